/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session-survey.h"
#include "gvt-survey-followup.h"
#include "gvt-survey-sheets.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE "52.02.04.2003"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

/* Ten sheets whose elements add up to 32 31 30 39 32 34 35 33 31: means of 3.2 3.1 3.0 3.9 3.2 3.4
 * 3.5 3.3 3.1, the example that everybody checks by: 3.30, times 25 is 82.50, a B. */
static const char example[] = "443444444 P 17-21 SMA\n"
                              "433444443 P 17-21 SMA\n"
                              "333434443 P 17-21 SMA\n"
                              "333434433 P 17-21 SMA\n"
                              "333433433 P 17-21 SMA\n"
                              "333433333 P 17-21 SMA\n"
                              "333433333 P 17-21 SMA\n"
                              "333433333 P 17-21 SMA\n"
                              "333433333 P 17-21 SMA\n"
                              "333333333 P 17-21 SMA\n";

typedef struct
{
  GvtProfile *profile;
  GvtId visit;
  GvtId session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;

  self->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40, &self->visit,
                           &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->profile, &self->visit, "Kelas X-1", &self->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->profile);
}

static void
key (Fixture *self, const GvtId *session, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sheets = gvt_survey_lines_read (text, GVT_SERVICE_EDUCATION, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sheets->len; i++)
    {
      gvt_sessions_survey (self->profile, session, &g_array_index (sheets, GvtSurveySheet, i),
                           &error);
      g_assert_no_error (error);
    }
}

static GvtSessionSurvey *
results_of (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtSessionSurvey *survey = gvt_session_survey_read (self->profile, &self->session, &error);

  g_assert_no_error (error);
  return survey;
}

static gboolean
count_events (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM event", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "count", error))
    return FALSE;
  *(gint64 *) user_data = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
n_events (Fixture *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  gint64 n = 0;

  g_assert_true (gvt_store_read (gvt_journal_get_store (journal), count_events, &n, NULL));
  return n;
}

static const GvtSurveyGroup *
group_of (const GvtSessionSurvey *survey, const char *column, const char *value)
{
  for (guint i = 0; i < survey->survey->groups->len; i++)
    {
      const GvtSurveyGroup *group = survey->survey->groups->pdata[i];

      if (g_str_equal (group->column, column) && g_str_equal (group->value, value))
        return group;
    }
  return NULL;
}

static void
test_the_worked_example_comes_to_82_50 (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;
  guint lowest[GVT_SURVEY_N_LOWEST];

  key (self, &self->session, example);
  survey = results_of (self);

  g_assert_cmpuint (survey->survey->total.n, ==, 10);
  g_assert_cmpint (gvt_survey_get_index (&survey->survey->total), ==, 8250);
  g_assert_cmpstr (gvt_survey_get_grade (8250), ==, "B");
  g_assert_cmpuint (survey->survey->total.elements[3].sum, ==, 39);
  g_assert_cmpuint (gvt_survey_get_lowest (&survey->survey->total, lowest), ==, 3);
  g_assert_cmpuint (lowest[0], ==, 2); /* U3, 3.0; then U2 and U9, 3.1 each */
  g_assert_cmpuint (lowest[1], ==, 1);
  g_assert_cmpuint (lowest[2], ==, 8);
  g_assert_cmpuint (survey->n_laptop, ==, 0);
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_the_same_sheets_again_record_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;
  gint64 before;

  key (self, &self->session, example);
  before = n_events (self);
  key (self, &self->session, example);
  g_assert_cmpint (n_events (self), ==, before);

  key (self, &self->session, "10 333333334 P 17-21 SMA\n"); /* U9 of the last sheet was a 4 */
  g_assert_cmpint (n_events (self), ==, before + 1);
  survey = results_of (self);
  g_assert_cmpuint (survey->survey->total.n, ==, 10);
  g_assert_cmpuint (survey->survey->total.elements[8].sum, ==, 32);
  gvt_test_profile_rebuilds (self->profile);
}

/* Nine men alone could be worked out as all less the women: so neither is told. */
static void
test_a_small_group_hides_the_one_beside_it (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) men = g_string_new (NULL);
  g_autoptr (GvtSessionSurvey) survey = NULL;

  for (guint i = 0; i < 9; i++)
    g_string_append_printf (men, "%u 222222222 L 17-21\n", 50 + i);
  key (self, &self->session, example);
  key (self, &self->session, men->str);
  survey = results_of (self);

  g_assert_cmpuint (group_of (survey, "sex", "L")->tally.n, ==, 9);
  g_assert_false (group_of (survey, "sex", "L")->is_shown);
  g_assert_cmpuint (group_of (survey, "sex", "P")->tally.n, ==, 10);
  g_assert_false (group_of (survey, "sex", "P")->is_shown);
  g_assert_cmpuint (group_of (survey, "age", "17-21")->tally.n, ==, 19);
  g_assert_true (group_of (survey, "age", "17-21")->is_shown);
  g_assert_null (group_of (survey, "age", "60+"));
  /* (82.50 × 10 + 50 × 9) / 19 = 67.105 */
  g_assert_cmpint (gvt_survey_get_index (&group_of (survey, "service", "voter-education")->tally),
                   ==, 6711);
}

