/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* What the centre decides by arrival (design D7), beside proposal.outcome/1 (gvt-outcome.h):
 *
 *   decision.lost/1  {"number", "proposal", "source", "why"}: a record of a laptop changed nothing:
 *                    "conflict": it says otherwise than the one that came first; "same": it says
 *                    the same; "place": it names another village; "late": nothing was open
 *   plenary.set/1    {"date": "" for none, "regency"}: when the next plenary meeting is, as staff
 *                    entered it
 */
#define GVT_DECISION_LOST_KIND "decision.lost/1"
#define GVT_PLENARY_SET_KIND   "plenary.set/1"

#define GVT_LOST_CONFLICT "conflict"
#define GVT_LOST_SAME     "same"
#define GVT_LOST_PLACE    "place"
#define GVT_LOST_LATE     "late"

/** gvt_central_decisions: those, and that a decision counts only with the signature of him whom it
 * names, by his key on that laptop */
extern const GvtProjection gvt_central_decisions;

G_END_DECLS
