/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-centre-process.h"

G_BEGIN_DECLS

/* What laptops fetch, fetched by wrk: from the centre itself, and from an nginx of one worker over
 * the same folder. */
typedef struct
{
  double centre; /* files a second */
  double nginx;
} GvtBenchFiles;

/** gvt_bench_files_run: @folder: for nginx, empty. Returns: %FALSE where wrk or nginx is missing,
 * which it prints */
gboolean gvt_bench_files_run (GvtBenchFiles *self, GvtCentreProcess *centre, const char *folder);

G_END_DECLS
