/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"
#include "gvt-session-progress.h"

G_BEGIN_DECLS

/* Visits and sessions in the words of the window. All return (transfer full). */

/** gvt_visit_describe: "Tuesday, 24 November 2026 · Desa Kuta, … · 120 people expected".
 * @regions: (nullable): the code stands otherwise */
char *gvt_visit_describe (GvtVisit *visit, GvtRegionList *regions);
/** gvt_session_describe: "Open · 38 people · 1 module · 24 answers" */
char *gvt_session_describe (GvtSession *session);
/** gvt_session_describe_held: that it was held on paper and recorded later, and its day. Returns:
 * (nullable): %NULL for any other class */
char *gvt_session_describe_held (GvtSession *session);
/** gvt_people_describe: "20 men and 18 women, 38 people" */
char *gvt_people_describe (guint men, guint women);

/** gvt_step_title: "Attendance". Translated, static. */
const char *gvt_step_title (GvtSessionStep step);
/** gvt_missing_describe: of a quiz: people, answers and questions that are missing, three things.
 * @n_people: who took part. Returns: (transfer full) */
char *gvt_missing_describe (guint n_present, guint n_people, guint n_unanswered, guint n_not_shown);

/** gvt_plan_members_describe: "Day, People expected". Returns: (transfer full) */
char *gvt_plan_members_describe (const char *const *members);

G_END_DECLS
