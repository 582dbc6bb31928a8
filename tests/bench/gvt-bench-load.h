/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-bench-fortnight.h"
#include "gvt-test-laptop.h"

G_BEGIN_DECLS

/* Several laptops that each have two weeks to tell, all at once, in batches of one size: what a
 * centre takes in a second. The batches are made before the clock runs; what is measured is the
 * line on loopback, the built server, and its store on the disk. */
typedef struct
{
  GvtCentreProcess *centre;
  GPtrArray *senders; /* private */
  guint batch;        /* events of each */
  guint rate;         /* private */
  double began_ms;    /* private */

  guint64 n_events;  /* that came over */
  double elapsed_ms; /* from the first batch to the last receipt */
  double median_ms;  /* of a batch */
  double p99_ms;
} GvtBenchLoad;

/** gvt_bench_laptop_new: a laptop with @n_events of a fortnight behind it, enrolled at @centre,
 * three lists lent to it, in @folder, which is made. For gvt_laptop_free() */
GvtLaptop *gvt_bench_laptop_new (GvtCentreProcess *centre,
                                 const char *folder,
                                 guint64 n_events,
                                 GvtBenchFortnight *fortnight);

/** gvt_bench_load_init: @folder: for laptops, empty */
void gvt_bench_load_init (GvtBenchLoad *self,
                          GvtCentreProcess *centre,
                          const char *folder,
                          guint n_laptops,
                          guint64 n_events,
                          guint batch);
/** gvt_bench_load_run: @rate: events a second that all together offer, each laptop its batches at
 * even times, whatever became of those of others; a batch is then timed from when it was due. 0: as
 * fast as they can */
void gvt_bench_load_run (GvtBenchLoad *self, guint rate);
/** gvt_bench_load_insert: the same events as rows into a store of their own in @folder, one
 * transaction a batch, nothing else. Returns: events a second */
double gvt_bench_load_insert (GvtBenchLoad *self, const char *folder);
void gvt_bench_load_clear (GvtBenchLoad *self);

G_END_DECLS
