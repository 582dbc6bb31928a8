/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* What one laptop records in two weeks without a network, made with the library's own acts: classes
 * (lists of names, tests, quizzes by key, paper and hands, surveys), look-ups by NIK, and proposals
 * with what is personal sealed, which no compression makes smaller. */
typedef struct
{
  guint n_classes;
  guint n_lookups;
  guint n_proposals;
  guint64 n_events; /* of them all */
} GvtBenchFortnight;

/** gvt_bench_fortnight_make: @profile: enrolled, and opened by somebody who opens the roll, by the
 * fixed @clock, which goes on as people take their time. Until its own chain has @n_events */
void gvt_bench_fortnight_make (GvtBenchFortnight *self,
                               GvtProfile *profile,
                               GvtClock *clock,
                               guint64 n_events);

G_END_DECLS
