/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-world.h"

G_BEGIN_DECLS

/* Where an event stands. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  guint64 seq;
  GvtHash hash;
  gboolean has_id;
  GvtId id;
} GvtSimPlace;

/** gvt_sim_chains_read: Returns: (transfer full) (element-type GvtSimPlace): every event of
 * @store, chain by chain */
GArray *gvt_sim_chains_read (GvtStore *store);

/** gvt_sim_chains_check_gaps: each chain of @places begins at 1 and has no gap (I3). @who: for the
 * message */
void gvt_sim_chains_check_gaps (GArray *places, const char *who);

/** gvt_sim_chains_compare: what @laptop made is at the centre: its present chain event by event; of
 * a chain that it left, what the centre does not hold there stands in another (I9) */
void gvt_sim_chains_compare (GvtSimLaptop *laptop, GArray *at_centre, GHashTable *ids_at_centre);

G_END_DECLS
