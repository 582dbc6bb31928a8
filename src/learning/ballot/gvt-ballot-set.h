/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-ballot-paper.h"
#include "gvt-claim.h"

G_BEGIN_DECLS

/* A kind of ballot whose law is still to come: properties "kind" and "short-title". */
#define GVT_TYPE_PENDING_BALLOT (gvt_pending_ballot_get_type ())
G_DECLARE_FINAL_TYPE (GvtPendingBallot, gvt_pending_ballot, GVT, PENDING_BALLOT, GObject)
const char *gvt_pending_ballot_get_short_title (GvtPendingBallot *self);

/* The ballots of one election and the sources of what is said about them (format:
 * resources/ballots/README.md). Immutable; any thread.
 *
 * Properties: "id", "election", "label" ("contoh 2024"), "voting-day" ("YYYY-MM-DD" or empty),
 * "notice" (what to say above it all; may be empty), "papers" (of #GvtBallotPaper), "pending" (of
 * #GvtPendingBallot), "statements" (of #GvtClaim). */
#define GVT_TYPE_BALLOT_SET (gvt_ballot_set_get_type ())
G_DECLARE_FINAL_TYPE (GvtBallotSet, gvt_ballot_set, GVT, BALLOT_SET, GObject)

const char *gvt_ballot_set_get_id (GvtBallotSet *self);
const char *gvt_ballot_set_get_election (GvtBallotSet *self);
const char *gvt_ballot_set_get_label (GvtBallotSet *self);
const char *gvt_ballot_set_get_notice (GvtBallotSet *self);
GListModel *gvt_ballot_set_get_papers (GvtBallotSet *self);
GListModel *gvt_ballot_set_get_pending (GvtBallotSet *self);

/** gvt_ballot_set_find_paper: Returns: (transfer none) (nullable): %NULL when there is none of this
 * kind */
GvtBallotPaper *gvt_ballot_set_find_paper (GvtBallotSet *self, const char *kind);
/** gvt_ballot_set_is_pending: whether the law for this kind is still to come */
gboolean gvt_ballot_set_is_pending (GvtBallotSet *self, const char *kind);

/** gvt_ballot_set_find_statement: Returns: (transfer none) (nullable) */
GvtClaim *gvt_ballot_set_find_statement (GvtBallotSet *self, const char *id);

G_END_DECLS