/* Ten sheets, of which nine have U4: the nine would be told by it, and by the index less the rest.
 */
static void
test_an_element_of_few_is_only_counted (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) sheets = g_string_new (NULL);
  g_autoptr (GvtSessionSurvey) survey = NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonArray *elements;
  guint lowest[GVT_SURVEY_N_LOWEST];

  for (guint i = 1; i <= 10; i++)
    g_string_append_printf (sheets, "%u %s P 17-21 SMA\n", i, i == 10 ? "333-33333" : "333133333");
  key (self, &self->session, sheets->str);
  survey = results_of (self);
  object = gvt_session_survey_to_json (survey);
  elements = json_object_get_array_member (object, "elements");

  g_assert_cmpuint (survey->told.elements[3].n, ==, 9);
  g_assert_cmpuint (survey->told.elements[3].sum, ==, 0);
  g_assert_cmpfloat (gvt_survey_get_mean (&survey->told, 2), ==, 3.0);
  g_assert_cmpint (gvt_survey_get_index (&survey->told), ==, -1);
  g_assert_nonnull (strstr (gvt_session_survey_describe_gap (survey), "Fewer than ten"));
  g_assert_cmpuint (gvt_survey_get_lowest (&survey->told, lowest), ==, 3);
  g_assert_cmpuint (lowest[0], ==, 0); /* not U4, whose 1.0 would be the lowest */
  g_assert_true (json_object_get_null_member (json_array_get_object_element (elements, 3), "nrr"));
  g_assert_true (json_object_get_null_member (object, "ikm"));
  g_assert_cmpint (gvt_survey_get_index (&group_of (survey, "sex", "P")->tally), ==, -1);
}

/* Nine men answered U1: the women's U1 is not told either, or all less the women would be the men.
 */
static void
test_an_element_of_few_hides_the_one_beside_it (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) sheets = g_string_new (NULL);
  g_autoptr (GvtSessionSurvey) survey = NULL;

  for (guint i = 1; i <= 20; i++)
    g_string_append_printf (sheets, "%u %s %s 17-21 SMA\n", i, i == 20 ? "-33333333" : "333333333",
                            i > 10 ? "L" : "P");
  key (self, &self->session, sheets->str);
  survey = results_of (self);

  g_assert_cmpfloat (gvt_survey_get_mean (&survey->told, 0), ==, 3.0);
  g_assert_true (group_of (survey, "sex", "L")->is_shown);
  g_assert_cmpuint (group_of (survey, "sex", "L")->tally.elements[0].sum, ==, 0);
  g_assert_cmpuint (group_of (survey, "sex", "P")->tally.elements[0].sum, ==, 0);
  g_assert_cmpuint (group_of (survey, "sex", "P")->tally.elements[1].sum, ==, 30);
}

static void
test_faces_are_counted_apart (Fixture *self, gconstpointer data)
{
  static const char *const lines[] = { "1 321", "2 33-", "3 3", "4 ---" };
  g_autoptr (GvtSessionSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GvtSmileySheet sheet = { 0 };

      gvt_smiley_line_parse (&sheet, lines[i], 1, &error);
      gvt_sessions_smile (self->profile, &self->session, &sheet, &error);
      g_assert_no_error (error);
    }
  survey = results_of (self);

  g_assert_cmpuint (survey->survey->total.n, ==, 0);
  g_assert_cmpint (gvt_survey_get_index (&survey->survey->total), ==, -1);
  g_assert_cmpuint (survey->smiley.n, ==, 3);
  g_assert_cmpuint (survey->smiley.questions[0].n[2], ==, 3);
  g_assert_cmpuint (survey->smiley.questions[1].n[1], ==, 1);
  g_assert_cmpuint (survey->smiley.questions[1].n[2], ==, 1);
  g_assert_cmpuint (survey->smiley.questions[2].n[0], ==, 1);
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_classes_add_up_to_a_visit (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;
  g_autoptr (GvtSessionSurvey) tally = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GError) error = NULL;
  GvtId other;

  gvt_sessions_open (self->profile, &self->visit, "Kelas X-2", &other, &error);
  gvt_sessions_attend (self->profile, &self->session, 10, 20, &error);
  gvt_sessions_attend (self->profile, &other, 9, 11, &error);
  g_assert_no_error (error);
  key (self, &self->session, example);
  key (self, &other, example); /* the same numbers, of another class */

  survey = gvt_visit_survey_read (self->profile, &self->visit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->survey->total.n, ==, 20);
  g_assert_cmpint (gvt_survey_get_index (&survey->survey->total), ==, 8250);
  g_assert_cmpuint (survey->n_present, ==, 50);
  g_assert_cmpuint (survey->n_needed, ==, 44); /* the table of Krejcie and Morgan */

  tally = gvt_survey_tally (gvt_journal_get_store (journal), &self->visit, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tally->survey->total.n, ==, 20);
  g_assert_cmpuint (tally->n_needed, ==, 44);
}

