/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-plan-form.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* Who goes: users of this laptop to tick, and the codes of others. */
#define GVT_TYPE_PLAN_TEAM (gvt_plan_team_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlanTeam, gvt_plan_team, GVT, PLAN_TEAM, GtkBox)

/** gvt_plan_team_new: @vault: (nullable). Returns: (transfer floating) */
GtkWidget *gvt_plan_team_new (GvtPlanForm *form, GvtVault *vault);

G_END_DECLS
