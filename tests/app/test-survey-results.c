/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a survey comes to, as the page says it; sheets and plans are made by its pages and read from
 * the store. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-chart-view.h"
#include "gvt-entry-row.h"
#include "gvt-followup-page.h"
#include "gvt-keying-page.h"
#include "gvt-session-acts.h"
#include "gvt-session-open.h"
#include "gvt-session-survey.h"
#include "gvt-survey-book.h"
#include "gvt-survey-results-page.h"
#include "gvt-survey-sheets.h"

#define PLACE "52.02.01.1001"

/* Means of 3.2 3.1 3.0 3.9 3.2 3.4 3.5 3.3 3.1: 82.50, B. */
static const char *const example[] = {
  "443444444 P 17-21 SMA", "433444443 P 17-21 SMA", "333434443 P 17-21", "333434433 P 17-21",
  "333433433 P 17-21",     "333433333 P 17-21",     "333433333 P 17-21", "333433333 P 17-21",
  "333433333 P 17-21",     "333333333 P 17-21",
};

typedef struct
{
  GvtAppTestDesk desk;
  GvtId visit;
  GvtId session;
} Fixture;

static void
key (Fixture *fixture, gboolean is_smiley, const char *line)
{
  GvtSurveySheetOutcome outcome;
  g_autoptr (GError) error = NULL;

  gvt_survey_sheets_key (fixture->desk.profile, &fixture->session, is_smiley, GVT_SERVICE_EDUCATION,
                         line, FALSE, &outcome, &error);
  g_assert_no_error (error);
}

static void
key_example (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    key (fixture, FALSE, example[i]);
}

/* Thirty are present. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  gvt_sessions_plan_visit (fixture->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120,
                           &fixture->visit, &error);
  gvt_sessions_open (fixture->desk.profile, &fixture->visit, "Kelas X-1", &fixture->session,
                     &error);
  gvt_sessions_attend (fixture->desk.profile, &fixture->session, 10, 20, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_test_profile_rebuilds (fixture->desk.profile);
  gvt_app_test_desk_close (&fixture->desk);
}

static GtkWidget *
top (Fixture *fixture)
{
  return gvt_app_test_desk_top (&fixture->desk);
}

static void
show (Fixture *fixture, GvtSectionPage *page, int width)
{
  gvt_app_test_desk_show (&fixture->desk, page, width);
  gvt_app_test_settle (top (fixture));
}

static void
show_results (Fixture *fixture, int width)
{
  show (fixture, gvt_survey_results_page_new (&fixture->visit, &fixture->session), width);
}

static gboolean
is_seen (Fixture *fixture, const char *id)
{
  GtkWidget *widget = gvt_app_test_find (top (fixture), GTK_TYPE_WIDGET, id);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
test_a_class_on_paper_says_that_it_was_recorded_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_open_held (fixture->desk.profile, &fixture->visit, "X IPA 2", "2026-11-23",
                          &fixture->session, &error);
  g_assert_no_error (error);
  key_example (fixture, 10);
  show_results (fixture, 800);

  g_assert_true (is_seen (fixture, "later"));
  gvt_app_test_assert_text (top (fixture),
                            "Held on paper and recorded later: X IPA 2 (23 November 2026).");
}

static void
test_the_worked_example_is_told (Fixture *fixture, gconstpointer data)
{
  key_example (fixture, 10);
  show_results (fixture, 900);

  gvt_app_test_assert_text (top (fixture), "82,50 · B");
  gvt_app_test_assert_text (top (fixture), "10 sheets: at the laptop 0, on paper 10");
  gvt_app_test_assert_text (top (fixture), "18 sheets are still missing.");
  gvt_app_test_assert_text (top (fixture), "Mean 3,00 of 4, from 10 answers");
  g_assert_true (is_seen (fixture, "elements"));
  g_assert_true (is_seen (fixture, "sex_chart"));
  g_assert_true (is_seen (fixture, "service_chart"));
  g_assert_false (is_seen (fixture, "faces"));
  g_assert_false (is_seen (fixture, "later"));
  g_assert_false (is_seen (fixture, "undo"));
}

/* Nine people's figures would be theirs. */
static void
test_of_nine_sheets_nothing_is_told_but_their_number (Fixture *fixture, gconstpointer data)
{
  g_autofree char *seen = NULL;

  key_example (fixture, 9);
  for (guint i = 0; i < 9; i++)
    key (fixture, TRUE, "321");
  show_results (fixture, 900);

  gvt_app_test_assert_text (top (fixture), "No index yet");
  gvt_app_test_assert_text (top (fixture), "Fewer than ten sheets are only counted");
  gvt_app_test_assert_text (top (fixture), "9 sheets: at the laptop 0, on paper 9");
  g_assert_false (is_seen (fixture, "elements"));
  g_assert_false (is_seen (fixture, "faces"));
  g_assert_false (is_seen (fixture, "plans"));
  seen = gvt_app_test_text (top (fixture));
  g_assert_null (strstr (seen, "Mean"));
}

