/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-keyed-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtKeyedRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *line;
  GtkLabel *mark;
  GtkButton *button;

  GvtId event;
};

G_DEFINE_FINAL_TYPE (GvtKeyedRow, gvt_keyed_row, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_keyed_row_class_init (GvtKeyedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-keyed-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtKeyedRow, line);
  gtk_widget_class_bind_template_child (widget_class, GvtKeyedRow, mark);
  gtk_widget_class_bind_template_child (widget_class, GvtKeyedRow, button);
}

static void
gvt_keyed_row_init (GvtKeyedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_keyed_row_new (const GvtBookLine *line)
{
  GvtKeyedRow *self = g_object_new (GVT_TYPE_KEYED_ROW, NULL);
  g_autofree char *id = gvt_id_to_text (&line->event);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", line->line, line->mark);
  g_autofree char *act = g_strdup_printf (_ ("Take back %s"), line->line);

  self->event = line->event;
  gtk_label_set_label (self->line, line->line);
  gtk_label_set_label (self->mark, line->mark);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), *line->mark != '\0');
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *line->mark != '\0' ? spoken : line->line, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, act,
                                  -1);
  return GTK_WIDGET (self);
}

const GvtId *
gvt_keyed_row_get_event (GvtKeyedRow *self)
{
  g_return_val_if_fail (GVT_IS_KEYED_ROW (self), NULL);
  return &self->event;
}
