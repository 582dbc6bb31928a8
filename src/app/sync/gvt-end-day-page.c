/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-end-day-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-courier-work.h"
#include "gvt-error.h"
#include "gvt-figure-row.h"
#include "gvt-file-chooser.h"
#include "gvt-job-note.h"
#include "gvt-restore.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"

struct _GvtEndDayPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtFigureRow *only_here;
  GvtFigureRow *made;
  GvtFigureRow *photos;
  GvtJobNote *job;
  GtkLabel *restored;
  GvtActionBar *acts;

  GtkWidget *go_on;

  gboolean must_talk_first; /* with the centre, over the network */
  GvtEndDay *so_far;        /* (nullable): what stands on a stick that is full */
};

G_DEFINE_FINAL_TYPE (GvtEndDayPage, gvt_end_day_page, GVT_TYPE_SECTION_PAGE)

/* --- what is to go --- */

static void
update_acts (GvtEndDayPage *self)
{
  gboolean is_writing = gvt_job_note_is_running (self->job);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end-day.choose",
                                 !is_writing && !self->must_talk_first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end-day.write",
                                 !is_writing && !self->must_talk_first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end-day.choose-next",
                                 !is_writing && self->so_far != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end-day.go-on",
                                 !is_writing && self->so_far != NULL);
  gtk_widget_set_visible (self->go_on, !is_writing && self->so_far != NULL);
  gvt_action_bar_set_secondary (self->acts, is_writing ? _ ("_Cancel") : NULL);
}

typedef struct
{
  GvtSyncLedger ledger;
  GvtRestoreState restored;
} Facts;

static gpointer
read_facts (gpointer input, GCancellable *cancellable, GError **error)
{
  g_autofree Facts *facts = g_new0 (Facts, 1);

  return gvt_sync_ledger_read (input, &facts->ledger, error)
                 && gvt_restore_get_state (input, &facts->restored, error)
             ? g_steal_pointer (&facts)
             : NULL;
}

/* Only the centre can say as what a laptop goes on that was put back. */
static void
show_restored (GvtEndDayPage *self, GvtRestoreState state)
{
  const char *words = NULL;

  if (state == GVT_RESTORE_UNCONFIRMED)
    words = _ ("This laptop was put back from a backup. A data officer or supervisor confirms it "
               "first, at the top of the window; then it must synchronise once over the network. "
               "Only after that can a stick carry its records.");
  else if (state == GVT_RESTORE_CONFIRMED)
    words = _ ("This laptop was put back from a backup. It must synchronise once over the network, "
               "to get its own number at the centre. Only after that can a stick carry its "
               "records. Until then a backup onto a stick keeps them safe.");
  self->must_talk_first = words != NULL;
  gtk_label_set_label (self->restored, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->restored), words != NULL);
}

