/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ledger-part-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-sync-text.h"
#include "gvt-text.h"
#include "gvt-ui.h"

#define STEP 100 /* rows: as many as come at once */

struct _GvtLedgerPartPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *heading;
  GtkLabel *counts;
  GtkListBox *list;
  GtkWidget *more;

  char *day;
  char *sort;
  GPtrArray *records; /* (nullable): of GvtLedgerRecord */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (GvtLedgerPartPage, gvt_ledger_part_page, GVT_TYPE_SECTION_PAGE)

static void
clear (GvtLedgerPartPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->n_shown = 0;
}

static GtkWidget *
create_row (GvtLedgerPartPage *self, const GvtLedgerRecord *record)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autofree char *place = gvt_region_list_describe (gvt_workspace_get_regions (workspace),
                                                     record->place);
  g_autofree char *title = gvt_sync_describe_record (record);
  g_autofree char *details = gvt_sync_describe_record_details (record, place);

  return gvt_plain_row_new (title, details, FALSE);
}

static void
show_more (GvtLedgerPartPage *self)
{
  guint end = MIN (self->n_shown + STEP, self->records->len);

  for (; self->n_shown < end; self->n_shown++)
    gtk_list_box_append (self->list, create_row (self, self->records->pdata[self->n_shown]));
  gtk_widget_set_visible (self->more, self->n_shown < self->records->len);
}

static void
show_counts (GvtLedgerPartPage *self)
{
  GvtLedgerPart part = { .made = self->records->len };
  g_autofree char *counts = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const GvtLedgerRecord *record = self->records->pdata[i];

      part.sent += record->state != GVT_RECORD_ONLY_HERE;
      part.received += record->state == GVT_RECORD_RECEIVED;
    }
  counts = gvt_sync_describe_part (&part);
  gtk_label_set_label (self->counts, counts);
}

/* --- reading --- */

typedef struct
{
  GvtProfile *profile;
  char *day;
  char *sort;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->profile);
  g_free (task->day);
  g_free (task->sort);
  g_free (task);
}

static gpointer
read_records (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;

  return gvt_ledger_list_records (task->profile, task->day, task->sort, error);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtLedgerPartPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  clear (self);
  self->records = g_ptr_array_ref (result);
  show_counts (self);
  show_more (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_ledger_part_page_refresh (GvtSectionPage *page)
{
  GvtLedgerPartPage *self = GVT_LEDGER_PART_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { read_records, NULL, task_free, (GDestroyNotify) g_ptr_array_unref, on_read };
  Task *task;

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  task = g_new0 (Task, 1);
  task->profile = g_object_ref (gvt_workspace_get_profile (workspace));
  task->day = g_strdup (self->day);
  task->sort = g_strdup (self->sort);
  work.input = task;
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtLedgerPartPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
ledger_more (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (GVT_LEDGER_PART_PAGE (widget)->records != NULL)
    show_more (GVT_LEDGER_PART_PAGE (widget));
}

/* --- the object --- */

static void
gvt_ledger_part_page_forget (GvtSectionPage *page)
{
  clear (GVT_LEDGER_PART_PAGE (page));
  gvt_state_stack_set_state (GVT_LEDGER_PART_PAGE (page)->states, GVT_STATE_LOADING);
}

static void
gvt_ledger_part_page_finalize (GObject *object)
{
  GvtLedgerPartPage *self = GVT_LEDGER_PART_PAGE (object);

  g_free (self->day);
  g_free (self->sort);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  G_OBJECT_CLASS (gvt_ledger_part_page_parent_class)->finalize (object);
}

static void
gvt_ledger_part_page_class_init (GvtLedgerPartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_ledger_part_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_ledger_part_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_ledger_part_page_forget;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-ledger-part-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtLedgerPartPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtLedgerPartPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtLedgerPartPage, counts);
  gtk_widget_class_bind_template_child (widget_class, GvtLedgerPartPage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtLedgerPartPage, more);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "ledger.more", NULL, ledger_more);
}

static void
gvt_ledger_part_page_init (GvtLedgerPartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_ledger_part_page_new (const GvtLedgerPart *part)
{
  GvtLedgerPartPage *self = g_object_new (GVT_TYPE_LEDGER_PART_PAGE, NULL);
  g_autofree char *day = gvt_text_date_with_day (part->day);

  self->day = g_strdup (part->day);
  self->sort = g_strdup (part->sort);
  gtk_label_set_label (self->heading, day);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_record_sort_words (part->sort));
  return GVT_SECTION_PAGE (self);
}
