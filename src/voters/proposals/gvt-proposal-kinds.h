/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* Proposals in their final form. `place` is the village, `scope` the election or period.
 *
 *   proposal.made/1       {"consent", "evidence": {"codes", "scheme"}, "fields", "list"?:
 * {"election", "version"}, "proposal", "receipt", "reporter", "sex"?, "subject", "tms"?:
 *                         {"code", "scheme"}}. "subject" tells what the header's subject is: "nik",
 *                         keyed (gvt-voter-subject.h); or random, "blind" where who wrote it could
 *                         not compute that, "none" where no NIK was given. "fields" are names
 *                         alone. Personal: sealed to the roll and the centre ("proposal/1"),
 *                         gvt-proposal-details.h.
 *   proposal.made/2       as /1, by which somebody asks for his own data to be put right:
 *                         {"own_request": true} beside the rest
 *   proposal.matched/1    {"proposal"}: the subject of a blind one, keyed, found by an officer's
 * key proposal.opened/1     {"proposal", "purpose"}: somebody read the personal part
 *   proposal.withdrawn/1  {"proposal", "reason"}: taken back by the device that made it
 *
 * Code lists are open: a code of a newer list is kept and projected as it is. */
#define GVT_PROPOSAL_MADE_KIND      "proposal.made/1"
#define GVT_PROPOSAL_REQUESTED_KIND "proposal.made/2"
#define GVT_PROPOSAL_MATCHED_KIND   "proposal.matched/1"
#define GVT_PROPOSAL_OPENED_KIND    "proposal.opened/1"
#define GVT_PROPOSAL_WITHDRAWN_KIND "proposal.withdrawn/1"

#define GVT_PROPOSAL_SUBJECT_NIK   "nik"
#define GVT_PROPOSAL_SUBJECT_BLIND "blind"
#define GVT_PROPOSAL_SUBJECT_NONE  "none"

extern const GvtProjection gvt_proposals_projection;

G_END_DECLS
