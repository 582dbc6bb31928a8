/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-followup.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-survey.h"
#include "gvt-text.h"

#define MAX_ACT    300
#define MAX_ROLE   80
#define MAX_DIGITS 9 /* in a row: more are a telephone number or a NIK */

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

static gboolean
has_long_number (const char *text)
{
  guint n_digits = 0;

  for (; *text != '\0'; text++)
    {
      n_digits = g_ascii_isdigit (*text) ? n_digits + 1 : 0;
      if (n_digits > MAX_DIGITS)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_controls (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
check_text (const char *text, guint max, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL) || has_controls (text))
    return refuse (error, _ ("A follow-up plan is plain text in one line."));
  if (has_long_number (text))
    return refuse (error, _ ("A long number stands in the plan. It is about the service, not about "
                             "a person: leave telephone numbers and NIKs out."));
  if (g_utf8_strlen (text, -1) <= max)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("The plan is too long: at most %u characters."), max);
  return FALSE;
}

static gboolean
is_element (const char *code)
{
  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    if (g_str_equal (gvt_survey_element_code (i), code))
      return TRUE;
  return FALSE;
}

gboolean
gvt_survey_followup_check (const GvtSurveyFollowup *self, GError **error)
{
  if (!is_element (self->element))
    return refuse (error, _ ("The survey’s elements are U1 to U9."));
  if (*self->due != '\0' && !gvt_date_is_valid (self->due))
    return refuse (error, _ ("The day is written as YYYY-MM-DD."));
  if (*self->act == '\0' && (*self->due != '\0' || *self->role != '\0'))
    return refuse (error, _ ("Write what is to be done."));
  return check_text (self->act, MAX_ACT, error) && check_text (self->role, MAX_ROLE, error);
}

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  const GvtId *visit;
  const GvtSurveyFollowup *followup;
} Writing;

/* Returns: (transfer full) (nullable): the visit's place; @revision: of what stands there */
static char *
find_visit (const Writing *self, GvtDb *db, gint64 *revision, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT visit.place, coalesce (survey_followup.revision, 0) FROM visit"
      " LEFT JOIN survey_followup ON survey_followup.visit_id = visit.visit_id"
      " AND survey_followup.place = visit.place AND element = :element"
      " WHERE visit.visit_id = :visit",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  gvt_stmt_bind_text (stmt, ":element", self->followup->element);
  if (!gvt_stmt_one (stmt, "visit", error))
    return NULL;
  *revision = gvt_stmt_int (stmt, 1);
  return g_strdup (gvt_stmt_text (stmt, 0));
}

static gboolean
write_followup (GvtDb *db, gpointer user_data, GError **error)
{
  const Writing *self = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  gint64 revision;
  g_autofree char *place = find_visit (self, db, &revision, error);
  GvtEventDraft draft = { .kind = "survey.followup/1", .place = place, .body = body };

  if (place == NULL || !gvt_profile_require (self->profile, GVT_ROLE_FACILITATOR, place, error))
    return FALSE;

  gvt_json_set_id (body, "visit", self->visit);
  json_object_set_int_member (body, "revision", revision + 1);
  json_object_set_string_member (body, "element", self->followup->element);
  json_object_set_string_member (body, "act", self->followup->act);
  json_object_set_string_member (body, "due", self->followup->due);
  json_object_set_string_member (body, "role", self->followup->role);
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

gboolean
gvt_visits_follow_up (GvtProfile *profile,
                      const GvtId *visit,
                      const GvtSurveyFollowup *followup,
                      GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  Writing writing = { profile, NULL, visit, followup };

  if (!gvt_survey_followup_check (followup, error)
      || (journal = gvt_profile_dup_journal (profile, error)) == NULL)
    return FALSE;

  writing.journal = journal;
  return gvt_store_write (gvt_journal_get_store (journal), write_followup, &writing, error);
}
