/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-work.h"

typedef struct
{
  GvtWork work;
  GWeakRef owner;
  GCancellable *cancellable;
} Job;

static guint n_running;

static void
free_input (Job *job)
{
  gpointer input = g_steal_pointer (&job->work.input);

  if (input != NULL && job->work.free_input != NULL)
    job->work.free_input (input);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  free_input (job);
  g_weak_ref_clear (&job->owner);
  g_clear_object (&job->cancellable);
  g_free (job);
}

/* The input goes before the result is told: GTask holds on to it for a moment longer, and what it
 * holds, a profile or a passphrase, would outlive whoever is told that the work has ended. */
static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  gpointer result = job->work.func (job->work.input, cancellable, &error);

  free_input (job);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, job->work.free_result);
}

static void
on_finished (GObject *source, GAsyncResult *async, gpointer data)
{
  GTask *task = G_TASK (async);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer result = g_task_propagate_pointer (task, &error);
  g_autoptr (GObject) owner = g_weak_ref_get (&job->owner);
  gboolean is_wanted = owner != NULL && !g_cancellable_is_cancelled (job->cancellable);

  n_running--;
  if (is_wanted && job->work.done != NULL)
    job->work.done (owner, result, error);
  if (result != NULL && job->work.free_result != NULL)
    job->work.free_result (result);
}

void
gvt_work_run (gpointer owner, GCancellable *cancellable, const GvtWork *work)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (G_IS_OBJECT (owner));
  g_return_if_fail (work != NULL && work->func != NULL);

  job = g_new0 (Job, 1);
  job->work = *work;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_weak_ref_init (&job->owner, owner);

  task = g_task_new (NULL, cancellable, on_finished, NULL);
  g_task_set_source_tag (task, gvt_work_run);
  g_task_set_task_data (task, job, job_free);
  g_task_set_check_cancellable (task, FALSE); /* a write that was done is never called undone */
  n_running++;
  g_task_run_in_thread (task, run_in_thread);
}

guint
gvt_work_get_n_running (void)
{
  return n_running;
}
