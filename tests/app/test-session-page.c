/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-class-quiz-acts.h"
#include "gvt-fold.h"
#include "gvt-pupil-bar.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"
#include "gvt-session-progress.h"
#include "gvt-step-row.h"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_open_class (&fixture->desk, &fixture->session, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_close (&fixture->desk);
}

static GvtSessionProgress *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtSessionProgress *progress = gvt_session_progress_load (
      fixture->desk.profile, gvt_workspace_get_modules (fixture->desk.workspace), &fixture->session,
      &error);

  g_assert_no_error (error);
  return progress;
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

static void
test_begins_with_the_attendance (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_assert_text (top (fixture), "How many people are here?");
  gvt_app_test_assert_text (top (fixture), "SMAN 1 Praya");
}

static void
set_headcount (Fixture *fixture, const char *id, double value)
{
  GtkWidget *button = gvt_app_test_find (top (fixture), GTK_TYPE_SPIN_BUTTON, id);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button), value);
}

static void
take_attendance (Fixture *fixture)
{
  set_headcount (fixture, "men", 18);
  set_headcount (fixture, "women", 20);
  act (fixture, "session.save-attendance");
}

static void
test_attendance_is_on_the_disk_when_it_is_said_to_be (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  take_attendance (fixture);

  gvt_app_test_assert_text (GTK_WIDGET (fixture->desk.window), "Saved");
  progress = load (fixture);
  g_assert_cmpuint (gvt_session_get_men (progress->session), ==, 18);
  g_assert_cmpuint (gvt_session_get_women (progress->session), ==, 20);
  gvt_app_test_assert_text (top (fixture), "Which module is taught?");
}

static void
test_teaching_pins_the_module_and_opens_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  take_attendance (fixture);
  act (fixture, "session.teach");

  gvt_app_test_assert_text (top (fixture), "Start reading");
  progress = load (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (progress->taught), ==, 1);
}

/* On the rail they stood on the step that was over. */
static void
test_going_back_brings_the_keys_to_the_next_step (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rail;

  take_attendance (fixture);
  act (fixture, "session.teach");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (top (fixture));

  rail = gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, "rail");
  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_QUIZ);
  g_assert_true (gtk_window_get_focus (fixture->desk.window)
                 == GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (rail))));
}

/* Returns: how many questions the quiz on the screen has */
static guint
count_questions (Fixture *fixture)
{
  GtkWidget *position = gvt_app_test_find (top (fixture), GTK_TYPE_LABEL, "position");
  guint index, n_questions;

  g_assert_cmpint (sscanf (gtk_label_get_label (GTK_LABEL (position)), "Question %u of %u", &index,
                           &n_questions),
                   ==, 2);
  return n_questions;
}

static void
answer_all (Fixture *fixture, guint n_questions)
{
  for (guint i = 0; i < n_questions; i++)
    {
      GtkWidget *button = gvt_app_test_find (top (fixture), GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      act (fixture, "quiz.next");
      act (fixture, "quiz.next");
    }
}

static void
test_each_answer_is_recorded_under_its_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) first = NULL;
  g_autoptr (GvtSessionProgress) second = NULL;
  guint n_questions;

  act (fixture, "session.quiz");
  n_questions = count_questions (fixture);
  answer_all (fixture, n_questions);
  first = load (fixture);
  g_assert_cmpuint (gvt_session_get_n_answers (first->session), ==, n_questions);
  g_assert_cmpuint (first->last_card, ==, 1);
  g_assert_cmpuint (first->next_card, ==, 2);

  act (fixture, "quiz.again");
  answer_all (fixture, n_questions);
  second = load (fixture);
  g_assert_cmpuint (gvt_session_get_n_answers (second->session), ==, 2 * n_questions);
  g_assert_cmpuint (second->last_card, ==, 2);
}

/* Nobody comes to lose what the one before him answered, and nobody answers under another's card.
 */
static void
test_who_leaves_in_the_midst_keeps_his_answers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar;
  guint n_questions;
  g_autoptr (GvtSessionProgress) first = NULL;
  g_autoptr (GvtSessionProgress) second = NULL;

  act (fixture, "session.quiz");
  n_questions = count_questions (fixture);
  answer_all (fixture, 2);
  bar = gvt_app_test_find (top (fixture), GVT_TYPE_PUPIL_BAR, NULL);
  g_assert_true (gtk_widget_activate_action (bar, "pupil.reset", NULL));
  adw_message_dialog_response (gvt_app_test_find_dialog (), "accept");
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), "Question 1 of ");
  first = load (fixture);
  g_assert_cmpuint (gvt_session_get_n_answers (first->session), ==, 2);
  g_assert_cmpuint (first->n_took_part, ==, 2); /* the next one has his first question */
  answer_all (fixture, n_questions);
  second = load (fixture);
  g_assert_cmpuint (gvt_session_get_n_answers (second->session), ==, 2 + n_questions);
  g_assert_cmpuint (second->last_card, ==, 2);
}

