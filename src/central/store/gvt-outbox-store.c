/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-outbox-store.h"

#include "gvt-outbox-message.h"

gboolean
gvt_outbox_store_load_last (
    GvtDb *db, const GvtId *device, guint64 *seq, GvtHash *hash, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT seq, hash FROM central_outbox"
                                             " WHERE device = :device ORDER BY seq DESC LIMIT 1",
                                             error);

  *seq = 0;
  gvt_outbox_genesis (device, hash);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  if (gvt_stmt_next (stmt, &local))
    {
      *seq = (guint64) gvt_stmt_int (stmt, 0);
      return gvt_stmt_hash (stmt, 1, hash, error);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_outbox_store_add (GvtDb *db,
                      const GvtId *device,
                      guint64 seq,
                      const GvtHash *hash,
                      GBytes *message,
                      GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_outbox VALUES (:device, :seq, :hash, :message)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) seq);
  gvt_stmt_bind_hash (stmt, ":hash", hash);
  gvt_stmt_bind_bytes (stmt, ":message", message);
  return gvt_stmt_run (stmt, error);
}

GPtrArray *
gvt_outbox_store_list (
    GvtDb *db, const GvtId *device, guint64 after, guint max_count, gsize max_bytes, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT message FROM central_outbox"
      " WHERE device = :device AND seq > :after ORDER BY seq LIMIT :limit",
      error);
  gsize n_bytes = 0;

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":after", (gint64) MIN (after, G_MAXINT64));
  gvt_stmt_bind_int (stmt, ":limit", max_count);
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) message = gvt_stmt_bytes (stmt, 0);

      n_bytes += g_bytes_get_size (message);
      if (messages->len > 0 && n_bytes > max_bytes)
        break;
      g_ptr_array_add (messages, g_steal_pointer (&message));
    }
  if (local == NULL)
    return g_steal_pointer (&messages);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_outbox_store_load_read (GvtDb *db, const GvtId *device, guint64 *seq, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT seq FROM central_outbox_read WHERE device = :device", error);

  *seq = 0;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  if (gvt_stmt_next (stmt, &local))
    *seq = (guint64) gvt_stmt_int (stmt, 0);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_outbox_store_set_read (GvtDb *db, const GvtId *device, guint64 seq, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_outbox_read AS was"
      " SELECT device, seq FROM central_outbox WHERE device = :device AND seq <= :seq"
      " ORDER BY seq DESC LIMIT 1"
      " ON CONFLICT (device) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > was.seq",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) MIN (seq, G_MAXINT64));
  return gvt_stmt_run (stmt, error);
}
