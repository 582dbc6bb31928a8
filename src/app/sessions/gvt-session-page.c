/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-attendance-step.h"
#include "gvt-choice-list.h"
#include "gvt-fold.h"
#include "gvt-hands-page.h"
#include "gvt-module-chooser.h"
#include "gvt-module-page.h"
#include "gvt-quiz-host.h"
#include "gvt-quiz-step.h"
#include "gvt-report-saver.h"
#include "gvt-session-permits.h"
#include "gvt-session-work.h"
#include "gvt-state-stack.h"
#include "gvt-step-row.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"

struct _GvtSessionPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *heading;
  GtkLabel *people;
  GvtFold *fold;
  GtkListBox *rail;
  GtkStack *steps;
  GvtAttendanceStep *attendance;
  GvtModuleChooser *teach_chooser;
  GvtQuizStep *quiz;
  GtkLabel *summary;
  GtkLabel *reason;
  GvtActionBar *acts;

  GvtId session;
  GvtSessionProgress *progress; /* (nullable): until loaded */
  GvtSessionPermits permits;
  GvtQuizHost *host;
  gboolean resumes_quiz; /* as soon as it is loaded */
};

G_DEFINE_FINAL_TYPE (GvtSessionPage, gvt_session_page, GVT_TYPE_SECTION_PAGE)

static const char *const step_names[GVT_SESSION_N_STEPS] = { "attendance", "teach", "quiz", "close",
                                                             "report" };
static const char *const step_actions[GVT_SESSION_N_STEPS] = { "session.save-attendance",
                                                               "session.teach", "session.quiz",
                                                               "session.close", "session.report" };

static GvtProfile *
profile_of (GvtSessionPage *self)
{
  return gvt_section_page_get_profile (GVT_SECTION_PAGE (self));
}

static GvtWorkspace *
workspace_of (GvtSessionPage *self)
{
  return gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
}

/* --- class mode --- */

/* In a window without class mode nothing happens. */
static void
begin_class (GvtSessionPage *self)
{
  g_autofree char *id = gvt_id_to_text (&self->session);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-class", "s", id);
}

static void
session_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin_class (GVT_SESSION_PAGE (widget));
}

static void
session_unlock (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.ask-teacher", NULL);
}

/* --- steps --- */

static const char *
step_act (GvtSessionStep step)
{
  static const char *const labels[GVT_SESSION_N_STEPS] = {
    N_ ("_Save attendance"), N_ ("_Open the module"),  N_ ("_Start the quiz"),
    N_ ("_Close the class"), N_ ("_Save the report…"),
  };

  return _ (labels[step]);
}

/* A quiz begins class mode by itself; what there is beside it is the class that raises its hands.
 */
static void
show_second_act (GvtSessionPage *self, GvtSessionStep step)
{
  const GvtSessionPermits *permits = &self->permits;
  const char *class_mode = permits->may_begin_class ? _ ("Class _mode") : NULL;
  gboolean offers_hands = step == GVT_STEP_QUIZ
                          && (permits->may[step] || permits->waits_for_teacher[step]);

  g_object_set (self->acts, "secondary-action", offers_hands ? "session.hands" : "session.class",
                "secondary-label", offers_hands ? _ ("Show of _hands") : class_mode, NULL);
}

/* The act of the step that is seen, or what it waits for. */
static void
show_act (GvtSessionPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rail);
  GvtSessionStep step = row != NULL ? gtk_list_box_row_get_index (row) : GVT_STEP_ATTENDANCE;
  gboolean waits = self->permits.waits_for_teacher[step];
  const char *why = waits ? _ ("In class mode only the teacher changes what is recorded.")
                          : _ ("The class is closed and reported outside of class mode.");

  g_object_set (self->acts, "primary-label", waits ? _ ("_Teacher’s passphrase…") : step_act (step),
                "primary-action", waits ? "session.unlock" : step_actions[step], NULL);
  show_second_act (self, step);
  gtk_label_set_label (self->reason, why);
  gtk_widget_set_visible (GTK_WIDGET (self->reason),
                          waits || self->permits.is_closed_to_class[step]);
}

static void
on_step_selected (GvtSessionPage *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  gtk_stack_set_visible_child_name (self->steps, step_names[gtk_list_box_row_get_index (row)]);
  show_act (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->fold)) && gvt_fold_get_folded (self->fold))
    gvt_fold_set_sidebar_shown (self->fold, FALSE);
}

/* Keys that are on the rail go along. */
static void
select_step (GvtSessionPage *self, GvtSessionStep step)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rail, step);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_list_box_select_row (self->rail, row);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rail)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
session_steps (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);

  gvt_fold_set_sidebar_shown (self->fold, !gvt_fold_get_sidebar_shown (self->fold));
}

/* --- what was recorded --- */

