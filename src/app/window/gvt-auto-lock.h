/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Watches a window for keys, pointer and touch; after five minutes without any emits "idle", once
 * until the next sign of life; and "sleeping" when the machine is about to sleep (I10). */
#define GVT_AUTO_LOCK_SECONDS 300
#define GVT_TYPE_AUTO_LOCK    (gvt_auto_lock_get_type ())
G_DECLARE_FINAL_TYPE (GvtAutoLock, gvt_auto_lock, GVT, AUTO_LOCK, GObject)

/** gvt_auto_lock_new: @window: watched as long as it lives */
GvtAutoLock *gvt_auto_lock_new (GtkWidget *window);
/** gvt_auto_lock_watch: one window more, as long as it lives */
void gvt_auto_lock_watch (GvtAutoLock *self, GtkWidget *window);
/** gvt_auto_lock_set_active: whether time counts; begins again from zero */
void gvt_auto_lock_set_active (GvtAutoLock *self, gboolean is_active);
/** gvt_auto_lock_settled: all is locked: a machine that waits for us may sleep */
void gvt_auto_lock_settled (GvtAutoLock *self);
/** gvt_auto_lock_take_clock: from here on only gvt_auto_lock_pass() moves the time: for tests, in
 * which a slow machine would count as a tired hand */
void gvt_auto_lock_take_clock (GvtAutoLock *self);
/** gvt_auto_lock_pass: as if @seconds had passed without a sign of life */
void gvt_auto_lock_pass (GvtAutoLock *self, guint seconds);

G_END_DECLS
