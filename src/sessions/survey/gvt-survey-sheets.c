/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-sheets.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-act-private.h"
#include "gvt-session-views.h"
#include "gvt-survey-kinds-private.h"

void
gvt_keyed_survey_free (GvtKeyedSurvey *self)
{
  g_free (self->line);
  g_free (self);
}

/* --- what stands there --- */

typedef struct
{
  const GvtId *session;
  gboolean is_smiley;
  GPtrArray *sheets;
} Listing;

#define OF_CLASS(columns, table) \
  "SELECT event_id, sheet, " columns " FROM " table " JOIN session USING (session_id, device)" \
  " WHERE session_id = :session AND channel = '" GVT_SURVEY_PAPER "'" \
  " ORDER BY incarnation, seq, event_id"

static char *
write_smiley (guint number, const char *digits)
{
  GvtSmileySheet sheet = { .sheet = number,
                           .n_faces = (guint) MIN (strlen (digits), GVT_SMILEY_N_QUESTIONS) };

  gvt_survey_digits_read (digits, sheet.faces, sheet.n_faces, GVT_SMILEY_MAX_FACE);
  return gvt_smiley_line_write (&sheet);
}

static char *
write_survey (guint number, GvtStmt *stmt)
{
  static const guint columns[] = { GVT_SURVEY_BY_SEX, GVT_SURVEY_BY_AGE, GVT_SURVEY_BY_EDUCATION };
  GvtSurveySheet sheet = { .sheet = number };

  gvt_survey_digits_read (gvt_stmt_text (stmt, 2), sheet.scores, GVT_SURVEY_N_ELEMENTS,
                          GVT_SURVEY_MAX_SCORE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sheet.codes[columns[i]] = gvt_survey_find_code (columns[i], gvt_stmt_text (stmt, 3 + (int) i));
  return gvt_survey_line_write (&sheet);
}

static gboolean
add_sheet (const Listing *self, GvtStmt *stmt, GError **error)
{
  guint number = (guint) gvt_stmt_int (stmt, 1);
  GvtKeyedSurvey *sheet;
  GvtId event;

  if (!gvt_stmt_id (stmt, 0, &event, error))
    return FALSE;

  sheet = g_new0 (GvtKeyedSurvey, 1);
  sheet->event = event;
  sheet->sheet = number;
  sheet->line = self->is_smiley ? write_smiley (number, gvt_stmt_text (stmt, 2))
                                : write_survey (number, stmt);
  g_ptr_array_add (self->sheets, sheet);
  return TRUE;
}

static gboolean
read_sheets (GvtDb *db, gpointer user_data, GError **error)
{
  const Listing *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      self->is_smiley ? OF_CLASS ("faces", "survey_smiley")
                      : OF_CLASS ("scores, sex, age, education", "survey_sheet"),
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", self->session);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    add_sheet (self, stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
gvt_survey_sheets_list (GvtProfile *profile,
                        const GvtId *session,
                        gboolean is_smiley,
                        GError **error)
{
  g_autoptr (GvtSession) seen = gvt_sessions_view (profile, session, error);
  g_autoptr (GvtJournal) journal = seen != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_keyed_survey_free);
  Listing listing = { session, is_smiley, sheets };

  return journal != NULL
                 && gvt_store_read (gvt_journal_get_store (journal), read_sheets, &listing, error)
             ? g_steal_pointer (&sheets)
             : NULL;
}

/* --- keying --- */

static guint
next_number (GPtrArray *sheets)
{
  guint number = 1;

  for (guint i = 0; i < sheets->len; i++)
    number = MAX (number, ((GvtKeyedSurvey *) sheets->pdata[i])->sheet + 1);
  return number;
}

static GvtSurveySheetChange
compare (GPtrArray *sheets, guint number, const char *line, gboolean replaces)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const GvtKeyedSurvey *sheet = sheets->pdata[i];

      if (sheet->sheet != number)
        continue;
      if (g_str_equal (sheet->line, line))
        return GVT_SURVEY_SHEET_SAME;
      return replaces ? GVT_SURVEY_SHEET_REPLACED : GVT_SURVEY_SHEET_HELD;
    }
  return GVT_SURVEY_SHEET_NEW;
}

static gboolean
records (GvtSurveySheetChange change)
{
  return change == GVT_SURVEY_SHEET_NEW || change == GVT_SURVEY_SHEET_REPLACED;
}

gboolean
gvt_survey_sheets_key (GvtProfile *profile,
                       const GvtId *session,
                       gboolean is_smiley,
                       const char *service,
                       const char *line,
                       gboolean replaces,
                       GvtSurveySheetOutcome *outcome,
                       GError **error)
{
  g_autoptr (GPtrArray) sheets = gvt_survey_sheets_list (profile, session, is_smiley, error);
  GvtSurveySheet sheet = { 0 };
  GvtSmileySheet smiley = { 0 };
  g_autofree char *written = NULL;

  if (sheets == NULL
      || !(is_smiley ? gvt_smiley_line_parse (&smiley, line, next_number (sheets), error)
                     : gvt_survey_line_parse (&sheet, line, next_number (sheets), service, error)))
    return FALSE;

  outcome->sheet = is_smiley ? smiley.sheet : sheet.sheet;
  written = is_smiley ? gvt_smiley_line_write (&smiley) : gvt_survey_line_write (&sheet);
  outcome->change = compare (sheets, outcome->sheet, written, replaces);
  if (!records (outcome->change))
    return TRUE;
  return is_smiley ? gvt_sessions_smile (profile, session, &smiley, error)
                   : gvt_sessions_survey (profile, session, &sheet, error);
}

/* --- taking back --- */

/* A #GvtSessionCheck. @data: the query that finds the sheet. */
static gboolean
check_stands (GvtDb *db, GvtSessionAct *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, act->data, error);
  GvtId event;

  if (stmt == NULL || !gvt_json_get_id (act->body, "undoes", &event, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", act->session);
  gvt_stmt_bind_id (stmt, ":event", &event);
  return gvt_stmt_one (stmt, "sheet", error);
}

#define STANDS(table) \
  "SELECT 1 FROM " table " JOIN session USING (session_id, device)" \
  " WHERE session_id = :session AND event_id = :event"

gboolean
gvt_survey_sheets_take_back (GvtProfile *profile,
                             const GvtId *session,
                             gboolean is_smiley,
                             const GvtId *event,
                             GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtSessionAct act = { .profile = profile,
                        .session = session,
                        .body = body,
                        .kind = "session.undone/1",
                        .check = check_stands,
                        .data = is_smiley ? STANDS ("survey_smiley") : STANDS ("survey_sheet") };

  gvt_json_set_id (body, "undoes", event);
  json_object_set_string_member (body, "kind", is_smiley ? "survey.smiley/1" : "survey.answered/1");
  return gvt_session_act_perform (&act, error);
}
