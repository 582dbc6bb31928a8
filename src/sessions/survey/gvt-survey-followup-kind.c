/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What survey.followup events leave in the tables. */
#include "gvt-survey-followup.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-rows-private.h"
#include "gvt-survey-kinds-private.h"

#define PLAN_SQL \
  "INSERT INTO survey_plan AS was (visit_id, place, element, device, revision, act, due, role," \
  " incarnation, seq, event_id) VALUES (:visit, :place, :element, :device, :revision, :act, :due," \
  " :role, :incarnation, :seq, :event)" \
  " ON CONFLICT (visit_id, place, element, device) DO UPDATE SET revision = :revision," \
  " act = :act, due = :due, role = :role, incarnation = :incarnation, seq = :seq," \
  " event_id = :event WHERE " GVT_IS_LATER

gboolean
gvt_survey_apply_followup (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtSurveyFollowup followup = { 0 };
  g_autoptr (GvtStmt) stmt = NULL;
  gint64 revision;
  GvtId visit;

  if ((followup.element = gvt_json_get_text (body, "element", error)) == NULL
      || (followup.act = gvt_json_get_text (body, "act", error)) == NULL
      || (followup.due = gvt_json_get_text (body, "due", error)) == NULL
      || (followup.role = gvt_json_get_text (body, "role", error)) == NULL
      || !gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_json_get_int (body, "revision", &revision, error)
      || !gvt_survey_followup_check (&followup, error))
    return FALSE;
  if (revision < 1)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "revisions begin at 1");
      return FALSE;
    }

  stmt = gvt_db_prepare (db, PLAN_SQL, error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_text (stmt, ":place", event->header.place);
  gvt_stmt_bind_text (stmt, ":element", followup.element);
  gvt_stmt_bind_int (stmt, ":revision", revision);
  gvt_stmt_bind_text (stmt, ":act", followup.act);
  gvt_stmt_bind_text (stmt, ":due", followup.due);
  gvt_stmt_bind_text (stmt, ":role", followup.role);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

/* --- undoing it --- */

char *
gvt_survey_followup_key (JsonObject *body, GError **error)
{
  const char *element = gvt_json_get_text (body, "element", error);
  GvtId visit;

  return element != NULL && gvt_json_get_id (body, "visit", &visit, error)
             ? gvt_act_key ("followup", &visit, element)
             : NULL;
}

gboolean
gvt_survey_followup_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM survey_plan WHERE visit_id = :visit AND element = :element"
      " AND device = :device AND (incarnation, seq, event_id) = (:incarnation, :seq, :event)",
      error);
  GvtId visit;

  if (stmt == NULL || !gvt_json_get_id (body, "visit", &visit, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_text (stmt, ":element", gvt_json_text_or (body, "element", ""));
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_survey_followup_describe (JsonObject *body, GvtModuleLibrary *library)
{
  return g_strdup_printf (_ ("follow-up plan about %s"), gvt_json_text_or (body, "element", ""));
}
