/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-class-quiz.h"
#include "gvt-feature-projections.h"
#include "gvt-gate.h"
#include "gvt-login-row.h"
#include "gvt-notes-button.h"
#include "gvt-quiz-option-button.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"
#include "gvt-session-views.h"
#include "gvt-shell.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-window.h"

#define PLACE  "52.02.01.1001"
#define NOTICE "Twelve proposals wait"

typedef struct
{
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtWindow *window;
  GvtId session;
} Fixture;

static GtkWidget *
widget (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window);
}

static void
settle (Fixture *fixture)
{
  gvt_app_test_settle (widget (fixture));
}

static void
make_session (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit,
                           &error);
  g_assert_no_error (error);
  gvt_sessions_open (fixture->profile, &visit, "Kelas X-1", &fixture->session, &error);
  g_assert_no_error (error);
}

static void
open_session_page (Fixture *fixture)
{
  g_autofree char *id = gvt_id_to_text (&fixture->session);

  g_assert_true (gtk_widget_activate_action (widget (fixture), "win.open-class", "s", id));
  settle (fixture);
}

static void
show_window (Fixture *fixture)
{
  fixture->window = g_object_new (GVT_TYPE_WINDOW, "workspace", fixture->workspace, "default-width",
                                  1000, "default-height", 640, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (widget (fixture));
  settle (fixture);
}

/* A data officer, whose keys open the voter lists, at the page of a class. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, gvt_feature_projections ());
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  fixture->workspace = gvt_workspace_new (fixture->profile);
  make_session (fixture);
  show_window (fixture);
  open_session_page (fixture);
}

static void
close_window (Fixture *fixture)
{
  g_object_ref (fixture->window);
  gvt_app_test_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->workspace);
  g_assert_finalize_object (fixture->profile);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle (fixture);
  close_window (fixture);
}

static GtkWidget *
section_top (Fixture *fixture, const char *section)
{
  return GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_section (fixture->window, section)));
}

static GtkWidget *
class_top (Fixture *fixture)
{
  g_assert_nonnull (gvt_window_get_class (fixture->window));
  return GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_class (fixture->window)));
}

static void
act (Fixture *fixture, GtkWidget *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
  settle (fixture);
}

static void
begin_class (Fixture *fixture)
{
  act (fixture, section_top (fixture, "sessions"), "session.class");
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
}

static void
begin_quiz (Fixture *fixture)
{
  act (fixture, section_top (fixture, "sessions"), "session.quiz");
  gvt_app_test_assert_text (class_top (fixture), "Question 1 of ");
}

static gboolean
has_roll_key (Fixture *fixture)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_roll_key (gvt_profile_get_vault (fixture->profile),
                                                      NULL);

  return key != NULL;
}

static gboolean
is_seen (Fixture *fixture, GType type)
{
  GtkWidget *found = gvt_app_test_find (widget (fixture), type, NULL);

  return found != NULL && gtk_widget_get_mapped (found);
}

static void
try_passphrase (Fixture *fixture, const char *passphrase, const char *action)
{
  GtkWidget *gate = gvt_app_test_find (widget (fixture), GVT_TYPE_GATE, NULL);
  GtkWidget *entry = gvt_app_test_find (gate, GTK_TYPE_PASSWORD_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  act (fixture, gate, action);
}

static void
unlock (Fixture *fixture)
{
  GtkWidget *entry = gvt_app_test_find (widget (fixture), GTK_TYPE_PASSWORD_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), GVT_TEST_PASSPHRASE);
  g_signal_emit_by_name (entry, "activate");
  settle (fixture);
}

/* The sections are not on the screen, and behind it they are where they were, without a page. */
static void
assert_hidden_section_rests (Fixture *fixture)
{
  GvtPageStack *sessions = gvt_window_get_section (fixture->window, "sessions");

  g_assert_false (is_seen (fixture, GVT_TYPE_SHELL));
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (sessions)));
  g_assert_false (gvt_page_stack_get_can_go_back (sessions));
}

/* As a key, a button or a page far below would ask for it. */
static void
assert_leads_nowhere (Fixture *fixture, const char *action, const char *parameter)
{
  gtk_widget_activate_action_variant (widget (fixture), action,
                                      parameter != NULL ? g_variant_new_string (parameter) : NULL);
  settle (fixture);
  assert_hidden_section_rests (fixture);
  gvt_app_test_assert_text (widget (fixture), "Class mode: voter data is closed");
}

