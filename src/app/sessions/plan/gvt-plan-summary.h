/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-plan-form.h"

G_BEGIN_DECLS

/* What stands in a part of a plan, in a line, for who has not opened it. All return (transfer
 * full); never empty. */

char *
gvt_plan_summary_people (GvtPlanForm *form); /* "120 people · 3 classes · First-time voters" */
char *gvt_plan_summary_order (GvtPlanForm *form);   /* "17/PP.06-ST/52/2026 · Ibu Ratna" */
char *gvt_plan_summary_team (GvtPlanForm *form);    /* "FAS-01, SPV-01" */
char *gvt_plan_summary_modules (GvtPlanForm *form); /* "3 modules, 90 minutes" */
char *gvt_plan_summary_lists (GvtPlanForm *form);   /* "2 villages" */
char *gvt_plan_summary_names (GvtPlanForm *form);   /* "Stay on this laptop, 90 days" */

G_END_DECLS
