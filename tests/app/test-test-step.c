/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A test is opened, answered by every road and closed at the class's page; what is recorded is then
 * read from the store. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-class-quiz-results.h"
#include "gvt-entry-row.h"
#include "gvt-gain-page.h"
#include "gvt-keying-page.h"
#include "gvt-module-chooser.h"
#include "gvt-print-pack.h"
#include "gvt-pupil-bar.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-roads.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-seat-page.h"
#include "gvt-session-acts.h"
#include "gvt-session-open.h"
#include "gvt-session-page.h"
#include "gvt-session-views.h"
#include "gvt-test-step.h"
#include "gvt-test.h"
#include "gvt-undo.h"
#include "gvt-visit-export.h"

#define PLACE  "52.02.01.1001"
#define MODULE "m5-hari-pemungutan-suara"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId session;
} Fixture;

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

static GvtModuleLibrary *
library_of (Fixture *fixture)
{
  return gvt_workspace_get_modules (fixture->desk.workspace);
}

static GvtModule *
module_of (Fixture *fixture)
{
  return gvt_module_library_find (library_of (fixture), MODULE, NULL);
}

/* Seven are present, and one module was taught, whose questions are asked. */
static void
open_class (Fixture *fixture, int width)
{
  GvtProfile *profile;
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  profile = fixture->desk.profile;
  gvt_sessions_plan_visit (profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit, &error);
  gvt_sessions_open (profile, &visit, "Kelas X-1", &fixture->session, &error);
  gvt_sessions_attend (profile, &fixture->session, 3, 4, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_show (&fixture->desk, gvt_session_page_new (&fixture->session), width);
  gvt_sessions_teach (profile, &fixture->session, module_of (fixture), &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_PRETEST);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_class (fixture, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_close (&fixture->desk);
}

static GtkWidget *
step (Fixture *fixture, const char *text)
{
  GtkWidget *label = gvt_app_test_find (top (fixture), GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GVT_TYPE_TEST_STEP);
}

static void
act_in_step (Fixture *fixture, const char *action)
{
  GtkWidget *widget = step (fixture, "A short test before the teaching. Nobody is told what is "
                                     "right: the same people answer again afterwards.");

  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  gvt_app_test_settle (top (fixture));
}

/* The test that was opened last. */
static GvtClassQuiz *
find_test (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) quizzes = gvt_class_quizzes_browse (fixture->desk.profile,
                                                             &fixture->session, &error);
  guint n = g_list_model_get_n_items (quizzes);

  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
  return g_list_model_get_item (quizzes, n - 1);
}

static void
assert_roads (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtClassQuiz) quiz = find_test (fixture);
  g_autoptr (GvtQuizRoads) roads = gvt_quiz_roads_read (fixture->desk.profile, quiz, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = g_strdup_printf ("laptop %u paper %u both %u counted %u answers %u", roads->n_laptop,
                          roads->n_paper, roads->n_mixed, roads->n_counted,
                          gvt_class_quiz_get_n_answers (quiz));
  g_assert_cmpstr (told, ==, expected);
}

static void
open_test (Fixture *fixture, gboolean is_crossed)
{
  GtkWidget *widget = gvt_app_test_find (
      step (fixture, "A short test before the teaching. Nobody is told what is "
                     "right: the same people answer again afterwards."),
      GTK_TYPE_SWITCH, "crossed");

  gtk_switch_set_active (GTK_SWITCH (widget), is_crossed);
  act (fixture, "session.pretest");
}

static void
test_five_questions_are_crossed_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GListModel) odd = NULL;

  act (fixture, "session.pretest");

  quiz = find_test (fixture);
  odd = gvt_class_quiz_order_card (quiz, module_of (fixture), 1, NULL);
  g_assert_cmpint (gvt_class_quiz_get_phase (quiz), ==, GVT_PHASE_PRE);
  g_assert_true (gvt_class_quiz_is_crossed (quiz));
  g_assert_cmpuint (g_list_model_get_n_items (odd), ==, 5);
  gvt_app_test_assert_text (top (fixture), "Present: 7. On the laptop: 0.");
  gvt_app_test_assert_text (top (fixture), "Missing: cards 1–7");
  gvt_app_test_assert_text (top (fixture), "hands are not counted in this test");
}

