/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a class is taken through its steps on its page: the strip, leaving out, going back, another
 * order, undoing, and coming back to the same place. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-class-strip.h"
#include "gvt-entry-row.h"
#include "gvt-history-page.h"
#include "gvt-onward-button.h"
#include "gvt-quiz-option-button.h"
#include "gvt-session-acts.h"
#include "gvt-session-open.h"
#include "gvt-session-page.h"
#include "gvt-step-acts.h"
#include "gvt-undo-button.h"
#include "gvt-visit-page.h"

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

static void
attend (Fixture *fixture, guint men, guint women)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->desk.profile, &fixture->session, men, women, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
}

static void
assert_present (Fixture *fixture, guint men, guint women)
{
  g_autoptr (GvtSessionProgress) progress = load (fixture);

  g_assert_cmpuint (gvt_session_get_men (progress->session), ==, men);
  g_assert_cmpuint (gvt_session_get_women (progress->session), ==, women);
}

/* As Enter on its row does. */
static void
enter_step (Fixture *fixture, GvtSessionStep step)
{
  GtkWidget *rail = gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, "rail");

  gvt_app_test_desk_choose_step (&fixture->desk, step);
  g_signal_emit_by_name (rail, "row-activated",
                         gtk_list_box_get_selected_row (GTK_LIST_BOX (rail)));
  gvt_app_test_settle (top (fixture));
}

static void
skip_step (Fixture *fixture, GvtSessionStep step, const char *answer)
{
  gvt_app_test_desk_choose_step (&fixture->desk, step);
  act (fixture, "session.skip");
  adw_message_dialog_response (gvt_app_test_find_dialog (), answer);
  gvt_app_test_settle (top (fixture));
}

/* The page is gone, as when the laptop went off, and comes anew. */
static void
come_back (Fixture *fixture)
{
  gvt_page_stack_push (fixture->desk.stack, gvt_session_page_new (&fixture->session));
  gvt_app_test_settle (top (fixture));
}

/* --- the strip --- */

static void
test_the_strip_tells_step_people_and_minutes (Fixture *fixture, gconstpointer data)
{
  attend (fixture, 18, 20);
  gvt_clock_advance (gvt_profile_get_clock (fixture->desk.profile), 25 * G_TIME_SPAN_MINUTE);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), ": Teach · 18 men and 20 women, 38 people · 25 minutes");
}

static void
test_the_battery_is_told_where_there_is_one (void)
{
  GvtStripFacts facts = { .number = 3,
                          .n_steps = 6,
                          .step = "Pre-test",
                          .men = 18,
                          .women = 20,
                          .time = { .minutes = 12 },
                          .planned = 40,
                          .power = { 64, FALSE } };
  g_autofree char *on_battery = gvt_strip_describe (&facts);
  g_autofree char *low = (facts.power.percent = 12, gvt_strip_describe (&facts));
  g_autofree char *plugged = (facts.power.is_mains = TRUE, gvt_strip_describe (&facts));
  g_autofree char *none = (facts.power.percent = -1, gvt_strip_describe (&facts));

  g_assert_cmpstr (on_battery, ==,
                   "Step 3 of 6: Pre-test · 18 men and 20 women, 38 people · 12 minutes; modules "
                   "planned: 40 minutes · Battery 64%");
  g_assert_true (g_str_has_suffix (low, "Battery 12%: plug the laptop in"));
  g_assert_true (g_str_has_suffix (plugged, "Battery 12%, plugged in"));
  g_assert_true (g_str_has_suffix (none, "modules planned: 40 minutes"));
}

/* --- steps --- */

static void
test_a_step_is_left_out_with_its_reason (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;
  const GvtClassStep *modules;

  skip_step (fixture, GVT_STEP_TEACH, "1");

  gvt_app_test_assert_text (top (fixture), "Left out: no power");
  progress = load (fixture);
  modules = gvt_session_steps_find (progress->steps, "modules");
  g_assert_cmpint (modules->state, ==, GVT_STEP_SKIPPED);
  g_assert_cmpstr (modules->reason, ==, "power");
}

static void
test_who_does_not_say_why_leaves_nothing_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  skip_step (fixture, GVT_STEP_TEACH, "cancel");

  progress = load (fixture);
  g_assert_cmpint (gvt_session_steps_find (progress->steps, "modules")->state, ==, GVT_STEP_AHEAD);
}