/* What the laptop going off leaves: the page is gone, and what was shown and answered is on the
 * disk. */
static void
test_an_interrupted_quiz_goes_on_at_the_same_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;
  GtkWidget *card;
  guint n_questions;

  act (fixture, "session.quiz");
  n_questions = count_questions (fixture);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (gvt_app_test_find (top (fixture), GVT_TYPE_QUIZ_OPTION_BUTTON, NULL)),
      TRUE);
  act (fixture, "quiz.next");
  act (fixture, "quiz.next");
  act (fixture, "quiz.skip");
  gvt_app_test_assert_text (top (fixture), "Question 3 of ");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));

  progress = load (fixture);
  g_assert_cmpuint (progress->next_card, ==, 1);
  g_assert_cmpuint (progress->n_took_part, ==, 1);
  g_assert_cmpuint (progress->n_unanswered, ==, 2); /* skipped, and on the screen */
  g_assert_cmpuint (progress->n_not_shown, ==, n_questions - 3);
  card = gvt_app_test_find (top (fixture), GTK_TYPE_SPIN_BUTTON, "card");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (card)), ==, 1);
  act (fixture, "session.quiz");
  gvt_app_test_assert_text (top (fixture), "Question 3 of ");
}

static GvtModule *
module_of (Fixture *fixture)
{
  return gvt_module_library_find (gvt_workspace_get_modules (fixture->desk.workspace),
                                  "m5-hari-pemungutan-suara", NULL);
}

/* @id: (out): receives the test's */
static void
open_test (Fixture *fixture, GvtId *id)
{
  const GvtQuizTestPlan plan = { .phase = GVT_PHASE_PRE };
  g_autoptr (GError) error = NULL;

  gvt_quiz_test_open (fixture->desk.profile, &fixture->session, module_of (fixture), &plan, id,
                      &error);
  g_assert_no_error (error);
}

/* The quiz tells what is right after each answer. */
static void
test_the_quiz_leaves_an_open_test_alone (Fixture *fixture, gconstpointer data)
{
  GvtModule *module = module_of (fixture);
  const GvtClassPlace place = { .session = fixture->session,
                                .view = GVT_AT_QUIZ,
                                .module = *gvt_module_get_hash (module) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtClassQuiz) test = NULL;
  g_autoptr (GvtSessionProgress) progress = NULL;
  GvtId id;

  gvt_sessions_attend (fixture->desk.profile, &fixture->session, 18, 20, &error);
  gvt_sessions_teach (fixture->desk.profile, &fixture->session, module, &error);
  g_assert_no_error (error);
  open_test (fixture, &id);
  test = gvt_class_quiz_view (fixture->desk.profile, &id, &error);
  gvt_class_quiz_show (fixture->desk.profile, test, module, "m5-jam", 1, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));

  gvt_session_page_resume (GVT_SESSION_PAGE (top (fixture)), &place);
  gvt_section_page_refresh (GVT_SECTION_PAGE (top (fixture)));
  gvt_app_test_settle (top (fixture));
  g_assert_true (GVT_IS_SESSION_PAGE (top (fixture)));
  act (fixture, "session.quiz");
  answer_all (fixture, 1);

  progress = load (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (progress->quizzes), ==, 2);
  g_clear_object (&test);
  test = gvt_class_quiz_view (fixture->desk.profile, &id, &error);
  g_assert_cmpuint (gvt_class_quiz_get_n_answers (test), ==, 0);
  g_assert_cmpuint (gvt_class_quiz_get_n_people (test), ==, 1);
}

/* It is told before, and hinders nobody. */
static void
test_the_close_names_what_the_class_lacks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;
  GtkWidget *dialog;
  GvtId test;

  take_attendance (fixture);
  open_test (fixture, &test);
  act (fixture, "session.close");
  dialog = GTK_WIDGET (gvt_app_test_find_dialog ());

  gvt_app_test_assert_text (dialog, "is still open: of 38 who are present 38 have no answers.");
  gvt_app_test_assert_text (dialog, "Neither done nor skipped: Modules, Post-test, "
                                    "Survey.");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gvt_app_test_settle (top (fixture));
  progress = load (fixture);
  g_assert_false (gvt_session_is_open (progress->session));
}

static void
test_a_closed_class_takes_nothing_more (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_close (fixture->desk.profile, &fixture->session, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
  set_headcount (fixture, "men", 5);
  gtk_widget_activate_action (top (fixture), "session.save-attendance", NULL);
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), "The page for the host");
  g_assert_cmpuint (fixture->desk.said->len, ==, 0);
}