static void
update_actions (GvtSessionPage *self)
{
  GvtSessionPermits *permits = &self->permits;
  GtkWidget *widget = GTK_WIDGET (self);
  GvtModule *module;

  if (self->progress == NULL) /* not yet, or the page is going */
    return;
  module = gvt_module_chooser_get (self->teach_chooser);
  gvt_session_permits_read (permits, workspace_of (self), self->progress, module,
                            gvt_quiz_step_has_questions (self->quiz));
  for (guint i = 0; i < GVT_SESSION_N_STEPS; i++)
    gtk_widget_action_set_enabled (widget, step_actions[i], permits->may[i]);
  gtk_widget_action_set_enabled (widget, "session.hands", permits->may[GVT_STEP_QUIZ]);
  gtk_widget_action_set_enabled (widget, "session.class", permits->may_begin_class);
  gvt_attendance_step_set_may_record (self->attendance, permits->may[GVT_STEP_ATTENDANCE]);
  gvt_quiz_step_set_may_close (self->quiz, gvt_workspace_may_record (workspace_of (self)));
  show_act (self);
}

static void
show_progress (GvtSessionPage *self)
{
  GvtSession *session = self->progress->session;
  guint men = gvt_session_get_men (session);
  guint women = gvt_session_get_women (session);
  g_autofree char *people = gvt_people_describe (men, women);
  g_autofree char *summary = gvt_session_describe (session);

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_session_get_name (session));
  gtk_label_set_label (self->heading, gvt_visit_get_name (self->progress->visit));
  gtk_label_set_label (self->people, people);
  gtk_label_set_label (self->summary, summary);
  gvt_quiz_step_show (self->quiz, workspace_of (self), self->progress);
  gvt_attendance_step_show (self->attendance, GVT_SECTION_PAGE (self), &self->session);
  for (guint i = 0; i < GVT_SESSION_N_STEPS; i++)
    gvt_step_row_set_done (GVT_STEP_ROW (gtk_list_box_get_row_at_index (self->rail, i)),
                           gvt_session_progress_is_done (self->progress, i));
  gvt_module_chooser_show (self->teach_chooser, workspace_of (self), self->progress->taught, FALSE);
}

/* Whoever sat there had come to the end otherwise, and the next one begins at the page. */
static void
resume_quiz (GvtSessionPage *self)
{
  GvtClassQuiz *quiz = self->progress->unfinished;
  GvtModuleLibrary *library = gvt_workspace_get_modules (workspace_of (self));
  GvtQuizOrder order = { .card = self->progress->next_card };

  self->resumes_quiz = FALSE;
  if (quiz == NULL)
    return;
  order.module = gvt_module_library_find_hash (library, gvt_class_quiz_get_hash (quiz), NULL);
  order.form = gvt_class_quiz_get_form (quiz);
  if (order.module != NULL)
    gvt_quiz_host_seat (self->host, &self->session, &order);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtSessionPage *self = owner;
  gboolean is_first = self->progress == NULL;
  GvtSessionStep before = is_first ? GVT_STEP_ATTENDANCE : self->progress->next;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_clear_pointer (&self->progress, gvt_session_progress_free);
  self->progress = gvt_session_progress_copy (result);
  show_progress (self);
  if (is_first
      || (self->progress->next != before && !gvt_attendance_step_is_listing (self->attendance)))
    select_step (self, self->progress->next);
  update_actions (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
  if (self->resumes_quiz)
    resume_quiz (self);
}

static void
gvt_session_page_refresh (GvtSectionPage *page)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (page);
  GvtModuleLibrary *library = gvt_workspace_get_modules (workspace_of (self));
  GvtWork work = { .done = on_loaded };

  if (gvt_workspace_get_access (workspace_of (self)) != GVT_ACCESS_UNLOCKED || library == NULL)
    return;
  gvt_session_work_progress (&work, profile_of (self), library, &self->session);
  gvt_work_run (self, NULL, &work);
}

static void
on_recorded (gpointer owner, gpointer result, const GError *error)
{
  GvtSessionPage *self = owner;

  update_actions (self);
  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("Saved"));
  gvt_workspace_touch (workspace_of (self));
}

/* --- attendance --- */

static void
session_save_attendance (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);

  if (gvt_attendance_step_save (self->attendance, on_recorded))
    gtk_widget_action_set_enabled (widget, "session.save-attendance", FALSE);
}

/* The strip and the sums, but not another step: more people come. */
static void
on_listed (GvtSessionPage *self)
{
  if (workspace_of (self) != NULL)
    gvt_workspace_touch (workspace_of (self));
}

/* --- teaching --- */

static void
session_teach (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);
  GvtModule *module = gvt_module_chooser_get (self->teach_chooser);
  GvtWork work = { .done = on_recorded };

  begin_class (self);
  if (!gvt_session_progress_was_taught (self->progress, module))
    {
      gvt_session_work_teach (&work, profile_of (self), &self->session, module);
      gvt_work_run (self, NULL, &work);
    }
  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_module_page_new (module));
}

/* --- the quiz --- */

static void
session_quiz (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);
  GvtQuizOrder order;

  if (!gvt_quiz_step_get_order (self->quiz, &order))
    return;
  begin_class (self);
  gtk_widget_action_set_enabled (widget, "session.quiz", FALSE);
  gvt_quiz_host_seat (self->host, &self->session, &order);
}

