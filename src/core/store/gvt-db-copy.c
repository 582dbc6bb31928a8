/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-db-copy.h"

#include <sqlite3.h>

#include "gvt-db-private.h"

gboolean
gvt_db_copy_file (const char *from,
                  const char *path,
                  const GvtSecret *key,
                  const GvtDbCopyActs *acts,
                  GError **error)
{
  g_autoptr (GvtDb) self = NULL;
  g_autoptr (GvtDb) copy = NULL;

  g_return_val_if_fail (from != NULL && path != NULL && acts != NULL, FALSE);

  self = gvt_db_open_reader (from, key, error);
  if (self == NULL || !gvt_db_copy (self, path, key, acts, error))
    return FALSE;

  copy = gvt_db_connect (path, key, SQLITE_OPEN_READWRITE, error);
  return copy != NULL
         && gvt_db_exec (copy, "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;", error)
         && (acts->settle == NULL || gvt_db_transact (copy, acts->settle, acts->user_data, error))
         && gvt_db_exec (copy, "PRAGMA journal_mode = DELETE;", error);
}

gboolean
gvt_db_read_file (
    const char *path, const GvtSecret *key, GvtTxFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GvtDb) self = NULL;

  g_return_val_if_fail (path != NULL && func != NULL, FALSE);

  self = gvt_db_require (path, error) ? gvt_db_open_reader (path, key, error) : NULL;
  return self != NULL && gvt_db_snapshot (self, func, user_data, error);
}

gboolean
gvt_db_has_table (GvtDb *self, const char *table)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name", NULL);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":name", table);
  return gvt_stmt_next (stmt, NULL);
}
