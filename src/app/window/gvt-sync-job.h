/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sync.h"

G_BEGIN_DECLS

/* One talk with the centre, in a worker, told of on the main loop. Signals: "progress" (stage, how
 * many, of how many; 0 when not known), "finished" (a #GvtSyncReport, a #GError or %NULL). It lives
 * as long as the talk, even when the page that began it has gone. Main thread only. */
#define GVT_TYPE_SYNC_JOB (gvt_sync_job_get_type ())
G_DECLARE_FINAL_TYPE (GvtSyncJob, gvt_sync_job, GVT, SYNC_JOB, GObject)

/** gvt_sync_job_start: Returns: (transfer full) */
GvtSyncJob *gvt_sync_job_start (GvtProfile *profile, GvtSyncReach reach);
/** gvt_sync_job_cancel: ends it soon; what was taken stays taken */
void gvt_sync_job_cancel (GvtSyncJob *self);

G_END_DECLS