static void
session_hands (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);
  GvtSession *session = self->progress->session;
  GvtQuizOrder order = { 0 };
  g_autoptr (GListModel) items = gvt_quiz_step_choose_for_hands (self->quiz, &order);
  GvtSectionPage *page;

  if (items == NULL)
    {
      gvt_section_page_say (GVT_SECTION_PAGE (self),
                            _ ("No question of this module can be answered by raising a hand."));
      return;
    }
  begin_class (self);
  page = gvt_hands_page_new (&self->session, order.module, items,
                             gvt_session_get_men (session) + gvt_session_get_women (session));
  gvt_section_page_set_held (page, gvt_section_page_is_class (GVT_SECTION_PAGE (self)));
  gvt_section_page_open (GVT_SECTION_PAGE (self), page);
}

/* --- the end --- */

static void
close_session (gpointer owner, gpointer data)
{
  GvtSessionPage *self = owner;
  GvtWork work = { .done = on_recorded };

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.close", FALSE);
  gvt_session_work_close (&work, profile_of (self), &self->session);
  gvt_work_run (self, NULL, &work);
}

static void
session_close (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtQuestion question = {
    .heading = _ ("Close the class?"),
    .body = _ ("Afterwards nothing can be added to it. What was recorded is signed with your key."),
    .accept = _ ("_Close the class"),
  };

  gvt_ask (widget, &question, close_session, NULL, NULL);
}

static void
session_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);

  gvt_report_save (GVT_SECTION_PAGE (self), gvt_session_get_visit_id (self->progress->session));
}

/* Where the teacher comes or goes, at once: what he may do is not for the next one at the keys. */
static void
on_workspace (GvtSessionPage *self)
{
  if (workspace_of (self) != NULL)
    g_signal_connect_object (workspace_of (self), "notify::may-record", G_CALLBACK (update_actions),
                             self, G_CONNECT_SWAPPED);
}

static void
on_retry (GvtSessionPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_session_page_forget (GvtSectionPage *page)
{
  gvt_attendance_step_forget (GVT_SESSION_PAGE (page)->attendance);
}

static void
gvt_session_page_dispose (GObject *object)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (object);

  g_clear_pointer (&self->progress, gvt_session_progress_free);
  g_clear_object (&self->host);
  G_OBJECT_CLASS (gvt_session_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.steps", NULL, session_steps);
  gtk_widget_class_install_action (widget_class, "session.save-attendance", NULL,
                                   session_save_attendance);
  gtk_widget_class_install_action (widget_class, "session.teach", NULL, session_teach);
  gtk_widget_class_install_action (widget_class, "session.quiz", NULL, session_quiz);
  gtk_widget_class_install_action (widget_class, "session.hands", NULL, session_hands);
  gtk_widget_class_install_action (widget_class, "session.class", NULL, session_class);
  gtk_widget_class_install_action (widget_class, "session.unlock", NULL, session_unlock);
  gtk_widget_class_install_action (widget_class, "session.close", NULL, session_close);
  gtk_widget_class_install_action (widget_class, "session.report", NULL, session_report);
}

static void
gvt_session_page_class_init (GvtSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_session_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_session_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_session_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_FOLD);
  g_type_ensure (GVT_TYPE_ATTENDANCE_STEP);
  g_type_ensure (GVT_TYPE_MODULE_CHOOSER);
  g_type_ensure (GVT_TYPE_QUIZ_STEP);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-session-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, people);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, fold);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, rail);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, attendance);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, teach_chooser);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, quiz);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, summary);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, reason);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_step_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_listed);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  install_actions (widget_class);
}

static void
gvt_session_page_init (GvtSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_choice_list_set_up (self->rail);
  for (guint i = 0; i < GVT_SESSION_N_STEPS; i++)
    gtk_list_box_append (self->rail, gvt_step_row_new (i));
  self->host = gvt_quiz_host_new (GVT_SECTION_PAGE (self));
  g_signal_connect_swapped (self->host, "ready", G_CALLBACK (update_actions), self);
  for (guint i = 0; i < GVT_SESSION_N_STEPS; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), step_actions[i], FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.hands", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.class", FALSE);
  g_signal_connect (self, "notify::workspace", G_CALLBACK (on_workspace), NULL);
}

gboolean
gvt_session_page_is_of (GvtSessionPage *self, const GvtId *session)
{
  g_return_val_if_fail (GVT_IS_SESSION_PAGE (self), FALSE);
  return gvt_id_equal (&self->session, session);
}

void
gvt_session_page_get_session (GvtSessionPage *self, GvtId *session)
{
  g_return_if_fail (GVT_IS_SESSION_PAGE (self));
  *session = self->session;
}

void
gvt_session_page_resume_quiz (GvtSessionPage *self)
{
  g_return_if_fail (GVT_IS_SESSION_PAGE (self));

  self->resumes_quiz = TRUE;
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

GvtSectionPage *
gvt_session_page_new (const GvtId *session)
{
  GvtSessionPage *self = g_object_new (GVT_TYPE_SESSION_PAGE, NULL);

  self->session = *session;
  return GVT_SECTION_PAGE (self);
}
