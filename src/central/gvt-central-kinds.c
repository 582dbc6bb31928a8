/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-kinds.h"

#include "gvt-central-decisions.h"
#include "gvt-central-export.h"
#include "gvt-central-fleet-kinds.h"
#include "gvt-central-lease-kinds.h"
#include "gvt-central-slots.h"
#include "gvt-central-voter-checks.h"
#include "gvt-central-withdrawals.h"
#include "gvt-central-worklists.h"
#include "gvt-check-kinds.h"
#include "gvt-copy-store.h"
#include "gvt-delta-store.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-feature-projections.h"
#include "gvt-file-store.h"
#include "gvt-json.h"
#include "gvt-list-store.h"
#include "gvt-slot-store.h"
#include "gvt-user-store.h"
#include "gvt-visit-assigned.h"
#include "gvt-visit-store.h"

static gboolean
apply_user_added (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *code = gvt_json_get_text (body, "code", error);
  const char *role_text = code != NULL ? gvt_json_get_text (body, "role", error) : NULL;
  const char *area = role_text != NULL ? gvt_json_get_text (body, "area", error) : NULL;
  g_autoptr (GvtUser) user = NULL;
  GvtRole role;

  if (area == NULL || !gvt_role_from_text (role_text, &role, error))
    return FALSE;

  user = gvt_user_new (code, role, area);
  return gvt_user_store_add (db, user, event->header.at_us, error);
}

/* As the centre's own record has him; without one he could not be on a code. */
static gboolean
apply_device_user (GvtDb *db, const GvtId *device, JsonObject *object, GError **error)
{
  g_auto (GvtSlotRecord) slot = { .device = *device, .incarnation = 1 };
  const char *code = gvt_json_get_text (object, "code", error);

  if (code == NULL
      || !gvt_json_get_hex (object, "key", slot.key.bytes, sizeof slot.key.bytes, error)
      || !gvt_user_store_find (db, code, &slot.user, error))
    return FALSE;
  if (slot.user != NULL)
    return gvt_slot_store_put (db, &slot, error);

  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no user %s", code);
  return FALSE;
}

