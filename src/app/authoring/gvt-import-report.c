/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-import-report.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-plain-row.h"
#include "gvt-ui.h"

struct _GvtImportReport
{
  GtkBox parent_instance;

  GtkLabel *summary;
  GtkLabel *outcome;
  GtkListBox *problems;
  GtkListBox *notes;
  GtkWidget *items_title;
  GtkListBox *items;

  JsonObject *report; /* (nullable) */
};

static guint problem_signal;

G_DEFINE_FINAL_TYPE (GvtImportReport, gvt_import_report, GTK_TYPE_BOX)

guint
gvt_import_report_count (JsonObject *report, const char *name)
{
  return report != NULL && json_object_has_member (report, name)
             ? json_array_get_length (json_object_get_array_member (report, name))
             : 0;
}

/* What stands on that line, so that it is known without counting. Returns: (transfer full) */
static char *
get_line (char **lines, guint line)
{
  return line > 0 && line <= g_strv_length (lines) ? g_strstrip (g_strdup (lines[line - 1]))
                                                   : g_strdup ("");
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_told (GvtImportReport *self, char **lines, GtkListBox *list, const char *name, gboolean opens)
{
  clear (list);
  for (guint i = 0; i < gvt_import_report_count (self->report, name); i++)
    {
      JsonObject *told = json_array_get_object_element (
          json_object_get_array_member (self->report, name), i);
      guint line = (guint) json_object_get_int_member (told, "line");
      g_autofree char *there = get_line (lines, line);
      /* Translators: the number of a line, and what is wrong with it */
      g_autofree char *title = g_strdup_printf (_ ("Line %u: %s"), line,
                                                json_object_get_string_member (told, "message"));

      gtk_list_box_append (list, gvt_plain_row_new (title, there, opens));
    }
  gtk_widget_set_visible (GTK_WIDGET (list), gvt_import_report_count (self->report, name) > 0);
}

static void
show_items (GvtImportReport *self)
{
  guint n_items = gvt_import_report_count (self->report, "items");

  clear (self->items);
  for (guint i = 0; i < n_items; i++)
    {
      JsonObject *item = json_array_get_object_element (
          json_object_get_array_member (self->report, "items"), i);

      gtk_list_box_append (
          self->items,
          gvt_plain_row_new (json_object_get_string_member (item, "prompt"), NULL, FALSE));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->items), n_items > 0);
  gtk_widget_set_visible (self->items_title, n_items > 0);
}

/* What would come of it, as far as it is not plain. Returns: (transfer full) */
static char *
describe_merge (const GvtQuizMerge *merge)
{
  g_autofree char *replaced = g_strdup_printf (
      ngettext ("%u takes the place of the one with its id",
                "%u take the place of those with their ids", merge->n_replaced),
      merge->n_replaced);
  g_autofree char *same = g_strdup_printf (
      ngettext ("%u is in the draft already", "%u are in the draft already", merge->n_same),
      merge->n_same);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  if (merge->n_replaced > 0)
    g_ptr_array_add (lines, replaced);
  if (merge->n_same > 0)
    g_ptr_array_add (lines, same);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static const char *
describe_reading (guint n_items, guint n_problems, const char *bad)
{
  if (n_problems > 0)
    return bad;
  return n_items > 0 ? _ ("All of it can be read") : _ ("No question yet");
}

static void
show_summary (GvtImportReport *self, const GvtQuizMerge *merge)
{
  guint n_problems = gvt_import_report_count (self->report, "problems");
  guint n_items = gvt_import_report_count (self->report, "items");
  g_autofree char *bad = g_strdup_printf (
      ngettext ("%u question cannot be read yet", "%u questions cannot be read yet", n_problems),
      n_problems);
  g_autofree char *outcome = describe_merge (merge);

  gtk_label_set_label (self->summary, describe_reading (n_items, n_problems, bad));
  gtk_label_set_label (self->outcome, outcome);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), *outcome != '\0');
}

static void
on_problem_activated (GvtImportReport *self, GtkListBoxRow *row)
{
  JsonObject *problem = json_array_get_object_element (
      json_object_get_array_member (self->report, "problems"),
      (guint) gtk_list_box_row_get_index (row));

  g_signal_emit (self, problem_signal, 0, (guint) json_object_get_int_member (problem, "line"));
}

static void
gvt_import_report_dispose (GObject *object)
{
  g_clear_pointer (&GVT_IMPORT_REPORT (object)->report, json_object_unref);
  G_OBJECT_CLASS (gvt_import_report_parent_class)->dispose (object);
}

static void
gvt_import_report_class_init (GvtImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_import_report_dispose;
  problem_signal = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-import-report.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtImportReport, summary);
  gtk_widget_class_bind_template_child (widget_class, GvtImportReport, outcome);
  gtk_widget_class_bind_template_child (widget_class, GvtImportReport, problems);
  gtk_widget_class_bind_template_child (widget_class, GvtImportReport, notes);
  gtk_widget_class_bind_template_child (widget_class, GvtImportReport, items_title);
  gtk_widget_class_bind_template_child (widget_class, GvtImportReport, items);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_activated);
}

static void
gvt_import_report_init (GvtImportReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_import_report_show (GvtImportReport *self,
                        JsonObject *report,
                        const GvtQuizMerge *merge,
                        const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_return_if_fail (GVT_IS_IMPORT_REPORT (self));

  g_clear_pointer (&self->report, json_object_unref);
  self->report = report != NULL ? json_object_ref (report) : NULL;
  show_told (self, lines, self->problems, "problems", TRUE);
  show_told (self, lines, self->notes, "notes", FALSE);
  show_items (self);
  show_summary (self, merge);
}

void
gvt_import_report_fail (GvtImportReport *self)
{
  g_return_if_fail (GVT_IS_IMPORT_REPORT (self));
  gtk_label_set_label (self->summary, _ ("This is no file of that kind."));
}

void
gvt_import_report_refuse (GvtImportReport *self, const GError *error)
{
  g_autofree char *text = gvt_error_describe (error);

  g_return_if_fail (GVT_IS_IMPORT_REPORT (self));

  gtk_label_set_label (self->outcome, text);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), TRUE);
}
