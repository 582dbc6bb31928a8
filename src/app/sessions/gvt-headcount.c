/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-headcount.h"

#include "gvt-ui.h"
#include "gvt-visit-text.h"

struct _GvtHeadcount
{
  AdwPreferencesGroup parent_instance;

  GtkSpinButton *men;
  GtkSpinButton *women;
  GtkLabel *total;
};

G_DEFINE_FINAL_TYPE (GvtHeadcount, gvt_headcount, ADW_TYPE_PREFERENCES_GROUP)

static guint
value_of (GtkSpinButton *button)
{
  return (guint) gtk_spin_button_get_value_as_int (button);
}

static void
on_headcount_changed (GvtHeadcount *self)
{
  g_autofree char *people = gvt_people_describe (value_of (self->men), value_of (self->women));

  gtk_label_set_label (self->total, people);
}

static void
gvt_headcount_class_init (GvtHeadcountClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-headcount.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtHeadcount, men);
  gtk_widget_class_bind_template_child (widget_class, GvtHeadcount, women);
  gtk_widget_class_bind_template_child (widget_class, GvtHeadcount, total);
  gtk_widget_class_bind_template_callback (widget_class, on_headcount_changed);
}

static void
gvt_headcount_init (GvtHeadcount *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_headcount_changed (self);
}

void
gvt_headcount_set (GvtHeadcount *self, guint men, guint women)
{
  g_return_if_fail (GVT_IS_HEADCOUNT (self));

  gtk_spin_button_set_value (self->men, men);
  gtk_spin_button_set_value (self->women, women);
}

void
gvt_headcount_get (GvtHeadcount *self, guint *men, guint *women)
{
  g_return_if_fail (GVT_IS_HEADCOUNT (self));

  gtk_spin_button_update (self->men); /* what was typed but not confirmed counts too */
  gtk_spin_button_update (self->women);
  *men = value_of (self->men);
  *women = value_of (self->women);
}
