/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-world.h"

G_BEGIN_DECLS

/** gvt_sim_check: what must hold once everything is healed: I1 to I5, I7, I9 and I13, laptop by
 * laptop and at the centre, event by event */
void gvt_sim_check (GvtSimWorld *world);

G_END_DECLS
