/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page-stack.h"

G_BEGIN_DECLS

/* What fills the window while a class looks at the wall: the projector page, and above it what it
 * opens, with a way back. While it is shown the window is full screen and nothing sleeps. */
#define GVT_TYPE_WALL (gvt_wall_get_type ())
G_DECLARE_FINAL_TYPE (GvtWall, gvt_wall, GVT, WALL, AdwBin)

GtkWidget *gvt_wall_new (GvtWorkspace *workspace);
/** gvt_wall_get_pages: Returns: (transfer none) */
GvtPageStack *gvt_wall_get_pages (GvtWall *self);

G_END_DECLS
