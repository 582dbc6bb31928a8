/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft-keeper.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What a draft says of itself: time, for whom, objectives, sources of facts. Actions:
 * facts.add-objective, facts.add-claim. */
#define GVT_TYPE_FACTS_PAGE (gvt_facts_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtFactsPage, gvt_facts_page, GVT, FACTS_PAGE, GvtSectionPage)

/** gvt_facts_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_facts_page_new (GvtDraftKeeper *keeper);

G_END_DECLS
