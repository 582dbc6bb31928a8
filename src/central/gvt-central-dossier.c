/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-dossier.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-lease-acts.h"
#include "gvt-central-private.h"
#include "gvt-device-status.h"
#include "gvt-error.h"
#include "gvt-fleet-store.h"
#include "gvt-json.h"
#include "gvt-slot-store.h"

/* The columns of a voter list, as KPU's working files call them (lists/gvt-list-reader.h). */
static const char *const columns[] = {
  "NKK",    "NIK", "NAMA", "TEMPAT LAHIR", "TANGGAL LAHIR", "STATUS",     "KELAMIN",
  "ALAMAT", "RT",  "RW",   "DISABILITAS",  "KTP-EL",        "KETERANGAN", "TPS"
};

/* What stands between a finder and the lists; src/README.md has each. */
static const char *const protection[] = {
  "store-sqlcipher",     /* the store's pages are encrypted */
  "lists-sealed",        /* each list under a key of its own, which only the roll opens */
  "passphrase-argon2id", /* 64 MiB and three passes at least for each try */
  "lease-closes",        /* lists close when the lease ends */
  "revocation-destroys", /* and are destroyed when the laptop meets the centre */
  "disk-image-remains",  /* a copy of the whole disk from before: passphrases alone protect it */
};

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device;
  JsonObject *dossier;
  GPtrArray *leases; /* of GvtLease */
  gint64 lost_at_us;
} Writing;

static void
set_words (JsonObject *object, const char *name, const char *const *words, gsize n)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < n; i++)
    json_array_add_string_element (array, words[i]);
  json_object_set_array_member (object, name, array);
}

/* --- how it got lost --- */

static gboolean
set_loss (Writing *self, GvtDb *db, const GvtFleetDecision *lost, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, db, &lost->event, error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  JsonObject *loss;
  gint64 discovered_at_us;

  if (body == NULL)
    return FALSE;

  discovered_at_us = gvt_json_int_or (body, "discovered_at_us", lost->at_us);
  self->lost_at_us = lost->at_us;
  loss = json_object_new ();
  json_object_set_int_member (loss, "discovered_at_us", discovered_at_us);
  json_object_set_int_member (loss, "deadline_at_us", discovered_at_us + GVT_DOSSIER_CLOCK_US);
  json_object_set_int_member (loss, "marked_at_us", lost->at_us);
  json_object_set_string_member (loss, "by", lost->by_user);
  json_object_set_string_member (loss, "reason", gvt_json_text_or (body, "reason", ""));
  json_object_set_string_member (loss, "last_seen_on", gvt_json_text_or (body, "last_seen_on", ""));
  json_object_set_string_member (loss, "where", gvt_json_text_or (body, "where", ""));
  json_object_set_object_member (self->dossier, "loss", loss);
  return TRUE;
}

static gboolean
set_records (Writing *self, GvtDb *db, const GvtFleetDecision *lost, GError **error)
{
  guint64 head_seq;
  GvtHash head;

  if (!gvt_journal_head (self->central->journal, db, &self->device->device,
                         self->device->incarnation, &head_seq, &head, error))
    return FALSE;
  json_object_set_int_member (self->dossier, "records_held", (gint64) head_seq);
  json_object_set_int_member (self->dossier, "records_after",
                              lost->incarnation == self->device->incarnation
                                  ? (gint64) (head_seq - MIN (head_seq, lost->head_seq))
                                  : (gint64) head_seq);
  return TRUE;
}

static gboolean
set_decisions (Writing *self, GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = gvt_fleet_store_list (db, &self->device->device,
                                                    self->device->incarnation, error);
  const GvtFleetDecision *lost = NULL;
  const GvtFleetDecision *found = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const GvtFleetDecision *decision = all->pdata[i];

      if (g_str_equal (decision->act, GVT_FLEET_ACT_LOST))
        {
          lost = decision;
          found = NULL;
        }
      else if (g_str_equal (decision->act, GVT_FLEET_ACT_FOUND))
        found = decision;
    }
  if (all != NULL && lost == NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("laptop %s was never marked as lost"),
                 self->device->code);
  if (lost == NULL)
    return FALSE;

  json_object_set_string_member (self->dossier, "state", found != NULL ? "found" : "lost");
  if (found != NULL)
    json_object_set_int_member (self->dossier, "found_at_us", found->at_us);
  return set_loss (self, db, lost, error) && set_records (self, db, lost, error);
}

