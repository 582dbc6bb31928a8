/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-delta-store.h"

gboolean
gvt_delta_store_add (GvtDb *db, const GvtDeltaRecord *delta, gint64 at_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "INSERT INTO central_delta VALUES"
                                             " (:hash, :name, :version, :bytes, :base, :pack, :at)"
                                             " ON CONFLICT DO NOTHING",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_hash (stmt, ":hash", &delta->hash);
  gvt_stmt_bind_text (stmt, ":name", delta->name);
  gvt_stmt_bind_int (stmt, ":version", (gint64) delta->version);
  gvt_stmt_bind_int (stmt, ":bytes", (gint64) delta->bytes);
  gvt_stmt_bind_hash (stmt, ":base", &delta->base);
  gvt_stmt_bind_hash (stmt, ":pack", &delta->pack);
  gvt_stmt_bind_int (stmt, ":at", at_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_delta_store_find (GvtDb *db,
                      const GvtHash *base,
                      const GvtHash *pack,
                      gboolean *found,
                      GvtHash *hash,
                      GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT hash FROM central_delta WHERE pack = :pack"
                                             " AND base = :base"
                                             " ORDER BY published_at DESC, hash DESC LIMIT 1",
                                             error);

  *found = FALSE;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_hash (stmt, ":pack", pack);
  gvt_stmt_bind_hash (stmt, ":base", base);
  *found = gvt_stmt_next (stmt, &local);
  if (*found)
    return gvt_stmt_hash (stmt, 0, hash, error);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
