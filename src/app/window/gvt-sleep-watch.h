/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Hears from logind that the machine is about to sleep, and has it wait (5 seconds at most, says
 * logind) until what must happen before has happened. Signal "sleeping": then call
 * gvt_sleep_watch_let_go(). Where there is no system bus or no logind it stays silent. Main thread.
 */
#define GVT_TYPE_SLEEP_WATCH (gvt_sleep_watch_get_type ())
G_DECLARE_FINAL_TYPE (GvtSleepWatch, gvt_sleep_watch, GVT, SLEEP_WATCH, GObject)

GvtSleepWatch *gvt_sleep_watch_new (void);
/** gvt_sleep_watch_let_go: the machine may sleep now, as far as we are concerned */
void gvt_sleep_watch_let_go (GvtSleepWatch *self);
/** gvt_sleep_watch_is_holding: whether it would have the machine wait */
gboolean gvt_sleep_watch_is_holding (GvtSleepWatch *self);

G_END_DECLS
