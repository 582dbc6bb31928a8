/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page-stack.h"

G_BEGIN_DECLS

/* What a class sees on the wall: the projector page, and above it what it opens, with a way back.
 * Knows no screen: gvt-show.h puts it on one. */
#define GVT_TYPE_WALL (gvt_wall_get_type ())
G_DECLARE_FINAL_TYPE (GvtWall, gvt_wall, GVT, WALL, AdwBin)

GtkWidget *gvt_wall_new (GvtWorkspace *workspace);
/** gvt_wall_get_pages: Returns: (transfer none) */
GvtPageStack *gvt_wall_get_pages (GvtWall *self);

G_END_DECLS
