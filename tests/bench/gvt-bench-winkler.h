/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names in the order of a list, of which whoever is most like a question by Jaro-Winkler alone is
 * found: of names in capitals without marks, by the order of the question's words that is best for
 * each. */
typedef struct
{
  GArray *rows;
} GvtBenchWinkler;

void gvt_bench_winkler_init (GvtBenchWinkler *self);
void gvt_bench_winkler_clear (GvtBenchWinkler *self);
/** gvt_bench_winkler_add: the next row; @year: of birth, 0 where nobody knows */
void gvt_bench_winkler_add (GvtBenchWinkler *self, const char *name, guint year);

/**
 * gvt_bench_winkler_find:
 * @year: 0, or whose other rows are left out
 * @row: who is meant; %G_MAXUINT32: nobody here
 * @best: (out): the similarity of the most like
 *
 * Returns: the rank of @row, from 1, of equal ones in the order of the list; 0 behind the first ten
 */
guint gvt_bench_winkler_find (
    const GvtBenchWinkler *self, const char *question, guint year, guint32 row, double *best);

G_END_DECLS
