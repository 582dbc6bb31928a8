/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-wall-text.h"

#include "gvt-screen-plan.h"

#define USUAL_SIZE  16.0        /* of letters that are read at the laptop */
#define USUAL_DPI   (96 * 1024) /* as "gtk-xft-dpi" counts */
#define TWO_COLUMNS 26          /* as many times the letters' size is room for two */

double
gvt_own_text_size (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? USUAL_SIZE * dpi / USUAL_DPI : USUAL_SIZE;
}

double
gvt_wall_text_size (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  double size = window != NULL ? gvt_screen_least_size (gtk_widget_get_width (window),
                                                        gtk_widget_get_height (window))
                               : 0;

  return size > 0 ? MAX (size, gvt_own_text_size (widget)) : 0;
}

guint
gvt_wall_columns (GtkWidget *widget, double size)
{
  return gtk_widget_get_width (widget) >= TWO_COLUMNS * size ? 2 : 1;
}

void
gvt_label_set_size (GtkLabel *label, double size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) size * PANGO_SCALE));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}
