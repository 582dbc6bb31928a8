/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-checks-page.h"
#include "gvt-lease-code-page.h"
#include "gvt-lists-page.h"
#include "gvt-proposal-page.h"
#include "gvt-proposals-page.h"
#include "gvt-queue-page.h"
#include "gvt-self-check-page.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-voter-search.h"
#include "gvt-voters-states.h"
#include "gvt-voters-work.h"
#include "gvt-worklists-page.h"

struct _GvtVotersPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtVoterSearch *search;
  GvtActionBar *acts;

  GvtRoll *roll;         /* (nullable): while the lists are open */
  guint generation;      /* of the workspace, when they were opened */
  GCancellable *opening; /* (nullable): of the newest attempt to open them */
};

G_DEFINE_FINAL_TYPE (GvtVotersPage, gvt_voters_page, GVT_TYPE_SECTION_PAGE)

static GvtWorkspace *
workspace_of (GvtVotersPage *self)
{
  return gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
}

static void
update_actions (GvtVotersPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.worklists", self->roll != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.lists", self->roll != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.self-check", self->roll != NULL);
}

/* --- further pages --- */

static void
voters_checks (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_checks_page_new ());
}

static void
voters_worklists (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_worklists_page_new (self->roll));
}

static void
voters_lists (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_lists_page_new (self->roll));
}

static void
voters_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_proposal_page_new (NULL));
}

static void
voters_proposals (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_proposals_page_new ());
}

static void
voters_queue (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_queue_page_new ());
}

static void
voters_code (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_lease_code_page_new ());
}

/* --- the lists --- */

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  GvtVotersPage *self = owner;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_cancellable_is_cancelled (self->opening))
    return; /* an older attempt, ended by locking */
  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_set_object (&self->roll, result);
  gvt_voter_search_open (self->search, GVT_SECTION_PAGE (self), self->roll);
  update_actions (self);
  if (g_list_model_get_n_items (gvt_roll_get_lists (self->roll)) > 0)
    gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
  else if (g_list_model_get_n_items (gvt_roll_get_failed (self->roll)) > 0)
    gvt_voters_states_damaged (self->states, gvt_roll_get_failed (self->roll));
  else if (g_list_model_get_n_items (gvt_roll_get_closed (self->roll)) > 0)
    gvt_voters_states_closed (self->states, gvt_roll_get_closed (self->roll));
  else
    gvt_voters_states_no_lists (self->states);
}

static void
open_lists (GvtVotersPage *self)
{
  GvtWork work = { .done = on_opened };
  g_autoptr (GvtProgress) progress = gvt_progress_new ();

  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  self->generation = gvt_workspace_get_generation (workspace_of (self));
  gvt_state_stack_load (self->states, _ ("Opening the voter lists"), progress, self->opening);
  gvt_voters_work_open (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), progress,
                        self->opening);
  gvt_work_run (self, NULL, &work);
}

static void
close_lists (GvtVotersPage *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->roll != NULL)
    gvt_roll_close (self->roll);
  g_clear_object (&self->roll);
}

static void
refresh_unlocked (GvtVotersPage *self, GvtWorkspace *workspace)
{
  if (!gvt_workspace_opens_roll (workspace))
    gvt_voters_states_not_for_you (self->states);
  else if (self->roll == NULL || self->generation != gvt_workspace_get_generation (workspace))
    open_lists (self);
}

/* The queue is for supervisors; the centre looks at that, too. */
static void
offer_queue (GvtVotersPage *self, GvtWorkspace *workspace, gboolean is_unlocked)
{
  const GvtUser *user = is_unlocked ? gvt_workspace_get_user (workspace) : NULL;
  gboolean may = user != NULL && user->role == GVT_ROLE_SUPERVISOR;

  gvt_action_bar_set_primary (self->acts, may ? _ ("Decision _queue") : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.queue", may);
}

static void
gvt_voters_page_refresh (GvtSectionPage *page)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtAccess access = gvt_workspace_get_access (workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voters.proposals",
                                 access == GVT_ACCESS_UNLOCKED);
  offer_queue (self, workspace, access == GVT_ACCESS_UNLOCKED);
  if (access == GVT_ACCESS_UNENROLLED)
    gvt_state_stack_ask_to_enrol (self->states);
  else if (access == GVT_ACCESS_UNLOCKED)
    refresh_unlocked (self, workspace);
}

/* --- for visitors --- */

/* The page goes at once to where it stands alone. */
static void
on_self_check_begun (gpointer owner, gpointer result, const GError *error)
{
  GvtVotersPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_self_check_page_new (result));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-visitors", NULL);
}

static void
voters_self_check (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (widget);
  GvtWork work = { .done = on_self_check_begun };
  g_autoptr (GvtProgress) progress = gvt_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  gvt_state_stack_load (self->states, _ ("Preparing the self-check"), progress, cancellable);
  gvt_voters_work_begin_self_check (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                                    self->roll, progress, cancellable);
  gvt_work_run (self, NULL, &work);
}

static void
gvt_voters_page_forget (GvtSectionPage *page)
{
  GvtVotersPage *self = GVT_VOTERS_PAGE (page);

  close_lists (self);
  gvt_voter_search_close (self->search);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
on_retry (GvtVotersPage *self)
{
  close_lists (self);
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_voters_page_dispose (GObject *object)
{
  close_lists (GVT_VOTERS_PAGE (object));
  G_OBJECT_CLASS (gvt_voters_page_parent_class)->dispose (object);
}

static void
gvt_voters_page_class_init (GvtVotersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_voters_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_voters_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_voters_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  g_type_ensure (GVT_TYPE_VOTER_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-voters-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, search);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "voters.checks", NULL, voters_checks);
  gtk_widget_class_install_action (widget_class, "voters.worklists", NULL, voters_worklists);
  gtk_widget_class_install_action (widget_class, "voters.lists", NULL, voters_lists);
  gtk_widget_class_install_action (widget_class, "voters.self-check", NULL, voters_self_check);
  gtk_widget_class_install_action (widget_class, "voters.report", NULL, voters_report);
  gtk_widget_class_install_action (widget_class, "voters.proposals", NULL, voters_proposals);
  gtk_widget_class_install_action (widget_class, "voters.queue", NULL, voters_queue);
  gtk_widget_class_install_action (widget_class, "voters.code", NULL, voters_code);
}

static void
gvt_voters_page_init (GvtVotersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

void
gvt_voters_page_ask (GvtVotersPage *self, guint purpose, const char *text)
{
  g_return_if_fail (GVT_IS_VOTERS_PAGE (self));

  gvt_voter_search_ask (self->search, purpose, text);
}
