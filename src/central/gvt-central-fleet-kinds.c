/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-fleet-kinds.h"

#include "gvt-central-kinds.h"
#include "gvt-fleet-store.h"
#include "gvt-json.h"
#include "gvt-sync-kinds.h"

static gboolean
settle (GvtDb *db, JsonObject *body, gboolean is_refused, GError **error)
{
  GvtId told;

  return !json_object_has_member (body, "told")
         || (gvt_json_get_id (body, "told", &told, error)
             && gvt_fleet_store_set_settled (db, &told, is_refused, error));
}

static gboolean
add (GvtDb *db,
     const GvtEvent *event,
     JsonObject *body,
     const char *act,
     const char *to_user,
     GError **error)
{
  GvtFleetDecision decision = { .act = (char *) act, .to_user = (char *) to_user };
  gint64 incarnation, head_seq;

  decision.by_user = (char *) gvt_json_get_text (body, "by", error);
  if (decision.by_user == NULL || !gvt_json_get_id (body, "device", &decision.device, error)
      || !gvt_json_get_int (body, "incarnation", &incarnation, error)
      || !gvt_json_get_int (body, "head_seq", &head_seq, error))
    return FALSE;

  decision.incarnation = (guint32) CLAMP (incarnation, 0, G_MAXUINT32);
  decision.head_seq = (guint64) head_seq;
  return gvt_fleet_store_add (db, event, &decision, error) && settle (db, body, FALSE, error);
}

static gboolean
apply_lost (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return add (db, event, body, GVT_FLEET_ACT_LOST, "", error);
}

static gboolean
apply_found (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return add (db, event, body, GVT_FLEET_ACT_FOUND, "", error);
}

static gboolean
apply_handed_over (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *to = gvt_json_get_text (body, "to", error);

  return to != NULL && add (db, event, body, GVT_FLEET_ACT_HANDED_OVER, to, error);
}

static gboolean
apply_retired (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return add (db, event, body, GVT_FLEET_ACT_RETIRED, "", error);
}

static gboolean
apply_written_off (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return add (db, event, body, GVT_FLEET_ACT_WRITTEN_OFF, "", error);
}

static gboolean
apply_refused (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return settle (db, body, TRUE, error);
}

static gboolean
apply_told (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return gvt_fleet_store_add_told (db, &event->header.id, error);
}

static gboolean
apply_obeyed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return gvt_fleet_store_add_obeyed (db, event, error);
}

static const GvtKind kinds[] = {
  { .name = GVT_DEVICE_ACT_REFUSED_KIND, .apply = apply_refused, .only_own = TRUE },
  { .name = GVT_DEVICE_LOST_KIND, .apply = apply_lost, .only_own = TRUE },
  { .name = GVT_DEVICE_FOUND_KIND, .apply = apply_found, .only_own = TRUE },
  { .name = GVT_DEVICE_HANDED_OVER_KIND, .apply = apply_handed_over, .only_own = TRUE },
  { .name = GVT_DEVICE_RETIRED_KIND, .apply = apply_retired, .only_own = TRUE },
  { .name = GVT_DEVICE_WRITTEN_OFF_KIND, .apply = apply_written_off, .only_own = TRUE },
  { NULL },
};

static const GvtKind also[] = {
  { .name = GVT_DEVICE_OBEYED_KIND, .apply = apply_obeyed },
  { .name = GVT_FLEET_LOST_KIND, .apply = apply_told },
  { .name = GVT_FLEET_FOUND_KIND, .apply = apply_told },
  { .name = GVT_FLEET_HANDED_OVER_KIND, .apply = apply_told },
  { .name = GVT_FLEET_BROKEN_KIND, .apply = apply_told },
  { .name = GVT_DEVICE_RETIRING_KIND, .apply = apply_told },
  { NULL },
};

static const char *const tables[] = { "central_obeyed", "central_fleet_told",
                                      "central_fleet_settled", "central_fleet_act", NULL };

const GvtProjection gvt_central_fleet_projection = {
  .kinds = kinds,
  .tables = tables,
  .also = also,
};
