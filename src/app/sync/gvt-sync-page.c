/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-courier-work.h"
#include "gvt-end-day-page.h"
#include "gvt-error.h"
#include "gvt-figure-row.h"
#include "gvt-file-chooser.h"
#include "gvt-fleet-page.h"
#include "gvt-job-note.h"
#include "gvt-leases.h"
#include "gvt-ledger-page.h"
#include "gvt-state-stack.h"
#include "gvt-sync-text.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtSyncPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtFigureRow *made;
  GvtFigureRow *sent;
  GvtFigureRow *received;
  GvtFigureRow *confirmed;
  GvtFigureRow *only_here;
  GvtFigureRow *quarantined;
  AdwActionRow *contact;
  AdwActionRow *lists;
  AdwActionRow *photos;
  GtkWidget *progress_box;
  GtkProgressBar *progress;
  GtkLabel *result;
  GtkLabel *copy_note;
  GvtActionBar *acts;
  GtkWidget *fleet;
  AdwActionRow *held;
  GvtJobNote *stick;

  GvtSyncKeeper *keeper; /* (nullable): of the workspace, once it is known */
};

G_DEFINE_FINAL_TYPE (GvtSyncPage, gvt_sync_page, GVT_TYPE_SECTION_PAGE)

/* --- the ledger --- */

typedef struct
{
  GvtSyncLedger ledger;
  GListModel *lists; /* GvtLeasedList */
} Figures;

static void
figures_free (gpointer data)
{
  Figures *figures = data;

  g_clear_object (&figures->lists);
  g_free (figures);
}

static gpointer
read_figures (gpointer input, GCancellable *cancellable, GError **error)
{
  Figures *figures = g_new0 (Figures, 1);

  if (gvt_sync_ledger_read (input, &figures->ledger, error))
    figures->lists = gvt_leases_list (input, error);
  if (figures->lists != NULL)
    return figures;
  figures_free (figures);
  return NULL;
}

static void
on_figures_read (gpointer owner, gpointer result, const GError *error)
{
  GvtSyncPage *self = owner;
  Figures *figures = result;
  g_autofree char *copy = NULL;
  g_autofree char *contact = NULL;
  g_autofree char *lists = NULL;
  g_autofree char *photos = NULL;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  contact = gvt_sync_describe_contact (figures->ledger.contact_at_us);
  copy = gvt_sync_describe_notes (&figures->ledger);
  lists = gvt_sync_describe_lists (figures->lists);
  gtk_label_set_label (self->copy_note, copy != NULL ? copy : "");
  gtk_widget_set_visible (GTK_WIDGET (self->copy_note), copy != NULL);
  gvt_figure_row_set (self->made, figures->ledger.made);
  gvt_figure_row_set (self->sent, figures->ledger.sent);
  gvt_figure_row_set (self->received, figures->ledger.received);
  gvt_figure_row_set (self->confirmed, figures->ledger.confirmed);
  gvt_figure_row_set (self->only_here, figures->ledger.only_here);
  gvt_figure_row_set (self->quarantined, figures->ledger.quarantined);
  adw_action_row_set_subtitle (self->contact, contact);
  adw_action_row_set_subtitle (self->lists, lists);
  photos = gvt_sync_describe_photos (&figures->ledger);
  adw_action_row_set_subtitle (self->photos, photos);
  gtk_widget_set_visible (GTK_WIDGET (self->photos), figures->ledger.files > 0);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

/* --- the talk --- */

static void
update_acts (GvtSyncPage *self)
{
  gboolean is_talking = self->keeper != NULL && gvt_sync_keeper_is_talking (self->keeper);
  gboolean is_reading = gvt_job_note_is_running (self->stick);

  gtk_widget_set_visible (self->progress_box, is_talking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sync.start", !is_talking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sync.fetch", !is_talking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sync.choose-stick", !is_reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sync.choose-carried", !is_reading);
  gvt_action_bar_set_secondary (self->acts, is_talking || is_reading ? _ ("_Cancel") : NULL);
}

/* Lists and modules that wait until somebody says that they may cost. */
static void
update_held (GvtSyncPage *self)
{
  guint64 bytes;
  guint n_held = gvt_sync_keeper_get_held (self->keeper, &bytes);
  g_autofree char *words = gvt_sync_describe_held (n_held, bytes);

  adw_action_row_set_subtitle (self->held, words);
  gtk_widget_set_visible (GTK_WIDGET (self->held), n_held > 0);
}

static void
on_progress (GvtSyncPage *self, guint stage, guint64 count, guint64 total)
{
  g_autofree char *text = gvt_sync_describe_progress (stage, count, total);

  gtk_progress_bar_set_text (self->progress, text);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) count / (double) total));
  else
    gtk_progress_bar_pulse (self->progress);
}