/* The report of a closed class is seen, and Ctrl+Z opens it again. */
static void
test_a_closed_class_is_opened_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;
  g_autoptr (GError) error = NULL;

  take_attendance (fixture);
  gvt_sessions_close (fixture->desk.profile, &fixture->session, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_REPORT);
  gvt_app_test_assert_text (top (fixture), "Undo: close of the class");
  act (fixture, "session.undo");

  progress = load (fixture);
  g_assert_true (gvt_session_is_open (progress->session));
  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), !=, GVT_STEP_REPORT);
  gvt_app_test_assert_text (top (fixture), "Undo: attendance: 18 men, 20 women");
}

static void
assert_fits (int width, gboolean is_folded)
{
  Fixture fixture;
  GtkWidget *fold;

  gvt_app_test_desk_open_class (&fixture.desk, &fixture.session, width);
  fold = gvt_app_test_find (top (&fixture), GVT_TYPE_FOLD, NULL);

  gvt_app_test_assert_fits (top (&fixture), width);
  g_assert_cmpint (gvt_fold_get_folded (GVT_FOLD (fold)), ==, is_folded);
  gvt_app_test_desk_close (&fixture.desk);
}

static void
test_the_rail_folds_when_narrow (void)
{
  assert_fits (360, TRUE);
  assert_fits (560, FALSE);
  assert_fits (960, FALSE);
}

/* On a narrow window the list lies over the step, and closed at the first arrow key. */
static void
test_the_keys_walk_a_folded_rail_to_its_end (void)
{
  Fixture fixture;
  GtkWidget *rail, *fold, *focus;

  gvt_app_test_desk_open_class (&fixture.desk, &fixture.session, 360);
  fold = gvt_app_test_find (top (&fixture), GVT_TYPE_FOLD, NULL);
  rail = gvt_app_test_find (top (&fixture), GTK_TYPE_LIST_BOX, "rail");
  act (&fixture, "session.steps");
  for (guint i = 0; i < 2; i++)
    {
      focus = gtk_window_get_focus (fixture.desk.window);
      g_assert_true (focus == GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (rail))));
      g_signal_emit_by_name (rail, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
      gvt_app_test_settle (top (&fixture));
      g_assert_true (gvt_fold_get_sidebar_shown (GVT_FOLD (fold)));
    }
  g_assert_cmpint (gvt_app_test_desk_step (&fixture.desk), ==, GVT_STEP_TEACH);

  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (rail))));
  gvt_app_test_settle (top (&fixture));
  focus = gtk_window_get_focus (fixture.desk.window);
  g_assert_false (gvt_fold_get_sidebar_shown (GVT_FOLD (fold)));
  g_assert_true (focus != NULL && !gtk_widget_is_ancestor (focus, rail));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GVT_TYPE_FOLD));
  gvt_app_test_desk_close (&fixture.desk);
}

static void
test_letters_twice_as_large_fit (void)
{
  gvt_app_test_set_text_scale (200);
  assert_fits (360, TRUE);
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/session-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("begins-with-the-attendance", test_begins_with_the_attendance);
  ADD ("attendance-is-on-the-disk-when-it-is-said-to-be",
       test_attendance_is_on_the_disk_when_it_is_said_to_be);
  ADD ("teaching-pins-the-module-and-opens-it", test_teaching_pins_the_module_and_opens_it);
  ADD ("going-back-brings-the-keys-to-the-next-step",
       test_going_back_brings_the_keys_to_the_next_step);
  ADD ("each-answer-is-recorded-under-its-card", test_each_answer_is_recorded_under_its_card);
  ADD ("who-leaves-in-the-midst-keeps-his-answers", test_who_leaves_in_the_midst_keeps_his_answers);
  ADD ("an-interrupted-quiz-goes-on-at-the-same-question",
       test_an_interrupted_quiz_goes_on_at_the_same_question);
  ADD ("the-quiz-leaves-an-open-test-alone", test_the_quiz_leaves_an_open_test_alone);
  ADD ("the-close-names-what-the-class-lacks", test_the_close_names_what_the_class_lacks);
  ADD ("a-closed-class-takes-nothing-more", test_a_closed_class_takes_nothing_more);
  ADD ("a-closed-class-is-opened-again", test_a_closed_class_is_opened_again);
  g_test_add_func ("/session-page/the-rail-folds-when-narrow", test_the_rail_folds_when_narrow);
  g_test_add_func ("/session-page/the-keys-walk-a-folded-rail-to-its-end",
                   test_the_keys_walk_a_folded_rail_to_its_end);
  g_test_add_func ("/session-page/letters-twice-as-large-fit", test_letters_twice_as_large_fit);
  return g_test_run ();
}
