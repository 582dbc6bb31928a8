/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* What people decide about proposals (design D4). The subject of each is the proposal's id, its
 * place the proposal's village.
 *
 *   proposal.decided/1          {"after", "decision", "proposal", "reason"?, "signature"}, by a
 *                               supervisor; "after" is the number of the last outcome that he saw,
 *                               0 for none. The signature is his Ed25519 key's over the rest
 *                               (type "proposal-decision"). Personal, of what was asked back: the
 *                               question, sealed (gvt-sealed-words.h) to the roll and the centre.
 *   proposal.decision_undone/1  {"decision", "proposal", "signature"}: its maker takes it back
 *   proposal.amended/1          {"answers", "fields", "proposal"}: the laptop that made the
 *                               proposal answers the outcome numbered "answers"; "fields" are the
 *                               names of those that are put right. Personal: sealed to the roll and
 *                               the centre (gvt-amendment.h).
 *   proposal.outcome/1          what the centre made of it, in its own chain, and written down by
 *                               whichever laptop made the proposal: gvt-outcome.h. Personal: the
 *                               question, sealed to whose chain it is. It is state only where it
 *                               stands in the reader's own chain, so that no laptop speaks for the
 *                               centre.
 *
 * Which of several decisions counts is for the centre alone (D7): the first one to arrive. */
#define GVT_PROPOSAL_DECIDED_KIND         "proposal.decided/1"
#define GVT_PROPOSAL_DECISION_UNDONE_KIND "proposal.decision_undone/1"
#define GVT_PROPOSAL_AMENDED_KIND         "proposal.amended/1"
#define GVT_PROPOSAL_OUTCOME_KIND         "proposal.outcome/1"

#define GVT_DECISION_VERIFIED   "verified"
#define GVT_DECISION_REJECTED   "rejected"
#define GVT_DECISION_ASKED_BACK "asked_back"

extern const GvtProjection gvt_decisions_projection;

G_END_DECLS
