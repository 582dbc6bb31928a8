/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sync-run.h"

G_BEGIN_DECLS

/** gvt_sync_check_restored: %GVT_ERROR_FORBIDDEN where a backup was put back and nobody has
 * confirmed that this laptop goes on; notes in @run when somebody has */
gboolean gvt_sync_check_restored (GvtSyncRun *run, GError **error);
/** gvt_sync_begin_restored: where that was noted, the laptop takes an incarnation of its own before
 * it sends anything (I9) */
gboolean gvt_sync_begin_restored (GvtSyncRun *run, GError **error);

G_END_DECLS