static void
on_finished (GvtSyncPage *self, const GvtSyncReport *report, const GError *error, gboolean is_asked)
{
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  update_held (self);
  if (!is_asked)
    return;
  if (text == NULL)
    text = gvt_sync_describe_report (report);
  gtk_label_set_label (self->result, text);
  gtk_widget_show (GTK_WIDGET (self->result));
}

static void
on_talking (GvtSyncPage *self)
{
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, _ ("Calling the centre…"));
  update_acts (self);
}

static void
follow_keeper (GvtSyncPage *self)
{
  if (self->keeper != NULL)
    return;
  self->keeper = gvt_workspace_get_sync (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  g_signal_connect_object (self->keeper, "progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "finished", G_CALLBACK (on_finished), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::is-talking", G_CALLBACK (on_talking), self,
                           G_CONNECT_SWAPPED);
  on_talking (self);
  update_held (self);
}

static void
sync_start (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSyncPage *self = GVT_SYNC_PAGE (widget);

  gtk_widget_hide (GTK_WIDGET (self->result));
  gvt_sync_keeper_start (self->keeper, g_str_equal (action, "sync.fetch"));
}

static void
sync_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSyncPage *self = GVT_SYNC_PAGE (widget);

  if (gvt_job_note_is_running (self->stick))
    gvt_job_note_cancel (self->stick);
  else
    gvt_sync_keeper_cancel (self->keeper);
}

static void
gvt_sync_page_refresh (GvtSectionPage *page)
{
  GvtSyncPage *self = GVT_SYNC_PAGE (page);
  GvtAccess access = gvt_workspace_get_access (gvt_section_page_get_workspace (page));
  GvtWork work = { read_figures, NULL, g_object_unref, figures_free, on_figures_read };
  const GvtUser *user;

  if (access == GVT_ACCESS_UNENROLLED)
    gvt_state_stack_ask_to_enrol (self->states);
  if (access != GVT_ACCESS_UNLOCKED)
    return;
  follow_keeper (self);
  user = gvt_workspace_get_user (gvt_section_page_get_workspace (page));
  gtk_widget_set_visible (self->fleet, user != NULL && user->role == GVT_ROLE_SUPERVISOR);
  work.input = g_object_ref (gvt_section_page_get_profile (page));
  gvt_section_page_read (page, &work);
}

static void
sync_ledger (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_ledger_page_new ());
}

static void
sync_fleet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_fleet_page_new ());
}

/* --- by stick --- */

static void
sync_end_day (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_end_day_page_new ());
}

