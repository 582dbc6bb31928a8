/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_stay_awake: while a class looks, the machine neither dims nor sleeps by itself. @window: of
 * an application, or nothing happens. Returns: for gvt_stay_awake_end(), 0 for nothing */
guint gvt_stay_awake (GtkWindow *window);
void gvt_stay_awake_end (GtkWindow *window, guint inhibition);

G_END_DECLS
