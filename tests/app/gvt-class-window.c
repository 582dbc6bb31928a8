/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-window.h"

#include "gvt-app-test.h"
#include "gvt-feature-projections.h"
#include "gvt-gate.h"
#include "gvt-login-row.h"
#include "gvt-quiz-option-button.h"
#include "gvt-session-acts.h"
#include "gvt-session-views.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE "52.02.01.1001"

void
gvt_class_window_settle (GvtClassWindow *self)
{
  gvt_app_test_settle (GTK_WIDGET (self->window));
}

static void
make_session (GvtClassWindow *self)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->profile, &visit, "Kelas X-1", &self->session, &error);
  g_assert_no_error (error);
}

static void
open_session_page (GvtClassWindow *self)
{
  g_autofree char *id = gvt_id_to_text (&self->session);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-class", "s", id));
  gvt_class_window_settle (self);
}

static void
show_window (GvtClassWindow *self)
{
  self->window = g_object_new (GVT_TYPE_WINDOW, "workspace", self->workspace, "default-width", 1000,
                               "default-height", 640, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  gvt_class_window_settle (self);
}

void
gvt_class_window_set_up (GvtClassWindow *self, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  self->profile = gvt_test_profile (gvt_test_folder (), clock, gvt_feature_projections ());
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  self->workspace = gvt_workspace_new (self->profile);
  make_session (self);
  show_window (self);
  open_session_page (self);
}

static void
close_window (GvtClassWindow *self)
{
  g_object_ref (self->window);
  gvt_app_test_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->window);
  g_assert_finalize_object (self->workspace);
  g_assert_finalize_object (self->profile);
}

void
gvt_class_window_tear_down (GvtClassWindow *self, gconstpointer unused)
{
  gvt_class_window_settle (self);
  close_window (self);
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_workspace_unlock_finish (GVT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

void
gvt_class_window_lose_power (GvtClassWindow *self)
{
  g_autofree char *folder = g_strdup (gvt_profile_get_folder (self->profile));
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  gvt_class_window_settle (self);
  close_window (self);
  self->profile = gvt_profile_new (folder, clock, gvt_feature_projections ());
  self->workspace = gvt_workspace_new (self->profile);
  show_window (self);
  g_assert_true (gvt_class_window_is_seen (self, GVT_TYPE_LOGIN_ROW));
  gvt_workspace_unlock_async (self->workspace, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, on_unlocked,
                              NULL);
  gvt_class_window_settle (self);
}

GtkWidget *
gvt_class_window_section_top (GvtClassWindow *self, const char *section)
{
  return GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_section (self->window, section)));
}

GtkWidget *
gvt_class_window_class_top (GvtClassWindow *self)
{
  g_assert_nonnull (gvt_window_get_class (self->window));
  return GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_class (self->window)));
}

void
gvt_class_window_act (GvtClassWindow *self, GtkWidget *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
  gvt_class_window_settle (self);
}

void
gvt_class_window_begin_class (GvtClassWindow *self)
{
  gvt_class_window_act (self, gvt_class_window_section_top (self, "sessions"), "session.class");
  g_assert_true (gvt_workspace_is_class (self->workspace));
}

void
gvt_class_window_begin_quiz (GvtClassWindow *self)
{
  gvt_class_window_act (self, gvt_class_window_section_top (self, "sessions"), "session.quiz");
  gvt_app_test_assert_text (gvt_class_window_class_top (self), "Question 1 of ");
}

gboolean
gvt_class_window_has_roll_key (GvtClassWindow *self)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_roll_key (gvt_profile_get_vault (self->profile), NULL);

  return key != NULL;
}

gboolean
gvt_class_window_is_seen (GvtClassWindow *self, GType type)
{
  GtkWidget *found = gvt_app_test_find (GTK_WIDGET (self->window), type, NULL);

  return found != NULL && gtk_widget_get_mapped (found);
}

void
gvt_class_window_try_passphrase (GvtClassWindow *self, const char *passphrase, const char *action)
{
  GtkWidget *gate = gvt_app_test_find (GTK_WIDGET (self->window), GVT_TYPE_GATE, NULL);
  GtkWidget *entry = gvt_app_test_find (gate, GTK_TYPE_PASSWORD_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  gvt_class_window_act (self, gate, action);
}

void
gvt_class_window_answer_one (GvtClassWindow *self)
{
  GtkWidget *option = gvt_app_test_find (gvt_class_window_class_top (self),
                                         GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option), TRUE);
  gvt_class_window_act (self, gvt_class_window_class_top (self), "quiz.next");
  gvt_class_window_act (self, gvt_class_window_class_top (self), "quiz.next");
}

guint
gvt_class_window_count_answers (GvtClassWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = gvt_sessions_view (self->profile, &self->session, &error);

  g_assert_no_error (error);
  return gvt_session_get_n_answers (session);
}
