/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laptop goes off in the midst of a class, and comes back to where it was: the same card, the
 * same seat, the same question, and nothing of whoever sat there. I1 */
#include "gvt-app-test.h"
#include "gvt-class-quiz-acts.h"
#include "gvt-class-window.h"
#include "gvt-count-page.h"
#include "gvt-gate.h"
#include "gvt-hands-page.h"
#include "gvt-quiz-option-button.h"
#include "gvt-seat-page.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"
#include "gvt-session-survey.h"
#include "gvt-shell.h"
#include "gvt-survey-answer.h"
#include "gvt-survey-page.h"
#include "gvt-survey-step.h"
#include "gvt-test-profile.h"
#include "gvt-test-step.h"

typedef GvtClassWindow Fixture;

static void
act_on_page (Fixture *fixture, const char *action)
{
  gvt_class_window_act (fixture, gvt_class_window_section_top (fixture, "sessions"), action);
}

static void
act (Fixture *fixture, const char *action)
{
  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), action);
}

static void
go_back (Fixture *fixture)
{
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
}

static void
assert_back_in_class (Fixture *fixture, const char *words)
{
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (gvt_class_window_has_roll_key (fixture));
  g_assert_false (gvt_class_window_is_seen (fixture, GVT_TYPE_SHELL));
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), words);
}

/* I10 */
static void
test_a_lesson_goes_on_at_its_card (Fixture *fixture, gconstpointer data)
{
  act_on_page (fixture, "session.teach");
  act (fixture, "module.read");
  act (fixture, "lesson.next");
  act (fixture, "lesson.next");
  gvt_class_window_lose_power (fixture);

  assert_back_in_class (fixture, "Card 3 of ");
  go_back (fixture);
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Go on at card 3");
  go_back (fixture);
  assert_back_in_class (fixture, "SMAN 1 Praya");
}

/* The store was locked when the card was turned. */
static void
test_the_wall_shows_its_card_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall;

  act_on_page (fixture, "session.teach");
  act (fixture, "module.project");
  gvt_workspace_lock (fixture->workspace);
  gvt_class_window_settle (fixture);
  wall = GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_wall (fixture->window)));
  gvt_class_window_act (fixture, wall, "wall.last");
  gvt_class_window_lose_power (fixture);

  assert_back_in_class (fixture, "Card 7 of 7");
  g_assert_nonnull (gvt_window_get_wall (fixture->window));
}

static void
test_a_quiz_goes_on_at_its_question (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_quiz (fixture);
  gvt_class_window_answer_one (fixture);
  gvt_class_window_lose_power (fixture);

  assert_back_in_class (fixture, "Question 2 of ");
  go_back (fixture);
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_GATE));
  go_back (fixture);
  gvt_class_window_answer_one (fixture);
  g_assert_cmpuint (gvt_class_window_count_answers (fixture), ==, 2);
}

static void
test_who_left_class_mode_is_not_brought_back (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_class (fixture);
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.leave-class");
  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.leave");
  gvt_class_window_lose_power (fixture);

  g_assert_false (gvt_workspace_is_class (fixture->workspace));
  g_assert_true (gvt_class_window_has_roll_key (fixture));
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_SHELL));
}

static void
test_a_class_that_was_closed_meanwhile_is_not_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_class_window_begin_class (fixture);
  gvt_sessions_close (fixture->profile, &fixture->session, &error);
  g_assert_no_error (error);
  gvt_class_window_lose_power (fixture);

  g_assert_false (gvt_workspace_is_class (fixture->workspace));
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_SHELL));
}

/* --- a test --- */

/* Seven are present, and the pre-test is open. */
static void
open_test (Fixture *fixture, gboolean is_crossed)
{
  GtkWidget *page = gvt_class_window_section_top (fixture, "sessions");
  GtkWidget *step = gvt_app_test_find (page, GVT_TYPE_TEST_STEP, NULL);
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->profile, &fixture->session, 3, 4, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->workspace);
  gvt_class_window_settle (fixture);
  gtk_switch_set_active (GTK_SWITCH (gvt_app_test_find (step, GTK_TYPE_SWITCH, "crossed")),
                         is_crossed);
  act_on_page (fixture, "session.pretest");
}

