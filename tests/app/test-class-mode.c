/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-app-test.h"
#include "gvt-class-quiz.h"
#include "gvt-class-window.h"
#include "gvt-entry-row.h"
#include "gvt-gate.h"
#include "gvt-login-row.h"
#include "gvt-notes-button.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"
#include "gvt-session-views.h"
#include "gvt-shell.h"
#include "gvt-test-profile.h"

#define NOTICE "Twelve proposals wait"

typedef GvtClassWindow Fixture;

static void
unlock (Fixture *fixture)
{
  GtkWidget *entry = gvt_app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_PASSWORD_ENTRY,
                                        NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), GVT_TEST_PASSPHRASE);
  g_signal_emit_by_name (entry, "activate");
  gvt_class_window_settle (fixture);
}

/* The sections are not on the screen, and behind it they are where they were, without a page. */
static void
assert_hidden_section_rests (Fixture *fixture)
{
  GvtPageStack *sessions = gvt_window_get_section (fixture->window, "sessions");

  g_assert_false (gvt_class_window_is_seen (fixture, GVT_TYPE_SHELL));
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (sessions)));
  g_assert_false (gvt_page_stack_get_can_go_back (sessions));
}

/* As a key, a button or a page far below would ask for it. */
static void
assert_leads_nowhere (Fixture *fixture, const char *action, const char *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action,
                                      parameter != NULL ? g_variant_new_string (parameter) : NULL);
  gvt_class_window_settle (fixture);
  assert_hidden_section_rests (fixture);
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Class mode: voter data is closed");
}

/* I10 */
static void
test_nothing_leads_to_a_voter (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "home",   "learning", "sessions",
                                          "voters", "sync",     "settings" };
  g_autofree char *id = gvt_id_to_text (&fixture->session);

  gvt_class_window_begin_class (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      assert_leads_nowhere (fixture, "win.section", sections[i]);
      gvt_window_show_section (fixture->window, sections[i]);
      gvt_class_window_settle (fixture);
      assert_hidden_section_rests (fixture);
    }
  assert_leads_nowhere (fixture, "win.open-class", id);
  assert_leads_nowhere (fixture, "win.open-visit", id);
  assert_leads_nowhere (fixture, "win.plan-visit", NULL);
  assert_leads_nowhere (fixture, "win.sidebar", NULL);
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  assert_hidden_section_rests (fixture);
}

/* D2 */
static void
test_the_roll_key_is_dropped_and_no_section_keeps_a_page (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "sessions", "voters", "sync", "settings" };

  g_assert_true (gvt_class_window_has_roll_key (fixture));
  g_assert_true (gvt_workspace_opens_roll (fixture->workspace));

  gvt_class_window_begin_class (fixture);

  g_assert_false (gvt_class_window_has_roll_key (fixture));
  g_assert_false (gvt_workspace_opens_roll (fixture->workspace));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_false (
        gvt_page_stack_get_can_go_back (gvt_window_get_section (fixture->window, sections[i])));
}

static void
test_leaving_asks_for_the_passphrase (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_class (fixture);
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.leave-class");
  gvt_class_window_try_passphrase (fixture, "kata sandi salah", "gate.leave");
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "The passphrase does not fit");
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (gvt_class_window_has_roll_key (fixture));

  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.leave");

  g_assert_false (gvt_workspace_is_class (fixture->workspace));
  g_assert_true (gvt_class_window_has_roll_key (fixture));
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_SHELL));
  g_assert_true (GVT_IS_SESSION_PAGE (gvt_class_window_section_top (fixture, "sessions")));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.section", "s", "voters"));
}

/* Of the buttons in @widget that have an action, those that can be pressed, by its name. */
static void
add_buttons (GtkWidget *widget, GString *names)
{
  const char *name = GTK_IS_BUTTON (widget)
                         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))
                         : NULL;

  if (name != NULL && gtk_widget_is_sensitive (widget))
    g_string_append_printf (names, "%s ", name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_buttons (child, names);
}

