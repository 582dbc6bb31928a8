/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-table.h"

G_BEGIN_DECLS

/* The tables of invented villages, and a sample of one of their columns. */
typedef struct
{
  GvtArena *arena; /* (not owned) */
  GPtrArray *tables;
  GPtrArray *samples; /* of @column, each row as likely as any other */
  GvtVoterColumn column;
  guint n_samples; /* at most */
  guint64 n_rows;
  GvtVoterTableBuilder *builder;
  char *village;
  GRand *rand;
} GvtBenchRows;

void
gvt_bench_rows_init (GvtBenchRows *self, GvtArena *arena, GvtVoterColumn column, guint n_samples);
void gvt_bench_rows_take (GvtBenchRows *self, const char *village, const GvtVoterRow *row);
/** gvt_bench_rows_finish: after the last row */
void gvt_bench_rows_finish (GvtBenchRows *self);
void gvt_bench_rows_clear (GvtBenchRows *self);

/** gvt_bench_remove_database: and all that lies beside it */
void gvt_bench_remove_database (const char *path);

/** gvt_bench_print_times: sorts the times (microseconds) of @n questions. Returns: their p99. @p50:
 * (out) (nullable) */
double gvt_bench_print_times (const char *what, double *times, guint n, double *p50);

G_END_DECLS
