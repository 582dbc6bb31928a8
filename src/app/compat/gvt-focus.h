/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_focus_leave: takes the keys out of @going, before it is hidden or goes. Of what is hidden
 * with the keys still in it GTK 4.8 takes a reference each time, and lets go of one of them: it
 * would live for ever. */
void gvt_focus_leave (GtkWidget *going);

G_END_DECLS
