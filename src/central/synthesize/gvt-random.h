/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Repeatable chance for invented data: xoshiro256** seeded by splitmix64 (Blackman and Vigna,
 * prng.di.unimi.it). Integers only, so a seed gives the same bytes on every machine. Never for
 * anything secret. Stack object, one thread. */
typedef struct
{
  guint64 state[4];
} GvtRandom;

/** gvt_random_seed: @stream names an independent sequence of one @seed ("52.01.01.2002") */
void gvt_random_seed (GvtRandom *self, guint64 seed, const char *stream);
guint64 gvt_random_next (GvtRandom *self);
/** gvt_random_below: 0 to @n - 1, each as likely; @n at least 1 */
guint64 gvt_random_below (GvtRandom *self, guint64 n);
/** gvt_random_between: @low to @high, both included */
gint gvt_random_between (GvtRandom *self, gint low, gint high);
/** gvt_random_chance: %TRUE @part times in @whole */
gboolean gvt_random_chance (GvtRandom *self, guint part, guint whole);
/** gvt_random_serial: 1, 2, 3 ... falling off geometrically, with @mean */
guint gvt_random_serial (GvtRandom *self, guint mean);
/** gvt_random_pick: an index of @cumulative, rising sums of weights; the last is the total */
guint gvt_random_pick (GvtRandom *self, const guint64 *cumulative, guint n);
/** gvt_random_weighted: an index of @weights, at most 64 of them, as likely as its weight */
guint gvt_random_weighted (GvtRandom *self, const guint16 *weights, guint n);

G_END_DECLS
