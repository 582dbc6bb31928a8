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
 * goes that the centre has not confirmed (I13). The erasure is an event, like any other act.
 * Backups of this folder that still hold them are made anew (gvt-backup.h). Blocks; any thread.
 * Before the first talk with the centre nothing is swept.
 */
gboolean gvt_retention_sweep (GvtProfile *profile, guint *n_erased, GError **error);

G_END_DECLS
