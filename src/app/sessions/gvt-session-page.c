/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-page.h"

#include "gvt-choice-list.h"
#include "gvt-fold.h"
#include "gvt-quiz-step.h"
#include "gvt-session-work.h"
#include "gvt-state-stack.h"
#include "gvt-step-buttons.h"
#include "gvt-step-panels.h"
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
  GtkLabel *reason;
  GvtActionBar *bar;

  GvtStepPanel *panels[GVT_SESSION_N_STEPS]; /* (nullable) each: its child of @steps */
  GSimpleActionGroup *acts;
  GvtId session;
  GvtSessionProgress *progress; /* (nullable): until loaded */
  gboolean resumes_quiz;        /* as soon as it is loaded */
};

G_DEFINE_FINAL_TYPE (GvtSessionPage, gvt_session_page, GVT_TYPE_SECTION_PAGE)

static GvtWorkspace *
workspace_of (GvtSessionPage *self)
{
  return gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
}

/* --- class mode --- */

/* In a window without class mode nothing happens. */
static void
session_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *id = gvt_id_to_text (&GVT_SESSION_PAGE (widget)->session);

  gtk_widget_activate_action (widget, "win.begin-class", "s", id);
}

static void
session_unlock (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.ask-teacher", NULL);
}

/* --- the rail --- */

/* Returns: (transfer none) (nullable): of a step that has no panel */
static GtkListBoxRow *
find_row (GvtSessionPage *self, GvtSessionStep step)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rail, i)) != NULL; i++)
    if (gvt_step_row_get_step (GVT_STEP_ROW (row)) == step)
      return row;
  return NULL;
}

static GvtStepPanel *
chosen_panel (GvtSessionPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rail);

  return self
      ->panels[row != NULL ? gvt_step_row_get_step (GVT_STEP_ROW (row)) : GVT_STEP_ATTENDANCE];
}

static void
show_acts (GvtSessionPage *self)
{
  gvt_step_buttons_show (self->bar, self->reason, chosen_panel (self), workspace_of (self),
                         self->progress);
}

static void
on_step_selected (GvtSessionPage *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  gtk_stack_set_visible_child (self->steps, GTK_WIDGET (chosen_panel (self)));
  show_acts (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->fold)) && gvt_fold_get_folded (self->fold))
    gvt_fold_set_sidebar_shown (self->fold, FALSE);
}

/* Keys that are on the rail go along. */
static void
select_step (GvtSessionPage *self, GvtSessionStep step)
{
  GtkListBoxRow *row = find_row (self, step);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (row == NULL)
    return;
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
  GvtWorkspace *workspace = workspace_of (self);
  gboolean may_record = gvt_step_permit_read (GVT_GUARD_RECORDS, workspace, self->progress)
                        == GVT_PERMIT_YES;

  if (self->progress == NULL) /* not yet, or the page is going */
    return;
  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (self->panels[step] != NULL)
      {
        gvt_step_panel_set_may_record (self->panels[step], may_record);
        gvt_step_buttons_update (G_ACTION_MAP (self->acts), self->panels[step], workspace,
                                 self->progress);
      }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.class",
                                 gvt_step_buttons_may_begin_class (workspace, self->progress));
  show_acts (self);
}

static void
show_step (GvtSessionPage *self, GvtSessionStep step)
{
  if (self->panels[step] == NULL)
    return;
  gvt_step_row_set_done (GVT_STEP_ROW (find_row (self, step)),
                         gvt_session_progress_is_done (self->progress, step));
  gvt_step_panel_show (self->panels[step], GVT_SECTION_PAGE (self), self->progress);
}

static void
show_progress (GvtSessionPage *self)
{
  GvtSession *session = self->progress->session;
  g_autofree char *people = gvt_people_describe (gvt_session_get_men (session),
                                                 gvt_session_get_women (session));

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_session_get_name (session));
  gtk_label_set_label (self->heading, gvt_visit_get_name (self->progress->visit));
  gtk_label_set_label (self->people, people);
  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    show_step (self, step);
}

static void
resume_quiz (GvtSessionPage *self)
{
  self->resumes_quiz = FALSE;
  gvt_quiz_step_resume (GVT_QUIZ_STEP (self->panels[GVT_STEP_QUIZ]));
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
  if (is_first || (self->progress->next != before && !gvt_step_panel_is_busy (chosen_panel (self))))
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
  gvt_session_work_progress (&work, gvt_section_page_get_profile (page), library, &self->session);
  gvt_work_run (self, NULL, &work);
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
  GvtSessionPage *self = GVT_SESSION_PAGE (page);

  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (self->panels[step] != NULL)
      gvt_step_panel_forget (self->panels[step]);
}

/* --- construction --- */

static void
gvt_session_page_dispose (GObject *object)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (object);

  g_clear_pointer (&self->progress, gvt_session_progress_free);
  g_clear_object (&self->acts);
  G_OBJECT_CLASS (gvt_session_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.steps", NULL, session_steps);
  gtk_widget_class_install_action (widget_class, "session.class", NULL, session_class);
  gtk_widget_class_install_action (widget_class, "session.unlock", NULL, session_unlock);
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
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-session-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, people);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, fold);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, rail);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, reason);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, on_step_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  install_actions (widget_class);
}

static void
add_step (GvtSessionPage *self, GvtSessionStep step)
{
  GvtStepPanel *panel = gvt_step_panels_create (step);

  self->panels[step] = panel;
  gtk_stack_add_child (self->steps, GTK_WIDGET (panel));
  gtk_list_box_append (self->rail, gvt_step_row_new (step, gvt_step_panels_number (step)));
  gvt_step_buttons_update (G_ACTION_MAP (self->acts), panel, NULL, NULL);
  g_signal_connect_object (panel, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
}

static void
gvt_session_page_init (GvtSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_choice_list_set_up (self->rail);
  self->acts = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "session", G_ACTION_GROUP (self->acts));
  for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
    if (gvt_step_panels_has (step))
      add_step (self, step);
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
