/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-planned-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtPlannedRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkWidget *minutes;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;
  GtkLabel *problem;

  GvtPlanForm *form;
  guint index;
};

G_DEFINE_FINAL_TYPE (GvtPlannedRow, gvt_planned_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_minutes (GvtPlannedRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->minutes));
  gboolean is_wrong = !gvt_plan_form_is_minutes (typed);

  if (self->form == NULL)
    return;
  gtk_label_set_label (self->problem, _ ("A whole number, at most 600"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), is_wrong);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gvt_plan_form_set_minutes (self->form, self->index, typed);
}

static void
move (GvtPlannedRow *self, int by)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "modules.move", "(ui)", self->index, by);
}

static void
on_up (GvtPlannedRow *self)
{
  move (self, -1);
}

static void
on_down (GvtPlannedRow *self)
{
  move (self, 1);
}

static void
on_remove (GvtPlannedRow *self)
{
  move (self, 0);
}

static void
gvt_planned_row_dispose (GObject *object)
{
  g_clear_object (&GVT_PLANNED_ROW (object)->form);
  G_OBJECT_CLASS (gvt_planned_row_parent_class)->dispose (object);
}

static void
gvt_planned_row_class_init (GvtPlannedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_planned_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-planned-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlannedRow, title);
  gtk_widget_class_bind_template_child (widget_class, GvtPlannedRow, minutes);
  gtk_widget_class_bind_template_child (widget_class, GvtPlannedRow, up);
  gtk_widget_class_bind_template_child (widget_class, GvtPlannedRow, down);
  gtk_widget_class_bind_template_child (widget_class, GvtPlannedRow, remove);
  gtk_widget_class_bind_template_child (widget_class, GvtPlannedRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_minutes);
  gtk_widget_class_bind_template_callback (widget_class, on_up);
  gtk_widget_class_bind_template_callback (widget_class, on_down);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
gvt_planned_row_init (GvtPlannedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Of which row: a button that only says "Take out" leaves that open. @label: (transfer full) */
static void
name_it (GtkWidget *widget, char *label)
{
  g_autofree char *text = label;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (GTK_IS_BUTTON (widget))
    gtk_widget_set_tooltip_text (widget, text);
}

GtkWidget *
gvt_planned_row_new (GvtPlanForm *form, guint index, const char *title)
{
  GvtPlannedRow *self = g_object_new (GVT_TYPE_PLANNED_ROW, NULL);
  const char *minutes;

  gvt_plan_form_get_module (form, index, &minutes);
  gtk_label_set_label (self->title, title);
  gtk_editable_set_text (GTK_EDITABLE (self->minutes), minutes);
  /* Translators: %s is the title of a module */
  name_it (self->minutes, g_strdup_printf (_ ("Minutes of %s"), title));
  name_it (self->up, g_strdup_printf (_ ("Earlier: %s"), title));
  name_it (self->down, g_strdup_printf (_ ("Later: %s"), title));
  name_it (self->remove, g_strdup_printf (_ ("Take out: %s"), title));
  gtk_widget_set_sensitive (self->up, index > 0);
  gtk_widget_set_sensitive (self->down, index + 1 < gvt_plan_form_get_n_modules (form));
  self->form = g_object_ref (form);
  self->index = index;
  on_minutes (self);
  return GTK_WIDGET (self);
}

void
gvt_planned_row_focus (GvtPlannedRow *self, int which)
{
  GtkWidget *button;

  g_return_if_fail (GVT_IS_PLANNED_ROW (self));

  button = which < 0 ? self->up : which > 0 ? self->down : self->minutes;
  gtk_widget_grab_focus (gtk_widget_get_sensitive (button) ? button : self->minutes);
}
