/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>

#include "gvt-bench-asking.h"
#include "gvt-private-postgres.h"

G_BEGIN_DECLS

/* The same names in PostgreSQL, each table with a GIN index of pg_trgm on them, ranked by its
 * similarity(). */
typedef struct
{
  GvtPrivatePostgres *server;
  PGconn *connection;
  GString *rows;   /* not yet sent */
  const char *ask; /* the prepared question */
} GvtBenchPostgres;

/** gvt_bench_postgres_init: Returns: %FALSE where PostgreSQL is missing, which it prints */
gboolean gvt_bench_postgres_init (GvtBenchPostgres *self);
void gvt_bench_postgres_clear (GvtBenchPostgres *self);

/** gvt_bench_postgres_run: commands whose answer nobody needs */
void gvt_bench_postgres_run (GvtBenchPostgres *self, const char *sql);

/** gvt_bench_postgres_begin_copy: makes @table (id, year, name), which takes rows then */
void gvt_bench_postgres_begin_copy (GvtBenchPostgres *self, const char *table);
/** gvt_bench_postgres_copy: the next row; @year: of birth, 0 where nobody knows */
void gvt_bench_postgres_copy (GvtBenchPostgres *self, guint32 id, guint year, const char *name);
void gvt_bench_postgres_end_copy (GvtBenchPostgres *self);
/** gvt_bench_postgres_index: makes the index, the statistics and the prepared question @table */
void gvt_bench_postgres_index (GvtBenchPostgres *self, const char *table);

/** gvt_bench_postgres_ask: of the table @ask. (GvtBenchEngine) */
double gvt_bench_postgres_ask (gpointer self, const char *question, guint *n_hits);
/** gvt_bench_postgres_find: of the table @ask; @year: 0 for all. Returns: (transfer full): id and
 * similarity, the best first; free with PQclear() */
PGresult *gvt_bench_postgres_find (GvtBenchPostgres *self, const char *name, guint year);

G_END_DECLS