static void
test_faces_stand_apart (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    key (fixture, TRUE, "321");
  show_results (fixture, 900);

  g_assert_true (is_seen (fixture, "faces"));
  gvt_app_test_assert_text (top (fixture), "These answers are part of no index.");
  gvt_app_test_assert_text (top (fixture), "No index yet");
}

static void
test_a_class_without_sheets_says_how_they_come (Fixture *fixture, gconstpointer data)
{
  show_results (fixture, 900);
  gvt_app_test_assert_text (top (fixture), "No survey yet");
}

/* --- plans --- */

static void
fill (Fixture *fixture, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, id)),
                         text);
}

static void
open_first_plan (Fixture *fixture)
{
  GtkWidget *list = gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, "plans");

  gtk_widget_activate (gtk_widget_get_first_child (list));
  gvt_app_test_settle (top (fixture));
  g_assert_true (GVT_IS_FOLLOWUP_PAGE (top (fixture)));
}

static const GvtPlannedFollowup *
find_planned (Fixture *fixture, GvtSessionSurvey **survey)
{
  *survey = gvt_visit_survey_read (fixture->desk.profile, &fixture->visit, NULL);
  return gvt_session_survey_find_followup (*survey, "U3");
}

static void
plan_first (Fixture *fixture)
{
  open_first_plan (fixture);
  fill (fixture, "act", "Loket kedua");
  fill (fixture, "due", "31-1-2027");
  fill (fixture, "role", "Kepala subbagian");
  gvt_app_test_desk_act (&fixture->desk, "followup.save");
}

static void
test_a_plan_is_recorded_shown_and_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) before = NULL;
  g_autoptr (GvtSessionSurvey) after = NULL;
  const GvtPlannedFollowup *planned;

  key_example (fixture, 10);
  show_results (fixture, 900);
  plan_first (fixture);

  planned = find_planned (fixture, &before);
  g_assert_cmpstr (planned->act, ==, "Loket kedua");
  g_assert_cmpstr (planned->due, ==, "2027-01-31");
  g_assert_cmpstr (planned->role, ==, "Kepala subbagian");
  g_assert_true (GVT_IS_SURVEY_RESULTS_PAGE (top (fixture)));
  gvt_app_test_assert_text (top (fixture),
                            "Loket kedua · until 31 Januari 2027 · Kepala subbagian");
  gvt_app_test_assert_text (top (fixture), "Undo: follow-up plan about U3");

  gvt_app_test_desk_act (&fixture->desk, "results.undo");
  g_assert_null (find_planned (fixture, &after));
  gvt_app_test_assert_text (top (fixture), "Nothing planned yet");
  g_assert_false (is_seen (fixture, "undo"));
}

static void
test_a_plan_is_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;

  key_example (fixture, 10);
  show_results (fixture, 900);
  plan_first (fixture);
  open_first_plan (fixture);
  gvt_app_test_assert_text (top (fixture), "U3");
  gvt_app_test_desk_act (&fixture->desk, "followup.take-back");

  g_assert_null (find_planned (fixture, &survey));
  gvt_app_test_assert_text (top (fixture), "Undo: follow-up plan about U3");
}

/* I1: what nobody has saved when the laptop goes off stands there again. */
static void
test_a_plan_that_was_being_typed_comes_back (Fixture *fixture, gconstpointer data)
{
  key_example (fixture, 10);
  show_results (fixture, 900);
  open_first_plan (fixture);
  fill (fixture, "act", "Loket ke");
  gvt_app_test_settle (top (fixture));
  gvt_section_page_close (GVT_SECTION_PAGE (top (fixture)));
  gvt_app_test_settle (top (fixture));
  open_first_plan (fixture);

  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "act"))),
                   ==, "Loket ke");
  gvt_app_test_desk_act (&fixture->desk, "followup.save");
  open_first_plan (fixture);
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "act"))),
                   ==, "Loket ke");
}

