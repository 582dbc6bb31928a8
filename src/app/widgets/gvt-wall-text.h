/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_own_text_size: of letters as whoever reads asked for them, in pixels: 16 unless enlarged */
double gvt_own_text_size (GtkWidget *widget);
/** gvt_wall_text_size: of letters that a class reads from @widget on the wall, in pixels: they grow
 * with its window, and are never smaller than who asked for large letters has them. Returns: 0 when
 * it is in no window */
double gvt_wall_text_size (GtkWidget *widget);
/** gvt_wall_columns: how many columns of words @widget has room for, where letters have @size: two,
 * or one in a narrow window */
guint gvt_wall_columns (GtkWidget *widget, double size);
/** gvt_label_set_size: of any label's letters, in pixels */
void gvt_label_set_size (GtkLabel *label, double size);

G_END_DECLS