static char *
list_buttons (Fixture *fixture)
{
  g_autoptr (GString) names = g_string_new (NULL);

  add_buttons (gvt_class_window_section_top (fixture, "sessions"), names);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The page of the class goes along, and comes back. */
static void
test_what_could_be_pressed_can_be_pressed_after_class_mode (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (gvt_sessions_attend (fixture->profile, &fixture->session, 18, 20, NULL));
  gvt_workspace_touch (fixture->workspace);
  gvt_class_window_settle (fixture);
  before = list_buttons (fixture);
  g_assert_nonnull (strstr (before, "session.steps"));
  g_assert_nonnull (strstr (before, "session.undo"));

  gvt_class_window_begin_class (fixture);
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.leave-class");
  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.leave");
  after = list_buttons (fixture);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
has_keys (Fixture *fixture, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static void
leave_class (Fixture *fixture)
{
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.leave-class");
  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.leave");
}

static GtkWidget *
sessions_part (Fixture *fixture, GType type, const char *id)
{
  return gvt_app_test_find (gvt_class_window_section_top (fixture, "sessions"), type, id);
}

/* As a person at the keys does: the list of visits and the page of the visit lie below. */
static void
open_by_keys (Fixture *fixture)
{
  GtkWidget *row;

  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  row = gtk_widget_get_first_child (sessions_part (fixture, GTK_TYPE_LIST_BOX, "list"));
  gtk_widget_grab_focus (row);
  gtk_widget_activate (row);
  gvt_class_window_settle (fixture);
  gtk_widget_grab_focus (sessions_part (fixture, GVT_TYPE_ENTRY_ROW, "name"));
  gtk_editable_set_text (GTK_EDITABLE (sessions_part (fixture, GVT_TYPE_ENTRY_ROW, "name")),
                         "Kelas X-8");
  gvt_class_window_act (fixture, gvt_class_window_section_top (fixture, "sessions"),
                        "visit.open-session");
  gvt_session_page_get_session (
      GVT_SESSION_PAGE (gvt_class_window_section_top (fixture, "sessions")), &fixture->session);
}

static void
test_keys_lead_on_where_class_mode_ends (Fixture *fixture, gconstpointer data)
{
  open_by_keys (fixture);
  gvt_class_window_begin_class (fixture);
  leave_class (fixture);

  g_assert_true (has_keys (fixture, GVT_TYPE_SHELL));
}

/* The pages below are not seen in between: no keys are left there. */
static void
test_keys_lead_into_the_class_after_one_in_class_mode (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  open_by_keys (fixture);
  gvt_class_window_begin_class (fixture);
  leave_class (fixture);
  g_assert_true (gvt_sessions_close (fixture->profile, &fixture->session, NULL));
  gvt_workspace_touch (fixture->workspace);
  gvt_class_window_settle (fixture);
  page = gvt_class_window_section_top (fixture, "sessions");
  gtk_widget_grab_focus (gvt_app_test_find (page, GTK_TYPE_BUTTON, "_Next class"));
  gvt_class_window_act (fixture, page, "session.next");
  g_assert_true (page != gvt_class_window_section_top (fixture, "sessions"));

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
}

static void
test_who_has_no_passphrase_goes_back_to_the_class (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_class (fixture);
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.leave-class");
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");

  g_assert_null (gvt_app_test_find (GTK_WIDGET (fixture->window), GVT_TYPE_GATE, NULL));
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "How many people are here?");
}

static void
test_a_class_is_not_closed_before_its_pupils (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_class (fixture);

  gtk_widget_activate_action (gvt_class_window_class_top (fixture), "session.close", NULL);
  gtk_widget_activate_action (gvt_class_window_class_top (fixture), "session.report", NULL);
  gvt_class_window_settle (fixture);

  g_assert_null (gvt_app_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_MESSAGE_DIALOG, NULL));
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "How many people are here?");
}