/* I10 */
static void
test_nothing_leads_to_a_voter (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "home",   "learning", "sessions",
                                          "voters", "sync",     "settings" };
  g_autofree char *id = gvt_id_to_text (&fixture->session);

  begin_class (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      assert_leads_nowhere (fixture, "win.section", sections[i]);
      gvt_window_show_section (fixture->window, sections[i]);
      settle (fixture);
      assert_hidden_section_rests (fixture);
    }
  assert_leads_nowhere (fixture, "win.open-class", id);
  assert_leads_nowhere (fixture, "win.open-visit", id);
  assert_leads_nowhere (fixture, "win.plan-visit", NULL);
  assert_leads_nowhere (fixture, "win.sidebar", NULL);
  act (fixture, widget (fixture), "win.back");
  assert_hidden_section_rests (fixture);
}

/* D2 */
static void
test_the_roll_key_is_dropped_and_no_section_keeps_a_page (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "sessions", "voters", "sync", "settings" };

  g_assert_true (has_roll_key (fixture));
  g_assert_true (gvt_workspace_opens_roll (fixture->workspace));

  begin_class (fixture);

  g_assert_false (has_roll_key (fixture));
  g_assert_false (gvt_workspace_opens_roll (fixture->workspace));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_false (
        gvt_page_stack_get_can_go_back (gvt_window_get_section (fixture->window, sections[i])));
}

static void
test_leaving_asks_for_the_passphrase (Fixture *fixture, gconstpointer data)
{
  begin_class (fixture);
  act (fixture, widget (fixture), "win.leave-class");
  try_passphrase (fixture, "kata sandi salah", "gate.leave");
  gvt_app_test_assert_text (widget (fixture), "The passphrase does not fit");
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (has_roll_key (fixture));

  try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.leave");

  g_assert_false (gvt_workspace_is_class (fixture->workspace));
  g_assert_true (has_roll_key (fixture));
  g_assert_true (is_seen (fixture, GVT_TYPE_SHELL));
  g_assert_true (GVT_IS_SESSION_PAGE (section_top (fixture, "sessions")));
  g_assert_true (gtk_widget_activate_action (widget (fixture), "win.section", "s", "voters"));
}

static void
test_who_has_no_passphrase_goes_back_to_the_class (Fixture *fixture, gconstpointer data)
{
  begin_class (fixture);
  act (fixture, widget (fixture), "win.leave-class");
  act (fixture, widget (fixture), "win.back");

  g_assert_null (gvt_app_test_find (widget (fixture), GVT_TYPE_GATE, NULL));
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  gvt_app_test_assert_text (widget (fixture), "How many people are here?");
}

static void
test_a_class_is_not_closed_before_its_pupils (Fixture *fixture, gconstpointer data)
{
  begin_class (fixture);

  gtk_widget_activate_action (class_top (fixture), "session.close", NULL);
  gtk_widget_activate_action (class_top (fixture), "session.report", NULL);
  settle (fixture);

  g_assert_null (gvt_app_test_find (widget (fixture), ADW_TYPE_MESSAGE_DIALOG, NULL));
  gvt_app_test_assert_text (widget (fixture), "How many people are here?");
}

static void
answer_one (Fixture *fixture)
{
  GtkWidget *option = gvt_app_test_find (class_top (fixture), GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option), TRUE);
  act (fixture, class_top (fixture), "quiz.next");
  act (fixture, class_top (fixture), "quiz.next");
}

static guint
count_answers (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = gvt_sessions_view (fixture->profile, &fixture->session, &error);

  g_assert_no_error (error);
  return gvt_session_get_n_answers (session);
}

static void
test_a_pupil_cannot_leave_the_quiz (Fixture *fixture, gconstpointer data)
{
  begin_quiz (fixture);
  g_assert_false (has_roll_key (fixture));
  answer_one (fixture);
  act (fixture, widget (fixture), "win.back");
  g_assert_true (is_seen (fixture, GVT_TYPE_GATE));
  act (fixture, widget (fixture), "win.back");
  gvt_app_test_assert_text (widget (fixture), "Question 2 of ");

  act (fixture, widget (fixture), "win.back");
  try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.return");

  g_assert_true (GVT_IS_SESSION_PAGE (class_top (fixture)));
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (has_roll_key (fixture));
}

