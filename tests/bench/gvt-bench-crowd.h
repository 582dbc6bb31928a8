/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-test-laptop.h"

G_BEGIN_DECLS

/* The first morning: laptops that were enrolled an hour ago, each lent all lists of @centre, and
 * all of them meet the network in the same moment. */
typedef struct
{
  GvtCentreProcess *centre;
  GPtrArray *guests; /* private */
  guint n_villages;  /* lists of each */

  double elapsed_ms; /* until the last one had all */
  double median_ms;  /* of one laptop */
  double p99_ms;
  guint n_failed;
  guint64 n_bytes; /* of files, of all of them */
} GvtBenchCrowd;

/** gvt_bench_crowd_init: @folder: for laptops, empty. @n_villages: lists of each */
void gvt_bench_crowd_init (GvtBenchCrowd *self,
                           GvtCentreProcess *centre,
                           const char *folder,
                           guint n_laptops,
                           guint n_villages);
/** gvt_bench_crowd_run: every one of them, at once; asserts of each that did not fail that it holds
 * its lists */
void gvt_bench_crowd_run (GvtBenchCrowd *self);
void gvt_bench_crowd_clear (GvtBenchCrowd *self);

G_END_DECLS
