/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-plan-form.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* Keeps what is typed into a form, a moment after each change, so that neither a lock nor an error
 * nor a dead battery loses it. Signals: "failed" (GError): it is on the screen only. Main thread
 * only. */
#define GVT_TYPE_PLAN_KEEPER (gvt_plan_keeper_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlanKeeper, gvt_plan_keeper, GVT, PLAN_KEEPER, GObject)

/** gvt_plan_keeper_new: @visit: (nullable): as for gvt_plan_draft_keep() */
GvtPlanKeeper *gvt_plan_keeper_new (GvtProfile *profile, const GvtId *visit, GvtPlanForm *form);
/** gvt_plan_keeper_drop: keeps nothing any more: it was saved, or given up */
void gvt_plan_keeper_drop (GvtPlanKeeper *self);

G_END_DECLS
