/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-world.h"

G_BEGIN_DECLS

/** gvt_sim_talk: @laptop talks with the centre over a line with @faults (#GvtSimFault). Over a
 * sound one, with disks that are well, it must end well, and leave nothing unsent. Returns: whether
 * it did */
gboolean gvt_sim_talk (GvtSimWorld *world, GvtSimLaptop *laptop, guint faults, guint32 seed);

/** gvt_sim_talk_check_receipt: the centre holds what it signed that it holds (I1) */
void gvt_sim_talk_check_receipt (GvtSimWorld *world, GvtSimLaptop *laptop);

G_END_DECLS
