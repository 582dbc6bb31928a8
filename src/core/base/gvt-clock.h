/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Where the time comes from. Programs make one system clock and hand it down; tests make a fixed
 * one and move it by hand. Any thread. */
#define GVT_TYPE_CLOCK (gvt_clock_get_type ())
G_DECLARE_FINAL_TYPE (GvtClock, gvt_clock, GVT, CLOCK, GObject)

GvtClock *gvt_clock_new_system (void);
GvtClock *gvt_clock_new_fixed (gint64 now_us);

/** gvt_clock_now_us: Returns: microseconds since 1970, UTC */
gint64 gvt_clock_now_us (GvtClock *self);

/** gvt_clock_advance: moves a fixed clock by @by_us, which may be negative; tests only */
void gvt_clock_advance (GvtClock *self, gint64 by_us);

G_END_DECLS