static void
on_facts_read (gpointer owner, gpointer result, const GError *error)
{
  GvtEndDayPage *self = owner;
  const Facts *facts = result;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  show_restored (self, facts->restored);
  update_acts (self);
  gvt_figure_row_set (self->only_here, facts->ledger.only_here);
  gvt_figure_row_set (self->made, facts->ledger.made);
  gvt_figure_row_set (self->photos, facts->ledger.files - facts->ledger.files_received);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_end_day_page_refresh (GvtSectionPage *page)
{
  GvtEndDayPage *self = GVT_END_DAY_PAGE (page);
  GvtAccess access = gvt_workspace_get_access (gvt_section_page_get_workspace (page));
  GvtWork work = { read_facts, NULL, g_object_unref, g_free, on_facts_read };

  if (access == GVT_ACCESS_UNENROLLED)
    gvt_state_stack_ask_to_enrol (self->states);
  if (access != GVT_ACCESS_UNLOCKED)
    return;
  work.input = g_object_ref (gvt_section_page_get_profile (page));
  gvt_section_page_read (page, &work);
}

/* --- writing --- */

static void
show_failure (GvtEndDayPage *self, const GError *error)
{
  g_autofree char *words = NULL;

  if (self->so_far != NULL)
    words = gvt_end_day_describe_full (self->so_far);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (
        _ ("Stopped. Everything is safe on this laptop, and what already stands on the "
           "stick is whole. It can be written once more at any time."));
  else
    words = gvt_error_describe (error);
  gvt_job_note_end (self->job, words);
  update_acts (self);
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* Once a part of it stands somewhere, the rest may go elsewhere. */
static void
keep_so_far (GvtEndDayPage *self, GvtEndDayOutcome *outcome)
{
  if (!g_error_matches (outcome->error, GVT_ERROR, GVT_ERROR_DISK_FULL)
      || outcome->report.shipment.plan == NULL)
    return;
  self->so_far = g_new0 (GvtEndDay, 1);
  *self->so_far = outcome->report;
  outcome->report = (GvtEndDay){ 0 };
}

/* The words stay over the locked window: there are numbers in them, and nobody's data. */
static void
on_written (gpointer owner, gpointer result, const GError *unused)
{
  GvtEndDayPage *self = owner;
  GvtEndDayOutcome *outcome = result;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *words = NULL;

  if (outcome->error != NULL)
    {
      keep_so_far (self, outcome);
      show_failure (self, outcome->error);
      return;
    }
  gvt_job_note_end (self->job, NULL);
  update_acts (self);
  words = gvt_end_day_describe_done (&outcome->report);
  gvt_workspace_lock (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  if (root != NULL)
    gvt_tell (root, _ ("The day is on the stick"), words);
}

/* Anew, or on from where the last stick was full. */
static void
end_day_write (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtEndDayPage *self = GVT_END_DAY_PAGE (widget);
  GvtWork work = { .done = on_written };
  GCancellable *cancellable;

  if (gvt_job_note_is_running (self->job))
    return;
  if (g_str_equal (action, "end-day.write"))
    g_clear_pointer (&self->so_far, gvt_end_day_free);
  cancellable = gvt_job_note_begin (self->job, _ ("Looking at what is to go"),
                                    gvt_end_day_describe_progress);
  gvt_courier_work_end_day (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                            g_variant_get_string (parameter, NULL), g_steal_pointer (&self->so_far),
                            gvt_job_note_get_progress (self->job), cancellable);
  gvt_work_run (self, NULL, &work);
  update_acts (self);
}

static void
on_chosen (gpointer owner, const char *path, gpointer unused)
{
  gtk_widget_activate_action (owner, "end-day.write", "s", path);
}

static void
on_next_chosen (gpointer owner, const char *path, gpointer unused)
{
  gtk_widget_activate_action (owner, "end-day.go-on", "s", path);
}

static void
end_day_choose_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_choose_folder (widget, _ ("Which stick?"), on_next_chosen, NULL, NULL);
}

static void
end_day_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_choose_folder (widget, _ ("Which stick?"), on_chosen, NULL, NULL);
}

static void
end_day_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_job_note_cancel (GVT_END_DAY_PAGE (widget)->job);
}

static void
on_retry (GvtEndDayPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_end_day_page_forget (GvtSectionPage *page)
{
  GvtEndDayPage *self = GVT_END_DAY_PAGE (page);

  gvt_job_note_forget (self->job);
  g_clear_pointer (&self->so_far, gvt_end_day_free);
  update_acts (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
gvt_end_day_page_dispose (GObject *object)
{
  g_clear_pointer (&GVT_END_DAY_PAGE (object)->so_far, gvt_end_day_free);
  G_OBJECT_CLASS (gvt_end_day_page_parent_class)->dispose (object);
}

static void
gvt_end_day_page_class_init (GvtEndDayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_end_day_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_end_day_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_end_day_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_FIGURE_ROW);
  g_type_ensure (GVT_TYPE_JOB_NOTE);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-end-day-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, only_here);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, made);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, photos);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, job);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, restored);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, acts);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "end-day.choose", NULL, end_day_choose);
  gtk_widget_class_install_action (widget_class, "end-day.write", "s", end_day_write);
  gtk_widget_class_install_action (widget_class, "end-day.choose-next", NULL, end_day_choose_next);
  gtk_widget_class_install_action (widget_class, "end-day.go-on", "s", end_day_write);
  gtk_widget_class_install_action (widget_class, "end-day.cancel", NULL, end_day_cancel);
}

static void
gvt_end_day_page_init (GvtEndDayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_acts (self);
}

GvtSectionPage *
gvt_end_day_page_new (void)
{
  return g_object_new (GVT_TYPE_END_DAY_PAGE, NULL);
}
