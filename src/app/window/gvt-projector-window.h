/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The second window, on the second screen: what the class sees and nothing else. What its pages ask
 * of the window, win.back and win.say (s), the facilitator's window does. */
#define GVT_TYPE_PROJECTOR_WINDOW (gvt_projector_window_get_type ())
G_DECLARE_FINAL_TYPE (GvtProjectorWindow, gvt_projector_window, GVT, PROJECTOR_WINDOW, GtkWindow)

/** gvt_projector_window_new: @owner: in the facilitator's window; outlives this one. Returns:
 * (transfer none): destroy it */
GtkWindow *gvt_projector_window_new (GtkWidget *owner);

G_END_DECLS
