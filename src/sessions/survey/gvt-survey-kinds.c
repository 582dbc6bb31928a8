/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-kinds-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-session-rows-private.h"

#define ANSWERED_SQL \
  "INSERT INTO survey_sheet AS was (session_id, device, channel, sheet, scores, sex, age, " \
  "education," \
  " service, scheme, is_done, incarnation, seq, event_id)" \
  " VALUES (:session, :device, :channel, :sheet, :scores, :sex, :age, :education," \
  " :service, '" GVT_SURVEY_SCHEME "', :done, :incarnation, :seq, :event)" \
  " ON CONFLICT (session_id, device, channel, sheet) DO UPDATE SET scores = :scores, sex = :sex," \
  " age = :age, education = :education, service = :service, is_done = :done," \
  " incarnation = :incarnation, seq = :seq, event_id = :event" \
  " WHERE " GVT_IS_LATER

#define SMILEY_SQL \
  "INSERT INTO survey_smiley AS was (session_id, device, channel, sheet, faces, scheme, is_done," \
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

/* --- undoing a sheet --- */

static char *
sheet_key (const char *table, JsonObject *body, GError **error)
{
  const char *channel = gvt_json_get_text (body, "channel", error);
  g_autofree char *row = NULL;
  gint64 sheet;
  GvtId session;

  if (channel == NULL || !gvt_json_get_int (body, "sheet", &sheet, error)
      || !gvt_json_get_id (body, "session", &session, error))
    return NULL;

  row = g_strdup_printf ("%s %" G_GINT64_FORMAT, channel, sheet);
  return gvt_act_key (table, &session, row);
}

char *
gvt_survey_sheet_key (JsonObject *body, GError **error)
{
  return sheet_key ("survey", body, error);
}

char *
gvt_smiley_sheet_key (JsonObject *body, GError **error)
{
  return sheet_key ("smiley", body, error);
}

#define CLEAR_SQL(table) \
  "DELETE FROM " table " WHERE session_id = :session AND device = :device" \
  " AND channel = :channel AND sheet = :sheet" \
  " AND (incarnation, seq, event_id) = (:incarnation, :seq, :event)"

static gboolean
clear_sheet (GvtDb *db, const char *sql, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, sql, error);
  GvtId session;

  if (stmt == NULL || !gvt_json_get_id (body, "session", &session, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_text (stmt, ":channel", gvt_json_text_or (body, "channel", ""));
  gvt_stmt_bind_int (stmt, ":sheet", gvt_json_int_or (body, "sheet", 0));
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_survey_sheet_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return clear_sheet (db, CLEAR_SQL ("survey_sheet"), event, body, error);
}

gboolean
gvt_smiley_sheet_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return clear_sheet (db, CLEAR_SQL ("survey_smiley"), event, body, error);
}

/* Else its number was drawn by lot, and says nothing to anybody. */
static gboolean
is_paper (JsonObject *body)
{
  return g_str_equal (gvt_json_text_or (body, "channel", ""), GVT_SURVEY_PAPER);
}

char *
gvt_survey_sheet_describe (JsonObject *body, GvtModuleLibrary *library)
{
  if (is_paper (body))
    return g_strdup_printf (_ ("survey sheet %u"), (guint) gvt_json_int_or (body, "sheet", 0));
  return g_strdup (_ ("survey answer at the laptop"));
}

char *
gvt_smiley_sheet_describe (JsonObject *body, GvtModuleLibrary *library)
{
  if (is_paper (body))
    return g_strdup_printf (_ ("sheet of faces %u"), (guint) gvt_json_int_or (body, "sheet", 0));
  return g_strdup (_ ("face chosen at the laptop"));
}
