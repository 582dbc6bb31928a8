/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-carry.h"
#include "gvt-courier.h"
#include "gvt-end-day.h"
#include "gvt-sync.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What is done with a stick, by workers. Each function fills a #GvtWork but for its `done`. */

/* What became of a day that was to go onto a stick. */
typedef struct
{
  GvtEndDay report; /* as far as it came */
  GError *error;    /* (nullable) */
} GvtEndDayOutcome;

/** gvt_courier_work_end_day: @so_far: (nullable) (transfer full): of an outcome whose stick was
 * full: then it goes on with what did not fit. @progress: told of; @cancellable: of the act itself:
 * whether it was done after all is always told. Result: #GvtEndDayOutcome */
void gvt_courier_work_end_day (GvtWork *work,
                               GvtProfile *profile,
                               const char *stick,
                               GvtEndDay *so_far,
                               GvtProgress *progress,
                               GCancellable *cancellable);
void gvt_end_day_free (GvtEndDay *self);

/** gvt_courier_work_read: result: #GvtCourierReport. @progress, @cancellable: as above */
void gvt_courier_work_read (GvtWork *work,
                            GvtProfile *profile,
                            const char *path,
                            GvtProgress *progress,
                            GCancellable *cancellable);

/* What was carried for others, well or not. */
typedef struct
{
  GvtCarryReport report;
  GError *error; /* (nullable) */
} GvtCarryOutcome;

/** gvt_courier_work_carry: over the network of this laptop. Result: #GvtCarryOutcome */
void gvt_courier_work_carry (GvtWork *work,
                             GvtProfile *profile,
                             const char *path,
                             GvtProgress *progress,
                             GCancellable *cancellable);

/* All return (transfer full). */
/** gvt_end_day_describe_progress: "Writing records: 500 of 1.250"; a #GvtJobWords */
char *gvt_end_day_describe_progress (guint stage, guint64 count, guint64 total);
/** gvt_end_day_describe_done: what is on the stick now, and what to do with it */
char *gvt_end_day_describe_done (const GvtEndDay *report);
/** gvt_end_day_describe_full: how much stands on the stick that is full */
char *gvt_end_day_describe_full (const GvtEndDay *report);
char *gvt_courier_describe_report (const GvtCourierReport *report);
/** gvt_courier_describe_reading, gvt_courier_describe_carrying: "Handing over: 2 of 5"; each a
 * #GvtJobWords */
char *gvt_courier_describe_reading (guint stage, guint64 count, guint64 total);
char *gvt_courier_describe_carrying (guint stage, guint64 count, guint64 total);
char *gvt_courier_describe_carried (const GvtCarryOutcome *outcome);

G_END_DECLS
