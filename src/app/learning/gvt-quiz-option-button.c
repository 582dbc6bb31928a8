/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-option-button.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtQuizOptionButton
{
  GtkToggleButton parent_instance;

  GtkLabel *letter;
  GtkLabel *text;
  GtkImage *verdict;
  GvtQuizOption *option;
};

G_DEFINE_FINAL_TYPE (GvtQuizOptionButton, gvt_quiz_option_button, GTK_TYPE_TOGGLE_BUTTON)

static void
gvt_quiz_option_button_dispose (GObject *object)
{
  g_clear_object (&GVT_QUIZ_OPTION_BUTTON (object)->option);
  G_OBJECT_CLASS (gvt_quiz_option_button_parent_class)->dispose (object);
}

static void
gvt_quiz_option_button_class_init (GvtQuizOptionButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_quiz_option_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-option-button.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizOptionButton, letter);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizOptionButton, text);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizOptionButton, verdict);
}

static void
gvt_quiz_option_button_init (GvtQuizOptionButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_quiz_option_button_new (GvtQuizOption *option, guint index)
{
  GvtQuizOptionButton *self = g_object_new (GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);
  char letter[] = { 'A' + index, '\0' };
  g_autofree char *label = g_strdup_printf ("%s. %s", letter, gvt_quiz_option_get_text (option));

  self->option = g_object_ref (option);
  gtk_label_set_label (self->letter, letter);
  gtk_label_set_label (self->text, gvt_quiz_option_get_text (option));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const char *
gvt_quiz_option_button_get_id (GvtQuizOptionButton *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_OPTION_BUTTON (self), NULL);
  return gvt_quiz_option_get_id (self->option);
}

void
gvt_quiz_option_button_reveal (GvtQuizOptionButton *self, GvtVerdict verdict)
{
  gboolean is_right = verdict == GVT_VERDICT_RIGHT;

  g_return_if_fail (GVT_IS_QUIZ_OPTION_BUTTON (self));

  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  if (verdict == GVT_VERDICT_NONE)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (self), is_right ? "right" : "wrong");
  gtk_image_set_from_icon_name (self->verdict,
                                is_right ? "emblem-ok-symbolic" : "window-close-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_right ? _ ("Right answer") : _ ("Not right"), -1);
  gtk_widget_show (GTK_WIDGET (self->verdict));
}
