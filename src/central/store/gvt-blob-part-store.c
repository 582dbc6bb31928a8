/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-blob-part-store.h"

static GvtStmt *
prepare (GvtDb *db, const char *sql, const GvtId *event, const GvtHash *hash, GError **error)
{
  GvtStmt *stmt = gvt_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":event", event);
  gvt_stmt_bind_hash (stmt, ":hash", hash);
  return stmt;
}

gboolean
gvt_blob_part_store_has_whole (
    GvtDb *db, const GvtId *event, const GvtHash *hash, gboolean *has, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare (
      db, "SELECT count (*) FROM blob WHERE event_id = :event AND hash = :hash", event, hash,
      error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "attachment", error))
    return FALSE;
  *has = gvt_stmt_int (stmt, 0) > 0;
  return TRUE;
}

/* A piece that does not go on from the one before is as if it were not here. */
GByteArray *
gvt_blob_part_store_gather (GvtDb *db, const GvtId *event, const GvtHash *hash, GError **error)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (GvtStmt) stmt = prepare (
      db,
      "SELECT position, bytes FROM blob_part WHERE event_id = :event"
      " AND hash = :hash ORDER BY position",
      event, hash, error);
  GError *end = NULL;

  if (stmt == NULL)
    return NULL;
  while (gvt_stmt_next (stmt, &end))
    {
      g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 1);

      if (gvt_stmt_int (stmt, 0) == whole->len)
        g_byte_array_append (whole, g_bytes_get_data (bytes, NULL),
                             (guint) g_bytes_get_size (bytes));
    }
  if (end == NULL)
    return g_steal_pointer (&whole);
  g_propagate_error (error, end);
  return NULL;
}

gboolean
gvt_blob_part_store_add (GvtDb *db,
                         const GvtId *event,
                         const GvtHash *hash,
                         guint32 position,
                         GBytes *bytes,
                         GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare (
      db,
      "INSERT INTO blob_part (event_id, hash, position, bytes)"
      " VALUES (:event, :hash, :position, :bytes)"
      " ON CONFLICT (event_id, hash, position) DO UPDATE SET bytes = excluded.bytes",
      event, hash, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":position", position);
  gvt_stmt_bind_bytes (stmt, ":bytes", bytes);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_blob_part_store_remove (GvtDb *db, const GvtId *event, const GvtHash *hash, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare (
      db, "DELETE FROM blob_part WHERE event_id = :event AND hash = :hash", event, hash, error);

  return stmt != NULL && gvt_stmt_run (stmt, error);
}
