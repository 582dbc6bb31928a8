/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* One voter: where he votes, large; from which list; what was reported about him; and the way to a
 * proposal. Action: person.propose. */
#define GVT_TYPE_PERSON_PAGE (gvt_person_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtPersonPage, gvt_person_page, GVT, PERSON_PAGE, GvtSectionPage)

GvtSectionPage *gvt_person_page_new (GvtVoterHit *hit); /* (transfer floating) */

G_END_DECLS
