/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-papers-private.h"

#include "gvt-json.h"

gboolean
gvt_visit_apply_reported_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId visit;
  GvtHash digest;

  if (!gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_json_get_hash (body, "digest", &digest, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_report (event_id, visit_id, digest, written_at, written_by)"
      " VALUES (:event, :visit, :digest, :at, :actor)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_hash (stmt, ":digest", &digest);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_visit_apply_reported (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *code = gvt_json_get_text (body, "code", error);
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId visit;

  if (code == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_visit_apply_reported_1 (db, event, body, error))
    return FALSE;

  stmt = gvt_db_prepare (db, "INSERT INTO report_code VALUES (:event, :visit, :code)", error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_text (stmt, ":code", code);
  return gvt_stmt_run (stmt, error);
}
