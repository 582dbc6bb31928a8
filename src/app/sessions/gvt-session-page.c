/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-page.h"

#include "gvt-class-strip.h"
#include "gvt-fold.h"
#include "gvt-history-page.h"
#include "gvt-onward-button.h"
#include "gvt-quiz-step.h"
#include "gvt-session-work.h"
#include "gvt-state-stack.h"
#include "gvt-step-buttons.h"
#include "gvt-step-guide.h"
#include "gvt-step-panels.h"
#include "gvt-step-rail.h"
#include "gvt-step-stack.h"
#include "gvt-ui.h"
#include "gvt-undo-button.h"
#include "gvt-visit-text.h"

struct _GvtSessionPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *heading;
  GvtClassStrip *strip;
  GvtFold *fold;
  GvtStepRail *rail;
  GvtStepStack *steps;
  GtkLabel *reason;
  GvtOnwardButton *onward;
  GvtUndoButton *undo;
  GvtActionBar *bar;

  GvtId session;
  GvtSessionProgress *progress; /* (nullable): until loaded */
  GvtClassPlace left;           /* where the laptop went off; its own page: nowhere else */
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

static GvtStepPanel *
chosen_panel (GvtSessionPage *self)
{
  return gvt_step_stack_get (self->steps, gvt_step_rail_get (self->rail));
}

static gboolean
may_record (GvtSessionPage *self)
{
  return gvt_step_permit_read (GVT_GUARD_RECORDS, workspace_of (self), self->progress)
         == GVT_PERMIT_YES;
}

/* What can be done in the step that is looked at, and with it. */
static void
show_acts (GvtSessionPage *self)
{
  GvtSessionStep step = gvt_step_rail_get (self->rail);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean may = may_record (self);

  gvt_step_buttons_show (self->bar, self->reason, chosen_panel (self), workspace_of (self),
                         self->progress);
  gvt_onward_button_show (self->onward, self->progress, step, chosen_panel (self), may);
  gtk_widget_action_set_enabled (widget, "session.skip",
                                 may && gvt_step_guide_can_skip (self->progress, step));
  gtk_widget_action_set_enabled (widget, "session.onward",
                                 gtk_widget_get_visible (GTK_WIDGET (self->onward)));
  gtk_widget_action_set_enabled (widget, "session.earlier",
                                 may && gvt_step_guide_can_move (self->progress, step, -1));
  gtk_widget_action_set_enabled (widget, "session.later",
                                 may && gvt_step_guide_can_move (self->progress, step, 1));
}

static void
on_step_chosen (GvtSessionPage *self, guint step)
{
  guint n_steps;
  guint number;

  if (self->progress == NULL)
    return;
  number = gvt_step_panels_number (self->progress, step, &n_steps);
  gvt_step_stack_choose (self->steps, step);
  gvt_class_strip_set_step (self->strip, number, n_steps, gvt_step_title (step));
  show_acts (self);
}

/* Where the rail lies over the step it stays, or no arrow key would lead past its next row; until a
 * step is entered. */
static void
leave_folded_rail (GvtSessionPage *self)
{
  if (!gvt_fold_get_folded (self->fold) || !gvt_fold_get_sidebar_shown (self->fold))
    return;
  gvt_fold_set_sidebar_shown (self->fold, FALSE);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->steps), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);
}

/* A pupil at the keys may look at a step, and moves nobody. */
static void
on_step_entered (GvtSessionPage *self, guint step)
{
  if (self->progress == NULL)
    return;
  leave_folded_rail (self);
  if (may_record (self))
    gvt_step_guide_enter (GVT_SECTION_PAGE (self), self->progress, step);
}

static void
session_onward (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);

  on_step_entered (self, self->progress->onward);
}

static void
session_skip (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);

  gvt_step_guide_skip (GVT_SECTION_PAGE (self), self->progress, gvt_step_rail_get (self->rail));
}

static void
session_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);

  gvt_step_guide_move (GVT_SECTION_PAGE (self), self->progress, gvt_step_rail_get (self->rail),
                       g_str_equal (action, "session.earlier") ? -1 : 1);
}

static void
session_steps (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);

  gvt_fold_set_sidebar_shown (self->fold, !gvt_fold_get_sidebar_shown (self->fold));
  if (gvt_fold_get_sidebar_shown (self->fold))
    gvt_step_rail_take_keys (self->rail);
}

/* --- what was recorded --- */

static void
update_actions (GvtSessionPage *self)
{
  GvtWorkspace *workspace = workspace_of (self);

  if (self->progress == NULL) /* not yet, or the page is going */
    return;
  gvt_step_stack_update (self->steps, workspace, self->progress);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.class",
                                 gvt_step_buttons_may_begin_class (workspace, self->progress));
  gvt_undo_button_set_may_undo (self->undo,
                                gvt_step_permit_read (GVT_GUARD_UNDOES, workspace, self->progress)
                                    == GVT_PERMIT_YES);
  show_acts (self);
}

static void
show_heading (GvtSessionPage *self)
{
  g_autofree char *held = gvt_session_describe_held (self->progress->session);
  const char *visit = gvt_visit_get_name (self->progress->visit);
  g_autofree char *both = held != NULL ? g_strjoin (" · ", visit, held, NULL) : NULL;

  gtk_label_set_label (self->heading, both != NULL ? both : visit);
}

