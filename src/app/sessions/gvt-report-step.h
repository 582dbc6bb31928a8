/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* The page for the host. A #GvtStepPanel: session.report saves it as a file. */
#define GVT_TYPE_REPORT_STEP (gvt_report_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtReportStep, gvt_report_step, GVT, REPORT_STEP, GtkBox)

GtkWidget *gvt_report_step_new (void); /* (transfer floating) */

G_END_DECLS
