/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module-library.h"
#include "gvt-plan-form.h"

G_BEGIN_DECLS

/* Which modules a visit teaches, in their order, and how long each; below, all others, which Return
 * adds. Action: modules.move. */
#define GVT_TYPE_PLAN_MODULES (gvt_plan_modules_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlanModules, gvt_plan_modules, GVT, PLAN_MODULES, GtkBox)

/** gvt_plan_modules_new: @library: (nullable): of this laptop. Returns: (transfer floating) */
GtkWidget *gvt_plan_modules_new (GvtPlanForm *form, GvtModuleLibrary *library);
/** gvt_plan_minutes_describe: "3 modules, 90 minutes". Returns: (transfer full) */
char *gvt_plan_minutes_describe (GvtPlanForm *form);

G_END_DECLS