static void
show_progress (GvtSessionPage *self)
{
  gvt_section_page_set_title (GVT_SECTION_PAGE (self),
                              gvt_session_get_name (self->progress->session));
  show_heading (self);
  gvt_class_strip_show (self->strip, GVT_SECTION_PAGE (self), self->progress);
  gvt_undo_button_show (self->undo, GVT_SECTION_PAGE (self), &self->session);
  gvt_step_rail_show (self->rail, self->progress);
  gvt_step_stack_show (self->steps, GVT_SECTION_PAGE (self), self->progress);
}

static void
resume (GvtSessionPage *self)
{
  GvtClassPlace left = self->left;
  GvtSessionStep step;

  self->left.view = GVT_AT_PAGE;
  if (!gvt_step_panels_find_view (left.view, &step))
    return;
  gvt_step_rail_choose (self->rail, step);
  gvt_step_panel_resume (gvt_step_stack_get (self->steps, step), &left);
}

/* Until that is open again, or the laptop could go off twice and know it no more. */
static void
gvt_session_page_tell_place (GvtSectionPage *page, GvtClassPlace *place)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (page);

  if (self->left.view != GVT_AT_PAGE)
    *place = self->left;
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtSessionPage *self = owner;
  gboolean is_first = self->progress == NULL;
  gboolean was_led_on = gtk_widget_get_visible (GTK_WIDGET (self->onward));
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
    gvt_step_rail_choose (self->rail, self->progress->next);
  on_step_chosen (self, gvt_step_rail_get (self->rail)); /* it may have another number */
  update_actions (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
  if (!is_first && !was_led_on)
    gvt_onward_button_take_keys (self->onward);
  resume (self);
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
  gvt_section_page_read (page, &work);
}

/* --- another class --- */

static void
session_replace (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId next;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &next, NULL))
    gvt_section_page_replace (GVT_SECTION_PAGE (widget), gvt_session_page_new (&next));
}

/* --- undoing --- */

static void
session_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_undo_button_undo (GVT_SESSION_PAGE (widget)->undo);
}

/* Where the answer was is a question again, and its card is asked. */
static void
on_undone (GvtSessionPage *self, GvtDoneAct *act)
{
  GvtQuizStep *quiz = GVT_QUIZ_STEP (gvt_step_stack_get (self->steps, GVT_STEP_QUIZ));
  GvtId id;
  guint card;

  if (gvt_done_act_get_card (act, &id, &card))
    gvt_quiz_step_ask_again (quiz, &id, card);
}

static void
session_history (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_history_page_new (&self->session));
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
  gvt_step_stack_forget (GVT_SESSION_PAGE (page)->steps);
}

/* --- construction --- */

static void
gvt_session_page_dispose (GObject *object)
{
  GvtSessionPage *self = GVT_SESSION_PAGE (object);

  g_clear_pointer (&self->progress, gvt_session_progress_free);
  G_OBJECT_CLASS (gvt_session_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.steps", NULL, session_steps);
  gtk_widget_class_install_action (widget_class, "session.class", NULL, session_class);
  gtk_widget_class_install_action (widget_class, "session.unlock", NULL, session_unlock);
  gtk_widget_class_install_action (widget_class, "session.onward", NULL, session_onward);
  gtk_widget_class_install_action (widget_class, "session.skip", NULL, session_skip);
  gtk_widget_class_install_action (widget_class, "session.earlier", NULL, session_move);
  gtk_widget_class_install_action (widget_class, "session.later", NULL, session_move);
  gtk_widget_class_install_action (widget_class, "session.replace", "s", session_replace);
  gtk_widget_class_install_action (widget_class, "session.undo", NULL, session_undo);
  gtk_widget_class_install_action (widget_class, "session.history", NULL, session_history);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "session.undo",
                                       NULL);
}

static void
gvt_session_page_class_init (GvtSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_session_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_session_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_session_page_forget;
  GVT_SECTION_PAGE_CLASS (klass)->tell_place = gvt_session_page_tell_place;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_CLASS_STRIP);
  g_type_ensure (GVT_TYPE_FOLD);
  g_type_ensure (GVT_TYPE_ONWARD_BUTTON);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  g_type_ensure (GVT_TYPE_STEP_RAIL);
  g_type_ensure (GVT_TYPE_STEP_STACK);
  g_type_ensure (GVT_TYPE_UNDO_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-session-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, strip);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, fold);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, rail);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, reason);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, onward);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, undo);
  gtk_widget_class_bind_template_child (widget_class, GvtSessionPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, on_step_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_step_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_undone);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  install_actions (widget_class);
}

/* They are not for a class that is not loaded yet. */
static const char *const loaded_acts[] = { "session.class",   "session.onward", "session.skip",
                                           "session.earlier", "session.later",  "session.undo" };

static void
gvt_session_page_init (GvtSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "session",
                                  gvt_step_stack_get_acts (self->steps));
  for (guint i = 0; i < G_N_ELEMENTS (loaded_acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), loaded_acts[i], FALSE);
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
gvt_session_page_resume (GvtSessionPage *self, const GvtClassPlace *place)
{
  g_return_if_fail (GVT_IS_SESSION_PAGE (self));
  self->left = *place;
}

GvtSectionPage *
gvt_session_page_new (const GvtId *session)
{
  GvtSessionPage *self = g_object_new (GVT_TYPE_SESSION_PAGE, NULL);

  self->session = *session;
  return GVT_SECTION_PAGE (self);
}
