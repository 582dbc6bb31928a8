/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sync-run.h"

G_BEGIN_DECLS

/** gvt_sync_rejoin: this laptop's chain is not the centre's: it is a copy of another, or was set
 * back. Asks the centre for a new incarnation, begins it with what the centre does not hold (I9),
 * and goes on in it. A centre that was put back from a backup (I13) may not know the
 * chain at all: then from the last one of this laptop that it knows. %GVT_ERROR_REFUSED when the
 * centre sees no fork, %GVT_ERROR_NOT_FOUND when it knows none of them. */
gboolean gvt_sync_rejoin (GvtSyncRun *run, GError **error);

G_END_DECLS
