/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Who is here: counted, and by name as far as the class keeps a list. A list is not a count; where
 * both say something else, the difference is shown. Signal "listed" after the list changed. */
#define GVT_TYPE_ATTENDANCE_STEP (gvt_attendance_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtAttendanceStep, gvt_attendance_step, GVT, ATTENDANCE_STEP, GtkBox)

/** gvt_attendance_step_show: loads what was recorded of @session. @page: the one that it is part
 * of, which lives longer: it says what went wrong. In class mode no name is shown */
void gvt_attendance_step_show (GvtAttendanceStep *self, GvtSectionPage *page, const GvtId *session);
/** gvt_attendance_step_forget: drops every name, until it is shown again */
void gvt_attendance_step_forget (GvtAttendanceStep *self);
/** gvt_attendance_step_set_may_record: whether anything can be changed; it can be read all the same
 */
void gvt_attendance_step_set_may_record (GvtAttendanceStep *self, gboolean may_record);
/** gvt_attendance_step_save: records the count as it stands there; @done is told as by
 * gvt_work_run(), with @page as the owner. %FALSE, and nothing is done, when it was refused */
gboolean gvt_attendance_step_save (GvtAttendanceStep *self,
                                   void (*done) (gpointer, gpointer, const GError *));
/** gvt_attendance_step_is_listing: whether somebody is being put on the list at the moment */
gboolean gvt_attendance_step_is_listing (GvtAttendanceStep *self);

G_END_DECLS
