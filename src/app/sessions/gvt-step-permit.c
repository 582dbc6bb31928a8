/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-permit.h"

#include <glib/gi18n-lib.h>

GvtStepPermit
gvt_step_permit_read (GvtStepGuard guard,
                      GvtWorkspace *workspace,
                      const GvtSessionProgress *progress)
{
  GvtStepPermit at_end;

  if (progress == NULL || workspace == NULL)
    return GVT_PERMIT_NO;

  at_end = gvt_workspace_is_class (workspace) ? GVT_PERMIT_OUTSIDE_CLASS : GVT_PERMIT_YES;
  if (guard == GVT_GUARD_REPORTS
      || (guard == GVT_GUARD_UNDOES && !gvt_session_is_open (progress->session)))
    return at_end;
  if (!gvt_session_is_open (progress->session))
    return GVT_PERMIT_NO;

  switch (guard)
    {
    case GVT_GUARD_RECORDS:
    case GVT_GUARD_UNDOES:
      return gvt_workspace_may_record (workspace) ? GVT_PERMIT_YES : GVT_PERMIT_BY_TEACHER;
    case GVT_GUARD_SHOWS:
      return GVT_PERMIT_YES;
    case GVT_GUARD_CLOSES:
      return at_end;
    case GVT_GUARD_NEVER:
    case GVT_GUARD_REPORTS:
    default:
      return GVT_PERMIT_NO;
    }
}

const char *
gvt_step_permit_describe (GvtStepPermit permit)
{
  switch (permit)
    {
    case GVT_PERMIT_BY_TEACHER:
      return _ ("In class mode only the teacher changes what is recorded.");
    case GVT_PERMIT_OUTSIDE_CLASS:
      return _ ("The class is closed and reported outside of class mode.");
    case GVT_PERMIT_NO:
    case GVT_PERMIT_YES:
    default:
      return NULL;
    }
}
