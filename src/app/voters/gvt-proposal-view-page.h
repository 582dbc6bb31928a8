/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One proposal: what all may know of it; and for who opens the voter lists, once he said why, whom
 * it is about. */
#define GVT_TYPE_PROPOSAL_VIEW_PAGE (gvt_proposal_view_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtProposalViewPage, gvt_proposal_view_page, GVT, PROPOSAL_VIEW_PAGE, GvtSectionPage)

GvtSectionPage *gvt_proposal_view_page_new (GvtProposal *proposal);
/** gvt_proposal_view_page_read: for tests: gives the reason at @purpose of the list, and reads */
void gvt_proposal_view_page_read (GvtProposalViewPage *self, guint purpose);

G_END_DECLS
