/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-age-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-columns-layout.h"
#include "gvt-ui.h"

struct _GvtAgeRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *heading;
  GtkSpinButton *men;
  GtkSpinButton *women;
  const char *age;
};

static guint changed_signal, typed_signal;

G_DEFINE_FINAL_TYPE (GvtAgeRow, gvt_age_row, ADW_TYPE_PREFERENCES_ROW)

static void
on_changed (GvtAgeRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
on_typed (GvtAgeRow *self)
{
  g_signal_emit (self, typed_signal, 0);
}

static void
gvt_age_row_class_init (GvtAgeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  typed_signal = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-age-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtAgeRow, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtAgeRow, men);
  gtk_widget_class_bind_template_child (widget_class, GvtAgeRow, women);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
gvt_age_row_init (GvtAgeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
gvt_age_words (const char *age)
{
  return g_str_equal (age, "?") ? _ ("age not asked") : age;
}

static void
say_whose (GtkSpinButton *button, const char *who, const char *age)
{
  g_autofree char *label = g_strdup_printf ("%s, %s", who, gvt_age_words (age));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

GtkWidget *
gvt_age_row_new (const char *age)
{
  GvtAgeRow *self = g_object_new (GVT_TYPE_AGE_ROW, NULL);

  self->age = age;
  gtk_label_set_label (self->heading, gvt_age_words (age));
  say_whose (self->men, _ ("Men and boys"), age);
  say_whose (self->women, _ ("Women and girls"), age);
  return GTK_WIDGET (self);
}

const char *
gvt_age_row_get_age (GvtAgeRow *self)
{
  g_return_val_if_fail (GVT_IS_AGE_ROW (self), NULL);
  return self->age;
}

void
gvt_age_row_set (GvtAgeRow *self, guint men, guint women)
{
  g_return_if_fail (GVT_IS_AGE_ROW (self));

  gtk_spin_button_set_value (self->men, men);
  gtk_spin_button_set_value (self->women, women);
}

static guint
peek (GtkSpinButton *button)
{
  guint64 typed;

  return g_ascii_string_to_unsigned (
             gtk_editable_get_text (GTK_EDITABLE (button)), 10, 0,
             (guint64) gtk_adjustment_get_upper (gtk_spin_button_get_adjustment (button)), &typed,
             NULL)
             ? (guint) typed
             : (guint) gtk_spin_button_get_value_as_int (button);
}

void
gvt_age_row_peek (GvtAgeRow *self, guint *men, guint *women)
{
  g_return_if_fail (GVT_IS_AGE_ROW (self));

  *men = peek (self->men);
  *women = peek (self->women);
}

void
gvt_age_row_get (GvtAgeRow *self, guint *men, guint *women)
{
  g_return_if_fail (GVT_IS_AGE_ROW (self));

  gtk_spin_button_update (self->men);
  gtk_spin_button_update (self->women);
  *men = (guint) gtk_spin_button_get_value_as_int (self->men);
  *women = (guint) gtk_spin_button_get_value_as_int (self->women);
}
