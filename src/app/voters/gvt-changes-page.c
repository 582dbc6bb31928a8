/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-changes-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-error.h"
#include "gvt-leaving-file.h"
#include "gvt-list-tables.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-work.h"

/* As it stands in the journal, in any language. */
#define PURPOSE "membandingkan versi daftar"

#define STEP 100 /* rows shown at once */

struct _GvtChangesPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *versions;
  GtkListBox *counts;
  GtkListBox *list;
  GtkWidget *list_group;
  GtkWidget *more;

  char *village;
  GvtVillageChanges *changes; /* (nullable) */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (GvtChangesPage, gvt_changes_page, GVT_TYPE_SECTION_PAGE)

static void
clear (GvtChangesPage *self)
{
  GtkListBox *const lists[] = { self->counts, self->list };
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    while ((row = gtk_widget_get_first_child (GTK_WIDGET (lists[i]))) != NULL)
      gtk_list_box_remove (lists[i], row);
  g_clear_pointer (&self->changes, gvt_village_changes_unref);
  self->n_shown = 0;
}

/* --- what changed --- */

static void
show_summary (GvtChangesPage *self)
{
  const GvtVillageChanges *changes = self->changes;
  g_autofree char *from = gvt_text_date (changes->before.as_of);
  g_autofree char *to = gvt_text_date (changes->after.as_of);
  g_autofree char *text = g_strdup_printf (
      _ ("%s: from version %u as of %s to version %u as of %s"), changes->village_name,
      changes->before.version, from, changes->after.version, to);

  gtk_label_set_label (self->versions, text);
  for (guint i = 0; i < GVT_N_DIFFS; i++)
    {
      g_autofree char *count = gvt_text_number (changes->diff->counts[i]);

      gtk_list_box_append (self->counts,
                           gvt_plain_row_new (gvt_diff_kind_words ((GvtDiffKind) i), count, FALSE));
    }
}

static GtkWidget *
create_row (const GvtDiffRow *row)
{
  g_autofree char *fields = gvt_diff_row_describe_fields (row);
  g_autofree char *title = g_strdup_printf (_ ("%s: TPS %s, row %s, %s"),
                                            gvt_diff_kind_words (row->kind), row->tps, row->id,
                                            row->nik_masked);
  g_autofree char *note = *row->note != '\0' ? g_strdup_printf ("KETERANGAN %s", row->note) : NULL;
  g_autofree char *both = note != NULL && *fields != '\0' ? g_strjoin (" · ", fields, note, NULL)
                                                          : NULL;

  return gvt_plain_row_new (title, both != NULL ? both : note != NULL ? note : fields, FALSE);
}

static void
show_more (GvtChangesPage *self)
{
  GPtrArray *rows = self->changes->diff->rows;
  guint end = MIN (self->n_shown + STEP, rows->len);

  for (; self->n_shown < end; self->n_shown++)
    gtk_list_box_append (self->list, create_row (rows->pdata[self->n_shown]));
  gtk_widget_set_visible (self->more, self->n_shown < rows->len);
  gtk_widget_set_visible (self->list_group, rows->len > 0);
}

static void
changes_more (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_more (GVT_CHANGES_PAGE (widget));
}