static void
test_a_pupil_cannot_leave_the_quiz (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_quiz (fixture);
  g_assert_false (gvt_class_window_has_roll_key (fixture));
  gvt_class_window_answer_one (fixture);
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_GATE));
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Question 2 of ");

  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.return");

  g_assert_true (GVT_IS_SESSION_PAGE (gvt_class_window_class_top (fixture)));
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (gvt_class_window_has_roll_key (fixture));
}

static void
test_five_quiet_minutes_leave_the_quiz_open (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_quiz (fixture);
  gvt_auto_lock_pass (gvt_window_get_auto_lock (fixture->window), GVT_AUTO_LOCK_SECONDS);
  gvt_class_window_settle (fixture);
  g_assert_cmpint (gvt_workspace_get_access (fixture->workspace), ==, GVT_ACCESS_UNLOCKED);

  gvt_class_window_answer_one (fixture);
  g_assert_cmpuint (gvt_class_window_count_answers (fixture), ==, 1);
}

static void
test_five_quiet_minutes_lock_behind_a_lesson (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_act (fixture, gvt_class_window_section_top (fixture, "sessions"),
                        "session.teach");
  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), "module.read");
  gvt_auto_lock_pass (gvt_window_get_auto_lock (fixture->window), GVT_AUTO_LOCK_SECONDS);
  gvt_class_window_settle (fixture);
  g_assert_false (gvt_profile_is_unlocked (fixture->profile));
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Card 1 of ");
  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), "lesson.next");
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Card 2 of ");

  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_LOGIN_ROW));
}

/* The laptop's screen is what the class sees. */
static void
test_no_page_of_a_lesson_offers_notes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *expander;

  gvt_class_window_act (fixture, gvt_class_window_section_top (fixture, "sessions"),
                        "session.teach");
  g_assert_false (gtk_widget_get_mapped (
      gvt_app_test_find (gvt_class_window_class_top (fixture), GTK_TYPE_BUTTON, "duplicate")));
  g_assert_false (gvt_class_window_is_seen (fixture, GVT_TYPE_NOTES_BUTTON));
  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), "module.read");
  g_assert_false (gvt_class_window_is_seen (fixture, GVT_TYPE_NOTES_BUTTON));
  expander = gvt_app_test_find (gvt_class_window_class_top (fixture), GTK_TYPE_EXPANDER,
                                "notes_expander");
  g_assert_false (gtk_widget_get_visible (expander));
}

static void
test_the_projector_comes_back_to_the_class (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall;

  gvt_class_window_act (fixture, gvt_class_window_section_top (fixture, "sessions"),
                        "session.teach");
  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), "module.project");
  wall = GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_wall (fixture->window)));
  gvt_class_window_act (fixture, wall, "wall.last");
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Card 7 of 7");
  gvt_class_window_act (fixture, wall, "wall.leave");

  g_assert_null (gvt_window_get_wall (fixture->window));
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Class mode: voter data is closed");
}

static guint
count_present (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = gvt_sessions_view (fixture->profile, &fixture->session, &error);

  g_assert_no_error (error);
  return gvt_session_get_men (session) + gvt_session_get_women (session);
}

/* As keys and hands would: buttons that do nothing, and a headcount that cannot be typed into. */
static void
try_to_change_records (Fixture *fixture)
{
  static const char *const acts[] = { "session.save-attendance", "session.quiz" };
  GtkWidget *men = gvt_app_test_find (gvt_class_window_class_top (fixture), GTK_TYPE_SPIN_BUTTON,
                                      "men");

  g_assert_false (gtk_widget_is_sensitive (men));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (men), 99);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_activate_action (gvt_class_window_class_top (fixture), acts[i], NULL);
  gvt_class_window_settle (fixture);
}

