/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-leases.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-leases-private.h"
#include "gvt-region.h"

#define MAX_PAYLOAD (1024 * 1024)
#define AHEAD_US    (30 * G_TIME_SPAN_DAY)
#define MAX_NAME    32

static gboolean
refuse (GError **error, GvtError code, const char *what)
{
  g_set_error (error, GVT_ERROR, (gint) code, "lease: %s", what);
  return FALSE;
}

/* Tries each one-time key that is still here. Returns: (transfer full) (nullable): the lease in the
 * clear; @prekey names the key that opened it */
static GBytes *
open_payload (GvtDb *db, GBytes *payload, GvtId *prekey, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT prekey_id, secret FROM prekey", error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 1);
      g_autoptr (GvtSecret) secret = gvt_secret_new (g_bytes_get_data (bytes, NULL),
                                                     g_bytes_get_size (bytes));
      GBytes *plain = gvt_unseal_with (secret, GVT_LEASE_TYPE, payload, NULL);

      if (plain == NULL)
        continue;
      if (gvt_stmt_id (stmt, 0, prekey, error))
        return plain;
      g_bytes_unref (plain);
      return NULL;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    refuse (error, GVT_ERROR_BAD_SIGNATURE, "none of our one-time keys opens it");
  return NULL;
}

typedef struct
{
  GvtId lease;
  GvtId device;
  GvtId prekey;
  gint64 incarnation;
  gint64 not_before;
  gint64 not_after;
  JsonArray *villages; /* (transfer none) */
} LeaseHead;

static gboolean
read_head (JsonObject *json, LeaseHead *head, GError **error)
{
  return gvt_json_get_id (json, "lease", &head->lease, error)
         && gvt_json_get_id (json, "device", &head->device, error)
         && gvt_json_get_id (json, "prekey", &head->prekey, error)
         && gvt_json_get_int (json, "incarnation", &head->incarnation, error)
         && gvt_json_get_int (json, "not_before_us", &head->not_before, error)
         && gvt_json_get_int (json, "not_after_us", &head->not_after, error)
         && (head->villages = gvt_json_get_array (json, "villages", error)) != NULL;
}

static gboolean
check_head (GvtProfile *profile, const LeaseHead *head, const GvtId *prekey, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  guint32 incarnation;
  GvtId device;

  if (journal == NULL || !gvt_journal_get_device (journal, &device, &incarnation, NULL, error))
    return FALSE;
  if (!gvt_id_equal (&device, &head->device) || head->incarnation != incarnation)
    return refuse (error, GVT_ERROR_FORBIDDEN, _ ("it was made for another laptop"));
  if (!gvt_id_equal (prekey, &head->prekey))
    return refuse (error, GVT_ERROR_BAD_SIGNATURE, "sealed to another key than it says");
  if (head->not_after <= head->not_before)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "ends before it begins");
  if (json_array_get_length (head->villages) > GVT_LEASE_MAX_VILLAGES)
    return refuse (error, GVT_ERROR_TOO_LARGE, "too many villages");
  return TRUE;
}

static gboolean
store_head (GvtDb *db, const LeaseHead *head, gint64 now_us, GError **error)
{
  g_autoptr (GvtStmt) gone = gvt_db_prepare (db, "DELETE FROM prekey WHERE prekey_id = :prekey",
                                             error);
  g_autoptr (GvtStmt) lease =
      gone != NULL ? gvt_db_prepare (
          db,
          "INSERT INTO lease (lease_id, not_before, not_after, received_at)"
          " VALUES (:lease, :before, :after, :now)"
          " ON CONFLICT (lease_id) DO UPDATE SET not_before = :before, not_after = :after",
          error)
                   : NULL;

  if (lease == NULL)
    return FALSE;

  gvt_stmt_bind_id (gone, ":prekey", &head->prekey);
  gvt_stmt_bind_id (lease, ":lease", &head->lease);
  gvt_stmt_bind_int (lease, ":before", head->not_before);
  gvt_stmt_bind_int (lease, ":after", head->not_after);
  gvt_stmt_bind_int (lease, ":now", now_us);
  return gvt_stmt_run (gone, error) && gvt_stmt_run (lease, error)
         && gvt_db_exec (db, "UPDATE lease SET wrong_codes = 0", error);
}

