/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-pupil-screen.h"
#include "gvt-session-acts.h"
#include "gvt-session-survey.h"
#include "gvt-survey-answer.h"
#include "gvt-survey-page.h"
#include "gvt-undo.h"

#define PLACE "52.02.01.1001"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId session;
} Fixture;

static void
seat (Fixture *fixture, gboolean is_smiley, int width)
{
  gvt_app_test_desk_show (&fixture->desk,
                          gvt_survey_page_new (&fixture->session, is_smiley, GVT_SERVICE_EDUCATION),
                          width);
  gvt_app_test_settle (gvt_app_test_desk_top (&fixture->desk));
}

static void
open_class (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  gvt_sessions_plan_visit (fixture->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit,
                           &error);
  gvt_sessions_open (fixture->desk.profile, &visit, "Kelas X-1", &fixture->session, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_class (fixture);
  seat (fixture, FALSE, 1024);
}

static void
set_up_smiley (Fixture *fixture, gconstpointer data)
{
  open_class (fixture);
  seat (fixture, TRUE, 1024);
}

/* As the laptop stopped: two questions answered, the third one on the screen. */
static void
set_up_unfinished (Fixture *fixture, gconstpointer data)
{
  GvtSurveySheet sheet = { .channel = GVT_SURVEY_LAPTOP, .sheet = 4711, .scores = { 4, 2 } };
  g_autoptr (GError) error = NULL;

  open_class (fixture);
  sheet.codes[GVT_SURVEY_BY_SERVICE] = GVT_SERVICE_EDUCATION;
  gvt_sessions_survey (fixture->desk.profile, &fixture->session, &sheet, &error);
  g_assert_no_error (error);
  seat (fixture, FALSE, 1024);
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
act (Fixture *fixture, const char *action)
{
  gvt_app_test_desk_act (&fixture->desk, action);
}

static GtkWidget *
answer_at (Fixture *fixture, guint answer)
{
  GtkWidget *button = gvt_app_test_find (top (fixture), GVT_TYPE_SURVEY_ANSWER, NULL);

  for (; button != NULL && answer > 1; answer--)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static void
answer (Fixture *fixture, guint answer)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (answer_at (fixture, answer)), TRUE);
  act (fixture, "survey.next");
}

/* "0": is skipped */
static void
answer_all (Fixture *fixture, const char *answers)
{
  act (fixture, "survey.next"); /* from the greeting */
  for (; *answers != '\0'; answers++)
    if (*answers == '0')
      act (fixture, "survey.skip");
    else
      answer (fixture, (guint) (*answers - '0'));
}

static GvtSessionSurvey *
results_of (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtSessionSurvey *survey = gvt_session_survey_read (fixture->desk.profile, &fixture->session,
                                                      &error);

  g_assert_no_error (error);
  return survey;
}

static gboolean
has_unfinished (Fixture *fixture)
{
  GvtSurveySheet found;

  return gvt_survey_find_unfinished (fixture->desk.profile, &fixture->session, &found, NULL);
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
test_a_whole_form_is_recorded (Fixture *fixture, gconstpointer data)
{
  static const guint scores[] = { 4, 4, 3, 4, 3, 4, 4, 4, 3 };
  g_autoptr (GvtSessionSurvey) survey = NULL;

  answer_all (fixture, "443434443223");
  gvt_app_test_assert_text (top (fixture), "Thank you!");
  gvt_app_test_assert_text (top (fixture), "Your answers are recorded.");

  survey = results_of (fixture);
  g_assert_cmpuint (survey->survey->total.n, ==, 1);
  g_assert_cmpuint (survey->n_laptop, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    g_assert_cmpuint (survey->survey->total.elements[i].sum, ==, scores[i]);
  g_assert_cmpuint (group_of (survey, "sex", "P")->tally.n, ==, 1);
  g_assert_cmpuint (group_of (survey, "age", "17-21")->tally.n, ==, 1);
  g_assert_cmpuint (group_of (survey, "education", "SMA")->tally.n, ==, 1);
  g_assert_cmpuint (group_of (survey, "service", GVT_SERVICE_EDUCATION)->tally.n, ==, 1);
  g_assert_false (has_unfinished (fixture));
}

static void
test_what_is_skipped_counts_for_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;

  answer_all (fixture, "404444444000");
  survey = results_of (fixture);

  g_assert_cmpuint (survey->survey->total.n, ==, 1);
  g_assert_cmpuint (survey->survey->total.elements[0].n, ==, 1);
  g_assert_cmpuint (survey->survey->total.elements[1].n, ==, 0);
  g_assert_null (group_of (survey, "sex", "P"));
  g_assert_null (group_of (survey, "sex", "L"));
}

static void
test_a_form_without_an_answer_is_no_sheet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) acts = NULL;

  answer_all (fixture, "000000000000");
  gvt_app_test_assert_text (top (fixture), "No question was answered, so nothing was recorded.");

  acts = gvt_sessions_list_acts (fixture->desk.profile, NULL, &fixture->session, 0, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (acts), ==, 0);
}

