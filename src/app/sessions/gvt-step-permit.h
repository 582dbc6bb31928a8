/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session-progress.h"
#include "gvt-workspace.h"

G_BEGIN_DECLS

/* What stands in the way of an act of a class. In class mode a pupil may be at the keys: what
 * changes a record waits until the teacher typed his passphrase (gvt_workspace_may_record), and the
 * class is closed and reported outside of it. */
typedef enum
{
  GVT_GUARD_NEVER,   /* it cannot be done now */
  GVT_GUARD_RECORDS, /* it changes what is recorded of an open class */
  GVT_GUARD_UNDOES,  /* it takes that back, and of a closed class its close */
  GVT_GUARD_SHOWS,   /* it shows an open class what it was shown already, and records nothing */
  GVT_GUARD_CLOSES,  /* it ends an open class */
  GVT_GUARD_REPORTS, /* it tells of a class, open or closed */
} GvtStepGuard;

typedef enum
{
  GVT_PERMIT_NO,
  GVT_PERMIT_YES,
  GVT_PERMIT_BY_TEACHER,    /* once the teacher is at the keys */
  GVT_PERMIT_OUTSIDE_CLASS, /* outside of class mode */
} GvtStepPermit;

/** gvt_step_permit_read: @workspace: (nullable); @progress: (nullable): not loaded yet */
GvtStepPermit gvt_step_permit_read (GvtStepGuard guard,
                                    GvtWorkspace *workspace,
                                    const GvtSessionProgress *progress);
/** gvt_step_permit_describe: why it waits, for people. Returns: (nullable): translated, static;
 * %NULL where it does not wait */
const char *gvt_step_permit_describe (GvtStepPermit permit);

G_END_DECLS