static void
test_a_step_that_was_left_out_is_gone_back_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  attend (fixture, 18, 20);
  skip_step (fixture, GVT_STEP_TEACH, "0");
  enter_step (fixture, GVT_STEP_TEACH);

  progress = load (fixture);
  g_assert_cmpstr (progress->steps->now, ==, "modules");
  g_assert_cmpint (gvt_session_steps_find (progress->steps, "modules")->state, ==,
                   GVT_STEP_ENTERED);
}

/* I1 */
static void
test_whoever_comes_back_stands_at_the_same_step (Fixture *fixture, gconstpointer data)
{
  attend (fixture, 18, 20);
  enter_step (fixture, GVT_STEP_ATTENDANCE);
  come_back (fixture);

  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_ATTENDANCE);
  gvt_app_test_assert_text (top (fixture), ": Attendance · 18 men and 20 women, 38 people");
  enter_step (fixture, GVT_STEP_CLOSE);
  come_back (fixture);
  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_CLOSE);
}

static void
assert_now (Fixture *fixture, const char *code)
{
  g_autoptr (GvtSessionProgress) progress = load (fixture);

  g_assert_cmpstr (progress->steps->now, ==, code);
}

static void
teach (Fixture *fixture)
{
  GListModel *modules = gvt_module_library_get_modules (
      gvt_workspace_get_modules (fixture->desk.workspace));
  g_autoptr (GvtModule) module = g_list_model_get_item (modules, 0);
  g_autoptr (GError) error = NULL;

  gvt_sessions_teach (fixture->desk.profile, &fixture->session, module, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
}

/* I1. The page leads to a quiz of what was taught; who goes past it to the test stands there. */
static void
test_whoever_goes_past_the_quiz_comes_back_to_the_test (Fixture *fixture, gconstpointer data)
{
  const char *const order[] = { "attendance", "modules", "posttest", "pretest",
                                "survey",     "close",   NULL };

  g_assert_true (gvt_session_order_set (fixture->desk.profile, &fixture->session, order, NULL));
  attend (fixture, 18, 20);
  teach (fixture);
  assert_now (fixture, "posttest");
  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_QUIZ);

  enter_step (fixture, GVT_STEP_POSTTEST);
  come_back (fixture);
  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_POSTTEST);
}

/* --- leading on --- */

static gboolean
has_keys (Fixture *fixture, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->desk.window);

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static gboolean
is_led_on (Fixture *fixture)
{
  return gtk_widget_get_mapped (gvt_app_test_find (top (fixture), GVT_TYPE_ONWARD_BUTTON, NULL));
}

static void
test_from_a_step_that_is_done_enter_leads_on (Fixture *fixture, gconstpointer data)
{
  enter_step (fixture, GVT_STEP_ATTENDANCE);
  g_assert_false (is_led_on (fixture));
  attend (fixture, 18, 20);

  gvt_app_test_assert_text (top (fixture), "Go on: Pre-test");
  g_assert_true (has_keys (fixture, GVT_TYPE_ONWARD_BUTTON));
  act (fixture, "session.onward");
  assert_now (fixture, "pretest");
  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_PRETEST);
  g_assert_false (is_led_on (fixture));
}

static void
test_it_leads_on_in_the_order_of_this_class (Fixture *fixture, gconstpointer data)
{
  const char *const order[] = { "pretest",  "attendance", "survey", "modules",
                                "posttest", "close",      NULL };

  g_assert_true (gvt_session_order_set (fixture->desk.profile, &fixture->session, order, NULL));
  enter_step (fixture, GVT_STEP_ATTENDANCE);
  attend (fixture, 18, 20);
  gvt_app_test_assert_text (top (fixture), "Go on: Survey");
  act (fixture, "session.onward");

  assert_now (fixture, "survey");
}

/* Somebody looks at another step: from there nothing leads on. */
static void
test_it_leads_on_only_from_where_the_class_stands (Fixture *fixture, gconstpointer data)
{
  enter_step (fixture, GVT_STEP_ATTENDANCE);
  attend (fixture, 18, 20);
  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_SURVEY);
  g_assert_false (is_led_on (fixture));
  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_ATTENDANCE);

  g_assert_true (is_led_on (fixture));
}

/* Where nobody entered a step, what was recorded leads on by itself, in the same order. */
static void
test_who_enters_no_step_is_led_in_the_order_of_this_class (Fixture *fixture, gconstpointer data)
{
  const char *const order[] = { "attendance", "survey", "pretest", "modules",
                                "posttest",   "close",  NULL };

  g_assert_true (gvt_session_order_set (fixture->desk.profile, &fixture->session, order, NULL));
  attend (fixture, 18, 20);

  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_SURVEY);
}

