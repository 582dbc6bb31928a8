/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The modules on this laptop as cards, and a search over all of theirs; works before enrolment.
 * Actions: learning.ballots, learning.eligibility, learning.station (the simulators). */
#define GVT_TYPE_LEARNING_PAGE (gvt_learning_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtLearningPage, gvt_learning_page, GVT, LEARNING_PAGE, GvtSectionPage)

G_END_DECLS
