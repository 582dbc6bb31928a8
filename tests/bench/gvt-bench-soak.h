/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-test-laptop.h"

G_BEGIN_DECLS

/* Laptops that plan a visit, synchronise, and do so again, as long as it lasts; and what memory the
 * server takes meanwhile. */
typedef struct
{
  guint n_talks;
  double first_mb; /* of the server, after a fifth of the time */
  double last_mb;
  double most_mb;
} GvtBenchSoak;

/** gvt_bench_soak_run: @folder: for laptops, empty. Prints a line for each tenth of @seconds */
void gvt_bench_soak_run (GvtBenchSoak *self,
                         GvtCentreProcess *centre,
                         const char *folder,
                         guint n_laptops,
                         guint seconds);

G_END_DECLS
