/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-rows-private.h"
#include "gvt-survey-followup.h"
#include "gvt-survey-kinds-private.h"

#define ANSWERED_SQL \
  "INSERT INTO survey_sheet (session_id, device, channel, sheet, scores, sex, age, education," \
  " service, scheme, is_done, incarnation, seq, event_id)" \
  " VALUES (:session, :device, :channel, :sheet, :scores, :sex, :age, :education," \
  " :service, '" GVT_SURVEY_SCHEME "', :done, :incarnation, :seq, :event)" \
  " ON CONFLICT (session_id, device, channel, sheet) DO UPDATE SET scores = :scores, sex = :sex," \
  " age = :age, education = :education, service = :service, is_done = :done," \
  " incarnation = :incarnation, seq = :seq, event_id = :event" \
  " WHERE " GVT_IS_LATER

#define SMILEY_SQL \
  "INSERT INTO survey_smiley (session_id, device, channel, sheet, faces, scheme, is_done," \
  " incarnation, seq, event_id)" \
  " VALUES (:session, :device, :channel, :sheet, :scores, '" GVT_SMILEY_SCHEME "', :done," \
  " :incarnation, :seq, :event)" \
  " ON CONFLICT (session_id, device, channel, sheet) DO UPDATE SET faces = :scores," \
  " is_done = :done, incarnation = :incarnation, seq = :seq, event_id = :event" \
  " WHERE " GVT_IS_LATER

static void
bind_code (GvtStmt *stmt, const char *name, const char *code)
{
  gvt_stmt_bind_text (stmt, name, code != NULL ? code : "");
}

gboolean
gvt_survey_apply_answered (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtSurveySheet sheet = { 0 };
  g_autofree char *scores = NULL;
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId session;

  if (!gvt_json_get_id (body, "session", &session, error)
      || !gvt_survey_sheet_parse (&sheet, body, error)
      || (stmt = gvt_db_prepare (db, ANSWERED_SQL, error)) == NULL)
    return FALSE;

  scores = gvt_survey_digits_write (sheet.scores, GVT_SURVEY_N_ELEMENTS);
  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_text (stmt, ":channel", sheet.channel);
  gvt_stmt_bind_int (stmt, ":sheet", sheet.sheet);
  gvt_stmt_bind_text (stmt, ":scores", scores);
  bind_code (stmt, ":sex", sheet.codes[GVT_SURVEY_BY_SEX]);
  bind_code (stmt, ":age", sheet.codes[GVT_SURVEY_BY_AGE]);
  bind_code (stmt, ":education", sheet.codes[GVT_SURVEY_BY_EDUCATION]);
  bind_code (stmt, ":service", sheet.codes[GVT_SURVEY_BY_SERVICE]);
  gvt_stmt_bind_int (stmt, ":done", sheet.is_done);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_survey_apply_smiley (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtSmileySheet sheet = { 0 };
  g_autofree char *faces = NULL;
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId session;

  if (!gvt_json_get_id (body, "session", &session, error)
      || !gvt_smiley_sheet_parse (&sheet, body, error)
      || (stmt = gvt_db_prepare (db, SMILEY_SQL, error)) == NULL)
    return FALSE;

  faces = gvt_survey_digits_write (sheet.faces, sheet.n_faces);
  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_text (stmt, ":channel", sheet.channel);
  gvt_stmt_bind_int (stmt, ":sheet", sheet.sheet);
  gvt_stmt_bind_text (stmt, ":scores", faces);
  gvt_stmt_bind_int (stmt, ":done", sheet.is_done);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

/* --- what is to be done --- */

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

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO survey_followup (visit_id, place, element, revision, event_id, act, due, role)"
      " VALUES (:visit, :place, :element, :revision, :event, :act, :due, :role)"
      " ON CONFLICT (visit_id, place, element) DO UPDATE SET revision = :revision,"
      " event_id = :event, act = :act, due = :due, role = :role"
      " WHERE (:revision, :event) > (revision, event_id)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_text (stmt, ":place", event->header.place);
  gvt_stmt_bind_text (stmt, ":element", followup.element);
  gvt_stmt_bind_int (stmt, ":revision", revision);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_text (stmt, ":act", followup.act);
  gvt_stmt_bind_text (stmt, ":due", followup.due);
  gvt_stmt_bind_text (stmt, ":role", followup.role);
  return gvt_stmt_run (stmt, error);
}
