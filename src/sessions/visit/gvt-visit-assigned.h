/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"
#include "gvt-visit-plan.h"

G_BEGIN_DECLS

/* A visit that the centre planned, as it tells a laptop of it. The visit has the centre's id on
 * every laptop: each may open classes of it, and the centre adds them up. */
typedef struct
{
  GvtId visit;
  GvtId event;     /* of the centre's chain: this very plan */
  gint64 revision; /* 0 as planned, one more with each change */
  GvtVisitPlan *plan;
} GvtAssignedVisit;

/** gvt_visits_take_assigned: writes down in this laptop's own chain what it was told (D1). What was
 * taken before changes nothing. In the caller's write transaction. */
gboolean gvt_visits_take_assigned (GvtJournal *journal,
                                   GvtDb *db,
                                   const GvtAssignedVisit *assigned,
                                   GError **error);

G_END_DECLS
