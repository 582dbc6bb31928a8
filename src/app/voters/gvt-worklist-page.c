/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-button-label.h"
#include "gvt-card-compare.h"
#include "gvt-held-acts.h"
#include "gvt-household-view.h"
#include "gvt-proposal-page.h"
#include "gvt-state-stack.h"
#include "gvt-tms-list.h"
#include "gvt-ui.h"
#include "gvt-worklist-kinds.h"
#include "gvt-worklist-proposal.h"
#include "gvt-worklist-saver.h"
#include "gvt-worklist-walk.h"
#include "gvt-worklist-work.h"

struct _GvtWorklistPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *progress;
  GvtHouseholdView *household;
  GtkStack *ways; /* "outcomes", and "tms" while a code is being chosen */
  GvtTmsList *tms;
  GvtCardCompare *card;
  GtkWidget *print;

  GvtRoll *roll;
  GvtId id;
  GvtWorklist *worklist; /* (nullable): with who stands there */
  guint first;           /* row of the household that is seen; 0 before it was read */
  gboolean was_left;     /* for a proposal: what was reported is to be read anew */
  gboolean was_marked;   /* somebody of the household, since it is seen */
  gboolean is_busy;      /* a worker writes down what one key did */
  GQueue held;           /* of #GvtHeldAct, meanwhile */
};

G_DEFINE_FINAL_TYPE (GvtWorklistPage, gvt_worklist_page, GVT_TYPE_SECTION_PAGE)

/* --- showing it --- */

/* @chosen: a row of the household, or 0 */
static void
show_household (GvtWorklistPage *self, guint chosen)
{
  g_autofree char *progress = gvt_worklist_describe_progress (self->worklist);
  GvtId act;

  gtk_stack_set_visible_child_name (self->ways, "outcomes");
  gtk_label_set_label (self->progress, progress);
  gvt_card_compare_forget (self->card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "worklist.undo",
                                 gvt_worklist_get_last_act (self->worklist, &act));
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
  gvt_household_view_show (self->household, self->worklist, self->first, chosen);
}

/* Where it goes on; at the end it stays, so that the last household can be seen. */
static void
go_on (GvtWorklistPage *self)
{
  guint waiting = gvt_worklist_find_waiting (self->worklist, MAX (self->first, 1));

  self->was_marked = FALSE;
  if (waiting != 0)
    self->first = waiting;
  else if (self->first == 0)
    self->first = 1;
}

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_set_object (&self->worklist, result);
  if (self->first == 0)
    go_on (self);
  show_household (self, gvt_household_view_get_chosen (self->household));
}

/* Read once, and again after a proposal: what is written down here is told by the work that does
 * it. */
static void
gvt_worklist_page_refresh (GvtSectionPage *page)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  g_autofree char *id = gvt_id_to_text (&self->id);
  GvtWork work = { .done = on_opened };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED
      || (self->worklist != NULL && !self->was_left))
    return;
  if (self->worklist == NULL)
    gvt_worklist_work_open (&work, gvt_workspace_get_profile (workspace), self->roll, id);
  else
    gvt_worklist_work_open_again (&work, gvt_workspace_get_profile (workspace), self->roll,
                                  self->worklist);
  self->was_left = FALSE;
  gvt_section_page_read (page, &work);
}

static void
gvt_worklist_page_forget (GvtSectionPage *page)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (page);

  g_clear_object (&self->worklist);
  gvt_held_acts_forget (&self->held);
  gvt_household_view_forget (self->household);
  gvt_card_compare_forget (self->card);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

/* --- the keys --- */

static gboolean
is_held (GvtWorklistPage *self, const char *action, GVariant *parameter)
{
  if (self->is_busy)
    gvt_held_acts_push (&self->held, action, parameter,
                        gvt_household_view_get_chosen (self->household));
  return self->is_busy;
}

/* Until one of them keeps the worker busy again. */
static void
do_held (GvtWorklistPage *self)
{
  while (!self->is_busy && !g_queue_is_empty (&self->held))
    {
      g_autoptr (GvtHeldAct) act = g_queue_pop_head (&self->held);

      gvt_household_view_choose (self->household, act->chosen);
      gtk_widget_activate_action_variant (GTK_WIDGET (self), act->action, act->parameter);
    }
}

/* Returns: whether somebody is to be seen: not where it was locked meanwhile. What is shown is what
 * is on disk, whether the act was done or not. */
static gboolean
take_result (GvtWorklistPage *self, gpointer result, const GError *error)
{
  self->is_busy = FALSE;
  if (self->worklist == NULL)
    return FALSE;
  if (error != NULL)
    {
      gvt_held_acts_forget (&self->held);
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return TRUE;
    }
  g_set_object (&self->worklist, result);
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  return TRUE;
}