static void
test_looking_at_a_step_is_not_going_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_CLOSE);

  progress = load (fixture);
  g_assert_cmpstr (progress->steps->now, ==, "attendance");
  g_assert_false (progress->steps->is_told);
}

static void
assert_first (Fixture *fixture, const char *code)
{
  g_autoptr (GvtSessionProgress) progress = load (fixture);

  g_assert_cmpstr (g_array_index (progress->steps->steps, GvtClassStep, 0).code, ==, code);
}

static void
test_steps_change_places_and_the_keys_go_along (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rail = gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, "rail");
  GtkListBoxRow *row;

  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_TEACH);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (rail));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  for (guint i = 0; i < 2; i++) /* over the pre-test and the attendance, and no farther */
    act (fixture, "session.earlier");

  assert_first (fixture, "modules");
  g_assert_cmpint (gtk_list_box_row_get_index (row), ==, 0);
  g_assert_cmpint (gvt_app_test_desk_step (&fixture->desk), ==, GVT_STEP_TEACH);
  g_assert_true (gtk_window_get_focus (fixture->desk.window) == GTK_WIDGET (row));
  gvt_app_test_assert_text (top (fixture), "Step 1 of ");
  act (fixture, "session.later");
  assert_first (fixture, "attendance");
}

static void
assert_last (Fixture *fixture, const char *code)
{
  g_autoptr (GvtSessionProgress) progress = load (fixture);
  const GArray *steps = progress->steps->steps;

  g_assert_cmpstr (g_array_index (steps, GvtClassStep, steps->len - 1).code, ==, code);
}

static void
test_the_close_stays_last (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_CLOSE);

  act (fixture, "session.earlier");
  act (fixture, "session.skip");

  g_assert_null (gvt_app_test_find_dialog ());
  assert_last (fixture, "close");
}

/* --- undoing --- */

static void
test_the_last_act_is_undone_by_its_name (Fixture *fixture, gconstpointer data)
{
  attend (fixture, 18, 20);
  attend (fixture, 17, 21);
  gvt_app_test_assert_text (top (fixture), "Undo: attendance: 17 men, 21 women");

  act (fixture, "session.undo");
  assert_present (fixture, 18, 20);
  gvt_app_test_assert_text (top (fixture), "Undo: attendance: 18 men, 20 women");
  act (fixture, "session.undo");
  assert_present (fixture, 0, 0);
  g_assert_cmpstr (fixture->desk.said->pdata[1], ==, "Undone: attendance: 18 men, 20 women");
}

/* It undoes what it names and nothing else. */
static void
test_what_came_in_the_meantime_is_not_undone (Fixture *fixture, gconstpointer data)
{
  attend (fixture, 18, 20);
  gvt_sessions_attend (fixture->desk.profile, &fixture->session, 5, 5, NULL);

  act (fixture, "session.undo");

  assert_present (fixture, 5, 5);
}

static void
test_forty_acts_are_undone_after_a_restart (Fixture *fixture, gconstpointer data)
{
  for (guint i = 1; i <= 40; i++)
    g_assert_true (gvt_sessions_attend (fixture->desk.profile, &fixture->session, i, i, NULL));
  come_back (fixture);
  act (fixture, "session.history");
  gvt_app_test_assert_text (top (fixture), "attendance: 40 men, 40 women");

  for (guint i = 0; i < 39; i++)
    act (fixture, "session.undo");

  assert_present (fixture, 1, 1);
  gvt_app_test_assert_text (top (fixture), "attendance: 40 men, 40 women");
  gvt_app_test_assert_text (top (fixture), ", undone");
  gvt_app_test_assert_text (top (fixture), "Undo: attendance: 1 men, 1 women");
}

static void
answer_first (Fixture *fixture)
{
  GtkWidget *button = gvt_app_test_find (top (fixture), GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  act (fixture, "quiz.next");
}

static void
test_an_answer_that_is_undone_is_asked_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  act (fixture, "session.quiz");
  answer_first (fixture);
  act (fixture, "quiz.next");
  answer_first (fixture);
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));

  act (fixture, "session.undo");

  gvt_app_test_assert_text (top (fixture), "Question 2 of ");
  progress = load (fixture);
  g_assert_cmpuint (gvt_session_get_n_answers (progress->session), ==, 1);
  answer_first (fixture);
}

