/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-code-store.h"

#include <string.h>

void
gvt_code_record_free (GvtCodeRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->selector);
  g_strfreev (self->users);
  g_free (self);
}

gboolean
gvt_code_store_add (GvtDb *db, const GvtCodeRecord *code, GError **error)
{
  g_autofree char *users = g_strjoinv (" ", code->users);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_code VALUES (:selector, :hash, :users, :expires, 0, NULL, NULL)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":selector", code->selector);
  gvt_stmt_bind_hash (stmt, ":hash", &code->hash);
  gvt_stmt_bind_text (stmt, ":users", users);
  gvt_stmt_bind_int (stmt, ":expires", code->expires_at_us);
  return gvt_stmt_run (stmt, error);
}

static GvtCodeRecord *
read_code (GvtStmt *stmt, const char *selector, GError **error)
{
  g_autoptr (GBytes) key = gvt_stmt_bytes (stmt, 5);
  g_autoptr (GvtCodeRecord) code = g_new0 (GvtCodeRecord, 1);

  if (!gvt_stmt_hash (stmt, 0, &code->hash, error))
    return NULL;

  code->selector = g_strdup (selector);
  code->users = g_strsplit (gvt_stmt_text (stmt, 1), " ", -1);
  code->expires_at_us = gvt_stmt_int (stmt, 2);
  code->tries = (guint) gvt_stmt_int (stmt, 3);
  code->is_used = !gvt_stmt_is_null (stmt, 4);
  if (!code->is_used)
    return g_steal_pointer (&code);

  memcpy (code->device_key.bytes, g_bytes_get_data (key, NULL), sizeof code->device_key.bytes);
  return gvt_stmt_id (stmt, 4, &code->device, error) ? g_steal_pointer (&code) : NULL;
}

gboolean
gvt_code_store_find (GvtDb *db, const char *selector, GvtCodeRecord **code, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT hash, users, expires_at, tries, device, device_key"
      " FROM central_code WHERE selector = :selector",
      error);

  *code = NULL;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":selector", selector);
  if (gvt_stmt_next (stmt, &local))
    *code = read_code (stmt, selector, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_code_store_count_try (GvtDb *db, const char *selector, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE central_code SET tries = tries + 1 WHERE selector = :selector", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":selector", selector);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_code_store_set_used (GvtDb *db,
                         const char *selector,
                         const GvtId *device,
                         const GvtPublicKey *device_key,
                         GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "UPDATE central_code SET device = :device, device_key = :key"
      " WHERE selector = :selector",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":selector", selector);
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_data (stmt, ":key", device_key->bytes, sizeof device_key->bytes);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_code_store_remove_old (GvtDb *db, gint64 before_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "DELETE FROM central_code WHERE expires_at < :before", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":before", before_us);
  return gvt_stmt_run (stmt, error);
}