static void
on_marked (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistPage *self = owner;

  if (!take_result (self, result, error))
    return;
  self->was_marked = self->was_marked || error == NULL;
  show_household (self, gvt_household_view_get_chosen (self->household));
  do_held (self);
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistPage *self = owner;

  on_marked (self, result, error);
  self->was_marked = FALSE;
}

/* All of it was said of the whole household: on to the next that waits. */
static void
on_household_marked (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistPage *self = owner;

  if (!take_result (self, result, error))
    return;
  if (error == NULL)
    go_on (self);
  show_household (self, 0);
  do_held (self);
}

static void
mark (GvtWorklistPage *self, GArray *numbers, const GvtOutcome *outcome, GvtWorkDone done)
{
  GvtWork work = { .done = done };

  self->is_busy = TRUE;
  gvt_worklist_work_mark (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                          self->worklist, numbers, outcome);
  gvt_work_run (self, NULL, &work);
}

static void
mark_chosen (GvtWorklistPage *self, const GvtOutcome *outcome)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint number = gvt_household_view_get_chosen (self->household);

  if (number == 0)
    return;
  g_array_append_val (numbers, number);
  mark (self, numbers, outcome, on_marked);
}

static void
worklist_mark (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);
  const GvtOutcome outcome = { g_variant_get_string (parameter, NULL), NULL, NULL };

  if (!is_held (self, action, parameter))
    mark_chosen (self, &outcome);
}

/* The people stay in sight while the code is chosen. */
static void
worklist_tms (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);

  if (is_held (self, action, parameter) || gvt_household_view_get_chosen (self->household) == 0)
    return;
  gtk_stack_set_visible_child_name (self->ways, "tms");
  gvt_tms_list_begin (self->tms);
}

static void
on_tms_chosen (GvtWorklistPage *self)
{
  const GvtOutcome outcome = { GVT_OUTCOME_TMS, gvt_tms_list_get_scheme (self->tms),
                               gvt_tms_list_get_code (self->tms) };

  mark_chosen (self, &outcome);
}

static void
on_tms_given_up (GvtWorklistPage *self)
{
  gtk_stack_set_visible_child_name (self->ways, "outcomes");
  gvt_household_view_focus (self->household);
}

/* One key for all of a household of whom nothing was said; without such people it goes on. Who was
 * not met on an earlier visit is meant too, but nobody whom a key before this one was about. */
static GArray *
list_meant (GvtWorklistPage *self)
{
  g_autoptr (GArray) unseen = gvt_worklist_list_household (self->worklist, self->first,
                                                           GVT_HOUSEHOLD_UNSEEN);

  return unseen->len > 0 || self->was_marked
             ? g_steal_pointer (&unseen)
             : gvt_worklist_list_household (self->worklist, self->first, GVT_HOUSEHOLD_OPEN);
}

static void
mark_household (GvtWorklistPage *self, const char *outcome_code)
{
  const GvtOutcome outcome = { outcome_code, NULL, NULL };
  g_autoptr (GArray) numbers = NULL;

  if (self->worklist == NULL)
    return;
  numbers = list_meant (self);
  if (numbers->len > 0)
    return mark (self, numbers, &outcome, on_household_marked);
  go_on (self);
  show_household (self, 0);
}

static void
worklist_confirm (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);

  if (!is_held (self, action, parameter))
    mark_household (self, GVT_OUTCOME_FITS);
}

static void
worklist_nobody_home (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);

  if (!is_held (self, action, parameter))
    mark_household (self, GVT_OUTCOME_NOT_MET);
}

/* --- what is to be reported --- */

/* Of somebody new there is nobody in the list to be found. */
static void
worklist_propose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);
  guint number = gvt_household_view_get_chosen (self->household);
  const GvtWorklistRow *row = number != 0 ? gvt_worklist_get_row (self->worklist, number) : NULL;
  GvtProposalInput input = { 0 };
  GvtSectionPage *page;

  if (is_held (self, action, parameter) || row == NULL || row->hit == NULL)
    return;
  page = gvt_proposal_page_new (gvt_worklist_fill_proposal (self->worklist, row, &input) ? row->hit
                                                                                         : NULL);
  gvt_proposal_page_fill (GVT_PROPOSAL_PAGE (page), &input);
  self->was_left = TRUE;
  gvt_section_page_open (GVT_SECTION_PAGE (self), page);
}

static void
worklist_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);
  GvtWork work = { .done = on_undone };

  if (is_held (self, action, parameter) || self->worklist == NULL)
    return;
  self->is_busy = TRUE;
  gvt_worklist_work_undo (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                          self->worklist);
  gvt_work_run (self, NULL, &work);
}