static void
sit_down (Fixture *fixture, guint card)
{
  GtkWidget *spin = gvt_app_test_find (gvt_class_window_class_top (fixture), GTK_TYPE_SPIN_BUTTON,
                                       "card");

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), card);
  act (fixture, "seat.begin");
}

static void
answer (Fixture *fixture)
{
  GtkWidget *option = gvt_app_test_find (gvt_class_window_class_top (fixture),
                                         GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option), TRUE);
  act (fixture, "quiz.next");
}

static void
assert_at_seat (Fixture *fixture, guint card)
{
  GtkWidget *seat = gvt_class_window_class_top (fixture);
  GtkWidget *spin = gvt_app_test_find (seat, GTK_TYPE_SPIN_BUTTON, "card");

  g_assert_true (GVT_IS_SEAT_PAGE (seat));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, card);
  g_assert_true (gvt_section_page_get_held (GVT_SECTION_PAGE (seat)));
  assert_back_in_class (fixture, "Which number is on your card?");
}

/* The question that was skipped is not gone back to: whoever sits there was at the next one. */
static void
test_a_seat_asks_for_who_sat_there_and_goes_on_at_his_question (Fixture *fixture,
                                                                gconstpointer data)
{
  open_test (fixture, TRUE);
  act_on_page (fixture, "session.pretest");
  sit_down (fixture, 5);
  answer (fixture);
  act (fixture, "quiz.skip");
  gvt_class_window_lose_power (fixture);

  assert_at_seat (fixture, 5);
  gvt_app_test_assert_text (gvt_class_window_class_top (fixture), "while card 5 was answering");
  act (fixture, "seat.begin");
  gvt_app_test_assert_text (gvt_class_window_class_top (fixture), "Question 3 of 5");
  answer (fixture);
  g_assert_cmpuint (gvt_class_window_count_answers (fixture), ==, 2);
}

static void
test_a_seat_comes_back_as_often_as_the_power_goes (Fixture *fixture, gconstpointer data)
{
  open_test (fixture, TRUE);
  act_on_page (fixture, "session.pretest");
  sit_down (fixture, 4);
  answer (fixture);
  gvt_class_window_lose_power (fixture);
  gvt_class_window_lose_power (fixture);

  assert_at_seat (fixture, 4);
  go_back (fixture);
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_GATE));
}

/* Nobody sat there, so nobody is asked for. */
static void
test_between_two_people_a_seat_comes_back_for_the_next (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_test (fixture, TRUE);
  act_on_page (fixture, "session.pretest");
  sit_down (fixture, 1);
  for (guint i = 0; i < 5; i++)
    answer (fixture);
  act (fixture, "quiz.next");
  gvt_class_window_lose_power (fixture);

  assert_at_seat (fixture, 2);
  text = gvt_app_test_text (gvt_class_window_class_top (fixture));
  g_assert_null (strstr (text, "was answering"));
}

static void
test_hands_go_on_at_their_question (Fixture *fixture, gconstpointer data)
{
  open_test (fixture, FALSE);
  gvt_class_window_act (fixture,
                        gvt_app_test_find (gvt_class_window_section_top (fixture, "sessions"),
                                           GVT_TYPE_TEST_STEP, NULL),
                        "test.hands");
  act (fixture, "count.skip");
  gvt_class_window_lose_power (fixture);

  g_assert_true (GVT_IS_COUNT_PAGE (gvt_class_window_class_top (fixture)));
  assert_back_in_class (fixture, "Question 2 of ");
}

