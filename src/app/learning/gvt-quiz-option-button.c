/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-option-button.h"

#include <glib/gi18n-lib.h>

#include "gvt-module-picture.h"
#include "gvt-ui.h"

struct _GvtQuizOptionButton
{
  GtkToggleButton parent_instance;

  GvtModulePicture *picture;
  GtkLabel *letter;
  GtkWidget *check;
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
  g_type_ensure (GVT_TYPE_MODULE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-option-button.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizOptionButton, picture);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizOptionButton, letter);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizOptionButton, check);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizOptionButton, text);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizOptionButton, verdict);
}

static void
gvt_quiz_option_button_init (GvtQuizOptionButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
tell_checked (GvtQuizOptionButton *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self))
                                   ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
become_check_box (GvtQuizOptionButton *self)
{
  gtk_widget_show (self->check);
  g_signal_connect (self, "toggled", G_CALLBACK (tell_checked), NULL);
  tell_checked (self);
}

/* A screen reader hears the answer first, then what its picture shows. */
static void
show_picture (GvtQuizOptionButton *self, GvtModule *module, GvtMedia *picture)
{
  const char *text = gvt_media_get_text (picture);

  gvt_module_picture_show (self->picture, module, gvt_media_get_file (picture), text);
  gtk_widget_show (GTK_WIDGET (self->picture));
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD); /* two beside each other only if whole */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

GtkWidget *
gvt_quiz_option_button_new (GvtModule *module,
                            GvtQuizOption *option,
                            guint index,
                            gboolean is_one_of_many)
{
  GvtQuizOptionButton *self = is_one_of_many
                                  ? g_object_new (GVT_TYPE_QUIZ_OPTION_BUTTON, "accessible-role",
                                                  GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL)
                                  : g_object_new (GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);
  char letter[] = { 'A' + index, '\0' };
  g_autofree char *label = g_strdup_printf ("%s. %s", letter, gvt_quiz_option_get_text (option));
  g_autoptr (GvtMedia) picture = gvt_media_find_picture (gvt_quiz_option_get_media (option));

  self->option = g_object_ref (option);
  gtk_label_set_label (self->letter, letter);
  gtk_label_set_label (self->text, gvt_quiz_option_get_text (option));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (picture != NULL)
    show_picture (self, module, picture);
  if (is_one_of_many)
    become_check_box (self);
  return GTK_WIDGET (self);
}

const char *
gvt_quiz_option_button_get_id (GvtQuizOptionButton *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_OPTION_BUTTON (self), NULL);
  return gvt_quiz_option_get_id (self->option);
}

void
gvt_quiz_option_button_write_script (GvtQuizOptionButton *self,
                                     GvtModule *module,
                                     GvtScript *script)
{
  GListModel *media = gvt_quiz_option_get_media (self->option);

  g_return_if_fail (GVT_IS_QUIZ_OPTION_BUTTON (self));

  gvt_script_say (script, gtk_label_get_label (self->letter));
  gvt_script_add (script, module, media, gvt_quiz_option_get_text (self->option));
  gvt_script_say_pictures (script, media);
}

void
gvt_quiz_option_button_reveal (GvtQuizOptionButton *self, GvtVerdict verdict)
{
  static const struct
  {
    const char *css_class;
    const char *icon;
    const char *words;
  } signs[] = {
    [GVT_VERDICT_RIGHT] = { "right", "emblem-ok-symbolic", N_ ("Right answer") },
    [GVT_VERDICT_MISSED] = { "missed", "emblem-ok-symbolic", N_ ("Right, and not chosen") },
    [GVT_VERDICT_WRONG] = { "wrong", "window-close-symbolic", N_ ("Not right") },
  };

  g_return_if_fail (GVT_IS_QUIZ_OPTION_BUTTON (self));

  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  if (verdict == GVT_VERDICT_NONE)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (self), signs[verdict].css_class);
  gtk_image_set_from_icon_name (self->verdict, signs[verdict].icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (signs[verdict].words), -1);
  gtk_widget_show (GTK_WIDGET (self->verdict));
}
