/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the session pages have done by workers. Each function fills a #GvtWork but for its `done`.
 */

/** gvt_session_work_visits: result: GListModel of #GvtVisit */
void gvt_session_work_visits (GvtWork *work, GvtProfile *profile);
/** gvt_session_work_sessions: result: GListModel of #GvtSession of @visit */
void gvt_session_work_sessions (GvtWork *work, GvtProfile *profile, const GvtId *visit);
/** gvt_session_work_progress: result: #GvtSessionProgress */
void gvt_session_work_progress (GvtWork *work,
                                GvtProfile *profile,
                                GvtModuleLibrary *library,
                                const GvtId *session);

/** gvt_session_work_check_close: result: #GStrv, what the class lacks in sentences
 * (gvt-close-check.h) */
void gvt_session_work_check_close (GvtWork *work,
                                   GvtProfile *profile,
                                   GvtModuleLibrary *library,
                                   const GvtId *session);

/** gvt_session_work_open: result: #GvtId of the session */
void
gvt_session_work_open (GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *name);
/** gvt_session_work_open_held: a class that was held on paper on the day @held (YYYY-MM-DD).
 * Result: #GvtId of the session */
void gvt_session_work_open_held (
    GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *name, const char *held);
/* These have no result. */
void gvt_session_work_teach (GvtWork *work,
                             GvtProfile *profile,
                             const GvtId *session,
                             GvtModule *module);
void gvt_session_work_close (GvtWork *work, GvtProfile *profile, const GvtId *session);

typedef struct
{
  GvtModuleLibrary *library;
  GvtRegionList *regions; /* (nullable) */
  const GvtId *visit;
  gboolean is_practice;
  const char *path;
} GvtReportOrder;

/** gvt_session_work_report: writes the page of a visit. No result. */
void gvt_session_work_report (GvtWork *work, GvtProfile *profile, const GvtReportOrder *order);

G_END_DECLS
