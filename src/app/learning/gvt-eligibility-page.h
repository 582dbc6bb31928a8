/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-clock.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

#define GVT_ELIGIBILITY_SIMULATOR "sudah-bisa-memilih" /* how a card asks for it */

/* "Can I vote?": a few questions, and the answer with its reason. Stores nothing, and forgets it
 * all for the next person; works before enrolment. Actions: eligibility.answer,
 * eligibility.next-person. */
#define GVT_TYPE_ELIGIBILITY_PAGE (gvt_eligibility_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtEligibilityPage, gvt_eligibility_page, GVT, ELIGIBILITY_PAGE, GvtSectionPage)

/** gvt_eligibility_page_new: @clock: says which day is today. Returns: (transfer floating) */
GvtSectionPage *gvt_eligibility_page_new (GvtClock *clock);

/** gvt_eligibility_page_new_from_settings: by the machine's clock. @settings: (nullable): a card's;
 * there are none yet. Returns: (transfer floating) */
GvtSectionPage *gvt_eligibility_page_new_from_settings (JsonObject *settings);

G_END_DECLS
