/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-world.h"

G_BEGIN_DECLS

/* Sticks that anybody carries between laptops and the centre. */

/** gvt_sim_courier_write: @laptop writes what no receipt names */
void gvt_sim_courier_write (GvtSimWorld *world, GvtSimLaptop *laptop, guint stick);
/** gvt_sim_courier_accept: the centre takes what is on it, and answers */
void gvt_sim_courier_accept (GvtSimWorld *world, guint stick);
/** gvt_sim_courier_read: @laptop takes the centre's answers */
void gvt_sim_courier_read (GvtSimWorld *world, GvtSimLaptop *laptop, guint stick);
/** gvt_sim_courier_pull: gvt_sim_stick_pull() */
void gvt_sim_courier_pull (GvtSimWorld *world, guint stick, guint32 seed);

G_END_DECLS
