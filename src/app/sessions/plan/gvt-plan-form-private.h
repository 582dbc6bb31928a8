/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-plan-form.h"

G_BEGIN_DECLS

/* What the files of the form share: what stands in it (gvt-plan-form.c), and what is wrong with it
 * (gvt-plan-form-problems.c). */

/** gvt_plan_form_to_json: the plan as it stands, right or wrong. Returns: (transfer full) */
JsonObject *gvt_plan_form_to_json (GvtPlanForm *self);
/** gvt_plan_form_dup_today: Returns: (transfer full): by the form's clock, as 2026-11-24 */
char *gvt_plan_form_dup_today (GvtPlanForm *self);

G_END_DECLS
