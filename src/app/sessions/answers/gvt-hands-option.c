/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-hands-option.h"

#include <glib/gi18n-lib.h>

#include "gvt-module-picture.h"
#include "gvt-ui.h"
#include "gvt-wall-text.h"

struct _GvtHandsOption
{
  GtkBox parent_instance;

  GvtModulePicture *picture;
  GtkLabel *letter;
  GtkOrientable *words;
  GtkLabel *text;
  GtkWidget *key;
  GtkLabel *key_label;
  GtkEntry *count;
};

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtHandsOption, gvt_hands_option, GTK_TYPE_BOX)

static void
on_changed (GvtHandsOption *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_entered (GvtHandsOption *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
gvt_hands_option_class_init (GvtHandsOptionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GVT_TYPE_MODULE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-hands-option.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtHandsOption, picture);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsOption, letter);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsOption, words);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsOption, text);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsOption, key);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsOption, key_label);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsOption, count);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
}

static void
gvt_hands_option_init (GvtHandsOption *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_picture (GvtHandsOption *self, GvtModule *module, GvtQuizOption *option)
{
  g_autoptr (GvtMedia) picture = gvt_media_find_picture (gvt_quiz_option_get_media (option));

  if (picture == NULL)
    return;
  gvt_module_picture_show (self->picture, module, gvt_media_get_file (picture),
                           gvt_media_get_text (picture));
  gtk_widget_show (GTK_WIDGET (self->picture));
}

GtkWidget *
gvt_hands_option_new (GvtModule *module, GvtQuizOption *option, guint index, gboolean can_count)
{
  GvtHandsOption *self = g_object_new (GVT_TYPE_HANDS_OPTION, NULL);
  const char letter[] = { 'A' + index, '\0' };
  /* Translators: %s is the letter of an answer */
  g_autofree char *label = g_strdup_printf (_ ("Hands for %s"), letter);

  gtk_label_set_label (self->letter, letter);
  gtk_label_set_label (self->text, gvt_quiz_option_get_text (option));
  gtk_widget_set_visible (GTK_WIDGET (self->count), can_count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  show_picture (self, module, option);
  return GTK_WIDGET (self);
}

const char *
gvt_hands_option_get_text (GvtHandsOption *self)
{
  g_return_val_if_fail (GVT_IS_HANDS_OPTION (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->count));
}

void
gvt_hands_option_set_text (GvtHandsOption *self, const char *text)
{
  g_return_if_fail (GVT_IS_HANDS_OPTION (self));
  gtk_editable_set_text (GTK_EDITABLE (self->count), text);
}

void
gvt_hands_option_focus_count (GvtHandsOption *self)
{
  g_return_if_fail (GVT_IS_HANDS_OPTION (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->count));
}

void
gvt_hands_option_reveal (GvtHandsOption *self, gboolean is_key)
{
  g_return_if_fail (GVT_IS_HANDS_OPTION (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->count), FALSE);
  gtk_widget_set_visible (self->key, is_key);
  if (is_key)
    gtk_widget_add_css_class (GTK_WIDGET (self), "key");
}

/* The mark of the right answer stands beside its words, or beneath where the window is narrow. */
static void
turn_words (GvtHandsOption *self, double size)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_wide = window == NULL || gvt_wall_columns (GTK_WIDGET (window), size) > 1;

  gtk_orientable_set_orientation (self->words,
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

void
gvt_hands_option_set_size (GvtHandsOption *self, double size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  g_return_if_fail (GVT_IS_HANDS_OPTION (self));

  turn_words (self, size);
  gvt_label_set_size (self->letter, size);
  gvt_label_set_size (self->text, size);
  gvt_label_set_size (self->key_label, size);
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) size * PANGO_SCALE));
  gtk_entry_set_attributes (self->count, attributes);
  pango_attr_list_unref (attributes);
}
