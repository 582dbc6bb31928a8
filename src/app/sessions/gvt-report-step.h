/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* The page for the host, and the class after this one. A #GvtStepPanel: session.report saves the
 * page as a file, session.next opens the next class of the visit with the plan of this one. */
#define GVT_TYPE_REPORT_STEP (gvt_report_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtReportStep, gvt_report_step, GVT, REPORT_STEP, GtkBox)

GtkWidget *gvt_report_step_new (void); /* (transfer floating) */

G_END_DECLS