static void
test_five_quiet_minutes_leave_the_quiz_open (Fixture *fixture, gconstpointer data)
{
  begin_quiz (fixture);
  gvt_auto_lock_pass (gvt_window_get_auto_lock (fixture->window), GVT_AUTO_LOCK_SECONDS);
  settle (fixture);
  g_assert_cmpint (gvt_workspace_get_access (fixture->workspace), ==, GVT_ACCESS_UNLOCKED);

  answer_one (fixture);
  g_assert_cmpuint (count_answers (fixture), ==, 1);
}

static void
test_five_quiet_minutes_lock_behind_a_lesson (Fixture *fixture, gconstpointer data)
{
  act (fixture, section_top (fixture, "sessions"), "session.teach");
  act (fixture, class_top (fixture), "module.read");
  gvt_auto_lock_pass (gvt_window_get_auto_lock (fixture->window), GVT_AUTO_LOCK_SECONDS);
  settle (fixture);
  g_assert_false (gvt_profile_is_unlocked (fixture->profile));
  gvt_app_test_assert_text (widget (fixture), "Card 1 of ");
  act (fixture, class_top (fixture), "lesson.next");
  gvt_app_test_assert_text (widget (fixture), "Card 2 of ");

  act (fixture, widget (fixture), "win.back");
  act (fixture, widget (fixture), "win.back");
  g_assert_true (is_seen (fixture, GVT_TYPE_LOGIN_ROW));
}

/* The laptop's screen is what the class sees. */
static void
test_no_page_of_a_lesson_offers_notes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *expander;

  act (fixture, section_top (fixture, "sessions"), "session.teach");
  g_assert_false (gtk_widget_get_mapped (
      gvt_app_test_find (class_top (fixture), GTK_TYPE_BUTTON, "duplicate")));
  g_assert_false (is_seen (fixture, GVT_TYPE_NOTES_BUTTON));
  act (fixture, class_top (fixture), "module.read");
  g_assert_false (is_seen (fixture, GVT_TYPE_NOTES_BUTTON));
  expander = gvt_app_test_find (class_top (fixture), GTK_TYPE_EXPANDER, "notes_expander");
  g_assert_false (gtk_widget_get_visible (expander));
}

static void
test_the_projector_comes_back_to_the_class (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall;

  act (fixture, section_top (fixture, "sessions"), "session.teach");
  act (fixture, class_top (fixture), "module.project");
  wall = GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_wall (fixture->window)));
  act (fixture, wall, "wall.last");
  gvt_app_test_assert_text (widget (fixture), "Card 7 of 7");
  act (fixture, wall, "wall.leave");

  g_assert_null (gvt_window_get_wall (fixture->window));
  gvt_app_test_assert_text (widget (fixture), "Class mode: voter data is closed");
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
  GtkWidget *men = gvt_app_test_find (class_top (fixture), GTK_TYPE_SPIN_BUTTON, "men");

  g_assert_false (gtk_widget_is_sensitive (men));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (men), 99);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_activate_action (class_top (fixture), acts[i], NULL);
  settle (fixture);
}

static void
test_a_pupil_changes_no_record (Fixture *fixture, gconstpointer data)
{
  begin_class (fixture);
  gtk_widget_activate_action (class_top (fixture), "session.teach", NULL);
  try_to_change_records (fixture);

  g_assert_true (GVT_IS_SESSION_PAGE (class_top (fixture)));
  g_assert_cmpuint (count_present (fixture), ==, 0);
  gvt_app_test_assert_text (class_top (fixture), "only the teacher changes what is recorded");
}

static void
become_teacher (Fixture *fixture)
{
  act (fixture, class_top (fixture), "session.unlock");
  gvt_app_test_assert_text (widget (fixture), "Only the teacher goes on from here");
  try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.return");
}

static void
test_the_teacher_changes_records_until_the_class_is_shown_something (Fixture *fixture,
                                                                     gconstpointer data)
{
  begin_class (fixture);
  become_teacher (fixture);
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (has_roll_key (fixture));
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (gvt_app_test_find (class_top (fixture), GTK_TYPE_SPIN_BUTTON, "men")), 7);
  act (fixture, class_top (fixture), "session.save-attendance");
  g_assert_cmpuint (count_present (fixture), ==, 7);

  act (fixture, class_top (fixture), "session.teach");
  act (fixture, widget (fixture), "win.back");
  try_to_change_records (fixture);
  g_assert_cmpuint (count_present (fixture), ==, 7);
  g_assert_true (GVT_IS_SESSION_PAGE (class_top (fixture)));
}