/* That there is one version alone is no failure, and trying once more changes nothing. */
static void
show_failure (GvtChangesPage *self, const GError *error)
{
  g_autofree char *words = NULL;

  if (!g_error_matches (error, GVT_ERROR, GVT_ERROR_STATE))
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  words = gvt_error_describe (error);
  g_object_set (self->states, "empty-description", words, NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
}

static void
on_compared (gpointer owner, gpointer result, const GError *error)
{
  GvtChangesPage *self = owner;

  if (error != NULL)
    {
      show_failure (self, error);
      return;
    }
  clear (self);
  self->changes = gvt_village_changes_ref (result);
  show_summary (self);
  show_more (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.save",
                                 self->changes->diff->rows->len > 0);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

/* --- the work --- */

typedef struct
{
  GvtProfile *profile;
  char *text;                 /* a village, or a path */
  GvtVillageChanges *changes; /* (nullable) */
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->profile);
  g_free (task->text);
  g_clear_pointer (&task->changes, gvt_village_changes_unref);
  g_free (task);
}

static Task *
task_new (GvtChangesPage *self, const char *text)
{
  Task *task = g_new0 (Task, 1);

  task->profile = g_object_ref (gvt_section_page_get_profile (GVT_SECTION_PAGE (self)));
  task->text = g_strdup (text);
  return task;
}

static gpointer
compare (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;

  return gvt_village_changes_find (task->profile, task->text, NULL, PURPOSE, error);
}

/* Once: each look is recorded. */
static void
gvt_changes_page_refresh (GvtSectionPage *page)
{
  GvtChangesPage *self = GVT_CHANGES_PAGE (page);
  GvtWork work = { compare, NULL, task_free, (GDestroyNotify) gvt_village_changes_unref,
                   on_compared };

  if (self->changes != NULL
      || gvt_workspace_get_access (gvt_section_page_get_workspace (page)) != GVT_ACCESS_UNLOCKED)
    return;
  work.input = task_new (self, self->village);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtChangesPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* --- as a file --- */

static gpointer
save (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;

  gvt_changes_export (task->profile, task->changes, task->text, error);
  return NULL;
}

static void
write_changes (GvtSectionPage *page, const char *path, gpointer changes, GvtWork *work)
{
  Task *task = task_new (GVT_CHANGES_PAGE (page), path);

  task->changes = gvt_village_changes_ref (changes);
  *work = (GvtWork){ .func = save, .input = task, .free_input = task_free };
}

static void
changes_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtLeavingFile file = {
    .heading = _ ("Save the changes as a file?"),
    .body = _ ("The file is not encrypted: whoever has it can read it. It tells rows by polling "
               "station and masked number, no names. That it was saved is recorded."),
    .title = _ ("Where to save the changes"),
    .name = _ ("changes.csv"),
    .saved = _ ("The file is saved. It is listed in the journal."),
  };

  gvt_save_leaving_file (GVT_SECTION_PAGE (widget), &file, write_changes,
                         gvt_village_changes_ref (GVT_CHANGES_PAGE (widget)->changes),
                         (GDestroyNotify) gvt_village_changes_unref);
}

static void
gvt_changes_page_forget (GvtSectionPage *page)
{
  clear (GVT_CHANGES_PAGE (page));
  gvt_state_stack_set_state (GVT_CHANGES_PAGE (page)->states, GVT_STATE_LOADING);
}

static void
gvt_changes_page_dispose (GObject *object)
{
  GvtChangesPage *self = GVT_CHANGES_PAGE (object);

  g_clear_pointer (&self->changes, gvt_village_changes_unref);
  g_clear_pointer (&self->village, g_free);
  G_OBJECT_CLASS (gvt_changes_page_parent_class)->dispose (object);
}

static void
gvt_changes_page_class_init (GvtChangesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_changes_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_changes_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_changes_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-changes-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtChangesPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtChangesPage, versions);
  gtk_widget_class_bind_template_child (widget_class, GvtChangesPage, counts);
  gtk_widget_class_bind_template_child (widget_class, GvtChangesPage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtChangesPage, list_group);
  gtk_widget_class_bind_template_child (widget_class, GvtChangesPage, more);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "changes.save", NULL, changes_save);
  gtk_widget_class_install_action (widget_class, "changes.more", NULL, changes_more);
}

static void
gvt_changes_page_init (GvtChangesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.save", FALSE);
}

GvtSectionPage *
gvt_changes_page_new (const char *village)
{
  GvtChangesPage *self = g_object_new (GVT_TYPE_CHANGES_PAGE, NULL);

  self->village = g_strdup (village);
  return GVT_SECTION_PAGE (self);
}
