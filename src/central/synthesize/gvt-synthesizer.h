/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-synth-places.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* Invents a plausible voter list, for practice, tests and measurements: no row is a real person.
 * The same plan gives the same bytes on every machine. Village by village in code order; inside a
 * village by RW, RT and household, the way lists are kept. */
typedef struct
{
  const GvtSynthPlaces *places;
  guint64 seed;
  guint64 n_rows;    /* in all; 0 for about 3,400 a village */
  const char *as_of; /* "YYYY-MM-DD": ages and family cards end here */
} GvtSynthPlan;

#define GVT_SYNTH_DEFAULT_AS_OF  "2026-06-30"
#define GVT_SYNTH_ROWS_A_VILLAGE 3400
#define GVT_SYNTH_TPS_MAX        600

/** GvtSynthFunc: @row lives until the function returns; %FALSE stops */
typedef gboolean (*GvtSynthFunc) (const char *village,
                                  const GvtVoterRow *row,
                                  gpointer user_data,
                                  GError **error);

/** gvt_synthesize: %GVT_ERROR_BAD_INPUT for a plan that cannot be: a bad date, fewer rows than
 * villages. Any thread; blocks. */
gboolean
gvt_synthesize (const GvtSynthPlan *plan, GvtSynthFunc func, gpointer user_data, GError **error);

G_END_DECLS
