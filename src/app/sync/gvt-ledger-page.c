/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ledger-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-comparison.h"
#include "gvt-error.h"
#include "gvt-group-title.h"
#include "gvt-ledger-part-page.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-sync-text.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtLedgerPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkBox *days;

  GPtrArray *parts; /* (nullable): of GvtLedgerPart, as they are shown */
};

/* What a worker reads. */
typedef struct
{
  GPtrArray *parts;
  GvtComparison comparison; /* with the centre; never, where there is none */
} Ledger;

G_DEFINE_FINAL_TYPE (GvtLedgerPage, gvt_ledger_page, GVT_TYPE_SECTION_PAGE)

static void
clear (GvtLedgerPage *self)
{
  GtkWidget *day;

  while ((day = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, day);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
}

static void
on_activated (GtkWidget *row, gpointer part)
{
  GtkWidget *page = gtk_widget_get_ancestor (row, GVT_TYPE_LEDGER_PAGE);

  gvt_section_page_open (GVT_SECTION_PAGE (page), gvt_ledger_part_page_new (part));
}

static GtkWidget *
create_row (GvtLedgerPart *part)
{
  g_autofree char *counts = gvt_sync_describe_part (part);
  GtkWidget *row = gvt_plain_row_new (gvt_record_sort_words (part->sort), counts, TRUE);

  g_signal_connect (row, "activated", G_CALLBACK (on_activated), part); /* gone with the rows */
  return row;
}

static AdwPreferencesGroup *
add_day (GvtLedgerPage *self, const char *day)
{
  g_autofree char *words = gvt_text_date_with_day (day);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), words);
  gvt_group_titles_wrap (group);
  gtk_box_append (self->days, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
show_parts (GvtLedgerPage *self)
{
  const char *day = "";
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      GvtLedgerPart *part = self->parts->pdata[i];

      if (!g_str_equal (part->day, day))
        group = add_day (self, part->day);
      day = part->day;
      adw_preferences_group_add (group, create_row (part));
    }
}

/* --- what the centre holds --- */

static void
on_difference_activated (GtkWidget *row, gpointer unused)
{
  GtkWidget *page = gtk_widget_get_ancestor (row, GVT_TYPE_LEDGER_PAGE);

  gvt_section_page_open (GVT_SECTION_PAGE (page),
                         gvt_ledger_part_page_new (g_object_get_data (G_OBJECT (row), "part")));
}

static void
part_free (gpointer data)
{
  GvtLedgerPart *part = data;

  g_free (part->day);
  g_free (part->sort);
  g_free (part);
}

/* A record that is here is among those of its day and sort. */
static GtkWidget *
create_difference_row (GvtLedgerPage *self, const GvtRecordDifference *difference)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autofree char *place = gvt_region_list_describe (gvt_workspace_get_regions (workspace),
                                                     difference->place);
  g_autofree char *title = gvt_sync_describe_difference (difference, place);
  g_autofree char *words = gvt_record_difference_describe (difference);
  GtkWidget *row = gvt_plain_row_new (title, words, difference->is_here);
  GvtLedgerPart *part;

  if (!difference->is_here)
    return row;

  part = g_new0 (GvtLedgerPart, 1);
  part->day = gvt_date_iso (difference->at_us);
  part->sort = g_strndup (difference->kind, strcspn (difference->kind, "."));
  g_object_set_data_full (G_OBJECT (row), "part", part, part_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_difference_activated), NULL);
  return row;
}

static void
show_comparison (GvtLedgerPage *self, const GvtComparison *comparison)
{
  g_autofree char *words = NULL;
  GtkWidget *group;

  if (comparison->state == GVT_COMPARED_NEVER)
    return;

  words = gvt_comparison_describe (comparison);
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What the centre holds"));
  gvt_group_titles_wrap (group);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), gvt_plain_row_new (words, NULL, FALSE));
  for (guint i = 0; i < comparison->differences->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               create_difference_row (self, comparison->differences->pdata[i]));
  gtk_box_append (self->days, group);
}

/* --- reading --- */

static void
ledger_free (gpointer data)
{
  Ledger *ledger = data;

  g_clear_pointer (&ledger->parts, g_ptr_array_unref);
  gvt_comparison_clear (&ledger->comparison);
  g_free (ledger);
}

static gpointer
read_ledger (gpointer profile, GCancellable *cancellable, GError **error)
{
  Ledger *ledger = g_new0 (Ledger, 1);
  g_autoptr (GError) local = NULL;

  ledger->parts = gvt_ledger_list_parts (profile, error);
  if (ledger->parts != NULL && gvt_comparison_load (profile, &ledger->comparison, &local))
    return ledger;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE)) /* no centre: nothing to compare with */
    return ledger;

  ledger_free (ledger);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtLedgerPage *self = owner;
  const Ledger *ledger = result;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  clear (self);
  self->parts = g_ptr_array_ref (ledger->parts);
  show_comparison (self, &ledger->comparison);
  show_parts (self);
  gvt_state_stack_set_state (self->states,
                             self->parts->len > 0 ? GVT_STATE_CONTENT : GVT_STATE_EMPTY);
}

static void
gvt_ledger_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { read_ledger, NULL, g_object_unref, ledger_free, on_read };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  work.input = g_object_ref (gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtLedgerPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_ledger_page_forget (GvtSectionPage *page)
{
  clear (GVT_LEDGER_PAGE (page));
  gvt_state_stack_set_state (GVT_LEDGER_PAGE (page)->states, GVT_STATE_LOADING);
}

static void
gvt_ledger_page_finalize (GObject *object)
{
  g_clear_pointer (&GVT_LEDGER_PAGE (object)->parts, g_ptr_array_unref);
  G_OBJECT_CLASS (gvt_ledger_page_parent_class)->finalize (object);
}

static void
gvt_ledger_page_class_init (GvtLedgerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_ledger_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_ledger_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_ledger_page_forget;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-ledger-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtLedgerPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtLedgerPage, days);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
gvt_ledger_page_init (GvtLedgerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->states, "empty-icon-name", "emblem-documents-symbolic", "empty-title",
                _ ("Nothing is recorded yet"), "empty-description",
                _ ("What is done on this laptop stands here, and whether the centre has it."),
                NULL);
}

GvtSectionPage *
gvt_ledger_page_new (void)
{
  return g_object_new (GVT_TYPE_LEDGER_PAGE, NULL);
}
