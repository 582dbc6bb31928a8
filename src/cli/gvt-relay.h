/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A bad line on purpose: carries TCP on loopback to one port, and loses the answer to one request
 * when told to, after the centre has acted on it. That is the hardest cut to recover from: only
 * one side knows that the work was done. Threads of its own; any thread. */
#define GVT_TYPE_RELAY (gvt_relay_get_type ())
G_DECLARE_FINAL_TYPE (GvtRelay, gvt_relay, GVT, RELAY, GObject)

/** gvt_relay_new: begins to carry. Returns: (transfer full) (nullable) */
GvtRelay *gvt_relay_new (guint16 target_port, GError **error);
/** gvt_relay_get_port: where to connect instead of the target */
guint16 gvt_relay_get_port (GvtRelay *self);
/** gvt_relay_lose_answer: cuts the connection in place of the next answer to a request whose first
 * bytes name @path */
void gvt_relay_lose_answer (GvtRelay *self, const char *path);
/** gvt_relay_set_down: whether new connections are cut at once, as where there is no signal */
void gvt_relay_set_down (GvtRelay *self, gboolean is_down);
/** gvt_relay_get_n_lost: answers lost so far */
guint gvt_relay_get_n_lost (GvtRelay *self);
/** gvt_relay_stop: cuts all connections and waits for the threads to end */
void gvt_relay_stop (GvtRelay *self);

G_END_DECLS
