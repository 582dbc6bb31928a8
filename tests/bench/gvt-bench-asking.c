/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-asking.h"

#include <time.h>

double
gvt_bench_thread_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now); /* allowed: a measurement */
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

GvtBenchAsked
gvt_bench_ask (const GvtBenchEngine *engine, const GPtrArray *questions, double seconds)
{
  g_autofree double *times = g_new (double, questions->len);
  double until = gvt_bench_wall_ms () + seconds * 1000;
  GvtBenchAsked asked = { 0 };

  while (asked.n < questions->len && (asked.n == 0 || gvt_bench_wall_ms () < until))
    {
      guint n_hits = 0;

      times[asked.n] = engine->ask (engine->engine, questions->pdata[asked.n], &n_hits);
      asked.n_answered += n_hits > 0;
      asked.n++;
    }
  asked.p99 = gvt_bench_sort_times (times, asked.n, &asked.p50);
  return asked;
}

void
gvt_bench_sample_init (GvtBenchSample *self, guint n_max)
{
  *self = (GvtBenchSample){ .values = g_ptr_array_new_with_free_func (g_free),
                            .n_max = n_max,
                            .rand = g_rand_new_with_seed (1) };
}

void
gvt_bench_sample_take (GvtBenchSample *self, const char *value)
{
  guint64 place = self->n_seen++;

  if (place >= self->n_max)
    place = (guint64) (g_rand_double (self->rand) * (double) self->n_seen);
  if (place >= self->n_max)
    return;
  if (place == self->values->len)
    g_ptr_array_add (self->values, NULL);
  g_free (self->values->pdata[place]);
  self->values->pdata[place] = g_strdup (value);
}

void
gvt_bench_sample_clear (GvtBenchSample *self)
{
  g_ptr_array_unref (self->values);
  g_rand_free (self->rand);
}
