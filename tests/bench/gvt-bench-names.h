/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-bench-postgres.h"
#include "gvt-bench-sqlcipher.h"
#include "gvt-roll.h"

G_BEGIN_DECLS

/* Whom names are asked of, and the names of those who are there. */
typedef struct
{
  const char *where;
  GvtRoll *roll;
  GvtBenchSqlcipher *sqlcipher;
  gboolean is_few;            /* its table of the few */
  GvtBenchPostgres *postgres; /* (nullable) */
  const char *table;          /* of it */
  const GPtrArray *names;
  double budget_us;
} GvtBenchNames;

/** gvt_bench_names: ranked search of many names and of the commonest, beside FTS5 and pg_trgm.
 * Returns: whether the budgets are kept */
gboolean gvt_bench_names (const GvtBenchNames *self);

G_END_DECLS
