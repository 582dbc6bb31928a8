/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-random.h"

G_BEGIN_DECLS

/* The voters of one family card: a head, mostly a spouse, then children and kin, 2.6 of them on
 * average. Ages follow the province's generations (17 to 95); dates of birth gather on 1 July,
 * 31 December and 1 January, where an office had to write some date. */
#define GVT_SYNTH_HOUSEHOLD_MAX 6

#define GVT_SYNTH_MIN_AGE 17
#define GVT_SYNTH_MAX_AGE 95

typedef struct
{
  GDate birth;
  guint age; /* in whole years on the list's day */
  gboolean is_male;
  char marital; /* B, S or P */
} GvtSynthPerson;

/** gvt_synth_household_draw: fills @persons, the head first. Returns: how many, from 1 */
guint gvt_synth_household_draw (GvtRandom *random,
                                const GDate *as_of,
                                GvtSynthPerson persons[GVT_SYNTH_HOUSEHOLD_MAX]);

G_END_DECLS
