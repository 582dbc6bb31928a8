/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Where and when a team goes, and all that belongs to it: a new visit, or another plan for one.
 * What is typed is kept until it is saved or given up. Actions: plan.save, plan.open (a part),
 * plan.give-up. */
#define GVT_TYPE_PLAN_PAGE (gvt_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlanPage, gvt_plan_page, GVT, PLAN_PAGE, GvtSectionPage)

/** gvt_plan_page_new: @visit: (nullable): whose plan is changed; %NULL for a new visit */
GvtSectionPage *gvt_plan_page_new (const GvtId *visit);

G_END_DECLS
