/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-ballot-set.h"

G_BEGIN_DECLS

/* The ballot sets inside the program. Read once, then shared; any thread. */

/** gvt_ballot_library_get_sets: Returns: (transfer none): of #GvtBallotSet, those that have ballots
 * to show first */
GListModel *gvt_ballot_library_get_sets (void);

/** gvt_ballot_library_find_set: Returns: (transfer none) (nullable): %GVT_ERROR_BAD_INPUT when
 * there is no such set */
GvtBallotSet *gvt_ballot_library_find_set (const char *id, GError **error);

/**
 * gvt_ballot_library_find_paper:
 * @set: (nullable): where to look; %NULL for the first set that has this kind
 *
 * Returns: (transfer none) (nullable): %GVT_ERROR_BAD_INPUT for an unknown kind, and for one whose
 *   law is still to come
 */
GvtBallotPaper *gvt_ballot_library_find_paper (GvtBallotSet *set, const char *kind, GError **error);

/** gvt_ballot_library_find_set_of: Returns: (transfer none): the set that holds @paper, which is
 * from here */
GvtBallotSet *gvt_ballot_library_find_set_of (GvtBallotPaper *paper);

G_END_DECLS