static void
test_a_pupil_changes_no_record (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_class (fixture);
  gtk_widget_activate_action (gvt_class_window_class_top (fixture), "session.teach", NULL);
  try_to_change_records (fixture);

  g_assert_true (GVT_IS_SESSION_PAGE (gvt_class_window_class_top (fixture)));
  g_assert_cmpuint (count_present (fixture), ==, 0);
  gvt_app_test_assert_text (gvt_class_window_class_top (fixture),
                            "only the teacher changes what is recorded");
}

static void
become_teacher (Fixture *fixture)
{
  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), "session.unlock");
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Only the teacher goes on from here");
  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.return");
}

static void
test_the_teacher_changes_records_until_the_class_is_shown_something (Fixture *fixture,
                                                                     gconstpointer data)
{
  gvt_class_window_begin_class (fixture);
  become_teacher (fixture);
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (gvt_class_window_has_roll_key (fixture));
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (
          gvt_app_test_find (gvt_class_window_class_top (fixture), GTK_TYPE_SPIN_BUTTON, "men")),
      7);
  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), "session.save-attendance");
  g_assert_cmpuint (count_present (fixture), ==, 7);

  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), "session.teach");
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  try_to_change_records (fixture);
  g_assert_cmpuint (count_present (fixture), ==, 7);
  g_assert_true (GVT_IS_SESSION_PAGE (gvt_class_window_class_top (fixture)));
}

/* To show it again records nothing. */
static void
test_what_was_taught_is_shown_again_without_a_passphrase (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_act (fixture, gvt_class_window_section_top (fixture, "sessions"),
                        "session.teach");
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  gvt_class_window_act (fixture, gvt_class_window_class_top (fixture), "session.teach");

  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Start reading");
}

static void
test_only_the_teacher_closes_the_quiz (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) quizzes = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autofree char *id = NULL;
  GtkWidget *rows;

  gvt_class_window_begin_quiz (fixture);
  gvt_class_window_answer_one (fixture);
  gvt_class_window_act (fixture, GTK_WIDGET (fixture->window), "win.back");
  gvt_class_window_try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.return");
  quizzes = gvt_class_quizzes_browse (fixture->profile, &fixture->session, NULL);
  quiz = g_list_model_get_item (quizzes, 0);
  id = gvt_id_to_text (gvt_class_quiz_get_id (quiz));
  rows = gvt_app_test_find (gvt_class_window_class_top (fixture), GTK_TYPE_LIST_BOX, "rows");

  gvt_workspace_hand_over (fixture->workspace);
  gtk_widget_activate_action (rows, "quizzes.close", "s", id);
  gvt_class_window_settle (fixture);
  g_assert_null (gvt_app_test_find_dialog ());

  become_teacher (fixture);
  g_assert_true (gtk_widget_activate_action (rows, "quizzes.close", "s", id));
  gvt_class_window_settle (fixture);
  g_assert_nonnull (gvt_app_test_find_dialog ());
  adw_message_dialog_response (gvt_app_test_find_dialog (), "cancel");
  gvt_class_window_settle (fixture);
}

/* The passphrase at the door lets him in, not out of class mode. */
static void
test_class_mode_outlasts_a_lock (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_class (fixture);
  gvt_auto_lock_pass (gvt_window_get_auto_lock (fixture->window), GVT_AUTO_LOCK_SECONDS);
  gvt_class_window_settle (fixture);
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_LOGIN_ROW));

  unlock (fixture);

  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (gvt_class_window_has_roll_key (fixture));
  g_assert_true (GVT_IS_SESSION_PAGE (gvt_class_window_class_top (fixture)));
  assert_leads_nowhere (fixture, "win.section", "voters");
}

