/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-narrow.h"

#include "gvt-wall-text.h"

#define FEW_LETTERS  20 /* as broad as high */
#define CLASS_NARROW "narrow"

static gboolean
is_narrow (GtkWidget *window, int width)
{
  return width < FEW_LETTERS * gvt_own_text_size (window);
}

static gboolean
on_frame (GtkWidget *window, GdkFrameClock *frame_clock, gpointer data)
{
  if (is_narrow (window, gtk_widget_get_width (window)))
    gtk_widget_add_css_class (window, CLASS_NARROW);
  else
    gtk_widget_remove_css_class (window, CLASS_NARROW);
  return G_SOURCE_REMOVE;
}

void
gvt_narrow_take_width (GtkWidget *window, int width)
{
  if (is_narrow (window, width) != gtk_widget_has_css_class (window, CLASS_NARROW))
    gtk_widget_add_tick_callback (window, on_frame, NULL, NULL);
}
