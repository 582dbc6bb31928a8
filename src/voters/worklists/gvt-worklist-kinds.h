/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* Worklists: whom an officer visits one by one, as the centre assigned them to a visit. `place` is
 * the visit's.
 *
 *   worklist.taken/1     {"code", "event": of the centre's chain, "rows": short keyed hashes, one
 *                        after another in hexadecimal (gvt-worklist-key.h), "title", "visit",
 *                        "worklist"}: it came
 *   worklist.opened/1    {"purpose", "rows"?: the number of the one that was looked at,
 * "worklist"}: somebody read who stands there. No look-up: its pace is not counted
 *   worklist.marked/1    {"act": id, "code"?, "outcome", "row", "scheme"?, "try"?, "worklist"}:
 * what was found out about one person; a household's share their act worklist.unmarked/1  {"act":
 * id, "worklist"}: that act does not count worklist.compared/1  {"is_same", "row", "worklist"}: a
 * card was held against a row
 *
 * No word of whom: a row is a number. Nothing is projected: they are read from the journal. */
#define GVT_WORKLIST_TAKEN_KIND    "worklist.taken/1"
#define GVT_WORKLIST_OPENED_KIND   "worklist.opened/1"
#define GVT_WORKLIST_MARKED_KIND   "worklist.marked/1"
#define GVT_WORKLIST_UNMARKED_KIND "worklist.unmarked/1"
#define GVT_WORKLIST_COMPARED_KIND "worklist.compared/1"

extern const GvtProjection gvt_worklists_projection;

/* What is found out at the door. In KPU's working list: √, U, the number of the code, B. */
#define GVT_OUTCOME_FITS    "fits"
#define GVT_OUTCOME_CHANGED "changed"
#define GVT_OUTCOME_TMS     "tms" /* with a code of a scheme */
#define GVT_OUTCOME_NEW     "new" /* somebody else in this household: the row's own stands */
#define GVT_OUTCOME_NOT_MET "not_met"
#define GVT_OUTCOME_REFUSES "refuses"

/** gvt_outcome_is_known: of this version */
gboolean gvt_outcome_is_known (const char *outcome);

G_END_DECLS
