/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-bench-postgres.h"
#include "gvt-bench-winkler.h"
#include "gvt-gold-roll.h"

G_BEGIN_DECLS

/* By whom people of the gold set are looked for. */
enum
{
  GVT_BENCH_OURS,
  GVT_BENCH_TRIGRAM,      /* pg_trgm's similarity */
  GVT_BENCH_TRIGRAM_YEAR, /* the same, of who was born in the year that was said, if one was */
  GVT_BENCH_WINKLER,
  GVT_BENCH_WINKLER_YEAR,
  GVT_BENCH_N_METHODS,
};

/* One and the same list for all of them. */
typedef struct
{
  GvtGoldRoll roll;
  GvtBenchWinkler winkler;
  GvtBenchPostgres *postgres; /* (nullable) */
} GvtBenchGoldList;

/** gvt_bench_gold_list_init: @postgres: (nullable): finds nobody then */
void gvt_bench_gold_list_init (GvtBenchGoldList *self, GvtBenchPostgres *postgres);
void gvt_bench_gold_list_clear (GvtBenchGoldList *self);

/* What one of them says. */
typedef struct
{
  guint rank;  /* among the best, from 1; 0: none of them */
  double best; /* the score of the first; 0: nobody is */
} GvtBenchGoldFound;

/** gvt_bench_gold_list_find: asks all of them for @pair, who is in @row, or %G_MAXUINT32; @found:
 * of each method */
void gvt_bench_gold_list_find (const GvtBenchGoldList *self,
                               const GvtGoldPair *pair,
                               guint32 row,
                               GvtBenchGoldFound *found);

G_END_DECLS
