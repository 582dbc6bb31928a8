/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-maker-store.h"

#include "gvt-copy-store.h"

static void
bind_copy (GvtStmt *stmt, const GvtEventHeader *header)
{
  gvt_stmt_bind_id (stmt, ":device", &header->device);
  gvt_stmt_bind_int (stmt, ":incarnation", header->incarnation);
}

gboolean
gvt_maker_store_put (GvtDb *db, const GvtEventHeader *made, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_proposal_maker VALUES (:device, :incarnation, :proposal, :seq, :actor)",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_copy (stmt, made);
  gvt_stmt_bind_id (stmt, ":proposal", &made->id);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) made->seq);
  gvt_stmt_bind_text (stmt, ":actor", made->actor);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_maker_store_find (
    GvtDb *db, const GvtEventHeader *at, const GvtId *proposal, char **made_by, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      GVT_COPY_WITH_LINE "SELECT made_by FROM line JOIN central_proposal_maker USING (incarnation)"
                         " WHERE device = :device AND proposal_id = :proposal AND seq <= last_seq"
                         " LIMIT 1",
      error);

  *made_by = NULL;
  if (stmt == NULL)
    return FALSE;

  bind_copy (stmt, at);
  gvt_stmt_bind_id (stmt, ":proposal", proposal);
  if (gvt_stmt_next (stmt, &local))
    *made_by = g_strdup (gvt_stmt_text (stmt, 0));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
