/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"

G_BEGIN_DECLS

/* What measurements share. Each prints its figures beside their budgets (design: budgets), as
 * ratios of one run where it can, and ends with 1 when a budget is missed. */

#define GVT_BENCH_AS_OF "2026-06-30" /* of invented lists */

/** gvt_bench_regions: an invented province of 1,200 villages, about as many as the real one.
 * Returns: (transfer full) */
GvtRegionList *gvt_bench_regions (void);
/** gvt_bench_read_regions: of a region list as CSV. Returns: (transfer full) */
GvtRegionList *gvt_bench_read_regions (const char *path);

/** gvt_bench_check: prints "@what: @value @unit (budget ≤ @budget)". Returns: whether it is kept */
gboolean gvt_bench_check (const char *what, double value, const char *unit, double budget);

/** gvt_bench_check_least: the same, of what must not be less. Returns: whether it is kept */
gboolean gvt_bench_check_least (const char *what, double value, const char *unit, double budget);

/** gvt_bench_sort_times: @n times, @n > 0. Returns: their p99; @p50: (out) */
double gvt_bench_sort_times (double *times, guint n, double *p50);
/** gvt_bench_wall_ms: milliseconds, of a clock that only goes on */
double gvt_bench_wall_ms (void);

/** gvt_bench_number: the value of argument @index, or @otherwise */
guint gvt_bench_number (int argc, char **argv, int index, guint otherwise);

G_END_DECLS
