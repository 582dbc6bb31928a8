/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-bench-postgres.h"

G_BEGIN_DECLS

/** gvt_bench_gold: prints who of the gold set is found among the same 70,000 voters by the matcher,
 * by pg_trgm's similarity and by Jaro-Winkler alone, each of these two without and with the year of
 * birth; @postgres: (nullable). Returns: whether the budgets are kept and the matcher beats both */
gboolean gvt_bench_gold (GvtBenchPostgres *postgres);

G_END_DECLS
