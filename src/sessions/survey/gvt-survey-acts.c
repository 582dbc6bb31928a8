/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-acts.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-act-private.h"
#include "gvt-session-views.h"
#include "gvt-survey-kinds-private.h"

guint
gvt_survey_draw_number (void)
{
  return (guint) g_random_int_range (1, GVT_SURVEY_MAX_SHEET + 1);
}

/* --- writing --- */

/* A #GvtSessionCheck. What one keys twice, or reads twice from one file, stands there once.
 * @data: the query that counts the same sheet. */
static gboolean
skip_if_known (GvtDb *db, GvtSessionAct *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, act->data, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", act->session);
  gvt_stmt_bind_text (stmt, ":channel", gvt_json_text_or (act->body, "channel", ""));
  gvt_stmt_bind_int (stmt, ":sheet", gvt_json_int_or (act->body, "sheet", 0));
  gvt_stmt_bind_int (stmt, ":done", json_object_get_boolean_member (act->body, "done"));
  if (json_object_has_member (act->body, "faces"))
    gvt_stmt_bind_text (stmt, ":faces", gvt_json_text_or (act->body, "faces", ""));
  else
    {
      gvt_stmt_bind_text (stmt, ":scores", gvt_json_text_or (act->body, "scores", ""));
      gvt_stmt_bind_text (stmt, ":sex", gvt_json_text_or (act->body, "sex", ""));
      gvt_stmt_bind_text (stmt, ":age", gvt_json_text_or (act->body, "age", ""));
      gvt_stmt_bind_text (stmt, ":education", gvt_json_text_or (act->body, "education", ""));
      gvt_stmt_bind_text (stmt, ":service", gvt_json_text_or (act->body, "service", ""));
    }
  if (!gvt_stmt_one (stmt, "count", error))
    return FALSE;
  act->is_needless = gvt_stmt_int (stmt, 0) != 0;
  return TRUE;
}

/* A body that a reader would refuse is a person's mistake as long as nothing is written. */
static gboolean
refuse_sheet (GError **error, GError *why)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("This is no survey sheet (%s). Nothing was recorded."), why->message);
  return FALSE;
}

/* @known: counts the same sheet, when it is there already */
static gboolean
record (GvtProfile *profile,
        const GvtId *session,
        JsonObject *body,
        const char *kind,
        const char *known,
        GError **error)
{
  GvtSessionAct act = {
    .profile = profile,
    .session = session,
    .body = body,
    .kind = kind,
    .check = skip_if_known,
    .data = (gpointer) known,
  };

  return gvt_session_act_perform (&act, error);
}

#define COUNT_SHEETS(table) \
  "SELECT count (*) FROM " table " JOIN session USING (session_id, device)" \
  " WHERE session_id = :session AND channel = :channel AND sheet = :sheet" \
  " AND is_done = :done"

gboolean
gvt_sessions_survey (GvtProfile *profile,
                     const GvtId *session,
                     const GvtSurveySheet *sheet,
                     GError **error)
{
  g_autoptr (JsonObject) body = gvt_survey_sheet_write (sheet);
  g_autoptr (GError) local = NULL;
  GvtSurveySheet read = { 0 };

  if (!gvt_survey_sheet_parse (&read, body, &local))
    return refuse_sheet (error, local);
  return record (profile, session, body, "survey.answered/1",
                 COUNT_SHEETS ("survey_sheet") " AND scores = :scores AND sex = :sex AND age = :age"
                                               " AND education = :education AND service = :service",
                 error);
}

gboolean
gvt_sessions_smile (GvtProfile *profile,
                    const GvtId *session,
                    const GvtSmileySheet *sheet,
                    GError **error)
{
  g_autoptr (JsonObject) body = gvt_smiley_sheet_write (sheet);
  g_autoptr (GError) local = NULL;
  GvtSmileySheet read = { 0 };

  if (!gvt_smiley_sheet_parse (&read, body, &local))
    return refuse_sheet (error, local);
  return record (profile, session, body, "survey.smiley/1",
                 COUNT_SHEETS ("survey_smiley") " AND faces = :faces", error);
}

/* --- who sits there --- */

typedef struct
{
  const GvtId *session;
  GvtSurveySheet *sheet;  /* (nullable) */
  GvtSmileySheet *smiley; /* (nullable) */
  gboolean is_found;
} Search;

static void
take_codes (GvtStmt *stmt, GvtSurveySheet *sheet)
{
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    sheet->codes[i] = gvt_survey_find_code (i, gvt_stmt_text (stmt, 2 + (int) i));
}

static gboolean
take_sheet (GvtStmt *stmt, Search *search)
{
  const char *digits = gvt_stmt_text (stmt, 1);

  if (search->sheet != NULL)
    {
      *search->sheet = (GvtSurveySheet){ .channel = GVT_SURVEY_LAPTOP,
                                         .sheet = (guint) gvt_stmt_int (stmt, 0) };
      take_codes (stmt, search->sheet);
      return gvt_survey_digits_read (digits, search->sheet->scores, GVT_SURVEY_N_ELEMENTS,
                                     GVT_SURVEY_MAX_SCORE);
    }
  *search->smiley = (GvtSmileySheet){ .channel = GVT_SURVEY_LAPTOP,
                                      .sheet = (guint) gvt_stmt_int (stmt, 0),
                                      .n_faces = GVT_SMILEY_N_QUESTIONS };
  return gvt_survey_digits_read (digits, search->smiley->faces, GVT_SMILEY_N_QUESTIONS,
                                 GVT_SMILEY_MAX_FACE);
}

/* Only the last one that was touched: whoever went away before did not come back. */
#define UNFINISHED \
  "JOIN session USING (session_id, device) WHERE session_id = :session AND" \
  " channel = '" GVT_SURVEY_LAPTOP "' ORDER BY incarnation DESC, seq DESC, event_id DESC LIMIT 1"

static gboolean
search_sheet (GvtDb *db, gpointer user_data, GError **error)
{
  Search *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = self->sheet != NULL
                                 ? gvt_db_prepare (
                                     db,
                                     "SELECT sheet, scores, service, sex, age, education, is_done"
                                     " FROM survey_sheet " UNFINISHED,
                                     error)
                                 : gvt_db_prepare (db,
                                                   "SELECT sheet, faces, '', '', '', '', is_done"
                                                   " FROM survey_smiley " UNFINISHED,
                                                   error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", self->session);
  if (gvt_stmt_next (stmt, &local) && gvt_stmt_int (stmt, 6) == 0)
    self->is_found = take_sheet (stmt, self);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_unfinished (GvtProfile *profile, Search *search, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_session_dup_journal (profile, search->session, error);

  return journal != NULL
         && gvt_store_read (gvt_journal_get_store (journal), search_sheet, search, error)
         && search->is_found;
}

gboolean
gvt_survey_find_unfinished (GvtProfile *profile,
                            const GvtId *session,
                            GvtSurveySheet *found,
                            GError **error)
{
  Search search = { .session = session, .sheet = found };

  return find_unfinished (profile, &search, error);
}

gboolean
gvt_survey_find_unfinished_smiley (GvtProfile *profile,
                                   const GvtId *session,
                                   GvtSmileySheet *found,
                                   GError **error)
{
  Search search = { .session = session, .smiley = found };

  return find_unfinished (profile, &search, error);
}
