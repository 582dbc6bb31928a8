/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-plan-form.h"
#include "gvt-region.h"

G_BEGIN_DECLS

/* Of which villages a visit takes the voter list along. Return on one takes it out. */
#define GVT_TYPE_PLAN_LISTS (gvt_plan_lists_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlanLists, gvt_plan_lists, GVT, PLAN_LISTS, GtkBox)

/** gvt_plan_lists_new: @area: of whoever plans. Returns: (transfer floating) */
GtkWidget *gvt_plan_lists_new (GvtPlanForm *form, GvtRegionList *regions, const char *area);

G_END_DECLS
