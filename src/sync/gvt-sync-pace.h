/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a laptop talks with its centre by itself: a while after something was recorded, every now
 * and then, and after a failure ever later, each time by chance within a range, so that a hundred
 * laptops that lost the same network do not come back at the same second (full jitter: M. Brooker,
 * "Exponential Backoff And Jitter", 2015). It has no clock and no chance of its own: times are
 * microseconds of any clock that only goes forward, chances 0 to 1. */

typedef struct
{
  guint settle_s; /* after a record: others mostly follow it */
  guint round_s;  /* between talks of which each went well */
  guint least_s;  /* after a failure: the range of the first wait, which doubles with each */
  guint most_s;
} GvtSyncPaceTimes;

extern const GvtSyncPaceTimes gvt_sync_pace_times;

typedef struct
{
  const GvtSyncPaceTimes *times;
  gint64 due_us;   /* %G_MAXINT64: never */
  gint64 asked_us; /* not before: the centre asked for it */
  guint n_failed;  /* in a row */
} GvtSyncPace;

/** gvt_sync_pace_init: nothing is due. @times: borrowed */
void gvt_sync_pace_init (GvtSyncPace *self, const GvtSyncPaceTimes *times);
/** gvt_sync_pace_note_way: somebody came in, or a network: soon, and what failed before was another
 * network */
void gvt_sync_pace_note_way (GvtSyncPace *self, gint64 now_us, double chance);
/** gvt_sync_pace_note_record: brings no talk forward that waits after a failure */
void gvt_sync_pace_note_record (GvtSyncPace *self, gint64 now_us);
/** gvt_sync_pace_note_talk: one has ended. @retry_after_s: that the centre asked for, or 0 */
void gvt_sync_pace_note_talk (
    GvtSyncPace *self, gint64 now_us, gboolean went_well, guint retry_after_s, double chance);

G_END_DECLS
