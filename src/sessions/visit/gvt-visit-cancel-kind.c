/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What visit.cancelled events leave in the tables. */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-rows-private.h"
#include "gvt-visit-cancel.h"
#include "gvt-visit-kinds-private.h"

#define MAX_REASON 20 /* bytes of a code: a newer program may know others */

static const char *
read_reason (JsonObject *body, GError **error)
{
  const char *reason = gvt_json_get_text (body, "reason", error);

  if (reason == NULL)
    return NULL;
  for (guint i = 0; reason[i] != '\0'; i++)
    if (i == MAX_REASON || !g_ascii_islower (reason[i]))
      {
        g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "a reason is one short word");
        return NULL;
      }
  return reason;
}

gboolean
gvt_visit_apply_cancelled (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *reason = read_reason (body, error);
  g_autoptr (GvtStmt) stmt = NULL;
  gint64 revision;
  GvtId visit;

  if (reason == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_json_get_int (body, "revision", &revision, error))
    return FALSE;
  if (revision < 1)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "revisions begin at 1");
      return FALSE;
    }

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO visit_cancel AS was (visit_id, device, revision, reason, incarnation, seq, "
      "event_id)"
      " VALUES (:visit, :device, :revision, :reason, :incarnation, :seq, :event)"
      " ON CONFLICT (visit_id, device) DO UPDATE SET revision = :revision, reason = :reason,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER,
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_int (stmt, ":revision", revision);
  gvt_stmt_bind_text (stmt, ":reason", reason);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_visit_cancelled_key (JsonObject *body, GError **error)
{
  GvtId visit;

  return gvt_json_get_id (body, "visit", &visit, error) ? gvt_act_key ("cancelled", &visit, "")
                                                        : NULL;
}

gboolean
gvt_visit_cancelled_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM visit_cancel WHERE visit_id = :visit AND device = :device"
      " AND (incarnation, seq, event_id) = (:incarnation, :seq, :event)",
      error);
  GvtId visit;

  if (stmt == NULL || !gvt_json_get_id (body, "visit", &visit, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_visit_cancelled_describe (JsonObject *body, GvtModuleLibrary *library)
{
  const char *reason = gvt_json_text_or (body, "reason", "");

  return *reason != '\0'
             ? g_strdup_printf (_ ("visit called off: %s"), gvt_visit_cancel_words (reason))
             : g_strdup (_ ("visit held after all"));
}