static void
test_an_answer_can_be_changed_on_the_way_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;

  act (fixture, "survey.next");
  answer (fixture, 1);
  act (fixture, "survey.back");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (answer_at (fixture, 1))));
  answer (fixture, 3);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (answer_at (fixture, 3))));
  for (guint i = 1; i < 9; i++)
    answer (fixture, 4);
  for (guint i = 0; i < 3; i++)
    act (fixture, "survey.skip");

  survey = results_of (fixture);
  g_assert_cmpuint (survey->survey->total.n, ==, 1);
  g_assert_cmpuint (survey->survey->total.elements[0].sum, ==, 3);
}

static void
test_nobody_sees_who_sat_there_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *seen = NULL;

  answer_all (fixture, "443434443223");
  g_assert_null (answer_at (fixture, 1));
  act (fixture, "survey.next"); /* the next person */
  gvt_app_test_assert_text (top (fixture), "How was our service?");
  g_assert_null (answer_at (fixture, 1));
  act (fixture, "survey.back");
  seen = gvt_app_test_text (top (fixture));
  g_assert_null (strstr (seen, "Question"));

  act (fixture, "survey.next");
  for (guint i = 1; i <= 4; i++)
    g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (answer_at (fixture, i))));
}

static void
test_two_people_are_two_sheets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;

  answer_all (fixture, "443434443223");
  act (fixture, "survey.next");
  answer_all (fixture, "333333333000");

  survey = results_of (fixture);
  g_assert_cmpuint (survey->survey->total.n, ==, 2);
  g_assert_cmpuint (survey->survey->total.elements[0].sum, ==, 7);
}

/* His answers stay, and the next one begins at the beginning, also after the page was closed. */
static void
test_who_walks_away_leaves_a_whole_sheet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;

  act (fixture, "survey.next");
  answer (fixture, 4);
  answer (fixture, 4);
  g_assert_true (has_unfinished (fixture));
  g_assert_nonnull (gvt_pupil_screen_describe_loss (GVT_PUPIL_SCREEN (top (fixture))));
  gvt_pupil_screen_reset (GVT_PUPIL_SCREEN (top (fixture)));
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), "How was our service?");
  g_assert_false (has_unfinished (fixture));
  survey = results_of (fixture);
  g_assert_cmpuint (survey->survey->total.elements[1].sum, ==, 4);
  g_assert_cmpuint (survey->survey->total.elements[2].n, ==, 0);
}

static void
test_whoever_sat_there_goes_on_where_he_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;
  g_autofree char *seen = NULL;

  gvt_app_test_assert_text (top (fixture), "Somebody had begun");
  act (fixture, "survey.next");
  gvt_app_test_assert_text (top (fixture), "Question 3 of 12");
  act (fixture, "survey.back"); /* what was answered before is not shown */
  gvt_app_test_assert_text (top (fixture), "Question 3 of 12");
  for (guint i = 2; i < 9; i++)
    answer (fixture, 4);
  for (guint i = 0; i < 3; i++)
    act (fixture, "survey.skip");

  survey = results_of (fixture);
  g_assert_cmpuint (survey->survey->total.n, ==, 1);
  g_assert_cmpuint (survey->survey->total.elements[1].sum, ==, 2);
  g_assert_cmpuint (survey->survey->total.elements[8].sum, ==, 4);
}

static void
test_another_person_begins_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;

  act (fixture, "survey.another");
  gvt_app_test_assert_text (top (fixture), "How was our service?");
  answer_all (fixture, "333333333000");

  survey = results_of (fixture);
  g_assert_cmpuint (survey->survey->total.n, ==, 2);
  g_assert_cmpuint (survey->survey->total.elements[0].sum, ==, 7);
  g_assert_cmpuint (survey->survey->total.elements[8].sum, ==, 3);
}

