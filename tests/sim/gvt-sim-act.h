/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-laptop.h"
#include "gvt-sim-script.h"

G_BEGIN_DECLS

/* What a person does at a laptop, through the functions that its windows call. */

/** gvt_sim_act: the step @step, of those of a person. What is acknowledged goes into @acknowledged,
 * and what the centre will set aside into @strayed, too. Whatever fails must have a reason, and
 * have left nothing half-written (I1) */
void gvt_sim_act (GvtSimLaptop *laptop,
                  const GvtSimStep *step,
                  GHashTable *acknowledged,
                  GHashTable *strayed);

G_END_DECLS
