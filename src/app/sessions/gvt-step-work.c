/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-work.h"

#include "gvt-session-open.h"
#include "gvt-session-task.h"
#include "gvt-step-acts.h"

static gpointer
enter (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  if (task->flag)
    gvt_session_step_return (task->profile, &task->id, task->texts[0], error);
  else
    gvt_session_step_enter (task->profile, &task->id, task->texts[0], error);
  return NULL;
}

void
gvt_step_work_enter (
    GvtWork *work, GvtProfile *profile, const GvtId *session, const char *step, gboolean is_return)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, enter);

  task->texts[0] = g_strdup (step);
  task->flag = is_return;
}

static gpointer
skip (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_session_step_skip (task->profile, &task->id, task->texts[0], task->texts[1], error);
  return NULL;
}

void
gvt_step_work_skip (
    GvtWork *work, GvtProfile *profile, const GvtId *session, const char *step, const char *reason)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, skip);

  task->texts[0] = g_strdup (step);
  task->texts[1] = g_strdup (reason);
}

static gpointer
set_order (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_auto (GStrv) steps = g_strsplit (task->texts[0], " ", -1);

  gvt_session_order_set (task->profile, &task->id, (const char *const *) steps, error);
  return NULL;
}

void
gvt_step_work_order (GvtWork *work,
                     GvtProfile *profile,
                     const GvtId *session,
                     const char *const *steps)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, set_order);

  task->texts[0] = g_strjoinv (" ", (char **) steps);
}

static gpointer
open_next (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtId next;

  return gvt_session_open_next (task->profile, &task->id, task->texts[0], task->texts[1], &next,
                                error)
             ? g_memdup2 (&next, sizeof next)
             : NULL;
}

void
gvt_step_work_open_next (
    GvtWork *work, GvtProfile *profile, const GvtId *session, const char *name, const char *held)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, open_next);

  task->texts[0] = g_strdup (name);
  task->texts[1] = g_strdup (held);
  work->free_result = g_free;
}
