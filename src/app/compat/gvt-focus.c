/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-focus.h"

void
gvt_focus_leave (GtkWidget *going)
{
  GtkRoot *root = gtk_widget_get_root (going);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, going))
    gtk_root_set_focus (root, NULL);
}
