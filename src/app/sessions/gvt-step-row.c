/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"
#include "gvt-visit-text.h"

struct _GvtStepRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number;
  GtkImage *tick;
  GtkLabel *title;
  GvtSessionStep step;
};

G_DEFINE_FINAL_TYPE (GvtStepRow, gvt_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_step_row_class_init (GvtStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-step-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtStepRow, number);
  gtk_widget_class_bind_template_child (widget_class, GvtStepRow, tick);
  gtk_widget_class_bind_template_child (widget_class, GvtStepRow, title);
}

static void
gvt_step_row_init (GvtStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_step_row_new (GvtSessionStep step, guint number)
{
  GvtStepRow *self = g_object_new (GVT_TYPE_STEP_ROW, NULL);
  g_autofree char *figure = g_strdup_printf ("%u", number);

  self->step = step;
  gtk_label_set_label (self->number, figure);
  gtk_label_set_label (self->title, gvt_step_title (step));
  gvt_step_row_set_done (self, FALSE);
  return GTK_WIDGET (self);
}

GvtSessionStep
gvt_step_row_get_step (GvtStepRow *self)
{
  g_return_val_if_fail (GVT_IS_STEP_ROW (self), GVT_STEP_ATTENDANCE);
  return self->step;
}

void
gvt_step_row_set_done (GvtStepRow *self, gboolean is_done)
{
  g_autofree char *done = g_strdup_printf (_ ("%s, done"), gvt_step_title (self->step));

  g_return_if_fail (GVT_IS_STEP_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->number), !is_done);
  gtk_widget_set_visible (GTK_WIDGET (self->tick), is_done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_done ? done : gvt_step_title (self->step), -1);
}
