/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
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

/** gvt_visits_take_withdrawn: writes down that the centre took @visit back from this laptop; what
 * was held there stays. One that is not here, or was taken back before, changes nothing. In the
 * caller's write transaction. */
gboolean
gvt_visits_take_withdrawn (GvtJournal *journal, GvtDb *db, const GvtId *visit, GError **error);

/** gvt_visit_note_withdrawn: leaves in the tables whether, as the device of @event says, @visit is
 * taken back (@is_withdrawn) or is to be made; whatever a device said last holds. A laptop speaks
 * of itself, the centre of all laptops. For what applies events alone */
gboolean gvt_visit_note_withdrawn (
    GvtDb *db, const GvtEvent *event, const GvtId *visit, gboolean is_withdrawn, GError **error);

/** gvt_visits_list_own_changes: what was changed of a visit after the centre had planned it: the
 * members in which the present plan differs from what the centre sent last. Any thread. Returns:
 * (transfer full) (nullable): empty also for a visit that is none of the centre's */
GStrv gvt_visits_list_own_changes (GvtProfile *profile, const GvtId *visit, GError **error);

G_END_DECLS
