/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-undo-work.h"

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library; /* (nullable) */
  GvtId session;
  GvtId act;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_object (&task->profile);
  g_clear_object (&task->library);
  g_free (task);
}

static Task *
task_new (GvtWork *work,
          GvtProfile *profile,
          GvtModuleLibrary *library,
          const GvtId *session,
          GvtWorkFunc func)
{
  Task *task = g_new0 (Task, 1);

  task->profile = g_object_ref (profile);
  task->library = library != NULL ? g_object_ref (library) : NULL;
  task->session = *session;
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  work->free_result = g_object_unref;
  return task;
}

static gpointer
read_last (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;

  return gvt_sessions_list_acts (task->profile, task->library, &task->session, 1, error);
}

void
gvt_undo_work_last (GvtWork *work,
                    GvtProfile *profile,
                    GvtModuleLibrary *library,
                    const GvtId *session)
{
  task_new (work, profile, library, session, read_last);
}

static gpointer
read_history (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;

  return gvt_sessions_list_history (task->profile, task->library, &task->session, 0, error);
}

void
gvt_undo_work_history (GvtWork *work,
                       GvtProfile *profile,
                       GvtModuleLibrary *library,
                       const GvtId *session)
{
  task_new (work, profile, library, session, read_history);
}

static gpointer
undo (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;

  return gvt_sessions_undo (task->profile, task->library, &task->session, &task->act, error);
}

void
gvt_undo_work_undo (GvtWork *work,
                    GvtProfile *profile,
                    GvtModuleLibrary *library,
                    const GvtId *session,
                    const GvtId *act)
{
  task_new (work, profile, library, session, undo)->act = *act;
}
