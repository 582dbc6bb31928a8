/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-task.h"

static void
task_free (gpointer data)
{
  GvtSessionTask *task = data;

  g_clear_object (&task->profile);
  g_clear_object (&task->library);
  g_clear_object (&task->module);
  g_clear_object (&task->regions);
  g_clear_object (&task->quiz);
  g_clear_pointer (&task->counts, g_array_unref);
  g_clear_pointer (&task->plan, gvt_visit_plan_free);
  for (guint i = 0; i < G_N_ELEMENTS (task->texts); i++)
    g_free (task->texts[i]);
  g_free (task);
}

GvtSessionTask *
gvt_session_task_new (GvtWork *work, GvtProfile *profile, const GvtId *id, GvtWorkFunc func)
{
  GvtSessionTask *task = g_new0 (GvtSessionTask, 1);

  task->profile = g_object_ref (profile);
  if (id != NULL)
    task->id = *id;
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  return task;
}
