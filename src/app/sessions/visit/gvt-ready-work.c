/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ready-work.h"

#include "gvt-readiness.h"
#include "gvt-session-task.h"

static void
answer_free (gpointer data)
{
  GvtReadyAnswer *answer = data;

  g_clear_object (&answer->visit);
  g_clear_object (&answer->points);
  g_free (answer);
}

static gpointer
check (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtReadyAnswer *answer = g_new0 (GvtReadyAnswer, 1);

  answer->visit = gvt_visits_view (task->profile, &task->id, error);
  if (answer->visit != NULL)
    answer->points = gvt_readiness_check (task->profile, task->library, &task->id, error);
  if (answer->points != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

void
gvt_ready_work_check (GvtWork *work,
                      GvtProfile *profile,
                      GvtModuleLibrary *library,
                      const GvtId *visit)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, visit, check);

  task->library = g_object_ref (library);
  work->free_result = answer_free;
}
