/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-taught-kind-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-session-rows-private.h"

char *
gvt_taught_key (JsonObject *body, GError **error)
{
  GvtId session;
  GvtHash hash;
  g_autofree char *text = NULL;

  if (!gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_hash (body, "content_hash", &hash, error))
    return NULL;

  text = gvt_hash_to_text (&hash);
  return gvt_act_key ("taught", &session, text);
}

/* Session and module, and the event itself. */
static gboolean
bind_place (GvtStmt *stmt, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtId session;
  GvtHash hash;

  if (!gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_hash (body, "content_hash", &hash, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_hash (stmt, ":hash", &hash);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return TRUE;
}

gboolean
gvt_taught_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *module = gvt_json_get_text (body, "module", error);
  gint64 version;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_taught AS was (session_id, content_hash, device, module, version,"
      " incarnation, seq, event_id)"
      " VALUES (:session, :hash, :device, :module, :version, :incarnation, :seq, :event)"
      " ON CONFLICT (session_id, content_hash, device) DO UPDATE SET module = :module,"
      " version = :version, incarnation = :incarnation, seq = :seq, event_id = :event"
      " WHERE " GVT_IS_LATER,
      error);

  if (stmt == NULL || module == NULL || !gvt_json_get_int (body, "version", &version, error)
      || !bind_place (stmt, event, body, error))
    return FALSE;

  gvt_stmt_bind_text (stmt, ":module", module);
  gvt_stmt_bind_int (stmt, ":version", version);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_taught_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM session_taught WHERE session_id = :session AND content_hash = :hash"
      " AND device = :device AND event_id = :event",
      error);

  return stmt != NULL && bind_place (stmt, event, body, error) && gvt_stmt_run (stmt, error);
}

char *
gvt_taught_describe (JsonObject *body, GvtModuleLibrary *library)
{
  GvtHash hash;
  GvtModule *module = library != NULL && gvt_json_get_hash (body, "content_hash", &hash, NULL)
                          ? gvt_module_library_find_hash (library, &hash, NULL)
                          : NULL;

  return g_strdup_printf (_ ("module taught: %s"), module != NULL
                                                       ? gvt_module_get_title (module)
                                                       : gvt_json_text_or (body, "module", ""));
}
