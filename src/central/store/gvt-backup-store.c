/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-backup-store.h"

GArray *
gvt_backup_store_list_heads (GvtDb *db, GError **error)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (GvtChainHead));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT chain.device, chain.incarnation,"
      " (SELECT max (seq) FROM event WHERE event.device = chain.device"
      "  AND event.incarnation = chain.incarnation) FROM incarnation AS chain",
      error);

  if (stmt == NULL)
    return NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtChainHead head = { .incarnation = (guint32) gvt_stmt_int (stmt, 1),
                            .seq = (guint64) gvt_stmt_int (stmt, 2) };

      if (!gvt_stmt_id (stmt, 0, &head.device, error))
        return NULL;
      if (head.seq > 0)
        g_array_append_val (heads, head);
    }
  if (local == NULL)
    return g_steal_pointer (&heads);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_backup_store_note (GvtDb *db, const GArray *heads, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_backed_up AS was VALUES (:device, :incarnation, :seq)"
      " ON CONFLICT (device, incarnation) DO UPDATE SET"
      " seq = CASE WHEN was.seq < excluded.seq THEN excluded.seq ELSE was.seq END",
      error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < heads->len; i++)
    {
      const GvtChainHead *head = &g_array_index (heads, GvtChainHead, i);

      gvt_stmt_bind_id (stmt, ":device", &head->device);
      gvt_stmt_bind_int (stmt, ":incarnation", head->incarnation);
      gvt_stmt_bind_int (stmt, ":seq", (gint64) head->seq);
      if (!gvt_stmt_run (stmt, error))
        return FALSE;
      gvt_stmt_reset (stmt);
    }
  return TRUE;
}

gboolean
gvt_backup_store_fill (GvtDb *db, GvtReceipt *receipt, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT incarnation, seq FROM central_backed_up WHERE device = :device"
      " AND incarnation <= :incarnation ORDER BY incarnation DESC LIMIT :limit",
      error);

  receipt->n_backed_up = 0;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &receipt->device);
  gvt_stmt_bind_int (stmt, ":incarnation", receipt->incarnation);
  gvt_stmt_bind_int (stmt, ":limit", GVT_RECEIPT_MAX_BACKED_UP);
  while (gvt_stmt_next (stmt, &local))
    receipt->backed_up[receipt->n_backed_up++] = (GvtBackedUp){
      .incarnation = (guint32) gvt_stmt_int (stmt, 0), .seq = (guint64) gvt_stmt_int (stmt, 1)
    };
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_backup_store_begin_epoch (GvtDb *db, GError **error)
{
  g_autoptr (GArray) heads = gvt_backup_store_list_heads (db, error);

  return heads != NULL && gvt_db_exec (db, "DELETE FROM central_backed_up", error)
         && gvt_backup_store_note (db, heads, error)
         && gvt_db_exec (db, "DELETE FROM central_prekey WHERE lease IS NULL", error)
         && gvt_db_exec (db, "UPDATE central_code SET expires_at = 0 WHERE device IS NULL", error)
         && gvt_db_exec (db, "DELETE FROM central_outbox_end", error)
         && gvt_db_exec (db,
                         "INSERT INTO central_outbox_end SELECT device, seq, hash"
                         " FROM central_outbox AS last WHERE seq = (SELECT max (seq)"
                         " FROM central_outbox AS each WHERE each.device = last.device)",
                         error);
}
