/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-session-views.h"
#include "gvt-session-work.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the page "ready to leave?" tells, read in one go. */
typedef struct
{
  GvtVisit *visit;
  GListModel *points; /* of #GvtReadyPoint */
} GvtReadyAnswer;

/** gvt_ready_work_check: fills @work but for its `done`. Result: #GvtReadyAnswer of @visit */
void gvt_ready_work_check (GvtWork *work,
                           GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *visit);

/** gvt_ready_work_print: the paper for a class without power, as many sheets as a class of the plan
 * has people. No result */
void gvt_ready_work_print (GvtWork *work, GvtProfile *profile, const GvtReportOrder *order);
/** gvt_ready_work_certify: looks again, and writes the page that says that all is ready. No result;
 * %GVT_ERROR_STATE names what is missing */
void gvt_ready_work_certify (GvtWork *work, GvtProfile *profile, const GvtReportOrder *order);
/** gvt_ready_work_back_up: among the profile's own backups. No result */
void gvt_ready_work_back_up (GvtWork *work, GvtProfile *profile);

G_END_DECLS
