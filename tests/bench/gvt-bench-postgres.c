/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-postgres.h"

#include <stdio.h>
#include <string.h>

#include "gvt-error.h"

#define CHUNK (64 * 1024)

/* As generous as the machine allows, and everything in the one process that is measured. */
static const char *const settings[] = {
  "shared_buffers=1GB",
  "work_mem=256MB",
  "maintenance_work_mem=1GB",
  "max_wal_size=8GB",
  "wal_level=minimal",
  "max_wal_senders=0",
  "autovacuum=off",
  "jit=off",
  "max_parallel_workers_per_gather=0",
  NULL,
};

gboolean
gvt_bench_postgres_init (GvtBenchPostgres *self)
{
  g_autoptr (GError) error = NULL;

  *self = (GvtBenchPostgres){ .server = gvt_private_postgres_new (settings, &error) };
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    {
      printf ("not measured beside pg_trgm: %s\n", error->message);
      return FALSE;
    }
  g_assert_no_error (error);
  self->connection = PQconnectdb (gvt_private_postgres_get_uri (self->server));
  g_assert_cmpstr (PQerrorMessage (self->connection), ==, "");
  self->rows = g_string_new (NULL);
  gvt_bench_postgres_run (self, "CREATE EXTENSION pg_trgm");
  return TRUE;
}

void
gvt_bench_postgres_clear (GvtBenchPostgres *self)
{
  if (self->server == NULL)
    return;
  PQfinish (self->connection);
  gvt_private_postgres_free (self->server);
  g_string_free (self->rows, TRUE);
}

/* Returns: (transfer full) */
static PGresult *
check (GvtBenchPostgres *self, PGresult *result)
{
  g_assert_cmpstr (PQresultErrorMessage (result), ==, "");
  return result;
}

void
gvt_bench_postgres_run (GvtBenchPostgres *self, const char *sql)
{
  PQclear (check (self, PQexec (self->connection, sql)));
}

/* --- rows --- */

void
gvt_bench_postgres_begin_copy (GvtBenchPostgres *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN; CREATE TABLE %s (id integer, year integer, name text);"
      " COPY %s FROM STDIN",
      table, table);

  PQclear (PQexec (self->connection, sql));
}

static void
send_rows (GvtBenchPostgres *self)
{
  g_assert_cmpint (PQputCopyData (self->connection, self->rows->str, (int) self->rows->len), ==, 1);
  g_string_truncate (self->rows, 0);
}

void
gvt_bench_postgres_copy (GvtBenchPostgres *self, guint32 id, guint year, const char *name)
{
  g_assert_null (strpbrk (name, "\\\t\n")); /* they would need a mark before them */
  g_string_append_printf (self->rows, "%u\t%u\t%s\n", id, year, name);
  if (self->rows->len >= CHUNK)
    send_rows (self);
}

void
gvt_bench_postgres_end_copy (GvtBenchPostgres *self)
{
  PGresult *result;

  send_rows (self);
  g_assert_cmpint (PQputCopyEnd (self->connection, NULL), ==, 1);
  while ((result = PQgetResult (self->connection)) != NULL)
    PQclear (check (self, result));
  gvt_bench_postgres_run (self, "COMMIT");
}

void
gvt_bench_postgres_index (GvtBenchPostgres *self, const char *table)
{
  g_autofree char *make = g_strdup_printf ("CREATE INDEX ON %s USING gin (name gin_trgm_ops)",
                                           table);
  g_autofree char *vacuum = g_strdup_printf ("VACUUM ANALYZE %s", table);
  g_autofree char *question = g_strdup_printf (
      "SELECT id, similarity (name, $1) FROM %s WHERE name %% $1 AND ($2 = 0 OR year = $2)"
      " ORDER BY similarity (name, $1) DESC, id LIMIT %d",
      table, GVT_BENCH_LIMIT);

  gvt_bench_postgres_run (self, make);
  gvt_bench_postgres_run (self, vacuum);
  PQclear (check (self, PQprepare (self->connection, table, question, 0, NULL)));
}

/* --- questions --- */

PGresult *
gvt_bench_postgres_find (GvtBenchPostgres *self, const char *name, guint year)
{
  g_autofree char *number = g_strdup_printf ("%u", year);
  const char *values[] = { name, number };

  return check (self, PQexecPrepared (self->connection, self->ask, 2, values, NULL, NULL, 0));
}

/* The server's process answers first and waits for the next question then. */
static gboolean
is_waiting (GvtBenchPostgres *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", PQbackendPID (self->connection));
  g_autofree char *text = NULL;
  const char *state;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  state = strrchr (text, ')');
  return state != NULL && g_str_has_prefix (state, ") S");
}

/* The first number of schedstat: nanoseconds on a processor, counted up whenever it leaves one. */
static double
server_us (GvtBenchPostgres *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/schedstat", PQbackendPID (self->connection));
  g_autofree char *text = NULL;

  while (!is_waiting (self))
    g_thread_yield ();
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_ascii_strtod (text, NULL) / 1000;
}

double
gvt_bench_postgres_ask (gpointer engine, const char *question, guint *n_hits)
{
  GvtBenchPostgres *self = engine;
  double began = server_us (self);
  PGresult *result = gvt_bench_postgres_find (self, question, 0);
  double took = server_us (self) - began;

  *n_hits = (guint) PQntuples (result);
  PQclear (result);
  return took;
}
