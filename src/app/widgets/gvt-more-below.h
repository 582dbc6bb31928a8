/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What may be higher than its room on a wall: it scrolls, and a sign in its corner says while more
 * follows. Property: "content". Signal "resized": its room, or the reader's own size of letters, is
 * another; never while sizes are being given out. */
#define GVT_TYPE_MORE_BELOW (gvt_more_below_get_type ())
G_DECLARE_FINAL_TYPE (GvtMoreBelow, gvt_more_below, GVT, MORE_BELOW, AdwBin)

/** gvt_more_below_scroll: almost a screen on, or back. Returns: %FALSE when there was nothing more,
 * so that whoever turns pages turns now */
gboolean gvt_more_below_scroll (GvtMoreBelow *self, gboolean is_forward);
void gvt_more_below_go_to_top (GvtMoreBelow *self);
gboolean gvt_more_below_has_more (GvtMoreBelow *self);
/** gvt_more_below_set_size: of the sign's letters, in pixels; in a narrow window it has none */
void gvt_more_below_set_size (GvtMoreBelow *self, double size);

G_END_DECLS
