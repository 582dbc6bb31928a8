/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-centre-process.h"

G_BEGIN_DECLS

/* What laptops fetch, fetched by wrk: from the centre itself, from an nginx of one worker that does
 * nothing else, and from one that does it as data/nginx says. Files a second. */
typedef struct
{
  double centre;
  double bare;
  double example;
} GvtBenchFiles;

/** gvt_bench_files_run: @folder: for the two, empty. Returns: %FALSE where wrk or nginx is missing,
 * which it prints */
gboolean gvt_bench_files_run (GvtBenchFiles *self, GvtCentreProcess *centre, const char *folder);

G_END_DECLS