/* Sheets with four questions lie ready, and the test would ask five. */
static void
print_four (Fixture *fixture)
{
  static const char *const modules[] = { MODULE, NULL };
  const GvtPrintPackOptions options = { .n_cards = 7, .n_items = 4, .modules = modules };
  GvtProfile *profile = fixture->desk.profile;
  g_autofree char *path = g_build_filename (gvt_test_folder (), "pack.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = gvt_sessions_view (profile, &fixture->session, &error);
  const GvtId *id = gvt_session_get_visit_id (session);
  g_autoptr (GvtVisit) visit = gvt_visits_view (profile, id, &error);
  g_autoptr (GvtPrintRecord) record = NULL;
  g_autoptr (GBytes) pdf = gvt_print_pack_render (profile, library_of (fixture), id, &options,
                                                  &record, &error);

  gvt_visit_export_print (profile, visit, record, pdf, path, &error);
  g_assert_no_error (error);
}

static void
choose_in_dialog (Fixture *fixture, const char *response)
{
  g_assert_nonnull (gvt_app_test_find_dialog ());
  adw_message_dialog_response (gvt_app_test_find_dialog (), response);
  gvt_app_test_settle (top (fixture));
}

static void
test_sheets_that_ask_something_else_are_told_before_a_test_is_opened (Fixture *fixture,
                                                                      gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GListModel) odd = NULL;
  g_autoptr (GListModel) none = NULL;

  print_four (fixture);
  act (fixture, "session.pretest");
  gvt_app_test_assert_text (GTK_WIDGET (gvt_app_test_find_dialog ()),
                            "ask 4 questions of “Hari pemungutan suara");
  choose_in_dialog (fixture, "cancel");
  none = gvt_class_quizzes_browse (fixture->desk.profile, &fixture->session, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);

  act (fixture, "session.pretest");
  choose_in_dialog (fixture, "0"); /* what is printed */

  quiz = find_test (fixture);
  odd = gvt_class_quiz_order_card (quiz, module_of (fixture), 1, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (odd), ==, 4);
}

static void
test_the_new_questions_can_be_asked_all_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GListModel) odd = NULL;

  print_four (fixture);
  act (fixture, "session.pretest");
  choose_in_dialog (fixture, "1");

  quiz = find_test (fixture);
  odd = gvt_class_quiz_order_card (quiz, module_of (fixture), 1, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (odd), ==, 5);
}

/* --- by a code of one's own --- */

static void
open_coded (Fixture *fixture)
{
  GtkWidget *widget = gvt_app_test_find (
      step (fixture, "A short test before the teaching. Nobody is told what is "
                     "right: the same people answer again afterwards."),
      GTK_TYPE_SWITCH, "by_code");

  gtk_switch_set_active (GTK_SWITCH (widget), TRUE);
  act (fixture, "session.pretest");
}

static void
type_code (Fixture *fixture, const char *text)
{
  GtkWidget *entry = gvt_app_test_find (top (fixture), GTK_TYPE_ENTRY, "code");

  g_assert_true (gtk_widget_get_mapped (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  act (fixture, "seat.begin");
}

static gint64
count_codes (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) acts = gvt_sessions_list_acts (fixture->desk.profile, NULL,
                                                        &fixture->session, 0, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (GvtDoneAct) done = g_list_model_get_item (acts, i);

      n += g_str_equal (gvt_done_act_get_kind (done), "quiz.coded/1");
    }
  return n;
}

static void
test_a_seat_wants_a_code_before_the_questions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = NULL;
  GtkWidget *entry;

  open_coded (fixture);
  quiz = find_test (fixture);
  g_assert_true (gvt_class_quiz_pairs_by_code (quiz));
  gvt_app_test_assert_text (top (fixture), "Make up a code of 4 to 8 letters and digits");
  act (fixture, "session.pretest");
  g_assert_true (GVT_IS_SEAT_PAGE (top (fixture)));
  type_code (fixture, "");
  g_assert_true (GVT_IS_SEAT_PAGE (top (fixture)));
  type_code (fixture, "si?");
  g_assert_true (GVT_IS_SEAT_PAGE (top (fixture)));
  g_assert_cmpint (count_codes (fixture), ==, 0);
  entry = gvt_app_test_find (top (fixture), GTK_TYPE_ENTRY, "code");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "si?"); /* to be mended */

  type_code (fixture, "si 12");

  g_assert_false (GVT_IS_SEAT_PAGE (top (fixture)));
  g_assert_cmpint (count_codes (fixture), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, ""); /* nobody reads it */
}

