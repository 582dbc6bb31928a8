/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-close-kind-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-session-rows-private.h"

char *
gvt_session_closed_key (JsonObject *body, GError **error)
{
  GvtId session;

  return gvt_json_get_id (body, "session", &session, error) ? gvt_act_key ("closed", &session, "")
                                                            : NULL;
}

gboolean
gvt_session_closed_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId session;

  if (!gvt_json_get_id (body, "session", &session, error))
    return FALSE;

  /* A laptop closes once until it takes that back; of a clone's two closes the earlier counts. */
  stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_close AS was"
      " (session_id, device, closed_at, closed_by, incarnation, seq, event_id)"
      " VALUES (:session, :device, :at, :actor, :incarnation, :seq, :event)"
      " ON CONFLICT (session_id, device) DO UPDATE SET closed_at = :at, closed_by = :actor,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE NOT " GVT_IS_LATER,
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_event_bind_origin (stmt, event);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_session_closed_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM session_close"
      " WHERE session_id = :session AND device = :device AND event_id = :event",
      error);
  GvtId session;

  if (stmt == NULL || !gvt_json_get_id (body, "session", &session, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_session_closed_describe (JsonObject *body, GvtModuleLibrary *library)
{
  /* Translators: stands behind "Undo: " */
  return g_strdup (_ ("close of the class"));
}
