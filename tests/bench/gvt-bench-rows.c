/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-rows.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

void
gvt_bench_rows_init (GvtBenchRows *self, GvtArena *arena, GvtVoterColumn column, guint n_samples)
{
  *self = (GvtBenchRows){ .arena = arena,
                          .tables = g_ptr_array_new (),
                          .samples = g_ptr_array_new_with_free_func (g_free),
                          .column = column,
                          .n_samples = n_samples,
                          .rand = g_rand_new_with_seed (1) };
}

static void
draw (GvtBenchRows *self, const char *value)
{
  guint64 place = self->n_rows;

  if (place >= self->n_samples)
    place = (guint64) (g_rand_double (self->rand) * (double) (self->n_rows + 1));
  if (place >= self->n_samples)
    return;
  if (place == self->samples->len)
    g_ptr_array_add (self->samples, NULL);
  g_free (self->samples->pdata[place]);
  self->samples->pdata[place] = g_strdup (value);
}

void
gvt_bench_rows_finish (GvtBenchRows *self)
{
  if (self->builder != NULL)
    g_ptr_array_add (self->tables, gvt_voter_table_builder_finish (self->builder));
  g_clear_pointer (&self->builder, gvt_voter_table_builder_free);
}

void
gvt_bench_rows_take (GvtBenchRows *self, const char *village, const GvtVoterRow *row)
{
  if (g_strcmp0 (village, self->village) != 0)
    {
      gvt_bench_rows_finish (self);
      self->builder = gvt_voter_table_builder_new (self->arena);
      g_free (self->village);
      self->village = g_strdup (village);
    }
  gvt_voter_table_builder_add (self->builder, row);
  draw (self, row->text[self->column]);
  self->n_rows++;
}

void
gvt_bench_rows_clear (GvtBenchRows *self)
{
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->samples);
  g_rand_free (self->rand);
  g_free (self->village);
}

void
gvt_bench_remove_database (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-log", "-lock" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

double
gvt_bench_print_times (const char *what, double *times, guint n, double *p50)
{
  double p99;

  qsort (times, n, sizeof *times, compare_times);
  p99 = times[n * 99 / 100];
  if (p50 != NULL)
    *p50 = times[n / 2];
  printf ("%-52s p50 %.2f us, p99 %.2f us\n", what, times[n / 2], p99);
  fflush (stdout);
  return p99;
}
