/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage-work.h"

#include "gvt-session-task.h"

static gpointer
load (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  return gvt_coverage_view (task->profile, NULL, NULL, error);
}

void
gvt_coverage_work_load (GvtWork *work, GvtProfile *profile)
{
  gvt_session_task_new (work, profile, NULL, load);
  work->free_result = (GDestroyNotify) gvt_coverage_free;
}

static gpointer
save (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtCoverage) coverage = gvt_coverage_view (task->profile, NULL, NULL, error);

  if (coverage != NULL)
    gvt_coverage_export (task->profile, coverage, task->regions, (GvtCoverageForm) task->numbers[0],
                         task->texts[0], error);
  return NULL;
}

void
gvt_coverage_work_save (GvtWork *work,
                        GvtProfile *profile,
                        GvtRegionList *regions,
                        GvtCoverageForm form,
                        const char *path)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, NULL, save);

  task->regions = regions != NULL ? g_object_ref (regions) : NULL;
  task->numbers[0] = form;
  task->texts[0] = g_strdup (path);
}
