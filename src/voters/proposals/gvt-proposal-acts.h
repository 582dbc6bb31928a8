/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-proposal-details.h"
#include "gvt-proposal-input.h"
#include "gvt-proposal.h"

G_BEGIN_DECLS

/* Proposals of a laptop (design D4): the program never edits the list, people decide. All need an
 * unlocked profile (%GVT_ERROR_LOCKED) and a village inside the user's working area
 * (%GVT_ERROR_FORBIDDEN). Any thread; they block. */

/**
 * gvt_proposals_make:
 *
 * Gives a receipt number, seals what is personal to the roll and to the centre, and keeps the
 * proposal; it is on disk when this returns. Anybody may: who does not open the roll, writes blind.
 * %GVT_ERROR_BAD_INPUT as gvt_proposal_input_split(), %GVT_ERROR_STATE before enrolment with a
 * centre; of its pictures %GVT_ERROR_BAD_FORMAT and %GVT_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full) (nullable)
 */
GvtProposal *
gvt_proposals_make (GvtProfile *profile, const GvtProposalInput *input, GError **error);

/** gvt_proposal_role_to_withdraw: the least that @user must be, who takes back what @made_by made:
 * a facilitator only his own. Both codes may be %NULL, for not known */
GvtRole gvt_proposal_role_to_withdraw (const char *made_by, const char *user);

/** gvt_proposals_withdraw: undoes what this laptop made: @reason of gvt_withdrawal_codes. One's
 * own, or anybody's for data officers and supervisors. %GVT_ERROR_STATE when it is withdrawn
 * already or was made elsewhere. */
gboolean gvt_proposals_withdraw (GvtProfile *profile,
                                 const GvtId *proposal,
                                 const char *reason,
                                 GError **error);

/**
 * gvt_proposals_open:
 * @purpose: why, in a few words, as gvt_purpose_check() takes it
 *
 * Reads the personal part and its pictures, for who opens the roll. That it was read, why and by
 * whom is on disk before it is returned; an erased part is said to be so, and nothing is recorded.
 *
 * Returns: (transfer full) (nullable)
 */
GvtProposalDetails *gvt_proposals_open (GvtProfile *profile,
                                        const GvtId *proposal,
                                        const char *purpose,
                                        GError **error);

/** gvt_proposals_browse: as gvt_proposals_list(), inside the user's area. @area: (nullable): all of
 * it. Returns: (transfer full) (nullable) */
GListModel *
gvt_proposals_browse (GvtProfile *profile, const char *area, const char *state, GError **error);

/** gvt_proposals_view: one of them. Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtProposal *gvt_proposals_view (GvtProfile *profile, const GvtId *proposal, GError **error);
/** gvt_proposals_with_receipt: @typed: as gvt_receipt_number_parse() takes it; more than one after
 * a repeat. Returns: (transfer full) (nullable): those inside the user's area; %GVT_ERROR_FORBIDDEN
 * when the number stands for others alone */
GListModel *gvt_proposals_with_receipt (GvtProfile *profile, const char *typed, GError **error);

G_END_DECLS
