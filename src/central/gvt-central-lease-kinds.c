/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-lease-kinds.h"

#include "gvt-central-kinds.h"
#include "gvt-device-store.h"
#include "gvt-json.h"
#include "gvt-lease-store.h"
#include "gvt-voters-kinds.h"

static gboolean
apply_lease_village (GvtDb *db, const GvtId *lease, JsonObject *object, GError **error)
{
  GvtLeaseVillage village = { 0 };
  gint64 version;
  gint64 epoch;

  village.village = (char *) gvt_json_get_text (object, "code", error);
  if (village.village == NULL)
    return FALSE;
  village.election = (char *) gvt_json_get_text (object, "election", error);
  if (village.election == NULL || !gvt_json_get_int (object, "list_version", &version, error)
      || !gvt_json_get_int (object, "epoch", &epoch, error))
    return FALSE;

  village.list_version = (guint) version;
  village.epoch = (guint) epoch;
  return gvt_lease_store_add_village (db, lease, &village, error);
}

static gboolean
apply_lease_granted (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtLeaseRecord lease = { .granted_at_us = event->header.at_us };
  JsonArray *villages = gvt_json_get_array (body, "villages", error);

  if (villages == NULL || !gvt_json_get_id (body, "lease", &lease.lease, error)
      || !gvt_json_get_id (body, "device", &lease.device, error)
      || !gvt_json_get_int (body, "not_before_us", &lease.not_before_us, error)
      || !gvt_json_get_int (body, "not_after_us", &lease.not_after_us, error))
    return FALSE;

  lease.incarnation = (guint32) CLAMP (gvt_json_int_or (body, "incarnation", 1), 0, G_MAXUINT32);
  if (!gvt_lease_store_add (db, &lease, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (villages); i++)
    {
      JsonObject *village = gvt_json_element_object (villages, i, "a leased village", error);

      if (village == NULL || !apply_lease_village (db, &lease.lease, village, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_lease_extended (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  gint64 not_after_us;
  GvtId lease;

  return gvt_json_get_id (body, "lease", &lease, error)
         && gvt_json_get_int (body, "not_after_us", &not_after_us, error)
         && gvt_lease_store_extend (db, &lease, not_after_us, error);
}

static gboolean
apply_lease_revoked (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtId lease;

  return gvt_json_get_id (body, "lease", &lease, error)
         && gvt_lease_store_revoke (db, &lease, event->header.at_us, error);
}

static gboolean
apply_device_stationed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  gboolean is_stationary;
  gint64 incarnation;
  GvtId device;

  return gvt_json_get_id (body, "device", &device, error)
         && gvt_json_get_int (body, "incarnation", &incarnation, error)
         && gvt_json_get_bool (body, "is_stationary", &is_stationary, error)
         && gvt_device_store_set_stationary (
             db, &device, (guint32) CLAMP (incarnation, 0, G_MAXUINT32), is_stationary, error);
}

static gboolean
apply_lease_destroyed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *reason = gvt_json_get_text (body, "reason", error);
  GvtId lease;

  return reason != NULL && gvt_json_get_id (body, "lease", &lease, error)
         && gvt_lease_store_note_destroyed (db, &event->header.id, &event->header.device, &lease,
                                            reason, error);
}

static const GvtKind kinds[] = {
  { .name = "lease.granted/1", .apply = apply_lease_granted, .only_own = TRUE },
  { .name = GVT_LEASE_GRANTED_KIND, .apply = apply_lease_granted, .only_own = TRUE },
  { .name = GVT_LEASE_APPROVED_KIND, .only_own = TRUE },
  { .name = GVT_LEASE_EXTENDED_KIND, .apply = apply_lease_extended, .only_own = TRUE },
  { .name = GVT_LEASE_REVOKED_KIND, .apply = apply_lease_revoked, .only_own = TRUE },
  { .name = GVT_DEVICE_STATIONED_KIND, .apply = apply_device_stationed, .only_own = TRUE },
  { NULL },
};

static const GvtKind also[] = {
  { .name = GVT_LEASE_DESTROYED_KIND, .apply = apply_lease_destroyed },
  { NULL },
};

static const char *const tables[] = { "central_stationary",    "central_lease_destroyed",
                                      "central_lease_revoked", "central_lease_village",
                                      "central_lease",         NULL };

const GvtProjection gvt_central_lease_projection = {
  .kinds = kinds,
  .tables = tables,
  .also = also,
};