static void
test_a_test_by_cards_asks_for_no_code (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  act (fixture, "session.pretest");
  act (fixture, "session.pretest");
  entry = gvt_app_test_find (top (fixture), GTK_TYPE_ENTRY, "code");

  g_assert_true (entry == NULL || !gtk_widget_get_mapped (entry));
}

/* --- the laptop, in turn --- */

static void
sit_down (Fixture *fixture, guint card)
{
  GtkWidget *spin = gvt_app_test_find (top (fixture), GTK_TYPE_SPIN_BUTTON, "card");

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), card);
  act (fixture, "seat.begin");
}

static void
answer (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gvt_app_test_find (top (fixture), GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      act (fixture, "quiz.next");
    }
}

/* Between two people the screen tells nothing of the one before. */
static void
test_the_laptop_goes_from_card_to_card (Fixture *fixture, gconstpointer data)
{
  GtkWidget *spin;

  open_test (fixture, TRUE);
  act (fixture, "session.pretest");
  g_assert_true (GVT_IS_SEAT_PAGE (top (fixture)));
  sit_down (fixture, 1);
  gvt_app_test_assert_text (top (fixture), "Question 1 of 5");
  answer (fixture, 5);
  gvt_app_test_assert_text (top (fixture), "Thank you");
  act (fixture, "quiz.next");

  g_assert_true (GVT_IS_SEAT_PAGE (top (fixture)));
  spin = gvt_app_test_find (top (fixture), GTK_TYPE_SPIN_BUTTON, "card");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 2);
  assert_roads (fixture, "laptop 1 paper 0 both 0 counted 0 answers 5");
  sit_down (fixture, 2); /* other questions: the library takes those of his form alone */
  answer (fixture, 5);
  assert_roads (fixture, "laptop 2 paper 0 both 0 counted 0 answers 10");
  g_assert_cmpuint (fixture->desk.said->len, ==,
                    0); /* the opening was told where it can be undone */
}

static void
test_nobody_is_told_what_is_right (Fixture *fixture, gconstpointer data)
{
  open_test (fixture, TRUE);
  act (fixture, "session.pretest");
  sit_down (fixture, 1);
  answer (fixture, 1);

  gvt_app_test_assert_text (top (fixture), "Question 2 of 5");
}

static void
test_a_card_goes_on_where_it_was (Fixture *fixture, gconstpointer data)
{
  open_test (fixture, TRUE);
  act (fixture, "session.pretest");
  sit_down (fixture, 3);
  answer (fixture, 2);
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (top (fixture));
  sit_down (fixture, 3);
  gvt_app_test_assert_text (top (fixture), "Question 3 of 5");
  answer (fixture, 3);
  act (fixture, "quiz.next");
  sit_down (fixture, 3);

  g_assert_true (GVT_IS_SEAT_PAGE (top (fixture)));
  g_assert_cmpstr (g_ptr_array_index (fixture->desk.said, 0), ==,
                   "This card has answered all questions of the test. Nothing was changed. Look at "
                   "the number on your card again.");
  assert_roads (fixture, "laptop 1 paper 0 both 0 counted 0 answers 5");
}

/* --- hands --- */

static void
type_hands (Fixture *fixture, const char *first, const char *second, const char *none)
{
  GtkWidget *options = gvt_app_test_find (top (fixture), GTK_TYPE_BOX, "options");
  GtkWidget *row = gtk_widget_get_first_child (options);

  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (row, GTK_TYPE_ENTRY, "count")), first);
  row = gtk_widget_get_next_sibling (row);
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (row, GTK_TYPE_ENTRY, "count")), second);
  gtk_editable_set_text (
      GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "none")), none);
  gvt_app_test_settle (top (fixture));
}

static void
test_hands_are_all_who_are_present_or_not_recorded (Fixture *fixture, gconstpointer data)
{
  open_test (fixture, FALSE);
  act_in_step (fixture, "test.hands");
  gvt_app_test_assert_text (top (fixture), "Question 1 of 5");

  type_hands (fixture, "1", "4", "1");
  gvt_app_test_assert_text (
      top (fixture), "Hands: 5. Without: 1. Answered by card: 0. Together: 6 of 7. 1 missing.");
  gtk_widget_activate_action (top (fixture), "count.record", NULL);
  gvt_app_test_settle (top (fixture));
  assert_roads (fixture, "laptop 0 paper 0 both 0 counted 0 answers 0");
  type_hands (fixture, "1", "4", "3");
  gvt_app_test_assert_text (top (fixture), "1 too many.");
  type_hands (fixture, "1", "4", "2");
  gvt_app_test_assert_text (top (fixture), "That is everybody.");
  act (fixture, "count.record");

  assert_roads (fixture, "laptop 0 paper 0 both 0 counted 1 answers 5");
  gvt_app_test_assert_text (top (fixture), "Question 2 of 5");
}

