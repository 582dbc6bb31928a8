/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-plan-form.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One part of a plan on a page of its own, above the plan's. What is typed stands in the form at
 * once; the button at the foot only leads back. Action: part.done. */
#define GVT_TYPE_PLAN_PART_PAGE (gvt_plan_part_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlanPartPage, gvt_plan_part_page, GVT, PLAN_PART_PAGE, GvtSectionPage)

/** gvt_plan_part_page_new: @content: (transfer floating): its fields; those with a member's name
 * are joined with @form. Returns: (transfer floating) */
GvtSectionPage *gvt_plan_part_page_new (const char *title, GtkWidget *content, GvtPlanForm *form);
/** gvt_plan_part_page_point_out: once it is seen, brings the keys to what is wrong with @member */
void gvt_plan_part_page_point_out (GvtPlanPartPage *self, const char *member);

G_END_DECLS