/* @words: (transfer full) */
static void
show_stick (GvtSyncPage *self, char *words)
{
  gvt_job_note_end (self->stick, NULL);
  gtk_label_set_label (self->result, words);
  gtk_widget_show (GTK_WIDGET (self->result));
  g_free (words);
  update_acts (self);
  gvt_workspace_reload (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static char *
describe_stopped (void)
{
  return g_strdup (
      _ ("Stopped. What was taken before is taken, and nothing is half. It can be done "
         "once more at any time."));
}

static void
on_stick_read (gpointer owner, gpointer result, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_stick (owner, describe_stopped ());
  else
    show_stick (owner,
                error != NULL ? gvt_error_describe (error) : gvt_courier_describe_report (result));
}

static void
on_carried (gpointer owner, gpointer result, const GError *unused)
{
  const GvtCarryOutcome *outcome = result;

  show_stick (owner, g_error_matches (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                         ? describe_stopped ()
                         : gvt_courier_describe_carried (outcome));
}

static void
sync_read_stick (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSyncPage *self = GVT_SYNC_PAGE (widget);
  GvtProfile *profile = gvt_section_page_get_profile (GVT_SECTION_PAGE (widget));
  const char *path = g_variant_get_string (parameter, NULL);
  gboolean is_ours = g_str_equal (action, "sync.read-stick");
  GvtWork work = { .done = is_ours ? on_stick_read : on_carried };
  GCancellable *cancellable;

  if (gvt_job_note_is_running (self->stick))
    return;
  gtk_widget_hide (GTK_WIDGET (self->result));
  cancellable = gvt_job_note_begin (self->stick, _ ("Looking at what is on the stick"),
                                    is_ours ? gvt_courier_describe_reading
                                            : gvt_courier_describe_carrying);
  if (is_ours)
    gvt_courier_work_read (&work, profile, path, gvt_job_note_get_progress (self->stick),
                           cancellable);
  else
    gvt_courier_work_carry (&work, profile, path, gvt_job_note_get_progress (self->stick),
                            cancellable);
  gvt_work_run (widget, NULL, &work);
  update_acts (self);
}

static void
on_stick_chosen (gpointer owner, const char *path, gpointer unused)
{
  gtk_widget_activate_action (owner, "sync.read-stick", "s", path);
}

static void
sync_choose_stick (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_choose_folder (widget, _ ("Which stick came back?"), on_stick_chosen, NULL, NULL);
}

static void
on_carried_chosen (gpointer owner, const char *path, gpointer unused)
{
  gtk_widget_activate_action (owner, "sync.carry", "s", path);
}

static void
sync_choose_carried (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_choose_folder (widget, _ ("Which stick is to be carried?"), on_carried_chosen, NULL, NULL);
}

static void
on_retry (GvtSyncPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_sync_page_forget (GvtSectionPage *page)
{
  GvtSyncPage *self = GVT_SYNC_PAGE (page);

  gtk_widget_hide (GTK_WIDGET (self->result));
  gvt_job_note_forget (self->stick);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, made);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, sent);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, received);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, confirmed);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, only_here);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, quarantined);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, contact);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, lists);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, photos);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, result);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, copy_note);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, acts);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, fleet);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, held);
  gtk_widget_class_bind_template_child (widget_class, GvtSyncPage, stick);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
gvt_sync_page_class_init (GvtSyncPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_sync_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_sync_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_FIGURE_ROW);
  g_type_ensure (GVT_TYPE_JOB_NOTE);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-sync-page.ui"));
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "sync.start", NULL, sync_start);
  gtk_widget_class_install_action (widget_class, "sync.fetch", NULL, sync_start);
  gtk_widget_class_install_action (widget_class, "sync.ledger", NULL, sync_ledger);
  gtk_widget_class_install_action (widget_class, "sync.fleet", NULL, sync_fleet);
  gtk_widget_class_install_action (widget_class, "sync.cancel", NULL, sync_cancel);
  gtk_widget_class_install_action (widget_class, "sync.end-day", NULL, sync_end_day);
  gtk_widget_class_install_action (widget_class, "sync.choose-stick", NULL, sync_choose_stick);
  gtk_widget_class_install_action (widget_class, "sync.read-stick", "s", sync_read_stick);
  gtk_widget_class_install_action (widget_class, "sync.choose-carried", NULL, sync_choose_carried);
  gtk_widget_class_install_action (widget_class, "sync.carry", "s", sync_read_stick);
}

static void
gvt_sync_page_init (GvtSyncPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_acts (self);
}
