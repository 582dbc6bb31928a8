/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-result-bar.h"

#include <glib/gi18n-lib.h>

#include "gvt-module-picture.h"
#include "gvt-ui.h"
#include "gvt-wall-text.h"

struct _GvtResultBar
{
  GtkBox parent_instance;

  GvtModulePicture *picture;
  GtkLabel *letter;
  GtkLabel *text;
  GtkWidget *key;
  GtkLabel *key_label;
  GtkProgressBar *bar;
  GtkLabel *figure;
};

G_DEFINE_FINAL_TYPE (GvtResultBar, gvt_result_bar, GTK_TYPE_BOX)

static void
gvt_result_bar_class_init (GvtResultBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_MODULE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-result-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtResultBar, picture);
  gtk_widget_class_bind_template_child (widget_class, GvtResultBar, letter);
  gtk_widget_class_bind_template_child (widget_class, GvtResultBar, text);
  gtk_widget_class_bind_template_child (widget_class, GvtResultBar, key);
  gtk_widget_class_bind_template_child (widget_class, GvtResultBar, key_label);
  gtk_widget_class_bind_template_child (widget_class, GvtResultBar, bar);
  gtk_widget_class_bind_template_child (widget_class, GvtResultBar, figure);
}

static void
gvt_result_bar_init (GvtResultBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A class talks of it by its letter. Who does not see the picture hears what it shows. */
static void
show_option (GvtResultBar *self, const GvtResultFigure *figure)
{
  const char letter[] = { figure->letter, '\0' };

  gtk_label_set_label (self->letter, letter);
  gtk_widget_set_visible (GTK_WIDGET (self->letter), figure->letter != '\0');
  if (figure->picture == NULL)
    return;
  gvt_module_picture_show (self->picture, figure->module, gvt_media_get_file (figure->picture),
                           gvt_media_get_text (figure->picture));
  gtk_widget_show (GTK_WIDGET (self->picture));
}

GtkWidget *
gvt_result_bar_new (const GvtResultFigure *figure)
{
  GvtResultBar *self = g_object_new (GVT_TYPE_RESULT_BAR, NULL);
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), figure->n, figure->of);

  gtk_label_set_label (self->text, figure->text);
  gtk_label_set_label (self->figure, count);
  show_option (self, figure);
  gtk_progress_bar_set_fraction (self->bar, figure->of > 0 ? (double) figure->n / figure->of : 0);
  gtk_widget_set_visible (self->key, figure->is_key);
  if (figure->is_key)
    gtk_widget_add_css_class (GTK_WIDGET (self), "key");
  if (figure->is_short)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_hexpand (GTK_WIDGET (self->text), FALSE);
    }
  return GTK_WIDGET (self);
}

void
gvt_result_bar_align (GvtResultBar *self, GtkSizeGroup *texts, GtkSizeGroup *figures)
{
  GtkOrientation way = gtk_orientable_get_orientation (GTK_ORIENTABLE (self));

  g_return_if_fail (GVT_IS_RESULT_BAR (self));

  if (way == GTK_ORIENTATION_HORIZONTAL)
    gtk_size_group_add_widget (texts, GTK_WIDGET (self->text));
  gtk_size_group_add_widget (figures, GTK_WIDGET (self->figure));
}

void
gvt_result_bar_set_size (GvtResultBar *self, double size)
{
  g_return_if_fail (GVT_IS_RESULT_BAR (self));

  gvt_label_set_size (self->text, size);
  gvt_label_set_size (self->letter, size);
  gvt_label_set_size (self->key_label, size);
  gvt_label_set_size (self->figure, size);
}
