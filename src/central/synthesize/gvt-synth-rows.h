/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-synth-household.h"
#include "gvt-synth-village.h"

G_BEGIN_DECLS

/* A household with its place in the village. */
typedef struct
{
  GvtSynthPerson persons[GVT_SYNTH_HOUSEHOLD_MAX];
  guint n;
  gboolean is_balinese;
  guint rt;
  guint rw;
  guint tps;
} GvtSynthHousehold;

/** gvt_synth_rows_write: numbers, names and the other columns of each voter of @household, handed
 * to the run's function. @hamlet: of its RW */
gboolean gvt_synth_rows_write (GvtSynthRun *run,
                               GvtRandom *random,
                               const GvtSynthVillage *village,
                               const GvtSynthHousehold *household,
                               const char *hamlet,
                               GError **error);

G_END_DECLS
