/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier.h"
#include "gvt-end-day.h"
#include "gvt-sync.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What is done with a stick, by workers. Each function fills a #GvtWork but for its `done`. */

/** gvt_courier_work_end_day: @progress: told of; @cancellable: of the act itself: whether it was
 * done after all is always told. Result: #GvtEndDay */
void gvt_courier_work_end_day (GvtWork *work,
                               GvtProfile *profile,
                               const char *stick,
                               GvtProgress *progress,
                               GCancellable *cancellable);

/** gvt_courier_work_read: result: #GvtCourierReport */
void gvt_courier_work_read (GvtWork *work, GvtProfile *profile, const char *path);

/* All return (transfer full). */
/** gvt_end_day_describe_progress: "Writing records: 500 of 1.250"; a #GvtJobWords */
char *gvt_end_day_describe_progress (guint stage, guint64 count, guint64 total);
/** gvt_end_day_describe_done: what is on the stick now, and what to do with it */
char *gvt_end_day_describe_done (const GvtEndDay *report);
char *gvt_courier_describe_report (const GvtCourierReport *report);

G_END_DECLS