static gboolean
is_village (const char *code)
{
  g_autofree char *clean = gvt_region_code_clean (code, NULL);

  return g_strcmp0 (clean, code) == 0 && gvt_region_code_level (code) == GVT_REGION_VILLAGE;
}

/* The key for one moment in ordinary memory, for it stood in the JSON as text anyway. */
static GBytes *
seal_key (GvtProfile *profile, JsonObject *village, GError **error)
{
  guint8 key[GVT_KEY_SIZE];
  GvtPublicKey roll;
  GBytes *sealed;

  if (!gvt_json_get_hex (village, "key", key, sizeof key, error))
    return NULL;

  gvt_vault_get_roll_public (gvt_profile_get_vault (profile), &roll);
  sealed = gvt_seal_to (&roll, 1, GVT_EPOCH_KEY_CONTEXT, key, sizeof key);
  sodium_memzero (key, sizeof key);
  return sealed;
}

static gboolean
store_village (
    GvtProfile *profile, GvtDb *db, const GvtId *lease, JsonObject *village, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  g_autoptr (GBytes) sealed = NULL;
  const char *code = gvt_json_get_text (village, "code", error);
  const char *election = code != NULL ? gvt_json_get_text (village, "election", error) : NULL;
  gint64 epoch, version;

  if (election == NULL || !gvt_json_get_int (village, "epoch", &epoch, error)
      || !gvt_json_get_int (village, "list_version", &version, error))
    return FALSE;
  if (!is_village (code) || strlen (election) > MAX_NAME || epoch < 0 || version < 0)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "a village that is none");
  sealed = seal_key (profile, village, error);
  stmt = sealed != NULL
             ? gvt_db_prepare (db,
                               "INSERT OR REPLACE INTO lease_village (lease_id, village, election,"
                               " epoch, list_version, sealed_key)"
                               " VALUES (:lease, :village, :election, :epoch, :version, :key)",
                               error)
             : NULL;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":lease", lease);
  gvt_stmt_bind_text (stmt, ":village", code);
  gvt_stmt_bind_text (stmt, ":election", election);
  gvt_stmt_bind_int (stmt, ":epoch", epoch);
  gvt_stmt_bind_int (stmt, ":version", version);
  gvt_stmt_bind_bytes (stmt, ":key", sealed);
  return gvt_stmt_run (stmt, error);
}

typedef struct
{
  GvtProfile *profile;
  GBytes *payload;
} Acceptance;

/* A transaction of its own inside the caller's, so that a lease that makes no sense leaves no
 * trace. */
static gboolean
accept_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Acceptance *self = user_data;
  gint64 now_us = gvt_clock_now_us (gvt_profile_get_clock (self->profile));
  LeaseHead head = { 0 };
  GvtId prekey;
  g_autoptr (GBytes) plain = open_payload (db, self->payload, &prekey, error);
  g_autoptr (JsonObject) json = plain != NULL ? gvt_json_parse (plain, MAX_PAYLOAD, error) : NULL;

  if (json == NULL || !read_head (json, &head, error)
      || !check_head (self->profile, &head, &prekey, error)
      || !store_head (db, &head, now_us, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (head.villages); i++)
    {
      JsonObject *village = gvt_json_element_object (head.villages, i, "village", error);

      if (village == NULL || !store_village (self->profile, db, &head.lease, village, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_leases_accept (GvtProfile *profile, GvtDb *db, GBytes *payload, GError **error)
{
  Acceptance acceptance = { profile, payload };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_DB (db), FALSE);

  if (g_bytes_get_size (payload) > MAX_PAYLOAD)
    return refuse (error, GVT_ERROR_TOO_LARGE, "too large");
  return gvt_db_transact (db, accept_in_transaction, &acceptance, error);
}

gboolean
gvt_leases_now (GvtProfile *profile, GvtDb *db, gint64 *now_us, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  gint64 clock_us = gvt_clock_now_us (gvt_profile_get_clock (profile));
  gint64 trusted_us;

  if (journal == NULL || !gvt_journal_get_trusted_time (journal, db, &trusted_us, error))
    return FALSE;

  if (trusted_us == 0 || (clock_us >= trusted_us && clock_us - trusted_us <= AHEAD_US))
    *now_us = clock_us;
  else
    *now_us = trusted_us;
  return TRUE;
}
