/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* A module of those on this laptop is taught: exactly this version is kept with the class. A
 * #GvtStepPanel: session.teach begins class mode and opens the module. */
#define GVT_TYPE_TEACH_STEP (gvt_teach_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtTeachStep, gvt_teach_step, GVT, TEACH_STEP, GtkBox)

GtkWidget *gvt_teach_step_new (void); /* (transfer floating) */

G_END_DECLS
