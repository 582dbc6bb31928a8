/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lists-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-changes-page.h"
#include "gvt-error.h"
#include "gvt-job-note.h"
#include "gvt-leaving-file.h"
#include "gvt-lint-page.h"
#include "gvt-lists-work.h"
#include "gvt-ui.h"
#include "gvt-village-row.h"

struct _GvtListsPage
{
  GvtSectionPage parent_instance;

  GvtVillageRow *village;
  GvtJobNote *job;
  GtkWidget *cancel;

  GvtRoll *roll;
};

G_DEFINE_FINAL_TYPE (GvtListsPage, gvt_lists_page, GVT_TYPE_SECTION_PAGE)

static void
update_acts (GvtListsPage *self)
{
  gboolean is_busy = gvt_job_note_is_running (self->job);

  gtk_widget_set_visible (self->cancel, is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lists.print", !is_busy);
}

/* --- on paper --- */

static void
on_printed (gpointer owner, gpointer result, const GError *error)
{
  GvtListsPage *self = owner;
  g_autofree char *failure = error != NULL ? gvt_error_describe (error) : NULL;

  gvt_job_note_end (self->job, failure != NULL
                                   ? failure
                                   : _ ("The lists are saved: print the file, then delete it. It "
                                        "stands in the settings under files that left."));
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  update_acts (self);
}

static char *
describe_drawing (guint stage, guint64 count, guint64 total)
{
  /* Translators: how many polling stations (TPS) are drawn, of how many */
  return g_strdup_printf (_ ("TPS %u of %u"), (guint) count, (guint) total);
}

static void
print (GvtListsPage *self, const char *path, const char *area)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  GvtWork work = { .done = on_printed };
  GvtListsOrder order = { .roll = self->roll,
                          .area = area,
                          .path = path,
                          .regions = gvt_workspace_get_regions (workspace),
                          .is_practice = gvt_workspace_is_practice (workspace) };

  if (gvt_job_note_is_running (self->job))
    return;
  order.cancellable = gvt_job_note_begin (self->job, _ ("Reading the lists"), describe_drawing);
  order.progress = gvt_job_note_get_progress (self->job);
  gvt_lists_work_print (&work, gvt_workspace_get_profile (workspace), &order);
  gvt_work_run (self, NULL, &work);
  update_acts (self);
}

static void
on_path_chosen (gpointer owner, const char *path, gpointer area)
{
  print (owner, path, area);
}

static void
lists_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *village = gvt_village_row_get_village (GVT_LISTS_PAGE (widget)->village);
  const GvtLeavingFile file = {
    .heading = _ ("Save voter lists as a file?"),
    .body = _ ("The file is not encrypted and holds names: whoever has it can read them. Numbers "
               "are masked. That it was saved is recorded."),
    .title = _ ("Where to save the lists"),
    .name = _ ("voter-list.pdf"),
  };

  gvt_warn_and_choose_file (widget, &file, on_path_chosen,
                            g_strdup (village != NULL ? village : ""), g_free);
}

static void
lists_lint (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtListsPage *self = GVT_LISTS_PAGE (widget);
  const char *village = gvt_village_row_get_village (self->village);

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_lint_page_new (self->roll, village != NULL ? village : ""));
}

/* Two versions of one village stand against each other. */
static void
lists_changes (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtListsPage *self = GVT_LISTS_PAGE (widget);
  const char *village = gvt_village_row_get_village (self->village);

  if (village != NULL)
    gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_changes_page_new (village));
  else
    gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("Choose one village first"));
}

static void
lists_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_job_note_cancel (GVT_LISTS_PAGE (widget)->job);
}

static void
gvt_lists_page_refresh (GvtSectionPage *page)
{
  update_acts (GVT_LISTS_PAGE (page));
}

static void
gvt_lists_page_forget (GvtSectionPage *page)
{
  gvt_job_note_forget (GVT_LISTS_PAGE (page)->job);
}

static void
gvt_lists_page_dispose (GObject *object)
{
  g_clear_object (&GVT_LISTS_PAGE (object)->roll);
  G_OBJECT_CLASS (gvt_lists_page_parent_class)->dispose (object);
}

static void
gvt_lists_page_class_init (GvtListsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_lists_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_lists_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_lists_page_forget;
  g_type_ensure (GVT_TYPE_JOB_NOTE);
  g_type_ensure (GVT_TYPE_VILLAGE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-lists-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtListsPage, village);
  gtk_widget_class_bind_template_child (widget_class, GvtListsPage, job);
  gtk_widget_class_bind_template_child (widget_class, GvtListsPage, cancel);
  gtk_widget_class_install_action (widget_class, "lists.print", NULL, lists_print);
  gtk_widget_class_install_action (widget_class, "lists.lint", NULL, lists_lint);
  gtk_widget_class_install_action (widget_class, "lists.changes", NULL, lists_changes);
  gtk_widget_class_install_action (widget_class, "lists.cancel", NULL, lists_cancel);
}

static void
gvt_lists_page_init (GvtListsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_lists_page_new (GvtRoll *roll)
{
  GvtListsPage *self = g_object_new (GVT_TYPE_LISTS_PAGE, NULL);

  self->roll = g_object_ref (roll);
  gvt_village_row_set_unsaid (self->village, _ ("All of them"));
  gvt_village_row_fill (self->village, roll);
  return GVT_SECTION_PAGE (self);
}

void
gvt_lists_page_print (GvtListsPage *self, const char *path)
{
  g_return_if_fail (GVT_IS_LISTS_PAGE (self));

  print (self, path, "");
}

void
gvt_lists_page_choose (GvtListsPage *self, guint village)
{
  g_return_if_fail (GVT_IS_LISTS_PAGE (self));

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->village), village);
}
