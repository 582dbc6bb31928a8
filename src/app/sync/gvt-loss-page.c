/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-loss-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-area-chooser.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-fleet-acts.h"
#include "gvt-text.h"
#include "gvt-typed-date.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtLossPage
{
  GvtSectionPage parent_instance;

  AdwComboRow *reason;
  GvtEntryRow *last_seen;
  GvtEntryRow *note;
  GvtAreaChooser *where;
  GtkLabel *message;

  char *code;
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (GvtLossPage, gvt_loss_page, GVT_TYPE_SECTION_PAGE)

static void
update_actions (GvtLossPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "loss.report", !self->is_busy);
}

static void
say_error (GvtLossPage *self, const GError *error)
{
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/* --- reporting --- */

typedef struct
{
  GvtProfile *profile;
  char *code;
  const char *reason;
  char *last_seen_on;
  char *where;
  char *note;
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->profile);
  g_free (report->code);
  g_free (report->last_seen_on);
  g_free (report->where);
  g_free (report->note);
  g_free (report);
}

static gpointer
report_lost (gpointer input, GCancellable *cancellable, GError **error)
{
  Report *report = input;
  const GvtLoss loss = { report->reason, report->last_seen_on, report->where };

  gvt_fleet_report_lost (report->profile, report->code, &loss, report->note, error);
  return NULL;
}

static void
on_reported (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (GvtLossPage) self = owner; /* the reference that loss_report() left */
  GvtSectionPage *page = GVT_SECTION_PAGE (self);

  self->is_busy = FALSE;
  update_actions (self);
  say_error (self, error);
  if (error != NULL)
    {
      if (gvt_section_page_was_left (page))
        gvt_section_page_say_error (page, error);
      return;
    }
  gvt_section_page_say (page, _ ("Recorded. The centre hears it with the next sync."));
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
  gvt_section_page_close (page);
}

static void
loss_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtLossPage *self = GVT_LOSS_PAGE (widget);
  Report *report = g_new0 (Report, 1);
  GvtWork work = {
    .func = report_lost, .input = report, .free_input = report_free, .done = on_reported
  };

  report->profile = g_object_ref (gvt_section_page_get_profile (GVT_SECTION_PAGE (self)));
  report->code = g_strdup (self->code);
  report->reason = gvt_loss_reasons[adw_combo_row_get_selected (self->reason)];
  report->last_seen_on = gvt_typed_date_to_iso (
      gtk_editable_get_text (GTK_EDITABLE (self->last_seen)));
  report->where = g_strdup (gvt_area_chooser_get_area (self->where));
  report->note = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note)));
  self->is_busy = TRUE;
  update_actions (self);
  say_error (self, NULL);
  gvt_work_run (g_object_ref (self), NULL, &work); /* also when the page is left */
}

/* --- the object --- */

/* Day first, as it is typed. */
static void
propose_today (GvtLossPage *self, GvtClock *clock)
{
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (clock));
  g_auto (GStrv) parts = g_strsplit (today, "-", -1);
  g_autofree char *typed = g_strdup_printf ("%s-%s-%s", parts[2], parts[1], parts[0]);

  gtk_editable_set_text (GTK_EDITABLE (self->last_seen), typed);
}

static void
gvt_loss_page_refresh (GvtSectionPage *page)
{
  GvtLossPage *self = GVT_LOSS_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtUser *user = gvt_workspace_get_user (workspace);

  if (user != NULL)
    gvt_area_chooser_set_regions (self->where, gvt_workspace_get_regions (workspace), user->area);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->last_seen)) == '\0')
    propose_today (self, gvt_profile_get_clock (gvt_workspace_get_profile (workspace)));
}

/* What was typed names people, maybe. */
static void
gvt_loss_page_forget (GvtSectionPage *page)
{
  gtk_editable_set_text (GTK_EDITABLE (GVT_LOSS_PAGE (page)->note), "");
}

static void
gvt_loss_page_finalize (GObject *object)
{
  g_free (GVT_LOSS_PAGE (object)->code);
  G_OBJECT_CLASS (gvt_loss_page_parent_class)->finalize (object);
}

static void
gvt_loss_page_class_init (GvtLossPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_loss_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_loss_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_loss_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_AREA_CHOOSER);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-loss-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtLossPage, reason);
  gtk_widget_class_bind_template_child (widget_class, GvtLossPage, last_seen);
  gtk_widget_class_bind_template_child (widget_class, GvtLossPage, note);
  gtk_widget_class_bind_template_child (widget_class, GvtLossPage, where);
  gtk_widget_class_bind_template_child (widget_class, GvtLossPage, message);
  gtk_widget_class_install_action (widget_class, "loss.report", NULL, loss_report);
}

static void
gvt_loss_page_init (GvtLossPage *self)
{
  g_autoptr (GtkStringList) reasons = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; gvt_loss_reasons[i] != NULL; i++)
    gtk_string_list_append (reasons, gvt_loss_describe (gvt_loss_reasons[i]));
  adw_combo_row_set_model (self->reason, G_LIST_MODEL (reasons));
}

GvtSectionPage *
gvt_loss_page_new (const char *code)
{
  GvtLossPage *self = g_object_new (GVT_TYPE_LOSS_PAGE, NULL);
  /* Translators: a laptop's code */
  g_autofree char *title = g_strdup_printf (_ ("Laptop %s is lost"), code);

  self->code = g_strdup (code);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), title);
  return GVT_SECTION_PAGE (self);
}
