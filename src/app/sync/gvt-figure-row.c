/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-figure-row.h"

#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtFigureRow
{
  AdwActionRow parent_instance;

  GtkLabel *figure;
};

G_DEFINE_FINAL_TYPE (GvtFigureRow, gvt_figure_row, ADW_TYPE_ACTION_ROW)

static void
gvt_figure_row_class_init (GvtFigureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-figure-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtFigureRow, figure);
}

static void
gvt_figure_row_init (GvtFigureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* From libadwaita 1.4 on the title is spoken, whatever label the row has. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

void
gvt_figure_row_set (GvtFigureRow *self, guint64 figure)
{
  g_autofree char *text = gvt_text_number ((gint64) figure);
  g_autofree char *label = NULL;

  g_return_if_fail (GVT_IS_FIGURE_ROW (self));

  label = g_strdup_printf ("%s: %s, %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                           text, adw_action_row_get_subtitle (ADW_ACTION_ROW (self)));
  gtk_label_set_label (self->figure, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
