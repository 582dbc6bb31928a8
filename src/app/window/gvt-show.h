/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page-stack.h"
#include "gvt-projector-page.h"

G_BEGIN_DECLS

/* What fills the window while a class looks at the wall: the wall itself on one screen; where there
 * is a second one that shows something else, the notes here and the wall in a window there. While
 * it is shown its windows are full screen and nothing sleeps.
 *
 * Screens come and go under it: the wall moves and keeps its card. The notes go as soon as they
 * might be on the wall (gvt-monitors.h), and stay away when their window was moved there.
 *
 * Signals: "second-window" (GtkWindow, which was just made), "left": that window was closed. */
#define GVT_TYPE_SHOW (gvt_show_get_type ())
G_DECLARE_FINAL_TYPE (GvtShow, gvt_show, GVT, SHOW, AdwBin)

/** gvt_show_new: @page: (transfer floating): what the wall begins with. Returns: (transfer
 * floating) */
GtkWidget *gvt_show_new (GvtWorkspace *workspace, GvtProjectorPage *page);
/** gvt_show_get_pages: Returns: (transfer none): of the wall */
GvtPageStack *gvt_show_get_pages (GvtShow *self);
gboolean gvt_show_has_two_windows (GvtShow *self);

G_END_DECLS
