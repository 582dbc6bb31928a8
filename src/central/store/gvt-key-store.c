/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-key-store.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-keys-statement.h"
#include "gvt-seal.h"

#define EPOCH_CONTEXT  "central-epoch-key/1"
#define LOOKUP_CONTEXT "central-lookup-key/1"

gboolean
gvt_key_store_add_statement (GvtDb *db, guint64 serial, GBytes *statement, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_keys VALUES (:serial, :statement)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":serial", (gint64) serial);
  gvt_stmt_bind_bytes (stmt, ":statement", statement);
  return gvt_stmt_run (stmt, error);
}

GBytes *
gvt_key_store_load_statement (GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT statement FROM central_keys ORDER BY serial DESC LIMIT 1", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "keys statement", error))
    return NULL;
  return gvt_stmt_bytes (stmt, 0);
}

gboolean
gvt_key_store_find_serial (GvtDb *db, guint64 *serial, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT max (serial) FROM central_keys", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "keys statement", error))
    return FALSE;

  *serial = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

gboolean
gvt_key_store_find_turn (GvtDb *db, guint64 serial, gint64 *issued_at_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT statement FROM central_keys WHERE serial > :serial ORDER BY serial LIMIT 1",
      error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtKeysStatement) statement = NULL;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":serial", (gint64) serial);
  if (!gvt_stmt_one (stmt, "keys statement", error))
    return FALSE;
  bytes = gvt_stmt_bytes (stmt, 0);
  statement = gvt_keys_statement_read (bytes, error);
  if (statement == NULL)
    return FALSE;

  *issued_at_us = statement->issued_at_us;
  return TRUE;
}

static GBytes *
seal (const GvtSecret *wrap, const char *context, const GvtSecret *secret)
{
  return gvt_seal (wrap, context, gvt_secret_get (secret), gvt_secret_size (secret));
}

/* One row with the sealed key in its first column. */
static GvtSecret *
unseal_row (GvtStmt *stmt, const GvtSecret *wrap, const char *context, GError **error)
{
  g_autoptr (GBytes) sealed = NULL;

  if (!gvt_stmt_one (stmt, "key", error))
    return NULL;

  sealed = gvt_stmt_bytes (stmt, 0);
  return gvt_unseal_secret (wrap, context, sealed, error);
}

/* The name is the seal's context, so that one key can not be put in another's place. */
gboolean
gvt_key_store_add_secret (
    GvtDb *db, const GvtSecret *wrap, const char *name, const GvtSecret *secret, GError **error)
{
  g_autoptr (GBytes) sealed = seal (wrap, name, secret);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_secret VALUES (:name, :sealed)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":name", name);
  gvt_stmt_bind_bytes (stmt, ":sealed", sealed);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_key_store_replace_secret (
    GvtDb *db, const GvtSecret *wrap, const char *name, const GvtSecret *secret, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "DELETE FROM central_secret WHERE name = :name",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":name", name);
  return gvt_stmt_run (stmt, error) && gvt_key_store_add_secret (db, wrap, name, secret, error);
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return (first < second) - (first > second);
}

GArray *
gvt_key_store_list_former_sealing (GvtDb *db, GError **error)
{
  g_autoptr (GArray) serials = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT name FROM central_secret WHERE name LIKE 'sealing-key/%'", error);

  if (stmt == NULL)
    return NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      const char *name = gvt_stmt_text (stmt, 0);
      guint64 serial = g_ascii_strtoull (name + strlen ("sealing-key/"), NULL, 10);

      g_array_append_val (serials, serial);
    }
  g_array_sort (serials, compare_newest_first);
  if (local == NULL)
    return g_steal_pointer (&serials);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GvtSecret *
gvt_key_store_load_secret (GvtDb *db, const GvtSecret *wrap, const char *name, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT sealed FROM central_secret WHERE name = :name", error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_text (stmt, ":name", name);
  return unseal_row (stmt, wrap, name, error);
}

