/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* Who is here: counted, and by name as far as the class keeps a list. A list is not a count; where
 * both say something else, the difference is shown. In class mode no name is. A #GvtStepPanel:
 * session.save-attendance records the count as it stands there. */
#define GVT_TYPE_ATTENDANCE_STEP (gvt_attendance_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtAttendanceStep, gvt_attendance_step, GVT, ATTENDANCE_STEP, GtkBox)

GtkWidget *gvt_attendance_step_new (void); /* (transfer floating) */

G_END_DECLS
