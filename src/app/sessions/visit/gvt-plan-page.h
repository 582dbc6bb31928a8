/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A new visit: name, day, place, how many are expected. Action: plan.save. */
#define GVT_TYPE_PLAN_PAGE (gvt_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlanPage, gvt_plan_page, GVT, PLAN_PAGE, GvtSectionPage)

GvtSectionPage *gvt_plan_page_new (void); /* (transfer floating) */

G_END_DECLS