static void
type_hands (Fixture *fixture, const char *text)
{
  GtkWidget *entry = gvt_app_test_find (gvt_class_window_class_top (fixture), GTK_TYPE_TEXT, NULL);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gvt_app_test_settle (gvt_class_window_class_top (fixture));
}

static const char *
read_hands (Fixture *fixture)
{
  GtkWidget *entry = gvt_app_test_find (gvt_class_window_class_top (fixture), GTK_TYPE_TEXT, NULL);

  g_assert_nonnull (entry);
  gvt_app_test_settle (gvt_class_window_class_top (fixture));
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
begin_to_count (Fixture *fixture)
{
  open_test (fixture, FALSE);
  gvt_class_window_act (fixture,
                        gvt_app_test_find (gvt_class_window_section_top (fixture, "sessions"),
                                           GVT_TYPE_TEST_STEP, NULL),
                        "test.hands");
}

/* I1: a kill loses at most the keystroke in flight. */
static void
test_hands_that_were_typed_stand_there_again (Fixture *fixture, gconstpointer data)
{
  begin_to_count (fixture);
  act (fixture, "count.skip");
  type_hands (fixture, "5");
  gvt_class_window_lose_power (fixture);

  assert_back_in_class (fixture, "Question 2 of ");
  g_assert_cmpstr (read_hands (fixture), ==, "5");
  type_hands (fixture, "");
  gvt_class_window_lose_power (fixture);
  g_assert_cmpstr (read_hands (fixture), ==, "");
}

/* Of a question that is left nothing comes back. */
static void
test_hands_of_a_question_that_was_left_out_are_forgotten (Fixture *fixture, gconstpointer data)
{
  begin_to_count (fixture);
  type_hands (fixture, "5");
  act (fixture, "count.skip");
  g_assert_cmpstr (read_hands (fixture), ==, "");
  gvt_class_window_lose_power (fixture);

  assert_back_in_class (fixture, "Question 2 of ");
  g_assert_cmpstr (read_hands (fixture), ==, "");
}

static void
test_hands_typed_at_a_quiz_stand_there_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->profile, &fixture->session, 10, 10, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->workspace);
  gvt_class_window_settle (fixture);
  act_on_page (fixture, "session.hands");
  type_hands (fixture, "3");
  gvt_class_window_lose_power (fixture);

  g_assert_true (GVT_IS_HANDS_PAGE (gvt_class_window_class_top (fixture)));
  g_assert_cmpstr (read_hands (fixture), ==, "3");
}

static void
test_hands_at_a_quiz_go_on_at_their_question (Fixture *fixture, gconstpointer data)
{
  act_on_page (fixture, "session.hands");
  act (fixture, "hands.next");
  act (fixture, "hands.next");
  gvt_class_window_lose_power (fixture);

  g_assert_true (GVT_IS_HANDS_PAGE (gvt_class_window_class_top (fixture)));
  assert_back_in_class (fixture, "Question 2 of ");
}

static void
test_a_test_that_was_closed_meanwhile_is_not_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) quizzes = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GError) error = NULL;

  open_test (fixture, TRUE);
  act_on_page (fixture, "session.pretest");
  quizzes = gvt_class_quizzes_browse (fixture->profile, &fixture->session, &error);
  quiz = g_list_model_get_item (quizzes, 0);
  gvt_class_quiz_close (fixture->profile, quiz, &error);
  g_assert_no_error (error);
  gvt_class_window_lose_power (fixture);

  g_assert_true (GVT_IS_SESSION_PAGE (gvt_class_window_class_top (fixture)));
}

/* --- the survey --- */

static void
choose_face (Fixture *fixture)
{
  GtkWidget *face = gvt_app_test_find (gvt_class_window_class_top (fixture), GVT_TYPE_SURVEY_ANSWER,
                                       NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (face), TRUE);
  act (fixture, "survey.next");
}

