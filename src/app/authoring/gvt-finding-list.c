/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-finding-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-lint-finding.h"
#include "gvt-plain-row.h"
#include "gvt-ui.h"

#define MAX_ROWS 30 /* what is below waits until these are mended */

struct _GvtFindingList
{
  GtkBox parent_instance;

  GtkLabel *summary;
  GtkListBox *rows;
};

static guint activated_signal;

G_DEFINE_FINAL_TYPE (GvtFindingList, gvt_finding_list, GTK_TYPE_BOX)

static void
on_row_activated (GvtFindingList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, activated_signal, 0, g_object_get_data (G_OBJECT (row), "finding"));
}

static void
gvt_finding_list_class_init (GvtFindingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-finding-list.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtFindingList, summary);
  gtk_widget_class_bind_template_child (widget_class, GvtFindingList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  activated_signal = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, GVT_TYPE_LINT_FINDING);
}

static void
gvt_finding_list_init (GvtFindingList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_within (const char *place, const char *whole)
{
  gsize length = strlen (whole);

  return strncmp (place, whole, length) == 0 && (place[length] == '\0' || place[length] == '.');
}

static gboolean
is_meant (GvtLintFinding *finding, const char *file, const char *place)
{
  const char *found_file = gvt_lint_finding_get_file (finding);

  if (file == NULL && place == NULL)
    return TRUE;
  return (file != NULL && g_str_equal (found_file, file))
         || (place != NULL && is_within (gvt_lint_finding_get_place (finding), place));
}

/* Words can be written here, drawings and recordings cannot. */
static gboolean
is_text (const char *file)
{
  return g_str_has_suffix (file, ".md") || g_str_has_suffix (file, ".json");
}

static GtkWidget *
create_row (GvtLintFinding *finding)
{
  const char *file = gvt_lint_finding_get_file (finding);
  g_autofree char *where = g_strdup_printf (_ ("%s, line %u"), file,
                                            gvt_lint_finding_get_line (finding));
  GtkWidget *row = gvt_plain_row_new (gvt_lint_finding_get_message (finding),
                                      gvt_lint_finding_get_line (finding) > 0 ? where : file,
                                      is_text (file));

  g_object_set_data_full (G_OBJECT (row), "finding", g_object_ref (finding), g_object_unref);
  return row;
}

static void
summarize (GvtFindingList *self, gboolean is_known, guint n_found)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u thing to mend", "%u things to mend", n_found), n_found);

  if (!is_known)
    gtk_label_set_label (self->summary, _ ("Being read"));
  else
    gtk_label_set_label (self->summary, n_found > 0 ? text : _ ("Nothing to mend"));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n_found > 0);
}

void
gvt_finding_list_show (GvtFindingList *self,
                       GListModel *findings,
                       const char *file,
                       const char *place)
{
  GtkListBoxRow *row;
  guint n_found = 0;

  g_return_if_fail (GVT_IS_FINDING_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GvtLintFinding) finding = g_list_model_get_item (findings, i);

      if (!is_meant (finding, file, place))
        continue;
      if (n_found < MAX_ROWS)
        gtk_list_box_append (self->rows, create_row (finding));
      n_found++;
    }
  summarize (self, findings != NULL, n_found);
}
