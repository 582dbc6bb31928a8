/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-world.h"

G_BEGIN_DECLS

/* A second centre that hears of the same chains in another order. */

/** gvt_sim_witness_make: an empty store for one, into @folder */
void gvt_sim_witness_make (const char *folder);
/** gvt_sim_witness_check: I4: admits the centre's own chain, and the laptops' in an interleaving by
 * the chance of @seed, with repetitions, and finds the tables that the centre has */
void gvt_sim_witness_check (GvtSimWorld *world, guint32 seed);

G_END_DECLS