/* On the button beside it, Enter left the question out. */
static void
test_the_keys_begin_at_the_first_count (Fixture *fixture, gconstpointer data)
{
  open_test (fixture, FALSE);
  for (guint question = 1; question <= 2; question++)
    {
      GtkWidget *focus, *first;

      if (question == 1)
        act_in_step (fixture, "test.hands");
      else
        act (fixture, "count.record");
      first = gvt_app_test_find (top (fixture), GTK_TYPE_ENTRY, "count");
      focus = gtk_window_get_focus (fixture->desk.window);
      g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, first));
      type_hands (fixture, "1", "4", "2");
    }
}

/* --- several roads --- */

static void
key (Fixture *fixture, const char *line)
{
  gtk_editable_set_text (
      GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "entry")), line);
  act (fixture, "keying.enter");
}

static void
test_each_answer_is_told_by_its_road (Fixture *fixture, gconstpointer data)
{
  open_test (fixture, FALSE);
  act_in_step (fixture, "test.paper");
  g_assert_true (GVT_IS_KEYING_PAGE (top (fixture)));
  key (fixture, "2A BDABD");
  act (fixture, "keying.done");
  act (fixture, "session.pretest");
  sit_down (fixture, 1);
  answer (fixture, 5);
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (top (fixture));
  act_in_step (fixture, "test.hands");
  type_hands (fixture, "2", "2", "1"); /* of the five who have no card's answer */
  act (fixture, "count.record");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (top (fixture));

  assert_roads (fixture, "laptop 1 paper 1 both 0 counted 1 answers 14");
  gvt_app_test_assert_text (top (fixture), "Present: 7. On the laptop: 1. On paper: 1. On both: 0. "
                                           "Questions with hands: 1.");
}

/* --- the end --- */

static void
test_a_closed_test_says_why_nothing_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = NULL;

  open_test (fixture, TRUE);
  act (fixture, "session.close-pretest");
  adw_message_dialog_response (gvt_app_test_find_dialog (), "accept");
  gvt_app_test_settle (top (fixture));

  quiz = find_test (fixture);
  g_assert_false (gvt_class_quiz_is_open (quiz));
  act (fixture, "session.gains-pretest");
  g_assert_true (GVT_IS_GAIN_PAGE (top (fixture)));
}

/* Forty sheets may lie beside the laptop still. */
static void
test_a_closed_test_is_opened_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = NULL;

  open_test (fixture, TRUE);
  act_in_step (fixture, "test.paper");
  key (fixture, "2B DACBC");
  act (fixture, "keying.done");
  act (fixture, "session.close-pretest");
  adw_message_dialog_response (gvt_app_test_find_dialog (), "accept");
  gvt_app_test_settle (top (fixture));
  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_PRETEST);
  gvt_app_test_assert_text (top (fixture), "It is closed. To key sheets that are still missing");
  act_in_step (fixture, "test.reopen");

  quiz = find_test (fixture);
  g_assert_true (gvt_class_quiz_is_open (quiz));
  gvt_app_test_assert_text (top (fixture), "Present: 7. On the laptop: 0. On paper: 1.");
}

/* Odd cards take A before and B after; each knows more afterwards. */
static void
hold_test (Fixture *fixture, GvtQuizPhase phase, const char *a, const char *b)
{
  const GvtQuizTestPlan plan = { .phase = phase };
  GvtProfile *profile = fixture->desk.profile;
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  GvtId id;

  gvt_quiz_test_open (profile, &fixture->session, module_of (fixture), &plan, &id, &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_view (profile, &id, &error);
  for (guint card = 1; card <= 10; card++)
    {
      const char *form = gvt_class_quiz_get_card_form (quiz, card);
      g_autofree char *line = g_strdup_printf ("%u%s %s", card, form, *form == 'A' ? a : b);
      GvtSheetOutcome outcome;

      gvt_quiz_sheets_key (profile, quiz, module_of (fixture), line, &outcome, &error);
      g_assert_no_error (error);
    }
}

static void
test_the_gain_is_told_from_ten_pairs_on (Fixture *fixture, gconstpointer data)
{
  hold_test (fixture, GVT_PHASE_PRE, "-----", "-----");
  gvt_page_stack_push (fixture->desk.stack, gvt_gain_page_new (&fixture->session));
  gvt_app_test_settle (top (fixture));
  gvt_app_test_assert_text (top (fixture), "People who took both tests: 0.");

  hold_test (fixture, GVT_PHASE_POST, "BDABD", "DACBC");
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), "10 people took both tests. Right before: 0,00 %");
  gvt_app_test_assert_text (top (fixture), "By objective");
  gvt_app_test_assert_text (top (fixture), "too few"); /* five to a form */
}

