/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-bench.h"

G_BEGIN_DECLS

/* Something that is asked for people by their names. */
typedef struct
{
  const char *name;
  /* Returns: what answering took, microseconds of the processor. Of this thread, or of the server
   * that worked for it: what else the machine does is no part of it, nor is a wait for a socket. */
  double (*ask) (gpointer engine, const char *question, guint *n_hits);
  gpointer engine;
} GvtBenchEngine;

#define GVT_BENCH_LIMIT 20 /* hits that each is asked for */

/** gvt_bench_thread_us: what this thread has used of the processor, microseconds */
double gvt_bench_thread_us (void);

/* What came of asking. */
typedef struct
{
  guint n;
  guint n_answered;
  double p50; /* microseconds */
  double p99; /* of fewer than a hundred questions the worst */
} GvtBenchAsked;

/**
 * gvt_bench_ask:
 * @questions: (element-type utf8)
 * @seconds: after them no more is asked, where the engine is slow; one is always
 *
 * Asks each question once.
 */
GvtBenchAsked
gvt_bench_ask (const GvtBenchEngine *engine, const GPtrArray *questions, double seconds);

/* Some values of many, each as likely as any other. */
typedef struct
{
  GPtrArray *values; /* utf8 */
  guint n_max;
  guint64 n_seen;
  GRand *rand;
} GvtBenchSample;

void gvt_bench_sample_init (GvtBenchSample *self, guint n_max);
void gvt_bench_sample_take (GvtBenchSample *self, const char *value);
void gvt_bench_sample_clear (GvtBenchSample *self);

G_END_DECLS