/* I10 */
static void
test_sleep_locks_the_quiz_too_and_it_goes_on (Fixture *fixture, gconstpointer data)
{
  gvt_class_window_begin_quiz (fixture);
  gvt_class_window_answer_one (fixture);
  g_signal_emit_by_name (gvt_window_get_auto_lock (fixture->window), "sleeping");
  gvt_class_window_settle (fixture);
  g_assert_false (gvt_profile_is_unlocked (fixture->profile));
  g_assert_true (gvt_class_window_is_seen (fixture, GVT_TYPE_LOGIN_ROW));

  unlock (fixture);
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Question 2 of ");
  gvt_class_window_answer_one (fixture);
  g_assert_cmpuint (gvt_class_window_count_answers (fixture), ==, 2);
}

static void
test_no_notice_of_a_section_is_shown (Fixture *fixture, gconstpointer data)
{
  GvtSectionPage *sync = GVT_SECTION_PAGE (gvt_class_window_section_top (fixture, "sync"));
  g_autofree char *text = NULL;

  gvt_class_window_begin_class (fixture);
  gvt_section_page_say (sync, NOTICE);
  gvt_section_page_say (GVT_SECTION_PAGE (gvt_class_window_class_top (fixture)), "Saved");
  gvt_class_window_settle (fixture);

  text = gvt_app_test_text (GTK_WIDGET (fixture->window));
  g_assert_null (strstr (text, NOTICE));
  gvt_app_test_assert_text (GTK_WIDGET (fixture->window), "Saved");
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) \
  g_test_add ("/class-mode/" name, Fixture, NULL, gvt_class_window_set_up, test, \
              gvt_class_window_tear_down)
  ADD ("nothing-leads-to-a-voter", test_nothing_leads_to_a_voter);
  ADD ("the-roll-key-is-dropped-and-no-section-keeps-a-page",
       test_the_roll_key_is_dropped_and_no_section_keeps_a_page);
  ADD ("leaving-asks-for-the-passphrase", test_leaving_asks_for_the_passphrase);
  ADD ("what-could-be-pressed-can-be-pressed-after-class-mode",
       test_what_could_be_pressed_can_be_pressed_after_class_mode);
  ADD ("keys-lead-on-where-class-mode-ends", test_keys_lead_on_where_class_mode_ends);
  ADD ("keys-lead-into-the-class-after-one-in-class-mode",
       test_keys_lead_into_the_class_after_one_in_class_mode);
  ADD ("who-has-no-passphrase-goes-back-to-the-class",
       test_who_has_no_passphrase_goes_back_to_the_class);
  ADD ("a-class-is-not-closed-before-its-pupils", test_a_class_is_not_closed_before_its_pupils);
  ADD ("a-pupil-cannot-leave-the-quiz", test_a_pupil_cannot_leave_the_quiz);
  ADD ("five-quiet-minutes-leave-the-quiz-open", test_five_quiet_minutes_leave_the_quiz_open);
  ADD ("five-quiet-minutes-lock-behind-a-lesson", test_five_quiet_minutes_lock_behind_a_lesson);
  ADD ("no-page-of-a-lesson-offers-notes", test_no_page_of_a_lesson_offers_notes);
  ADD ("the-projector-comes-back-to-the-class", test_the_projector_comes_back_to_the_class);
  ADD ("a-pupil-changes-no-record", test_a_pupil_changes_no_record);
  ADD ("the-teacher-changes-records-until-the-class-is-shown-something",
       test_the_teacher_changes_records_until_the_class_is_shown_something);
  ADD ("what-was-taught-is-shown-again-without-a-passphrase",
       test_what_was_taught_is_shown_again_without_a_passphrase);
  ADD ("only-the-teacher-closes-the-quiz", test_only_the_teacher_closes_the_quiz);
  ADD ("class-mode-outlasts-a-lock", test_class_mode_outlasts_a_lock);
  ADD ("sleep-locks-the-quiz-too-and-it-goes-on", test_sleep_locks_the_quiz_too_and_it_goes_on);
  ADD ("no-notice-of-a-section-is-shown", test_no_notice_of_a_section_is_shown);
  return g_test_run ();
}
