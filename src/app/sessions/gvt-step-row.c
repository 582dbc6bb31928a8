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
  GtkLabel *skipped;
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
  gtk_widget_class_bind_template_child (widget_class, GvtStepRow, skipped);
}

static void
gvt_step_row_init (GvtStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* In words: a tick alone tells a screen reader nothing. Returns: (transfer full) */
static char *
describe (GvtStepRow *self, gboolean is_done, const char *skipped)
{
  const char *title = gvt_step_title (self->step);

  if (skipped != NULL)
    /* Translators: a step, and why it was left out: "Survey, left out: no time" */
    return g_strdup_printf (_ ("%s, left out: %s"), title, skipped);
  return is_done ? g_strdup_printf (_ ("%s, done"), title) : g_strdup (title);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is)
{
  if (is)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

GtkWidget *
gvt_step_row_new (GvtSessionStep step)
{
  GvtStepRow *self = g_object_new (GVT_TYPE_STEP_ROW, NULL);

  self->step = step;
  gtk_label_set_label (self->title, gvt_step_title (step));
  return GTK_WIDGET (self);
}

GvtSessionStep
gvt_step_row_get_step (GvtStepRow *self)
{
  g_return_val_if_fail (GVT_IS_STEP_ROW (self), GVT_STEP_ATTENDANCE);
  return self->step;
}

void
gvt_step_row_show (GvtStepRow *self, guint number, gboolean is_done, const char *skipped)
{
  g_autofree char *figure = g_strdup_printf ("%u", number);
  g_autofree char *whole = NULL;
  g_autofree char *why = NULL;

  g_return_if_fail (GVT_IS_STEP_ROW (self));

  whole = describe (self, is_done, skipped);
  why = skipped != NULL ? g_strdup_printf (_ ("Left out: %s"), skipped) : g_strdup ("");
  gtk_label_set_label (self->number, figure);
  set_class (GTK_WIDGET (self->number), "left-out", skipped != NULL);
  set_class (GTK_WIDGET (self->title), "dim-label", skipped != NULL);
  gtk_label_set_label (self->skipped, why);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped), skipped != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->number), !is_done || skipped != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tick), is_done && skipped == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}