static void
test_the_gain_of_a_class_on_paper_was_recorded_later (Fixture *fixture, gconstpointer data)
{
  GvtProfile *profile = fixture->desk.profile;
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) before = gvt_sessions_view (profile, &fixture->session, &error);

  gvt_sessions_open_held (profile, gvt_session_get_visit_id (before), "Kelas X-2", "2026-11-23",
                          &fixture->session, &error);
  g_assert_no_error (error);
  hold_test (fixture, GVT_PHASE_PRE, "-----", "-----");
  gvt_page_stack_push (fixture->desk.stack, gvt_gain_page_new (&fixture->session));
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), "Recorded later; held on paper on ");
}

static void
test_letters_twice_as_large_fit (void)
{
  Fixture fixture = { 0 };

  gvt_app_test_set_text_scale (200);
  open_class (&fixture, 360);
  gvt_app_test_assert_fits (top (&fixture), 360);
  open_test (&fixture, FALSE);
  act_in_step (&fixture, "test.hands");
  gvt_app_test_assert_fits (top (&fixture), 360);
  gvt_page_stack_pop (fixture.desk.stack);
  act (&fixture, "session.pretest");
  gvt_app_test_assert_fits (top (&fixture), 360);
  tear_down (&fixture, NULL);
  gvt_app_test_set_text_scale (100);
}

static void
test_the_rule_of_a_code_fits_in_large_letters (void)
{
  Fixture fixture = { 0 };

  gvt_app_test_set_text_scale (200);
  open_class (&fixture, 360);
  open_coded (&fixture);
  gvt_app_test_assert_fits (top (&fixture), 360);
  act (&fixture, "session.pretest");
  gvt_app_test_assert_fits (top (&fixture), 360);
  tear_down (&fixture, NULL);
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/test-step/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("five-questions-are-crossed-over", test_five_questions_are_crossed_over);
  ADD ("sheets-that-ask-something-else-are-told-before-a-test-is-opened",
       test_sheets_that_ask_something_else_are_told_before_a_test_is_opened);
  ADD ("the-new-questions-can-be-asked-all-the-same",
       test_the_new_questions_can_be_asked_all_the_same);
  ADD ("a-seat-wants-a-code-before-the-questions", test_a_seat_wants_a_code_before_the_questions);
  ADD ("a-test-by-cards-asks-for-no-code", test_a_test_by_cards_asks_for_no_code);
  ADD ("the-laptop-goes-from-card-to-card", test_the_laptop_goes_from_card_to_card);
  ADD ("nobody-is-told-what-is-right", test_nobody_is_told_what_is_right);
  ADD ("a-card-goes-on-where-it-was", test_a_card_goes_on_where_it_was);
  ADD ("hands-are-all-who-are-present-or-not-recorded",
       test_hands_are_all_who_are_present_or_not_recorded);
  ADD ("the-keys-begin-at-the-first-count", test_the_keys_begin_at_the_first_count);
  ADD ("each-answer-is-told-by-its-road", test_each_answer_is_told_by_its_road);
  ADD ("a-closed-test-says-why-nothing-is-told", test_a_closed_test_says_why_nothing_is_told);
  ADD ("a-closed-test-is-opened-again", test_a_closed_test_is_opened_again);
  ADD ("the-gain-is-told-from-ten-pairs-on", test_the_gain_is_told_from_ten_pairs_on);
  ADD ("the-gain-of-a-class-on-paper-was-recorded-later",
       test_the_gain_of_a_class_on_paper_was_recorded_later);
  g_test_add_func ("/test-step/the-rule-of-a-code-fits-in-large-letters",
                   test_the_rule_of_a_code_fits_in_large_letters);
  g_test_add_func ("/test-step/letters-twice-as-large-fit", test_letters_twice_as_large_fit);
  return g_test_run ();
}
