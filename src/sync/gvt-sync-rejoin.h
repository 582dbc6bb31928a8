/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sync-run.h"

G_BEGIN_DECLS

/** gvt_sync_rejoin: this laptop's chain is not the centre's: it is a copy of another, or was set
 * back. Asks the centre for a new incarnation, begins it with what the centre does not hold (I9),
 * and goes on in it. %GVT_ERROR_REFUSED when the centre sees no fork. */
gboolean gvt_sync_rejoin (GvtSyncRun *run, GError **error);

G_END_DECLS
