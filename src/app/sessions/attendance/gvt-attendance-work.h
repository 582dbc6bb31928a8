/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-attendance.h"
#include "gvt-people-list.h"
#include "gvt-region.h"
#include "gvt-visit-plan.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the attendance of a class has done by workers. Each function fills a #GvtWork but for its
 * `done`. */

typedef struct
{
  GPtrArray *people; /* GvtPerson, by card */
  GvtPeopleGroups *groups;
  GvtPresence presence;
  GvtVisitPlan *plan; /* what it says of names */
} GvtAttendance;

/** gvt_attendance_work_read: result: #GvtAttendance */
void gvt_attendance_work_read (GvtWork *work,
                               GvtProfile *profile,
                               const GvtId *session,
                               gboolean with_names);
/** gvt_attendance_work_list: result: #GvtPerson, with its card */
void gvt_attendance_work_list (GvtWork *work,
                               GvtProfile *profile,
                               const GvtId *session,
                               const GvtPerson *person);
/* These have no result. */
void
gvt_attendance_work_unlist (GvtWork *work, GvtProfile *profile, const GvtId *session, guint card);
/** gvt_attendance_work_count: @groups: (nullable): %NULL for two sums alone */
void gvt_attendance_work_count (GvtWork *work,
                                GvtProfile *profile,
                                const GvtId *session,
                                GvtPeopleGroups *groups,
                                guint men,
                                guint women);

/** gvt_attendance_work_sheet: writes the list with its names to @path. No result. @regions:
 * (nullable): the place stands as a code otherwise */
void gvt_attendance_work_sheet (GvtWork *work,
                                GvtProfile *profile,
                                const GvtId *session,
                                GvtRegionList *regions,
                                gboolean is_practice,
                                const char *path);

G_END_DECLS
