/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_button_wrap_label: lets the label of @button, which has one, take lines between its words:
 * for large letters on a narrow window. The button is no narrower than its longest word. */
void gvt_button_wrap_label (GtkButton *button);
/** gvt_buttons_wrap_labels: the same, of each button with words inside @widget */
void gvt_buttons_wrap_labels (GtkWidget *widget);

G_END_DECLS
