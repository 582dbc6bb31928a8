/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A bad line between a laptop and a centre, both real: carries TCP on loopback to one port and cuts
 * it where the test says. Threads of its own. */
typedef struct _GvtTestLine GvtTestLine;

GvtTestLine *gvt_test_line_new (guint16 target_port);
/** gvt_test_line_free: cuts what is open and waits for the threads */
void gvt_test_line_free (GvtTestLine *self);

/** gvt_test_line_dup_uri: where to go instead of the centre. Returns: (transfer full) */
char *gvt_test_line_dup_uri (GvtTestLine *self);

/** gvt_test_line_cut_request: once, the connection on which a request for @path comes is cut after
 * @bytes more of that request */
void gvt_test_line_cut_request (GvtTestLine *self, const char *path, gsize bytes);
/** gvt_test_line_cut_answer: once, it is cut after @bytes of the answer to such a request; a
 * shorter answer is spared */
void gvt_test_line_cut_answer (GvtTestLine *self, const char *path, gsize bytes);
/** gvt_test_line_n_cuts: how often it has cut */
guint gvt_test_line_n_cuts (GvtTestLine *self);

/** gvt_test_line_slow_down: from now on it carries @bytes_per_s each way, over all connections
 * together, and what comes after a silence is under way for @delay_us first */
void gvt_test_line_slow_down (GvtTestLine *self, guint bytes_per_s, gint64 delay_us);
/** gvt_test_line_count: bytes that went through it to the centre, and back */
void gvt_test_line_count (GvtTestLine *self, guint64 *n_up, guint64 *n_down);

G_END_DECLS
