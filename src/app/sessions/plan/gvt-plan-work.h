/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-visit-plan.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the page of a plan has done by workers. */

/* What it begins with. */
typedef struct
{
  GvtVisitPlan *plan; /* (nullable): as it is recorded; %NULL for a new one */
  char *draft;        /* (nullable): what was typed before, and not saved */
  GStrv changed;      /* (nullable): the members changed since the centre planned it */
} GvtPlanSources;

/** gvt_plan_work_load: @visit: (nullable): %NULL for a new one. Result: #GvtPlanSources */
void gvt_plan_work_load (GvtWork *work, GvtProfile *profile, const GvtId *visit);
/** gvt_plan_work_save: plans it, or changes @visit where that says something else than what is
 * recorded; the draft goes. Result: #GvtId of the visit */
void gvt_plan_work_save (GvtWork *work,
                         GvtProfile *profile,
                         const GvtId *visit,
                         const GvtVisitPlan *plan);
/** gvt_plan_work_keep: @text: (nullable): %NULL gives the draft up. No result */
void gvt_plan_work_keep (GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *text);

G_END_DECLS
