/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-script.h"

G_BEGIN_DECLS

/* What a world says of itself to whoever runs it, through a pipe: it ends at the first thing that
 * must not be. */

/** gvt_sim_verdict_open: where to, from now on */
void gvt_sim_verdict_open (int fd);
/** gvt_sim_verdict_at: what is happening now. @step: (nullable): the end, when all is healed */
void gvt_sim_verdict_at (guint number, const GvtSimStep *step);

/** gvt_sim_violated: an invariant does not hold; the process ends. It begins with which: "I1: …" */
void gvt_sim_violated (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;

/* What happened in a world in which all invariants held. */
typedef struct
{
  guint64 n_steps;
  guint64 n_acts;   /* that were acknowledged to a person */
  guint64 n_events; /* in the union of the chains */
  guint64 n_calls;
  guint64 n_faults; /* of the network */
  guint64 n_cuts;   /* of power */
  guint64 n_forks;  /* chains that were left for another */
} GvtSimFigures;

void gvt_sim_verdict_held (const GvtSimFigures *figures);

G_END_DECLS
