/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_choice_list_set_up: makes Tab leave @list, a list of which one row is always chosen. GTK
 * leads Tab through every row, and a row that the focus comes to is chosen: nobody could choose one
 * and go on. The arrow keys choose. */
void gvt_choice_list_set_up (GtkListBox *list);

G_END_DECLS