/* What was typed stays, and what is wrong is said. */
static void
test_a_plan_with_a_telephone_number_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;

  key_example (fixture, 10);
  show_results (fixture, 900);
  open_first_plan (fixture);
  fill (fixture, "act", "Telepon 081234567890");
  gvt_app_test_desk_act (&fixture->desk, "followup.save");

  g_assert_null (find_planned (fixture, &survey));
  g_assert_true (GVT_IS_FOLLOWUP_PAGE (top (fixture)));
  g_assert_cmpuint (fixture->desk.said->len, ==, 1);
  g_assert_nonnull (strstr (fixture->desk.said->pdata[0], "A long number stands in the plan."));
}

/* --- on paper --- */

static void
enter (Fixture *fixture, const char *line)
{
  fill (fixture, "entry", line);
  gvt_app_test_desk_act (&fixture->desk, "keying.enter");
}

static void
assert_lines (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) sheets = gvt_survey_sheets_list (fixture->desk.profile, &fixture->session,
                                                         FALSE, NULL);

  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (lines, "%s\n", ((GvtKeyedSurvey *) sheets->pdata[i])->line);
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
test_sheets_of_paper_are_keyed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtLineBook) book = gvt_survey_book_new (fixture->desk.profile, &fixture->session,
                                                      FALSE, GVT_SERVICE_EDUCATION);

  show (fixture, gvt_keying_page_new (book, NULL), 900);
  enter (fixture, "443434443");
  enter (fixture, "17 44343444- P 17-21 SMA");
  enter (fixture, "443454443"); /* no score is 5 */
  gvt_app_test_assert_text (top (fixture), "Column 5");
  assert_lines (fixture, "1 443434443\n17 44343444- P 17-21 SMA\n");

  enter (fixture, "17 111111111"); /* another sheet of that number: asked, then taken */
  gvt_app_test_assert_text (top (fixture), "There is another sheet 17 already.");
  assert_lines (fixture, "1 443434443\n17 44343444- P 17-21 SMA\n");
  enter (fixture, "17 111111111");
  assert_lines (fixture, "1 443434443\n17 111111111\n");
}

static void
test_the_pages_fit_a_narrow_window (Fixture *fixture, gconstpointer data)
{
  key_example (fixture, 10);
  for (guint i = 0; i < 10; i++)
    key (fixture, TRUE, "321");
  show_results (fixture, 360);
  gvt_app_test_assert_fits (top (fixture), 360);
  open_first_plan (fixture);
  gvt_app_test_assert_fits (top (fixture), 360);
}

static void
test_the_pages_fit_in_large_letters (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  test_the_pages_fit_a_narrow_window (fixture, data);
  gvt_app_test_set_text_scale (100);
}

#define ADD(path, func) g_test_add ("/survey-results/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);

  ADD ("the-worked-example-is-told", test_the_worked_example_is_told);
  ADD ("of-nine-sheets-nothing-is-told-but-their-number",
       test_of_nine_sheets_nothing_is_told_but_their_number);
  ADD ("a-class-on-paper-says-that-it-was-recorded-later",
       test_a_class_on_paper_says_that_it_was_recorded_later);
  ADD ("faces-stand-apart", test_faces_stand_apart);
  ADD ("a-class-without-sheets-says-how-they-come", test_a_class_without_sheets_says_how_they_come);
  ADD ("a-plan-is-recorded-shown-and-undone", test_a_plan_is_recorded_shown_and_undone);
  ADD ("a-plan-is-taken-back", test_a_plan_is_taken_back);
  ADD ("a-plan-that-was-being-typed-comes-back", test_a_plan_that_was_being_typed_comes_back);
  ADD ("a-plan-with-a-telephone-number-is-refused", test_a_plan_with_a_telephone_number_is_refused);
  ADD ("sheets-of-paper-are-keyed", test_sheets_of_paper_are_keyed);
  ADD ("the-pages-fit-a-narrow-window", test_the_pages_fit_a_narrow_window);
  ADD ("the-pages-fit-in-large-letters", test_the_pages_fit_in_large_letters);

  return g_test_run ();
}
