/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-session-survey.h"

G_BEGIN_DECLS

/* What is to be done about one element of a visit's survey: written down, changed, or taken back.
 * Actions: followup.save, followup.take-back. */
#define GVT_TYPE_FOLLOWUP_PAGE (gvt_followup_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtFollowupPage, gvt_followup_page, GVT, FOLLOWUP_PAGE, GvtSectionPage)

/** gvt_followup_page_new: @element: from 0. @found: what was said of it, for people; @planned:
 * (nullable): what stands there. Returns: (transfer floating) */
GvtSectionPage *gvt_followup_page_new (const GvtId *visit,
                                       guint element,
                                       const char *found,
                                       const GvtPlannedFollowup *planned);

G_END_DECLS
