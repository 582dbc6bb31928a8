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

G_DEFINE_FINAL_TYPE (GvtFindingList, gvt_finding_list, GTK_TYPE_BOX)

static void
gvt_finding_list_class_init (GvtFindingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-finding-list.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtFindingList, summary);
  gtk_widget_class_bind_template_child (widget_class, GvtFindingList, rows);
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

static GtkWidget *
create_row (GvtLintFinding *finding)
{
  g_autofree char *where = g_strdup_printf (_ ("%s, line %u"), gvt_lint_finding_get_file (finding),
                                            gvt_lint_finding_get_line (finding));

  return gvt_plain_row_new (
      gvt_lint_finding_get_message (finding),
      gvt_lint_finding_get_line (finding) > 0 ? where : gvt_lint_finding_get_file (finding), FALSE);
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
