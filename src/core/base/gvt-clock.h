/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the time comes from. Programs make one system clock and hand it down; tests make a fixed
 * one and move it by hand. Any thread. */
#define GVT_TYPE_CLOCK (gvt_clock_get_type ())
G_DECLARE_FINAL_TYPE (GvtClock, gvt_clock, GVT, CLOCK, GObject)

GvtClock *gvt_clock_new_system (void);
GvtClock *gvt_clock_new_fixed (gint64 now_us);

/** gvt_clock_now_us: Returns: microseconds since 1970, UTC */
gint64 gvt_clock_now_us (GvtClock *self);

/** gvt_clock_boot_us: Returns: microseconds since the machine was started, sleep included; nobody
 * can set it */
gint64 gvt_clock_boot_us (GvtClock *self);
/** gvt_clock_dup_boot: Returns: (transfer full): names the machine's present start; "" where it
 * cannot be known */
char *gvt_clock_dup_boot (GvtClock *self);

/** gvt_clock_wait: blocks for @us, sleep of the machine apart; on a fixed clock that time passes at
 * once. @cancellable: (nullable). Returns: %FALSE with %G_IO_ERROR_CANCELLED once it was called off
 */
gboolean gvt_clock_wait (GvtClock *self, gint64 us, GCancellable *cancellable, GError **error);

/* Tests only, on a fixed clock. */
/** gvt_clock_advance: time passes; a negative @by_us sets the wall clock back, as a person would */
void gvt_clock_advance (GvtClock *self, gint64 by_us);
/** gvt_clock_set_ahead: a person sets the wall clock, no time passes */
void gvt_clock_set_ahead (GvtClock *self, gint64 by_us);
/** gvt_clock_restart: the machine is started anew; no time passes on the wall clock */
void gvt_clock_restart (GvtClock *self);

G_END_DECLS
