/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-page-stack.h"

G_BEGIN_DECLS

/* What the window shows while it is locked: the page that asks who is at work, under a header of
 * its own, and above it what was opened from there. Property "workspace" (construct only). */
#define GVT_TYPE_DOOR (gvt_door_get_type ())
G_DECLARE_FINAL_TYPE (GvtDoor, gvt_door, GVT, DOOR, AdwBin)

GvtPageStack *gvt_door_get_pages (GvtDoor *self); /* (transfer none) */

G_END_DECLS
