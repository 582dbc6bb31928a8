/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_narrow_take_width: gives @window the CSS class "narrow" while it is @width pixels wide and
 * has few of the reader's letters in a line: there large titles would break within a word. May be
 * called while sizes are being given out: the class changes with the next frame */
void gvt_narrow_take_width (GtkWidget *window, int width);

G_END_DECLS
