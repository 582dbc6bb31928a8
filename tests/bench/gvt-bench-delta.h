/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-delta.h"

G_BEGIN_DECLS

/* What one village's next version costs as a delta, and how long a laptop works on it. */
typedef struct
{
  guint64 n_villages;
  guint64 n_rows;
  guint64 n_removed, n_changed, n_added;
  guint64 pack_bytes; /* of the next version as a whole */
  guint64 delta_bytes;
  gint64 open_us;  /* of the list before */
  gint64 apply_us; /* of the delta, and the digest of what results */
} GvtBenchDelta;

/** gvt_bench_delta_measure: after a churn of 1 %: of @table's rows a third of them are new, a third
 * have changed, and as many others are gone */
void gvt_bench_delta_measure (GvtBenchDelta *self,
                              const GvtVoterTable *table,
                              const char *village,
                              GvtLexicon *lexicon,
                              const GvtSecret *epoch_key,
                              const GvtSecret *signing_key);

/** gvt_bench_delta_report: Returns: whether the budgets are kept */
gboolean gvt_bench_delta_report (const GvtBenchDelta *self);

G_END_DECLS