gboolean
gvt_key_store_load_centre_epoch (GvtDb *db, guint64 *epoch, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT value FROM setting WHERE name = 'central.epoch'", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "epoch", error))
    return FALSE;
  if (g_ascii_string_to_unsigned (gvt_stmt_text (stmt, 0), 10, 1, G_MAXINT64, epoch, NULL))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT, "the epoch is no number");
  return FALSE;
}

gboolean
gvt_key_store_set_centre_epoch (GvtDb *db, guint64 epoch, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GUINT64_FORMAT, epoch);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO setting VALUES ('central.epoch', :value)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":value", value);
  return gvt_stmt_run (stmt, error);
}

/* 0 when the village has no key yet. */
static gboolean
find_epoch (GvtDb *db, const char *village, guint *epoch, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT ifnull (max (epoch), 0) FROM central_epoch_key WHERE village = :village", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", village);
  if (!gvt_stmt_one (stmt, "epoch", error))
    return FALSE;
  *epoch = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static char *
epoch_context (const char *village, guint epoch)
{
  return g_strdup_printf (EPOCH_CONTEXT " %s %u", village, epoch);
}

static gboolean
add_epoch_key (GvtDb *db,
               const GvtSecret *wrap,
               const char *village,
               guint epoch,
               const GvtSecret *key,
               GError **error)
{
  g_autofree char *context = epoch_context (village, epoch);
  g_autoptr (GBytes) sealed = seal (wrap, context, key);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_epoch_key VALUES (:village, :epoch, :sealed)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", village);
  gvt_stmt_bind_int (stmt, ":epoch", epoch);
  gvt_stmt_bind_bytes (stmt, ":sealed", sealed);
  return gvt_stmt_run (stmt, error);
}

GvtSecret *
gvt_key_store_ensure_epoch_key (
    GvtDb *db, const GvtSecret *wrap, const char *village, guint *epoch, GError **error)
{
  g_autoptr (GvtSecret) key = NULL;

  if (!find_epoch (db, village, epoch, error))
    return NULL;
  if (*epoch > 0)
    return gvt_key_store_load_epoch_key (db, wrap, village, *epoch, error);

  *epoch = 1;
  key = gvt_secret_new_random (GVT_KEY_SIZE);
  return add_epoch_key (db, wrap, village, *epoch, key, error) ? g_steal_pointer (&key) : NULL;
}

GvtSecret *
gvt_key_store_load_epoch_key (
    GvtDb *db, const GvtSecret *wrap, const char *village, guint epoch, GError **error)
{
  g_autofree char *context = epoch_context (village, epoch);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT sealed FROM central_epoch_key WHERE village = :village AND epoch = :epoch",
      error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_text (stmt, ":village", village);
  gvt_stmt_bind_int (stmt, ":epoch", epoch);
  return unseal_row (stmt, wrap, context, error);
}

gboolean
gvt_key_store_set_lookup_key (
    GvtDb *db, const GvtSecret *wrap, const GvtId *device, const GvtSecret *key, GError **error)
{
  g_autofree char *name = gvt_id_to_text (device);
  g_autofree char *context = g_strconcat (LOOKUP_CONTEXT " ", name, NULL);
  g_autoptr (GBytes) sealed = seal (wrap, context, key);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_lookup_key VALUES (:device, :sealed)"
      " ON CONFLICT (device) DO UPDATE SET sealed = excluded.sealed",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_bytes (stmt, ":sealed", sealed);
  return gvt_stmt_run (stmt, error);
}

GvtSecret *
gvt_key_store_load_lookup_key (GvtDb *db,
                               const GvtSecret *wrap,
                               const GvtId *device,
                               GError **error)
{
  g_autofree char *name = gvt_id_to_text (device);
  g_autofree char *context = g_strconcat (LOOKUP_CONTEXT " ", name, NULL);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT sealed FROM central_lookup_key WHERE device = :device", error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  return unseal_row (stmt, wrap, context, error);
}