/* To show it again records nothing. */
static void
test_what_was_taught_is_shown_again_without_a_passphrase (Fixture *fixture, gconstpointer data)
{
  act (fixture, section_top (fixture, "sessions"), "session.teach");
  act (fixture, widget (fixture), "win.back");
  act (fixture, class_top (fixture), "session.teach");

  gvt_app_test_assert_text (widget (fixture), "Start reading");
}

static void
test_only_the_teacher_closes_the_quiz (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) quizzes = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autofree char *id = NULL;
  GtkWidget *rows;

  begin_quiz (fixture);
  answer_one (fixture);
  act (fixture, widget (fixture), "win.back");
  try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.return");
  quizzes = gvt_class_quizzes_browse (fixture->profile, &fixture->session, NULL);
  quiz = g_list_model_get_item (quizzes, 0);
  id = gvt_id_to_text (gvt_class_quiz_get_id (quiz));
  rows = gvt_app_test_find (class_top (fixture), GTK_TYPE_LIST_BOX, "rows");

  gvt_workspace_hand_over (fixture->workspace);
  gtk_widget_activate_action (rows, "quizzes.close", "s", id);
  settle (fixture);
  g_assert_null (gvt_app_test_find_dialog ());

  become_teacher (fixture);
  g_assert_true (gtk_widget_activate_action (rows, "quizzes.close", "s", id));
  settle (fixture);
  g_assert_nonnull (gvt_app_test_find_dialog ());
  adw_message_dialog_response (gvt_app_test_find_dialog (), "cancel");
  settle (fixture);
}

/* The passphrase at the door lets him in, not out of class mode. */
static void
test_class_mode_outlasts_a_lock (Fixture *fixture, gconstpointer data)
{
  begin_class (fixture);
  gvt_auto_lock_pass (gvt_window_get_auto_lock (fixture->window), GVT_AUTO_LOCK_SECONDS);
  settle (fixture);
  g_assert_true (is_seen (fixture, GVT_TYPE_LOGIN_ROW));

  unlock (fixture);

  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (has_roll_key (fixture));
  g_assert_true (GVT_IS_SESSION_PAGE (class_top (fixture)));
  assert_leads_nowhere (fixture, "win.section", "voters");
}

/* I10 */
static void
test_sleep_locks_the_quiz_too_and_it_goes_on (Fixture *fixture, gconstpointer data)
{
  begin_quiz (fixture);
  answer_one (fixture);
  g_signal_emit_by_name (gvt_window_get_auto_lock (fixture->window), "sleeping");
  settle (fixture);
  g_assert_false (gvt_profile_is_unlocked (fixture->profile));
  g_assert_true (is_seen (fixture, GVT_TYPE_LOGIN_ROW));

  unlock (fixture);
  gvt_app_test_assert_text (widget (fixture), "Question 2 of ");
  answer_one (fixture);
  g_assert_cmpuint (count_answers (fixture), ==, 2);
}

static void
test_no_notice_of_a_section_is_shown (Fixture *fixture, gconstpointer data)
{
  GvtSectionPage *sync = GVT_SECTION_PAGE (section_top (fixture, "sync"));
  g_autofree char *text = NULL;

  begin_class (fixture);
  gvt_section_page_say (sync, NOTICE);
  gvt_section_page_say (GVT_SECTION_PAGE (class_top (fixture)), "Saved");
  settle (fixture);

  text = gvt_app_test_text (widget (fixture));
  g_assert_null (strstr (text, NOTICE));
  gvt_app_test_assert_text (widget (fixture), "Saved");
}

