/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* How fast somebody looks voters up. Who serves a queue asks for a voter or two a minute; who goes
 * through a list of names asks faster. So what goes beyond is slowed and told: it is never refused,
 * for there may be a good reason. No law gives these figures: they are this program's own.
 *
 * Counted are the present user's questions by NIK and by name on this laptop, looks for people like
 * the one of a proposal among them; no row of a worklist, and nothing that visitors ask for
 * themselves. They are read from the journal, back from its end in the order of the chain: from one
 * question to the one before it so much time passed as their times say, and none where the clock
 * went back. So a restart forgets nothing, and a clock that was set back makes nobody wait longer
 * than for questions that he did ask; one that was set on reads as time that passed. */

#define GVT_PACE_PER_HOUR 120 /* two a minute, all hour long */
#define GVT_PACE_STEP_US \
  (G_TIME_SPAN_MILLISECOND * 100) /* for each question more: not felt at first */
#define GVT_PACE_MAX_US \
  (G_TIME_SPAN_SECOND * 5) /* 720 in an hour at most; who has a reason can go on */

typedef struct
{
  guint n_in_hour;  /* at most as many as tell the longest wait */
  gboolean is_fast; /* the next question is beyond: its event says so */
  gint64 wait_us;   /* before the next answer */
} GvtLookupPace;

/** gvt_lookup_pace_of: what @n_in_hour questions come to */
void gvt_lookup_pace_of (guint n_in_hour, GvtLookupPace *pace);

/** gvt_lookup_pace_read: how it stands for the present user. Any thread; blocks. %GVT_ERROR_LOCKED
 */
gboolean gvt_lookup_pace_read (GvtProfile *profile, GvtLookupPace *pace, GError **error);

/** gvt_lookup_pace_wait: for whoever asks, before he does: as long as the pace wants. Blocks;
 * %G_IO_ERROR_CANCELLED once it was called off, and then nothing was asked. @cancellable:
 * (nullable) */
gboolean gvt_lookup_pace_wait (GvtProfile *profile, GCancellable *cancellable, GError **error);

G_END_DECLS
