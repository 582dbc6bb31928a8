/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-session-views.h"
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

G_END_DECLS
