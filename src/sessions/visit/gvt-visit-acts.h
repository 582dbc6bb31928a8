/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-visit-plan.h"

G_BEGIN_DECLS

/* Planning a visit, and changing the plan until the last day. Each is one event on disk when the
 * function returns %TRUE. They need an unlocked profile (%GVT_ERROR_LOCKED) and a place inside the
 * user's working area (%GVT_ERROR_FORBIDDEN). Any thread; they block. */

/** gvt_visits_plan: @visit receives the new id. %GVT_ERROR_BAD_INPUT names what is wrong; a date
 * more than two years ahead, too: a slip in the year would hide the visit for ever */
gboolean
gvt_visits_plan (GvtProfile *profile, const GvtVisitPlan *plan, GvtId *visit, GError **error);

/** gvt_visits_change: @plan takes the place of the present one, whole; where it says the same,
 * nothing is recorded. A visit does not move: its
 * sessions stand where it is (%GVT_ERROR_BAD_INPUT). Of changes made on two laptops that did not
 * know of each other, one and the same wins on both. */
gboolean gvt_visits_change (GvtProfile *profile,
                            const GvtId *visit,
                            const GvtVisitPlan *plan,
                            GError **error);

/** gvt_visits_write_plan: as gvt_visits_plan(), or where @changes names a visit
 * gvt_visits_change(), without asking who: for the centre, which plans for all. @event: (out):
 * receives the event's id. In the caller's write transaction. */
gboolean gvt_visits_write_plan (GvtJournal *journal,
                                GvtDb *db,
                                const GvtVisitPlan *plan,
                                const GvtId *changes,
                                GvtId *event,
                                GError **error);

/** gvt_visits_load_plan: the present plan without the host, in the caller's transaction, without
 * asking who: for the centre too. Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtVisitPlan *gvt_visits_load_plan (GvtDb *db, const GvtId *visit, GError **error);

/** gvt_visits_read_plan: the present plan, with the host's name as far as it is still kept here.
 * Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND, %GVT_ERROR_FORBIDDEN */
GvtVisitPlan *gvt_visits_read_plan (GvtProfile *profile, const GvtId *visit, GError **error);

G_END_DECLS