/* --- keyed one after another --- */

static GvtSurveySheetOutcome
key_line (Fixture *self, gboolean is_smiley, const char *line, gboolean replaces)
{
  GvtSurveySheetOutcome outcome;
  g_autoptr (GError) error = NULL;

  gvt_survey_sheets_key (self->profile, &self->session, is_smiley, GVT_SERVICE_EDUCATION, line,
                         replaces, &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

static void
assert_keyed (Fixture *self, gboolean is_smiley, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = gvt_survey_sheets_list (self->profile, &self->session, is_smiley,
                                                         &error);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (lines, "%s\n", ((GvtKeyedSurvey *) sheets->pdata[i])->line);
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
test_a_line_without_a_number_has_the_next_one (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (key_line (self, FALSE, "443434443", FALSE).sheet, ==, 1);
  g_assert_cmpuint (key_line (self, FALSE, "17 44343444- sma p", FALSE).sheet, ==, 17);
  g_assert_cmpuint (key_line (self, FALSE, "333333333 60+", FALSE).sheet, ==, 18);
  g_assert_cmpuint (key_line (self, TRUE, "32", FALSE).sheet, ==, 1);

  assert_keyed (self, FALSE, "1 443434443\n17 44343444- P SMA\n18 333333333 60+\n");
  assert_keyed (self, TRUE, "1 32\n");
}

/* A slip of the fingers must not take the place of somebody's sheet. */
static void
test_a_number_that_stands_there_is_held (Fixture *self, gconstpointer data)
{
  key_line (self, FALSE, "7 443434443 P", FALSE);
  g_assert_cmpint (key_line (self, FALSE, "7 443434443 P", FALSE).change, ==,
                   GVT_SURVEY_SHEET_SAME);
  g_assert_cmpint (key_line (self, FALSE, "7 111111111 L", FALSE).change, ==,
                   GVT_SURVEY_SHEET_HELD);
  assert_keyed (self, FALSE, "7 443434443 P\n");

  g_assert_cmpint (key_line (self, FALSE, "7 111111111 L", TRUE).change, ==,
                   GVT_SURVEY_SHEET_REPLACED);
  assert_keyed (self, FALSE, "7 111111111 L\n");
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_any_line_can_be_taken_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GError) error = NULL;
  GvtId first;

  key_line (self, FALSE, "7 443434443", FALSE);
  key_line (self, FALSE, "8 333333333", FALSE);
  key_line (self, FALSE, "7 222222222", TRUE);
  sheets = gvt_survey_sheets_list (self->profile, &self->session, FALSE, &error);
  first = ((GvtKeyedSurvey *) sheets->pdata[0])->event; /* of 8 */
  gvt_survey_sheets_take_back (self->profile, &self->session, FALSE, &first, &error);
  gvt_survey_sheets_take_back (self->profile, &self->session, FALSE,
                               &((GvtKeyedSurvey *) sheets->pdata[1])->event, &error);
  g_assert_no_error (error);

  assert_keyed (self, FALSE, "7 443434443\n");
  g_assert_false (
      gvt_survey_sheets_take_back (self->profile, &self->session, FALSE, &first, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_who_sat_there_is_found_again (Fixture *self, gconstpointer data)
{
  GvtSurveySheet sheet = { .channel = GVT_SURVEY_LAPTOP, .sheet = 4711, .scores = { 4, 3 } };
  GvtSurveySheet found;
  g_autoptr (GError) error = NULL;

  sheet.codes[GVT_SURVEY_BY_SEX] = "P";
  g_assert_false (gvt_survey_find_unfinished (self->profile, &self->session, &found, &error));
  g_assert_no_error (error);
  gvt_sessions_survey (self->profile, &self->session, &sheet, &error);
  g_assert_no_error (error);

  g_assert_true (gvt_survey_find_unfinished (self->profile, &self->session, &found, &error));
  g_assert_cmpuint (found.sheet, ==, 4711);
  g_assert_cmpuint (found.scores[1], ==, 3);
  g_assert_cmpuint (found.scores[2], ==, 0);
  g_assert_cmpstr (found.codes[GVT_SURVEY_BY_SEX], ==, "P");

  sheet.is_done = TRUE;
  gvt_sessions_survey (self->profile, &self->session, &sheet, &error);
  g_assert_no_error (error);
  g_assert_false (gvt_survey_find_unfinished (self->profile, &self->session, &found, &error));
  g_assert_no_error (error);
}

static void
test_what_no_sheet_says_is_refused (Fixture *self, gconstpointer data)
{
  GvtSurveySheet sheet = { .channel = GVT_SURVEY_PAPER, .sheet = 1, .scores = { 5 } };
  gint64 before = n_events (self);
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_sessions_survey (self->profile, &self->session, &sheet, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  sheet.scores[0] = 4;
  sheet.sheet = 0;
  g_assert_false (gvt_sessions_survey (self->profile, &self->session, &sheet, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  sheet.sheet = 1;
  sheet.codes[GVT_SURVEY_BY_EDUCATION] = "Siti";
  g_assert_false (gvt_sessions_survey (self->profile, &self->session, &sheet, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpint (n_events (self), ==, before);
}

static void
plan (Fixture *self, const char *element, const char *act, const char *due, const char *role)
{
  const GvtSurveyFollowup followup = { element, act, due, role };
  g_autoptr (GError) error = NULL;

  gvt_visits_follow_up (self->profile, &self->visit, &followup, &error);
  g_assert_no_error (error);
}

static void
test_a_plan_outlives_the_class (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;

  plan (self, "U3", "Jadwal ditempel", "", "");
  plan (self, "U9", "Kipas angin", "2027-01-31", "Kepala subbagian umum");
  gvt_sessions_close (self->profile, &self->session, &error);
  g_assert_no_error (error);
  plan (self, "U3", "Loket kedua", "2027-02-28", "Kepala subbagian teknis");
  plan (self, "U9", "", "", "");
  survey = results_of (self);

  g_assert_cmpuint (survey->followups->len, ==, 1);
  g_assert_cmpstr (gvt_session_survey_find_followup (survey, "U3")->act, ==, "Loket kedua");
  g_assert_cmpstr (gvt_session_survey_find_followup (survey, "U3")->due, ==, "2027-02-28");
  g_assert_null (gvt_session_survey_find_followup (survey, "U9"));
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_a_plan_is_about_no_person (void)
{
  static const GvtSurveyFollowup wrong[] = {
    { "U10", "Loket kedua", "", "" },
    { "U3", "Hubungi 081234567890", "", "" },
    { "U3", "Loket kedua", "31-01-2027", "" },
    { "U3", "Loket kedua", "2027-02-30", "" },
    { "U3", "", "2027-01-31", "" },
    { "U3", "Loket\nkedua", "", "" },
    { "U3", "Loket kedua", "", "NIK 5202041234567890" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_survey_followup_check (&wrong[i], &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

#define ADD(name, func) g_test_add ("/survey/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("the-worked-example-comes-to-82-50", test_the_worked_example_comes_to_82_50);
  ADD ("the-same-sheets-again-record-nothing", test_the_same_sheets_again_record_nothing);
  ADD ("a-small-group-hides-the-one-beside-it", test_a_small_group_hides_the_one_beside_it);
  ADD ("an-element-of-few-is-only-counted", test_an_element_of_few_is_only_counted);
  ADD ("an-element-of-few-hides-the-one-beside-it", test_an_element_of_few_hides_the_one_beside_it);
  ADD ("faces-are-counted-apart", test_faces_are_counted_apart);
  ADD ("classes-add-up-to-a-visit", test_classes_add_up_to_a_visit);
  ADD ("a-line-without-a-number-has-the-next-one", test_a_line_without_a_number_has_the_next_one);
  ADD ("a-number-that-stands-there-is-held", test_a_number_that_stands_there_is_held);
  ADD ("any-line-can-be-taken-back", test_any_line_can_be_taken_back);
  ADD ("who-sat-there-is-found-again", test_who_sat_there_is_found_again);
  ADD ("what-no-sheet-says-is-refused", test_what_no_sheet_says_is_refused);
  ADD ("a-plan-outlives-the-class", test_a_plan_outlives_the_class);
  g_test_add_func ("/survey/a-plan-is-about-no-person", test_a_plan_is_about_no_person);
  return g_test_run ();
}