static void
choose_row (Fixture *fixture, const char *name, guint index)
{
  GtkWidget *step = gvt_app_test_find (gvt_class_window_section_top (fixture, "sessions"),
                                       GVT_TYPE_SURVEY_STEP, NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (gvt_app_test_find (step, ADW_TYPE_COMBO_ROW, name)),
                              index);
}

static void
test_whoever_sat_at_the_survey_goes_on (Fixture *fixture, gconstpointer data)
{
  choose_row (fixture, "kind", 1);
  act_on_page (fixture, "session.survey");
  act (fixture, "survey.next");
  choose_face (fixture);
  gvt_class_window_lose_power (fixture);

  g_assert_true (GVT_IS_SURVEY_PAGE (gvt_class_window_class_top (fixture)));
  assert_back_in_class (fixture, "Somebody had begun");
  act (fixture, "survey.next");
  gvt_app_test_assert_text (gvt_class_window_class_top (fixture), "Question 2 of 3");
}

/* Which service it is about was chosen by the facilitator, and is asked of nobody again. */
static void
test_a_survey_comes_back_about_the_same_service (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;
  const GvtSurveyGroup *first;

  choose_row (fixture, "service", 0);
  act_on_page (fixture, "session.survey");
  gvt_class_window_lose_power (fixture);

  assert_back_in_class (fixture, "How was our service?");
  act (fixture, "survey.next");
  choose_face (fixture);
  survey = gvt_session_survey_read (fixture->profile, &fixture->session, &error);
  g_assert_no_error (error);
  first = survey->survey->groups->pdata[0];
  g_assert_cmpstr (first->column, ==, "service");
  g_assert_cmpstr (first->value, ==, gvt_survey_code_at (GVT_SURVEY_BY_SERVICE, 0));
  g_assert_cmpuint (first->tally.n, ==, 1);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) \
  g_test_add ("/class-comeback/" name, Fixture, NULL, gvt_class_window_set_up, test, \
              gvt_class_window_tear_down)
  ADD ("a-lesson-goes-on-at-its-card", test_a_lesson_goes_on_at_its_card);
  ADD ("the-wall-shows-its-card-again", test_the_wall_shows_its_card_again);
  ADD ("a-quiz-goes-on-at-its-question", test_a_quiz_goes_on_at_its_question);
  ADD ("who-left-class-mode-is-not-brought-back", test_who_left_class_mode_is_not_brought_back);
  ADD ("a-class-that-was-closed-meanwhile-is-not-held",
       test_a_class_that_was_closed_meanwhile_is_not_held);
  ADD ("a-seat-asks-for-who-sat-there-and-goes-on-at-his-question",
       test_a_seat_asks_for_who_sat_there_and_goes_on_at_his_question);
  ADD ("a-seat-comes-back-as-often-as-the-power-goes",
       test_a_seat_comes_back_as_often_as_the_power_goes);
  ADD ("between-two-people-a-seat-comes-back-for-the-next",
       test_between_two_people_a_seat_comes_back_for_the_next);
  ADD ("hands-go-on-at-their-question", test_hands_go_on_at_their_question);
  ADD ("hands-that-were-typed-stand-there-again", test_hands_that_were_typed_stand_there_again);
  ADD ("hands-of-a-question-that-was-left-out-are-forgotten",
       test_hands_of_a_question_that_was_left_out_are_forgotten);
  ADD ("hands-typed-at-a-quiz-stand-there-again", test_hands_typed_at_a_quiz_stand_there_again);
  ADD ("hands-at-a-quiz-go-on-at-their-question", test_hands_at_a_quiz_go_on_at_their_question);
  ADD ("a-test-that-was-closed-meanwhile-is-not-held",
       test_a_test_that_was_closed_meanwhile_is_not_held);
  ADD ("whoever-sat-at-the-survey-goes-on", test_whoever_sat_at_the_survey_goes_on);
  ADD ("a-survey-comes-back-about-the-same-service",
       test_a_survey_comes_back_about_the_same_service);
  return g_test_run ();
}
