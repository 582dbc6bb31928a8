/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-world.h"

G_BEGIN_DECLS

/* Backups, images of disks and what becomes of them (I9, I13). Where a disk is lost, what stood on
 * it alone is gone, and the model knows which that was. */

/** gvt_sim_copies_step: @step, of those about copies of a laptop or about the centre's backup */
void gvt_sim_copies_step (GvtSimWorld *world, const GvtSimStep *step, GvtSimLaptop *laptop);

G_END_DECLS
