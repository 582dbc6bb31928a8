/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/**
 * gvt_retention_sweep:
 * @n_erased: (out)
 *
 * Erases the personal parts of this laptop's own events that were kept for as long as their kinds
 * say. What day it is, is told by what the centre signed, never by this laptop's clock; and nothing
 * goes that the centre has not confirmed and put into a backup (I13). The erasure is an event, like
 * any other act. Backups of this folder that still hold them are made anew (gvt-backup.h). Blocks;
 * any thread. Before the first talk with the centre nothing is swept.
 */
gboolean gvt_retention_sweep (GvtProfile *profile, guint *n_erased, GError **error);

/**
 * gvt_retention_count_overdue:
 * @now_us: the best time that is known here, which proves nothing
 * @n_overdue: (out): at most %GVT_RETENTION_MAX of each incarnation
 *
 * How many personal parts of this laptop's own events were kept for longer than their kinds say,
 * and wait for the centre: it has not confirmed them, has no backup of them, or has not said for
 * long what day it is. A laptop that never talks to it keeps them for ever, so that somebody must
 * be told. Nothing is changed. Blocks; any thread.
 */
gboolean
gvt_retention_count_overdue (GvtProfile *profile, gint64 now_us, guint *n_overdue, GError **error);

G_END_DECLS