/* --- the laptop goes off --- */

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_workspace_unlock_finish (GVT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

/* What was there in memory is gone, and the program begins anew on what is on the disk. */
static void
lose_power (Fixture *fixture)
{
  g_autofree char *folder = g_strdup (gvt_profile_get_folder (fixture->profile));
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  settle (fixture);
  close_window (fixture);
  fixture->profile = gvt_profile_new (folder, clock, gvt_feature_projections ());
  fixture->workspace = gvt_workspace_new (fixture->profile);
  show_window (fixture);
  g_assert_true (is_seen (fixture, GVT_TYPE_LOGIN_ROW));
  gvt_workspace_unlock_async (fixture->workspace, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE,
                              on_unlocked, NULL);
  settle (fixture);
  settle (fixture); /* a quiz is seated once its class is loaded */
}

static void
assert_back_in_class (Fixture *fixture, const char *words)
{
  g_assert_true (gvt_workspace_is_class (fixture->workspace));
  g_assert_false (has_roll_key (fixture));
  g_assert_false (is_seen (fixture, GVT_TYPE_SHELL));
  gvt_app_test_assert_text (widget (fixture), words);
}

/* I10 */
static void
test_a_lesson_goes_on_at_its_card_after_a_power_cut (Fixture *fixture, gconstpointer data)
{
  act (fixture, section_top (fixture, "sessions"), "session.teach");
  act (fixture, class_top (fixture), "module.read");
  act (fixture, class_top (fixture), "lesson.next");
  act (fixture, class_top (fixture), "lesson.next");
  lose_power (fixture);

  assert_back_in_class (fixture, "Card 3 of ");
  act (fixture, widget (fixture), "win.back");
  gvt_app_test_assert_text (widget (fixture), "Go on at card 3");
  act (fixture, widget (fixture), "win.back");
  assert_back_in_class (fixture, "SMAN 1 Praya");
}

/* The store was locked when the card was turned. */
static void
test_the_wall_shows_its_card_again_after_a_power_cut (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wall;

  act (fixture, section_top (fixture, "sessions"), "session.teach");
  act (fixture, class_top (fixture), "module.project");
  gvt_workspace_lock (fixture->workspace);
  settle (fixture);
  wall = GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_wall (fixture->window)));
  act (fixture, wall, "wall.last");
  lose_power (fixture);

  assert_back_in_class (fixture, "Card 7 of 7");
  g_assert_nonnull (gvt_window_get_wall (fixture->window));
}

static void
test_a_quiz_goes_on_at_its_question_after_a_power_cut (Fixture *fixture, gconstpointer data)
{
  begin_quiz (fixture);
  answer_one (fixture);
  lose_power (fixture);

  assert_back_in_class (fixture, "Question 2 of ");
  act (fixture, widget (fixture), "win.back");
  g_assert_true (is_seen (fixture, GVT_TYPE_GATE));
  act (fixture, widget (fixture), "win.back");
  answer_one (fixture);
  g_assert_cmpuint (count_answers (fixture), ==, 2);
}

static void
test_who_left_class_mode_is_not_brought_back (Fixture *fixture, gconstpointer data)
{
  begin_class (fixture);
  act (fixture, widget (fixture), "win.leave-class");
  try_passphrase (fixture, GVT_TEST_PASSPHRASE, "gate.leave");
  lose_power (fixture);

  g_assert_false (gvt_workspace_is_class (fixture->workspace));
  g_assert_true (has_roll_key (fixture));
  g_assert_true (is_seen (fixture, GVT_TYPE_SHELL));
}

static void
test_a_class_that_was_closed_meanwhile_is_not_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin_class (fixture);
  gvt_sessions_close (fixture->profile, &fixture->session, &error);
  g_assert_no_error (error);
  lose_power (fixture);

  g_assert_false (gvt_workspace_is_class (fixture->workspace));
  g_assert_true (is_seen (fixture, GVT_TYPE_SHELL));
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/class-mode/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("nothing-leads-to-a-voter", test_nothing_leads_to_a_voter);
  ADD ("the-roll-key-is-dropped-and-no-section-keeps-a-page",
       test_the_roll_key_is_dropped_and_no_section_keeps_a_page);
  ADD ("leaving-asks-for-the-passphrase", test_leaving_asks_for_the_passphrase);
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
  ADD ("a-lesson-goes-on-at-its-card-after-a-power-cut",
       test_a_lesson_goes_on_at_its_card_after_a_power_cut);
  ADD ("the-wall-shows-its-card-again-after-a-power-cut",
       test_the_wall_shows_its_card_again_after_a_power_cut);
  ADD ("a-quiz-goes-on-at-its-question-after-a-power-cut",
       test_a_quiz_goes_on_at_its_question_after_a_power_cut);
  ADD ("who-left-class-mode-is-not-brought-back", test_who_left_class_mode_is_not_brought_back);
  ADD ("a-class-that-was-closed-meanwhile-is-not-held",
       test_a_class_that_was_closed_meanwhile_is_not_held);
  ADD ("no-notice-of-a-section-is-shown", test_no_notice_of_a_section_is_shown);
  return g_test_run ();
}