static gboolean
apply_device_users (GvtDb *db, const GvtId *device, JsonArray *users, GError **error)
{
  for (guint i = 0; i < json_array_get_length (users); i++)
    {
      JsonObject *user = gvt_json_element_object (users, i, "a laptop's user", error);

      if (user == NULL || !apply_device_user (db, device, user, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_device_registered (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtDeviceRecord device = { .enrolled_at_us = event->header.at_us };
  const char *code = gvt_json_get_text (body, "code", error);
  JsonArray *users = code != NULL ? gvt_json_get_array (body, "users", error) : NULL;

  if (users == NULL || !gvt_json_get_id (body, "device", &device.device, error)
      || !gvt_json_get_hex (body, "roll_public", device.roll_public.bytes,
                            sizeof device.roll_public.bytes, error))
    return FALSE;

  device.code = (char *) code;
  return gvt_device_store_add (db, &device, error)
         && apply_device_users (db, &device.device, users, error);
}

static gboolean
read_incarnation (JsonObject *body, const char *name, guint32 *incarnation, GError **error)
{
  gint64 number;

  if (!gvt_json_get_int (body, name, &number, error))
    return FALSE;

  *incarnation = (guint32) CLAMP (number, 0, G_MAXUINT32);
  return TRUE;
}

/* @fork: the member that says how far the parent's past is the copy's */
static gboolean
add_copy (GvtDb *db, const GvtEvent *event, JsonObject *body, const char *fork, GError **error)
{
  g_auto (GvtCopyRecord) copy = { .began_at_us = event->header.at_us };
  gint64 parent_seq;
  gint64 fork_seq;

  copy.code = g_strdup (gvt_json_get_text (body, "code", error));
  if (copy.code == NULL || !gvt_json_get_id (body, "device", &copy.device, error)
      || !read_incarnation (body, "incarnation", &copy.incarnation, error)
      || !read_incarnation (body, "parent", &copy.parent, error)
      || !gvt_json_get_int (body, "parent_seq", &parent_seq, error)
      || !gvt_json_get_int (body, fork, &fork_seq, error))
    return FALSE;

  copy.parent_seq = (guint64) parent_seq;
  copy.fork_seq = (guint64) fork_seq;
  return gvt_copy_store_add (db, &copy, error);
}

static gboolean
apply_device_rejoined (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return add_copy (db, event, body, "fork_seq", error);
}

/* Where they parted was not noted: as if it had been where the parent stood. */
static gboolean
apply_device_rejoined_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return add_copy (db, event, body, "parent_seq", error);
}

static gboolean
apply_device_confirmed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *user = gvt_json_get_text (body, "user", error);
  guint32 incarnation;
  GvtId device;

  return user != NULL && gvt_json_get_id (body, "device", &device, error)
         && read_incarnation (body, "incarnation", &incarnation, error)
         && gvt_copy_store_confirm (db, &device, incarnation, user, event->header.at_us, error);
}

static gboolean
apply_list_imported (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtListRecord list = { .imported_at_us = event->header.at_us };
  gint64 version;
  gint64 rows;
  gint64 villages;

  list.election = (char *) gvt_json_get_text (body, "election", error);
  if (list.election == NULL)
    return FALSE;
  list.as_of = (char *) gvt_json_get_text (body, "as_of", error);
  if (list.as_of == NULL || !gvt_json_get_int (body, "version", &version, error)
      || !gvt_json_get_int (body, "rows", &rows, error)
      || !gvt_json_get_int (body, "villages", &villages, error)
      || !gvt_json_get_hash (body, "digest", &list.digest, error))
    return FALSE;

  list.version = (guint) version;
  list.rows = (guint64) rows;
  list.villages = (guint) villages;
  return gvt_list_store_add (db, &list, error);
}

static gboolean
apply_file_published (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtFileRecord file = { .kind = gvt_json_get_text (body, "kind", error) };
  GvtHash lexicon;
  gint64 version;
  gint64 bytes;

  file.name = file.kind != NULL ? gvt_json_get_text (body, "name", error) : NULL;
  if (file.name == NULL || !gvt_json_get_int (body, "version", &version, error)
      || !gvt_json_get_int (body, "bytes", &bytes, error)
      || !gvt_json_get_hash (body, "hash", &file.hash, error))
    return FALSE;

  file.version = (guint64) version;
  file.bytes = (guint64) bytes;
  if (json_object_has_member (body, "lexicon"))
    {
      if (!gvt_json_get_hash (body, "lexicon", &lexicon, error))
        return FALSE;
      file.lexicon = &lexicon;
    }
  return gvt_file_store_add (db, &file, event->header.at_us, error);
}

static gboolean
apply_delta_published (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtDeltaRecord delta = { .name = gvt_json_get_text (body, "name", error) };
  gint64 version;
  gint64 bytes;

  if (delta.name == NULL || !gvt_json_get_int (body, "version", &version, error)
      || !gvt_json_get_int (body, "bytes", &bytes, error)
      || !gvt_json_get_hash (body, "hash", &delta.hash, error)
      || !gvt_json_get_hash (body, "base", &delta.base, error)
      || !gvt_json_get_hash (body, "pack", &delta.pack, error))
    return FALSE;

  delta.version = (guint64) version;
  delta.bytes = (guint64) bytes;
  return gvt_delta_store_add (db, &delta, event->header.at_us, error);
}

static gboolean
read_laptops (JsonObject *body, GArray *devices, GError **error)
{
  JsonArray *laptops = gvt_json_get_array (body, "laptops", error);

  for (guint i = 0; laptops != NULL && i < json_array_get_length (laptops); i++)
    {
      const char *text = gvt_json_element_text (laptops, i, "laptops", error);
      GvtId device;

      if (text == NULL || !gvt_id_from_text (text, &device, error))
        return FALSE;
      g_array_append_val (devices, device);
    }
  return laptops != NULL;
}

static gboolean
apply_visit_issued (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GArray) devices = g_array_new (FALSE, FALSE, sizeof (GvtId));
  GvtVisitRecord visit = { .place = event->header.place, .devices = devices };

  visit.key = (char *) gvt_json_get_text (body, "key", error);
  visit.date = visit.key != NULL ? (char *) gvt_json_get_text (body, "date", error) : NULL;
  return visit.date != NULL && gvt_json_get_id (body, "visit", &visit.visit, error)
         && gvt_json_get_id (body, "event", &visit.plan_event, error)
         && gvt_json_get_int (body, "revision", &visit.revision, error)
         && read_laptops (body, devices, error) && gvt_visit_store_put (db, &visit, error)
         && gvt_visit_note_withdrawn (db, event, &visit.visit, FALSE, error);
}

static gboolean
apply_visit_taken_back (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtId visit;

  return gvt_json_get_id (body, "visit", &visit, error)
         && gvt_visit_store_take_back (db, &visit, error)
         && gvt_visit_note_withdrawn (db, event, &visit, TRUE, error);
}

static const GvtKind kinds[] = {
  { .name = GVT_CENTRE_BEGUN_KIND, .only_own = TRUE },
  { .name = GVT_KEYS_RENEWED_KIND },
  { .name = GVT_KEYS_TURNED_KIND, .only_own = TRUE },
  { .name = GVT_CENTRE_BACKED_UP_KIND, .only_own = TRUE },
  { .name = GVT_CENTRE_RESTORED_KIND, .only_own = TRUE },
  { .name = GVT_USER_ADDED_KIND, .apply = apply_user_added, .only_own = TRUE },
  { .name = GVT_CODE_ISSUED_KIND, .only_own = TRUE },
  { .name = GVT_DEVICE_REGISTERED_KIND, .apply = apply_device_registered, .only_own = TRUE },
  { .name = GVT_LIST_IMPORTED_KIND, .apply = apply_list_imported, .only_own = TRUE },
  { .name = GVT_FILE_PUBLISHED_KIND, .apply = apply_file_published, .only_own = TRUE },
  { .name = GVT_DELTA_PUBLISHED_KIND, .apply = apply_delta_published, .only_own = TRUE },
  { .name = "device.rejoined/1", .apply = apply_device_rejoined_1, .only_own = TRUE },
  { .name = GVT_DEVICE_REJOINED_KIND, .apply = apply_device_rejoined, .only_own = TRUE },
  { .name = GVT_DEVICE_CONFIRMED_KIND, .apply = apply_device_confirmed, .only_own = TRUE },
  { .name = GVT_VISIT_ISSUED_KIND, .apply = apply_visit_issued, .only_own = TRUE },
  { .name = GVT_VISIT_TAKEN_BACK_KIND, .apply = apply_visit_taken_back, .only_own = TRUE },
  { .name = GVT_PROPOSALS_READ_KIND, .only_own = TRUE },
  { .name = GVT_QUEUE_READ_KIND, .only_own = TRUE },
  { .name = GVT_PROPOSALS_EXPORTED_KIND, .only_own = TRUE },
  { .name = GVT_WORKLIST_ASSIGNED_KIND,
    .retention_days = GVT_WORKLIST_RETENTION_DAYS,
    .only_own = TRUE },
  { .name = GVT_VOTER_CHECK_ANSWERED_KIND,
    .retention_days = GVT_CHECK_RETENTION_DAYS,
    .only_own = TRUE },
  { .name = GVT_RECOVERY_KEY_KIND, .only_own = TRUE },
  { .name = GVT_RECOVERY_ANSWERED_KIND, .only_own = TRUE },
  { NULL },
};

static const char *const tables[] = { "central_visit_taken_back",
                                      "central_visit_device",
                                      "central_visit",
                                      "central_incarnation",
                                      "central_delta",
                                      "central_file",
                                      "central_list",
                                      "central_roll_key",
                                      "central_slot",
                                      "central_device",
                                      "central_user",
                                      NULL };

const GvtProjection gvt_central_projection = {
  .kinds = kinds,
  .tables = tables,
  .also = gvt_central_slot_kinds,
  .judge = gvt_central_judge_actor,
};

/* Laptops' events are projected here as they were there, and the centre's own beside them. */
static gpointer
join_projections (gpointer unused)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_add (all, (gpointer) &gvt_central_projection);
  g_ptr_array_add (all, (gpointer) &gvt_central_lease_projection);
  g_ptr_array_add (all, (gpointer) &gvt_central_fleet_projection);
  g_ptr_array_add (all, (gpointer) &gvt_central_withdrawals);
  g_ptr_array_add (all, (gpointer) &gvt_central_decisions);
  for (const GvtProjection *const *feature = gvt_feature_projections (); *feature != NULL;
       feature++)
    g_ptr_array_add (all, (gpointer) *feature);
  g_ptr_array_add (all, NULL);
  return g_ptr_array_free (all, FALSE);
}

const GvtProjection *const *
gvt_central_projections (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, join_projections, NULL);
}
