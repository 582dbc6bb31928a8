/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal-input.h"
#include "gvt-section-page.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* A correction that somebody reports: what it is, about whom, on what evidence, and in the end the
 * receipt number to take home. Whoever does not open the roll writes it blind: once saved it is
 * sealed. Actions: proposal.save, proposal.add-change. */
#define GVT_TYPE_PROPOSAL_PAGE (gvt_proposal_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtProposalPage, gvt_proposal_page, GVT, PROPOSAL_PAGE, GvtSectionPage)

/** gvt_proposal_page_new: @about: (nullable): the voter who was found. Returns: (transfer floating)
 */
GvtSectionPage *gvt_proposal_page_new (GvtVoterHit *about);

/** gvt_proposal_page_fill: what is known of it already: kind, reason, village and values of @input,
 * where they are there. Nothing is kept before it is saved. */
void gvt_proposal_page_fill (GvtProposalPage *self, const GvtProposalInput *input);

G_END_DECLS