/* --- another class --- */

static void
test_the_next_class_has_the_plan_of_this_one (Fixture *fixture, gconstpointer data)
{
  const char *const order[] = { "modules", "attendance", "pretest", "posttest",
                                "survey",  "close",      NULL };
  g_autoptr (GvtSessionProgress) progress = NULL;

  g_assert_true (gvt_session_order_set (fixture->desk.profile, &fixture->session, order, NULL));
  attend (fixture, 18, 20);
  g_assert_true (gvt_sessions_close (fixture->desk.profile, &fixture->session, NULL));
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
  act (fixture, "session.next");

  gvt_session_page_get_session (GVT_SESSION_PAGE (top (fixture)), &fixture->session);
  progress = load (fixture);
  g_assert_cmpstr (gvt_session_get_name (progress->session), ==, "Kelas X-2");
  g_assert_true (gvt_session_is_open (progress->session));
  assert_first (fixture, "modules");
  assert_present (fixture, 0, 0);
  gvt_app_test_assert_text (top (fixture), "Step 1 of ");
}

static void
close_class (Fixture *fixture)
{
  g_assert_true (gvt_sessions_close (fixture->desk.profile, &fixture->session, NULL));
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
}

static GtkEditable *
next_name (Fixture *fixture)
{
  return GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "next_name"));
}

static void
assert_class (Fixture *fixture, const char *name)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  gvt_session_page_get_session (GVT_SESSION_PAGE (top (fixture)), &fixture->session);
  progress = load (fixture);
  g_assert_cmpstr (gvt_session_get_name (progress->session), ==, name);
}

static void
test_the_next_class_may_be_called_otherwise (Fixture *fixture, gconstpointer data)
{
  close_class (fixture);
  g_assert_cmpstr (gtk_editable_get_text (next_name (fixture)), ==, "Kelas X-2");
  gtk_editable_set_text (next_name (fixture), " Kelas Melati ");
  act (fixture, "session.next");

  assert_class (fixture, "Kelas Melati");
}

/* A name without a number is not counted: "Kelas Melati 2" is nobody's class. */
static void
test_a_name_without_a_number_is_asked_for (Fixture *fixture, gconstpointer data)
{
  close_class (fixture);
  gtk_editable_set_text (next_name (fixture), "Kelas Melati");
  act (fixture, "session.next");
  assert_class (fixture, "Kelas Melati");
  close_class (fixture);
  g_assert_cmpstr (gtk_editable_get_text (next_name (fixture)), ==, "");
  act (fixture, "session.next");

  assert_class (fixture, "Kelas Melati");
  g_assert_true (has_keys (fixture, GVT_TYPE_ENTRY_ROW));
  g_assert_cmpstr (fixture->desk.said->pdata[fixture->desk.said->len - 1], ==,
                   "Say what the next class is called.");
  gtk_editable_set_text (next_name (fixture), "Kelas Mawar");
  act (fixture, "session.next");
  assert_class (fixture, "Kelas Mawar");
}

static void
test_a_class_on_paper_is_recorded_with_its_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) before = load (fixture);
  g_autoptr (GvtSessionProgress) progress = NULL;

  gvt_page_stack_push (fixture->desk.stack, gvt_visit_page_new (gvt_visit_get_id (before->visit)));
  gvt_app_test_settle (top (fixture));
  gtk_editable_set_text (
      GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "name")), "Kelas X-9");
  gtk_editable_set_text (
      GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "held")), "23-11-2026");
  gvt_app_test_assert_text (top (fixture), "Record the class");
  act (fixture, "visit.open-session");

  gvt_app_test_assert_text (top (fixture), "Recorded later; held on paper on ");
  gvt_session_page_get_session (GVT_SESSION_PAGE (top (fixture)), &fixture->session);
  progress = load (fixture);
  g_assert_cmpstr (gvt_session_get_held (progress->session), ==, "2026-11-23");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (top (fixture));
  gvt_app_test_assert_text (top (fixture), "Recorded later; held on paper on ");
}

