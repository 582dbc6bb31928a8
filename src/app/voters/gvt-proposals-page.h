/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The proposals of this laptop, the newest first, without names and numbers; found by receipt
 * number. Action: proposals.slip (those of one village on paper). */
#define GVT_TYPE_PROPOSALS_PAGE (gvt_proposals_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtProposalsPage, gvt_proposals_page, GVT, PROPOSALS_PAGE, GvtSectionPage)

GvtSectionPage *gvt_proposals_page_new (void);

G_END_DECLS
