/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The kinds of ballot to practise on, by election; the way to the ballot simulator. Works before
 * enrolment. */
#define GVT_TYPE_BALLOT_KINDS_PAGE (gvt_ballot_kinds_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtBallotKindsPage, gvt_ballot_kinds_page, GVT, BALLOT_KINDS_PAGE, GvtSectionPage)

/** gvt_ballot_kinds_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_ballot_kinds_page_new (void);

G_END_DECLS
