/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-blob-store.h"

GArray *
gvt_blob_store_list_unsent (GvtDb *db, guint64 epoch, GError **error)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (GvtBlobName));
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT blob.event_id, blob.hash, length (blob.bytes) FROM blob"
      " LEFT JOIN blob_delivery AS held"
      " ON held.event_id = blob.event_id AND held.hash = blob.hash AND held.epoch >= :epoch"
      " WHERE held.epoch IS NULL ORDER BY blob.event_id, blob.hash",
      error);
  GError *end = NULL;

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_int (stmt, ":epoch", (gint64) epoch);
  while (gvt_stmt_next (stmt, &end))
    {
      GvtBlobName name = { .size = (guint32) gvt_stmt_int (stmt, 2) };

      if (!gvt_stmt_id (stmt, 0, &name.event, error) || !gvt_stmt_hash (stmt, 1, &name.hash, error))
        return NULL;
      g_array_append_val (names, name);
    }
  if (end == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, end);
  return NULL;
}

gboolean
gvt_blob_store_set_received (GvtDb *db, const GvtBlobName *name, guint64 epoch, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO blob_delivery (event_id, hash, epoch) VALUES (:event, :hash, :epoch)"
      " ON CONFLICT (event_id, hash) DO UPDATE SET epoch = excluded.epoch",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":event", &name->event);
  gvt_stmt_bind_hash (stmt, ":hash", &name->hash);
  gvt_stmt_bind_int (stmt, ":epoch", (gint64) epoch);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_blob_store_count (GvtDb *db, guint64 epoch, guint64 *n_all, guint64 *n_received, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT count (*), count (held.epoch) FROM blob"
      " LEFT JOIN blob_delivery AS held"
      " ON held.event_id = blob.event_id AND held.hash = blob.hash AND held.epoch >= :epoch",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":epoch", (gint64) epoch);
  if (!gvt_stmt_one (stmt, "attachments", error))
    return FALSE;
  *n_all = (guint64) gvt_stmt_int (stmt, 0);
  *n_received = (guint64) gvt_stmt_int (stmt, 1);
  return TRUE;
}
