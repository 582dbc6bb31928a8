/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page-stack.h"

G_BEGIN_DECLS

/* What the window shows instead of its sections while visitors sit at it: one page, and the way
 * out, which asks for a passphrase. No section, and nothing of a voter or a user, is inside. */
#define GVT_TYPE_VISITOR_ROOM (gvt_visitor_room_get_type ())
G_DECLARE_FINAL_TYPE (GvtVisitorRoom, gvt_visitor_room, GVT, VISITOR_ROOM, AdwBin)

/** gvt_visitor_room_new: Returns: (transfer floating) */
GtkWidget *gvt_visitor_room_new (GvtWorkspace *workspace, GvtSectionPage *page);
GvtPageStack *gvt_visitor_room_get_pages (GvtVisitorRoom *self); /* (transfer none) */

G_END_DECLS
