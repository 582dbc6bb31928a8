/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* What the class comes to, and its end. A #GvtStepPanel: session.close asks first. */
#define GVT_TYPE_CLOSE_STEP (gvt_close_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtCloseStep, gvt_close_step, GVT, CLOSE_STEP, GtkBox)

GtkWidget *gvt_close_step_new (void); /* (transfer floating) */

G_END_DECLS
