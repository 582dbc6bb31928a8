/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * gvt_actions_renew:
 *
 * After @widget has moved to another parent: in GTK 4.8 buttons within it take the actions that its
 * own class installed for gone, and stay grey for ever (newer ones look again by themselves). Each
 * asks for its action anew. Main thread.
 */
void gvt_actions_renew (GtkWidget *widget);

G_END_DECLS
