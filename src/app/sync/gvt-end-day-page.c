/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-end-day-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-courier-work.h"
#include "gvt-error.h"
#include "gvt-figure-row.h"
#include "gvt-file-chooser.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"

struct _GvtEndDayPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtFigureRow *only_here;
  GvtFigureRow *made;
  GtkWidget *progress_box;
  GtkProgressBar *bar;
  GtkLabel *result;
  GvtActionBar *acts;

  GvtProgress *progress;
  GCancellable *cancellable; /* (nullable): while it writes */
};

G_DEFINE_FINAL_TYPE (GvtEndDayPage, gvt_end_day_page, GVT_TYPE_SECTION_PAGE)

/* --- what is to go --- */

static gpointer
read_ledger (gpointer input, GCancellable *cancellable, GError **error)
{
  g_autofree GvtSyncLedger *ledger = g_new0 (GvtSyncLedger, 1);

  return gvt_sync_ledger_read (input, ledger, error) ? g_steal_pointer (&ledger) : NULL;
}

static void
on_ledger_read (gpointer owner, gpointer result, const GError *error)
{
  GvtEndDayPage *self = owner;
  const GvtSyncLedger *ledger = result;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  gvt_figure_row_set (self->only_here, ledger->only_here);
  gvt_figure_row_set (self->made, ledger->made);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_end_day_page_refresh (GvtSectionPage *page)
{
  GvtEndDayPage *self = GVT_END_DAY_PAGE (page);
  GvtAccess access = gvt_workspace_get_access (gvt_section_page_get_workspace (page));
  GvtWork work = { read_ledger, NULL, g_object_unref, g_free, on_ledger_read };

  if (access == GVT_ACCESS_UNENROLLED)
    gvt_state_stack_ask_to_enrol (self->states);
  if (access != GVT_ACCESS_UNLOCKED)
    return;
  work.input = g_object_ref (gvt_section_page_get_profile (page));
  gvt_work_run (self, NULL, &work);
}

/* --- writing --- */

static void
update_acts (GvtEndDayPage *self)
{
  gboolean is_writing = self->cancellable != NULL;

  gtk_widget_set_visible (self->progress_box, is_writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end-day.choose", !is_writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "end-day.write", !is_writing);
  gvt_action_bar_set_secondary (self->acts, is_writing ? _ ("_Cancel") : NULL);
}

static void
on_progress (GvtEndDayPage *self, guint stage, guint64 count, guint64 total)
{
  g_autofree char *text = gvt_end_day_describe_progress (stage, count, total);

  gtk_progress_bar_set_text (self->bar, text);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) count / (double) total));
  else
    gtk_progress_bar_pulse (self->bar);
}

static void
show_failure (GvtEndDayPage *self, const GError *error)
{
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (
        _ ("Stopped. Everything is safe on this laptop, and what already stands on the "
           "stick is whole. It can be written once more at any time."));
  else
    words = gvt_error_describe (error);
  gtk_label_set_label (self->result, words);
  gtk_widget_show (GTK_WIDGET (self->result));
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* The words stay over the locked window: there are numbers in them, and nobody's data. */
static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  GvtEndDayPage *self = owner;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *words = NULL;

  g_clear_object (&self->cancellable);
  update_acts (self);
  if (error != NULL)
    {
      show_failure (self, error);
      return;
    }
  words = gvt_end_day_describe_done (result);
  gvt_workspace_lock (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  if (root != NULL)
    gvt_tell (root, _ ("The day is on the stick"), words);
}

static void
end_day_write (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtEndDayPage *self = GVT_END_DAY_PAGE (widget);
  GvtWork work = { .done = on_written };

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gvt_courier_work_end_day (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                            g_variant_get_string (parameter, NULL), self->progress,
                            self->cancellable);
  gvt_work_run (self, NULL, &work);
  gtk_widget_hide (GTK_WIDGET (self->result));
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_progress_bar_set_text (self->bar, _ ("Looking at what is to go"));
  update_acts (self);
}

static void
on_chosen (gpointer owner, const char *path, gpointer unused)
{
  gtk_widget_activate_action (owner, "end-day.write", "s", path);
}

static void
end_day_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_choose_folder (widget, _ ("Which stick?"), on_chosen, NULL, NULL);
}

static void
end_day_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtEndDayPage *self = GVT_END_DAY_PAGE (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
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

  end_day_cancel (GTK_WIDGET (self), NULL, NULL);
  gtk_widget_hide (GTK_WIDGET (self->result));
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
gvt_end_day_page_dispose (GObject *object)
{
  GvtEndDayPage *self = GVT_END_DAY_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
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
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-end-day-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, only_here);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, made);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, bar);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, result);
  gtk_widget_class_bind_template_child (widget_class, GvtEndDayPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "end-day.choose", NULL, end_day_choose);
  gtk_widget_class_install_action (widget_class, "end-day.write", "s", end_day_write);
  gtk_widget_class_install_action (widget_class, "end-day.cancel", NULL, end_day_cancel);
}

static void
gvt_end_day_page_init (GvtEndDayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->progress = gvt_progress_new ();
  g_signal_connect_object (self->progress, "changed", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
  update_acts (self);
}

GvtSectionPage *
gvt_end_day_page_new (void)
{
  return g_object_new (GVT_TYPE_END_DAY_PAGE, NULL);
}