/* Who enters a day of classes on paper says the day once; a class that is held now has none. */
static void
test_the_class_after_one_on_paper_has_its_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) before = load (fixture);
  g_autoptr (GvtSessionProgress) second = NULL;
  g_autoptr (GvtSessionProgress) third = NULL;
  GtkEditable *held;
  GvtId first;

  gvt_sessions_open_held (fixture->desk.profile, gvt_visit_get_id (before->visit), "Kelas X-8",
                          "2026-11-23", &first, NULL);
  fixture->session = first;
  gvt_page_stack_push (fixture->desk.stack, gvt_session_page_new (&first));
  close_class (fixture);
  act (fixture, "session.next");
  assert_class (fixture, "Kelas X-9");
  second = load (fixture);
  g_assert_cmpstr (gvt_session_get_held (second->session), ==, "2026-11-23");

  close_class (fixture);
  held = GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "next_held"));
  g_assert_cmpstr (gtk_editable_get_text (held), ==, "23-11-2026");
  gtk_editable_set_text (held, "");
  act (fixture, "session.next");
  assert_class (fixture, "Kelas X-10");
  third = load (fixture);
  g_assert_cmpstr (gvt_session_get_held (third->session), ==, "");
}

/* --- narrow --- */

static void
test_all_of_it_fits_a_narrow_window (void)
{
  Fixture fixture;

  for (guint scale = 100; scale <= 200; scale += 100)
    {
      gvt_app_test_set_text_scale (scale);
      gvt_app_test_desk_open_class (&fixture.desk, &fixture.session, 360);
      attend (&fixture, 118, 120);
      gvt_app_test_assert_fits (top (&fixture), 360);
      act (&fixture, "session.history");
      gvt_app_test_assert_fits (top (&fixture), 360);
      gvt_app_test_desk_close (&fixture.desk);
    }
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/class-run/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("the-strip-tells-step-people-and-minutes", test_the_strip_tells_step_people_and_minutes);
  g_test_add_func ("/class-run/the-battery-is-told-where-there-is-one",
                   test_the_battery_is_told_where_there_is_one);
  ADD ("a-step-is-left-out-with-its-reason", test_a_step_is_left_out_with_its_reason);
  ADD ("who-does-not-say-why-leaves-nothing-out", test_who_does_not_say_why_leaves_nothing_out);
  ADD ("a-step-that-was-left-out-is-gone-back-to", test_a_step_that_was_left_out_is_gone_back_to);
  ADD ("whoever-goes-past-the-quiz-comes-back-to-the-test",
       test_whoever_goes_past_the_quiz_comes_back_to_the_test);
  ADD ("whoever-comes-back-stands-at-the-same-step",
       test_whoever_comes_back_stands_at_the_same_step);
  ADD ("from-a-step-that-is-done-enter-leads-on", test_from_a_step_that_is_done_enter_leads_on);
  ADD ("it-leads-on-in-the-order-of-this-class", test_it_leads_on_in_the_order_of_this_class);
  ADD ("it-leads-on-only-from-where-the-class-stands",
       test_it_leads_on_only_from_where_the_class_stands);
  ADD ("who-enters-no-step-is-led-in-the-order-of-this-class",
       test_who_enters_no_step_is_led_in_the_order_of_this_class);
  ADD ("looking-at-a-step-is-not-going-there", test_looking_at_a_step_is_not_going_there);
  ADD ("steps-change-places-and-the-keys-go-along", test_steps_change_places_and_the_keys_go_along);
  ADD ("the-close-stays-last", test_the_close_stays_last);
  ADD ("the-last-act-is-undone-by-its-name", test_the_last_act_is_undone_by_its_name);
  ADD ("what-came-in-the-meantime-is-not-undone", test_what_came_in_the_meantime_is_not_undone);
  ADD ("forty-acts-are-undone-after-a-restart", test_forty_acts_are_undone_after_a_restart);
  ADD ("an-answer-that-is-undone-is-asked-again", test_an_answer_that_is_undone_is_asked_again);
  ADD ("the-next-class-has-the-plan-of-this-one", test_the_next_class_has_the_plan_of_this_one);
  ADD ("the-next-class-may-be-called-otherwise", test_the_next_class_may_be_called_otherwise);
  ADD ("a-name-without-a-number-is-asked-for", test_a_name_without_a_number_is_asked_for);
  ADD ("a-class-on-paper-is-recorded-with-its-day", test_a_class_on_paper_is_recorded_with_its_day);
  ADD ("the-class-after-one-on-paper-has-its-day", test_the_class_after_one_on_paper_has_its_day);
  g_test_add_func ("/class-run/all-of-it-fits-a-narrow-window",
                   test_all_of_it_fits_a_narrow_window);
  return g_test_run ();
}
