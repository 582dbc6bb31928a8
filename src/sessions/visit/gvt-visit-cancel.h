/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* A visit that is not held after all. It stays: with its plan, in the list, and, unless the plan
 * was a slip, among those that reached nobody. Whoever opens a class of it all the same has held
 * it. */

/* Codes, ends with %NULL: "slip" (it should not stand here at all), "moved" (planned anew for
 * another place), "host", "road", "team", "other". Codes alone, so that nobody is named. */
extern const char *const gvt_visit_cancel_reasons[];

/** gvt_visit_cancel_reason: Returns: (transfer none): the code of the table that is @reason,
 * static;
 * "" for none of them */
const char *gvt_visit_cancel_reason (const char *reason);
/** gvt_visit_cancel_words: translated, as it stands behind "Called off: "; of an unknown one, of a
 * newer program, "another reason" */
const char *gvt_visit_cancel_words (const char *reason);
/** gvt_visit_cancel_is_slip: whether it says that nobody meant to go there */
gboolean gvt_visit_cancel_is_slip (const char *reason);

/**
 * gvt_visits_cancel:
 * @reason: one of the codes; "": the visit is held after all
 *
 * Records it for all laptops, and is undone by gvt_visits_undo(). What stands already is not
 * recorded once more. Any thread; blocks.
 *
 * Returns: %FALSE: %GVT_ERROR_BAD_INPUT for an unknown reason; %GVT_ERROR_STATE where somebody was
 * present in a class of it here: then it was held; %GVT_ERROR_FORBIDDEN, %GVT_ERROR_LOCKED,
 * %GVT_ERROR_NOT_FOUND
 */
gboolean
gvt_visits_cancel (GvtProfile *profile, const GvtId *visit, const char *reason, GError **error);

G_END_DECLS