/* As it is now: what was written down stands on it. */
static void
worklist_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);

  if (self->worklist != NULL)
    gvt_worklist_save (GVT_SECTION_PAGE (self), self->worklist);
}

static void
go (GvtWorklistPage *self, int step)
{
  guint number = self->worklist != NULL
                     ? gvt_worklist_find_beside (self->worklist, self->first, step)
                     : 0;

  if (number == 0)
    return;
  self->first = number;
  self->was_marked = FALSE;
  show_household (self, 0);
}

static void
worklist_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!is_held (GVT_WORKLIST_PAGE (widget), action, parameter))
    go (GVT_WORKLIST_PAGE (widget), 1);
}

static void
worklist_previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!is_held (GVT_WORKLIST_PAGE (widget), action, parameter))
    go (GVT_WORKLIST_PAGE (widget), -1);
}

static void
on_card_typed (GvtWorklistPage *self)
{
  guint number = gvt_household_view_get_chosen (self->household);

  if (number != 0)
    gvt_card_compare_with (self->card, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                           self->worklist, number);
}

static void
on_retry (GvtWorklistPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_worklist_page_dispose (GObject *object)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (object);

  g_clear_object (&self->roll);
  g_clear_object (&self->worklist);
  gvt_held_acts_forget (&self->held);
  G_OBJECT_CLASS (gvt_worklist_page_parent_class)->dispose (object);
}

static const struct
{
  guint key;
  const char *outcome;
} outcome_keys[] = {
  { GDK_KEY_s, GVT_OUTCOME_FITS },    { GDK_KEY_u, GVT_OUTCOME_CHANGED },
  { GDK_KEY_t, GVT_OUTCOME_NOT_MET }, { GDK_KEY_m, GVT_OUTCOME_REFUSES },
  { GDK_KEY_b, GVT_OUTCOME_NEW },
};

static void
bind_keys (GtkWidgetClass *class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (outcome_keys); i++)
    gtk_widget_class_add_binding_action (class, outcome_keys[i].key, 0, "worklist.mark", "s",
                                         outcome_keys[i].outcome);
  gtk_widget_class_add_binding_action (class, GDK_KEY_x, 0, "worklist.tms", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, 0, "worklist.propose", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_t, GDK_SHIFT_MASK, "worklist.nobody-home",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, GDK_CONTROL_MASK, "worklist.confirm",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "worklist.confirm", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Down, 0, "worklist.next", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Up, 0, "worklist.previous", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_z, GDK_CONTROL_MASK, "worklist.undo", NULL);
}

static void
gvt_worklist_page_class_init (GvtWorklistPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_worklist_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_worklist_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_worklist_page_forget;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_CARD_COMPARE);
  g_type_ensure (GVT_TYPE_HOUSEHOLD_VIEW);
  g_type_ensure (GVT_TYPE_TMS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-worklist-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, household);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, ways);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, tms);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, card);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, print);
  gtk_widget_class_bind_template_callback (widget_class, on_card_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_tms_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_tms_given_up);
  gtk_widget_class_install_action (widget_class, "worklist.confirm", NULL, worklist_confirm);
  gtk_widget_class_install_action (widget_class, "worklist.mark", "s", worklist_mark);
  gtk_widget_class_install_action (widget_class, "worklist.tms", NULL, worklist_tms);
  gtk_widget_class_install_action (widget_class, "worklist.nobody-home", NULL,
                                   worklist_nobody_home);
  gtk_widget_class_install_action (widget_class, "worklist.propose", NULL, worklist_propose);
  gtk_widget_class_install_action (widget_class, "worklist.print", NULL, worklist_print);
  gtk_widget_class_install_action (widget_class, "worklist.undo", NULL, worklist_undo);
  gtk_widget_class_install_action (widget_class, "worklist.next", NULL, worklist_next);
  gtk_widget_class_install_action (widget_class, "worklist.previous", NULL, worklist_previous);
  bind_keys (widget_class);
}

static void
gvt_worklist_page_init (GvtWorklistPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_buttons_wrap_labels (GTK_WIDGET (self->ways));
  gvt_buttons_wrap_labels (GTK_WIDGET (self->card));
  gvt_buttons_wrap_labels (self->print);
}

GvtSectionPage *
gvt_worklist_page_new (GvtRoll *roll, const GvtId *worklist)
{
  GvtWorklistPage *self = g_object_new (GVT_TYPE_WORKLIST_PAGE, NULL);

  self->roll = g_object_ref (roll);
  self->id = *worklist;
  return GVT_SECTION_PAGE (self);
}