/* --- what it told --- */

static void
set_told (JsonObject *dossier, const GvtDeviceStatus *status)
{
  JsonArray *lists = json_array_new ();

  json_object_set_int_member (dossier, "last_unlock_at_us",
                              status != NULL ? status->unlocked_at_us : 0);
  json_object_set_string_member (dossier, "last_unlock_by",
                                 status != NULL ? status->unlocked_by : "");
  json_object_set_string_member (dossier, "program", status != NULL ? status->program : "");
  json_object_set_int_member (dossier, "backup_at_us", status != NULL ? status->backup_at_us : 0);
  json_object_set_int_member (dossier, "records_unsent",
                              status != NULL ? (gint64) status->unsent : 0);
  for (guint i = 0; status != NULL && i < status->lists->len; i++)
    {
      const GvtHeldLists *held = status->lists->pdata[i];
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "election", held->election);
      json_object_set_int_member (one, "list_version", held->version);
      set_words (one, "villages", (const char *const *) held->villages->pdata, held->villages->len);
      json_array_add_object_element (lists, one);
    }
  json_object_set_array_member (dossier, "lists_told", lists);
}

static gboolean
set_contact (Writing *self, GvtDb *db, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtDeviceStatus) status = NULL;
  gint64 contact_at_us, obeyed_at_us;

  if (!gvt_fleet_store_load_contact (db, &self->device->device, self->device->incarnation,
                                     &contact_at_us, &bytes, error)
      || !gvt_fleet_store_find_obeyed (db, &self->device->device, self->device->incarnation,
                                       &obeyed_at_us, error))
    return FALSE;

  status = bytes != NULL ? gvt_device_status_read (bytes, NULL) : NULL;
  json_object_set_int_member (self->dossier, "last_contact_at_us", contact_at_us);
  json_object_set_int_member (self->dossier, "obeyed_at_us", obeyed_at_us);
  set_told (self->dossier, status);
  return TRUE;
}

static gboolean
set_people (Writing *self, GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) users = gvt_slot_store_list_users (db, &self->device->device,
                                                           self->device->incarnation, error);
  g_autofree char *holder = users != NULL ? gvt_fleet_store_find_holder (
                                db, &self->device->device, self->device->incarnation, error)
                                          : NULL;
  JsonArray *codes;

  if (holder == NULL)
    return FALSE;
  codes = json_array_new ();
  for (guint i = 0; i < users->len; i++)
    json_array_add_string_element (codes, ((GvtUser *) users->pdata[i])->code);
  json_object_set_array_member (self->dossier, "users", codes);
  json_object_set_string_member (self->dossier, "holder", holder);
  return TRUE;
}

/* --- which data --- */

/* Of a list that the centre keeps no more nobody knows the rows: -1. */
static gboolean
count_rows (GvtDb *db, const GvtLeaseVillage *village, gint64 *rows, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT coalesce (max (rows), -1) FROM central_list_village"
      " WHERE election = :election AND version = :version AND village = :village",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":election", village->election);
  gvt_stmt_bind_int (stmt, ":version", village->list_version);
  gvt_stmt_bind_text (stmt, ":village", village->village);
  if (!gvt_stmt_one (stmt, "rows", error))
    return FALSE;
  *rows = gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* Which leases could open something when it got lost: those that were given, and neither destroyed
 * nor taken back before. */
static gboolean
was_held (const Writing *self, const GvtLease *lease)
{
  return lease->record.is_sealed
         && (lease->record.revoked_at_us == 0 || lease->record.revoked_at_us >= self->lost_at_us);
}

