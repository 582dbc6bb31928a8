/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-pace.h"

#define MAX_DOUBLED 16 /* beyond, any range is at its greatest */

const GvtSyncPaceTimes gvt_sync_pace_times = {
  .settle_s = 60,
  .round_s = 20 * 60,
  .least_s = 60,
  .most_s = 60 * 60,
};

static gint64
after (gint64 now_us, double seconds)
{
  return now_us + (gint64) (seconds * G_USEC_PER_SEC);
}

void
gvt_sync_pace_init (GvtSyncPace *self, const GvtSyncPaceTimes *times)
{
  *self = (GvtSyncPace){ .times = times, .due_us = G_MAXINT64 };
}

static void
set_due (GvtSyncPace *self, gint64 due_us)
{
  self->due_us = MAX (due_us, self->asked_us);
}

void
gvt_sync_pace_note_way (GvtSyncPace *self, gint64 now_us, double chance)
{
  self->n_failed = 0;
  set_due (self, after (now_us, chance * self->times->settle_s));
}

void
gvt_sync_pace_note_record (GvtSyncPace *self, gint64 now_us)
{
  if (self->n_failed == 0)
    set_due (self, MIN (self->due_us, after (now_us, self->times->settle_s)));
}

/* Half of a round is certain: ten laptops on a desk are not to meet again. */
static double
next_round (const GvtSyncPace *self, double chance)
{
  return (0.5 + chance) * self->times->round_s;
}

static double
next_try (const GvtSyncPace *self, double chance)
{
  guint64 range = (guint64) self->times->least_s << MIN (self->n_failed - 1, MAX_DOUBLED);

  return chance * (double) MIN (range, self->times->most_s);
}

void
gvt_sync_pace_note_talk (
    GvtSyncPace *self, gint64 now_us, gboolean went_well, guint retry_after_s, double chance)
{
  self->n_failed = went_well ? 0 : self->n_failed + 1;
  self->asked_us = retry_after_s > 0 ? after (now_us, retry_after_s) : 0;
  set_due (self, after (now_us, went_well ? next_round (self, chance) : next_try (self, chance)));
}