static void
test_faces_are_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;

  answer_all (fixture, "320");
  gvt_app_test_assert_text (top (fixture), "Thank you!");
  act (fixture, "survey.next");
  answer_all (fixture, "311");

  survey = results_of (fixture);
  g_assert_cmpuint (survey->survey->total.n, ==, 0);
  g_assert_cmpuint (survey->smiley.n, ==, 2);
  g_assert_cmpuint (survey->smiley.questions[0].n[2], ==, 2);
  g_assert_cmpuint (survey->smiley.questions[1].n[1], ==, 1);
  g_assert_cmpuint (survey->smiley.questions[1].n[0], ==, 1);
  g_assert_cmpuint (survey->smiley.questions[2].n[0], ==, 1);
}

/* Who does not read hears each face by its key. */
static void
test_a_screen_is_read_aloud (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = {
    "Did you like it today?", "1", "Sad", "2", "So-so", "3", "Glad"
  };
  g_autoptr (GvtScript) script = NULL;

  act (fixture, "survey.next");
  script = gvt_pupil_screen_write_script (GVT_PUPIL_SCREEN (top (fixture)), "id");

  g_assert_cmpuint (script->parts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (((GvtScriptPart *) script->parts->pdata[i])->words, ==, expected[i]);
}

/* A closed class takes nothing: it is said, and thanks are not given. */
static void
test_thanks_are_given_for_what_is_on_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *seen = NULL;
  g_autoptr (GError) error = NULL;

  act (fixture, "survey.next");
  gvt_sessions_close (fixture->desk.profile, &fixture->session, &error);
  g_assert_no_error (error);
  answer (fixture, 3);
  answer (fixture, 3);
  answer (fixture, 3);
  gvt_app_test_settle (top (fixture));

  g_assert_cmpuint (fixture->desk.said->len, >, 0);
  gvt_app_test_assert_text (top (fixture), "Question 3 of 3");
  seen = gvt_app_test_text (top (fixture));
  g_assert_null (strstr (seen, "Thank you!"));
}

static void
test_every_screen_fits_a_narrow_window (Fixture *fixture, gconstpointer data)
{
  for (guint percent = 100; percent <= 200; percent += 100)
    {
      gvt_app_test_set_text_scale (percent);
      gtk_window_set_default_size (fixture->desk.window, 360, 640);
      gvt_app_test_settle (top (fixture));
      gvt_app_test_assert_fits (top (fixture), 360);
      act (fixture, "survey.next");
      for (guint screen = 0; screen < 12; screen++)
        {
          gvt_app_test_settle (top (fixture));
          gvt_app_test_assert_fits (top (fixture), 360);
          gvt_app_test_assert_whole (top (fixture));
          act (fixture, "survey.skip");
        }
      gvt_app_test_assert_fits (top (fixture), 360);
      act (fixture, "survey.next");
    }
  gvt_app_test_set_text_scale (100);
}

#define ADD(path, begin, func) \
  g_test_add ("/survey-page/" path, Fixture, NULL, begin, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);

  ADD ("a-whole-form-is-recorded", set_up, test_a_whole_form_is_recorded);
  ADD ("what-is-skipped-counts-for-nothing", set_up, test_what_is_skipped_counts_for_nothing);
  ADD ("a-form-without-an-answer-is-no-sheet", set_up, test_a_form_without_an_answer_is_no_sheet);
  ADD ("an-answer-can-be-changed-on-the-way-back", set_up,
       test_an_answer_can_be_changed_on_the_way_back);
  ADD ("nobody-sees-who-sat-there-before", set_up, test_nobody_sees_who_sat_there_before);
  ADD ("two-people-are-two-sheets", set_up, test_two_people_are_two_sheets);
  ADD ("who-walks-away-leaves-a-whole-sheet", set_up, test_who_walks_away_leaves_a_whole_sheet);
  ADD ("whoever-sat-there-goes-on-where-he-was", set_up_unfinished,
       test_whoever_sat_there_goes_on_where_he_was);
  ADD ("another-person-begins-anew", set_up_unfinished, test_another_person_begins_anew);
  ADD ("faces-are-recorded", set_up_smiley, test_faces_are_recorded);
  ADD ("a-screen-is-read-aloud", set_up_smiley, test_a_screen_is_read_aloud);
  ADD ("thanks-are-given-for-what-is-on-disk", set_up_smiley,
       test_thanks_are_given_for_what_is_on_disk);
  ADD ("every-screen-fits-a-narrow-window", set_up, test_every_screen_fits_a_narrow_window);

  return g_test_run ();
}