static gboolean
add_village (Writing *self,
             GvtDb *db,
             JsonArray *villages,
             const GvtLease *lease,
             const GvtLeaseVillage *village,
             GError **error)
{
  JsonObject *object;
  gint64 rows;

  if (!count_rows (db, village, &rows, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "code", village->village);
  json_object_set_string_member (object, "election", village->election);
  json_object_set_int_member (object, "list_version", village->list_version);
  if (rows >= 0)
    json_object_set_int_member (object, "rows", rows);
  else
    json_object_set_null_member (object, "rows");
  gvt_json_set_id (object, "lease", &lease->record.lease);
  json_array_add_object_element (villages, object);
  return TRUE;
}

static JsonObject *
lease_to_json (const GvtLease *lease)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "lease", &lease->record.lease);
  json_object_set_string_member (object, "state", gvt_lease_state_code (lease->state));
  json_object_set_int_member (object, "granted_at_us", lease->record.granted_at_us);
  json_object_set_int_member (object, "not_after_us", lease->record.not_after_us);
  json_object_set_int_member (object, "revoked_at_us", lease->record.revoked_at_us);
  json_object_set_int_member (object, "villages", lease->villages->len);
  return object;
}

/* One list may stand in several leases: it counts once. */
static gint64
sum_rows (JsonArray *villages, guint *n_villages)
{
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 sum = 0;

  for (guint i = 0; i < json_array_get_length (villages); i++)
    {
      JsonObject *village = json_array_get_object_element (villages, i);
      const char *code = json_object_get_string_member (village, "code");
      char *list = g_strconcat (code, "/", json_object_get_string_member (village, "election"),
                                NULL);

      g_hash_table_add (codes, (gpointer) code);
      if (g_hash_table_add (lists, list) && !json_object_get_null_member (village, "rows"))
        sum += json_object_get_int_member (village, "rows");
    }
  *n_villages = g_hash_table_size (codes);
  return sum;
}

static gboolean
set_data (Writing *self, GvtDb *db, GError **error)
{
  g_autoptr (JsonArray) villages = json_array_new ();
  JsonArray *leases = json_array_new ();
  gboolean is_destroyed = TRUE;
  guint n_villages;

  json_object_set_array_member (self->dossier, "leases", leases);
  for (guint i = 0; i < self->leases->len; i++)
    {
      const GvtLease *lease = self->leases->pdata[i];

      if (!was_held (self, lease))
        continue;
      json_array_add_object_element (leases, lease_to_json (lease));
      is_destroyed = is_destroyed && lease->record.is_destroyed;
      for (guint v = 0; v < lease->villages->len; v++)
        if (!add_village (self, db, villages, lease, lease->villages->pdata[v], error))
          return FALSE;
    }

  json_object_set_int_member (self->dossier, "n_rows", sum_rows (villages, &n_villages));
  json_object_set_int_member (self->dossier, "n_villages", n_villages);
  json_object_set_array_member (self->dossier, "villages", json_array_ref (villages));
  json_object_set_boolean_member (
      self->dossier, "is_destroyed",
      is_destroyed
          && (self->leases->len > 0 || gvt_json_int_or (self->dossier, "obeyed_at_us", 0) > 0));
  return TRUE;
}

static gboolean
write_dossier (GvtDb *db, gpointer user_data, GError **error)
{
  Writing *self = user_data;

  return set_decisions (self, db, error) && set_people (self, db, error)
         && set_contact (self, db, error) && set_data (self, db, error);
}

JsonObject *
gvt_central_dossier (GvtCentral *self, const GvtDeviceRecord *device, GError **error)
{
  g_autoptr (JsonObject) dossier = json_object_new ();
  g_autoptr (GPtrArray) leases = NULL;
  Writing writing = { .central = self, .device = device, .dossier = dossier };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  writing.leases = leases = gvt_central_list_leases (self, device, error);
  if (leases == NULL)
    return NULL;
  json_object_set_string_member (dossier, "centre", gvt_central_get_name (self));
  json_object_set_int_member (dossier, "written_at_us", gvt_clock_now_us (self->clock));
  json_object_set_string_member (dossier, "code", device->code);
  gvt_json_set_id (dossier, "device", &device->device);
  json_object_set_int_member (dossier, "incarnation", device->incarnation);
  set_words (dossier, "columns", columns, G_N_ELEMENTS (columns));
  set_words (dossier, "protection", protection, G_N_ELEMENTS (protection));
  return gvt_store_read (self->store, write_dossier, &writing, error) ? g_steal_pointer (&dossier)
                                                                      : NULL;
}
