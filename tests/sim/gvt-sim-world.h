/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-centre.h"
#include "gvt-sim-laptop.h"
#include "gvt-sim-script.h"
#include "gvt-sim-verdict.h"

G_BEGIN_DECLS

#define GVT_SIM_N_STICKS 2

/* Laptops, their centre, the network between them and the sticks that are carried; and the model:
 * what was acknowledged to a person, and is to be found in the end. */
typedef struct
{
  char *folder;
  GvtSimCentre *centre;
  GPtrArray *laptops;       /* GvtSimLaptop */
  GHashTable *acknowledged; /* ids: "Tersimpan" */
  GHashTable *strayed;      /* of these, what the centre is to set aside */
  GHashTable *gone;         /* of these, what was on a lost disk alone: it may be missing */
  GvtSimFigures figures;
} GvtSimWorld;

/** gvt_sim_world_new: in @folder, which holds a copy of the genesis; everything is turned on */
GvtSimWorld *gvt_sim_world_new (const char *folder);
void gvt_sim_world_free (GvtSimWorld *self);

/** gvt_sim_world_step: one step, and after it power for whoever lost it */
void gvt_sim_world_step (GvtSimWorld *self, const GvtSimStep *step);

/** gvt_sim_world_heal: the network is well, disks have room, sticks arrive, restored laptops are
 * confirmed; then all talk until there is nothing more to say */
void gvt_sim_world_heal (GvtSimWorld *self);

G_END_DECLS
