/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-copy-store.h"

#include "gvt-error.h"

void
gvt_copy_record_clear (GvtCopyRecord *self)
{
  g_clear_pointer (&self->code, g_free);
}

gboolean
gvt_copy_store_add (GvtDb *db, const GvtCopyRecord *copy, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_incarnation VALUES"
      " (:device, :incarnation, :code, :parent, :parent_seq, :fork_seq, :at, NULL, NULL)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &copy->device);
  gvt_stmt_bind_int (stmt, ":incarnation", copy->incarnation);
  gvt_stmt_bind_text (stmt, ":code", copy->code);
  gvt_stmt_bind_int (stmt, ":parent", copy->parent);
  gvt_stmt_bind_int (stmt, ":parent_seq", (gint64) copy->parent_seq);
  gvt_stmt_bind_int (stmt, ":fork_seq", (gint64) copy->fork_seq);
  gvt_stmt_bind_int (stmt, ":at", copy->began_at_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_copy_store_confirm (GvtDb *db,
                        const GvtId *device,
                        guint32 incarnation,
                        const char *user,
                        gint64 at_us,
                        GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "UPDATE central_incarnation SET confirmed_at = :at, confirmed_by = :user"
      " WHERE device = :device AND incarnation = :incarnation AND confirmed_at IS NULL",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_text (stmt, ":user", user);
  gvt_stmt_bind_int (stmt, ":at", at_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_copy_store_find (GvtDb *db, const GvtPublicKey *key, GvtCopyRecord *copy, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT incarnation, code, parent, parent_seq, fork_seq, began_at FROM central_incarnation"
      " JOIN incarnation USING (device, incarnation) WHERE device = :device AND public_key = :key",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &copy->device);
  gvt_stmt_bind_data (stmt, ":key", key->bytes, sizeof key->bytes);
  if (gvt_stmt_next (stmt, &local))
    {
      copy->incarnation = (guint32) gvt_stmt_int (stmt, 0);
      copy->code = g_strdup (gvt_stmt_text (stmt, 1));
      copy->parent = (guint32) gvt_stmt_int (stmt, 2);
      copy->parent_seq = (guint64) gvt_stmt_int (stmt, 3);
      copy->fork_seq = (guint64) gvt_stmt_int (stmt, 4);
      copy->began_at_us = gvt_stmt_int (stmt, 5);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_copy_store_check_open (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT 1 FROM central_incarnation WHERE device = :device AND parent = :incarnation LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  if (gvt_stmt_next (stmt, &local))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_CHAIN,
                         "This laptop's disk has been copied: each copy goes on for itself");
  else if (local == NULL)
    return TRUE;
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
