/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-prekey-secret.h"

gboolean
gvt_prekey_secret_load (GvtDb *db, const GvtId *prekey, GvtSecret **secret, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT secret FROM prekey WHERE prekey_id = :prekey", error);
  g_autoptr (GBytes) bytes = NULL;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":prekey", prekey);
  if (gvt_stmt_next (stmt, &local))
    {
      bytes = gvt_stmt_bytes (stmt, 0);
      *secret = gvt_secret_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_prekey_secret_forget (GvtDb *db, const GvtId *prekey, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "DELETE FROM prekey WHERE prekey_id = :prekey",
                                             error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":prekey", prekey);
  return gvt_stmt_run (stmt, error);
}
