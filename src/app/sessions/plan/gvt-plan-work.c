/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-work.h"

#include "gvt-plan-drafts.h"
#include "gvt-session-task.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-assigned.h"

/* The task's flag says that it has an id: of the visit that is changed. */
static GvtSessionTask *
new_task (GvtWork *work, GvtProfile *profile, const GvtId *visit, GvtWorkFunc func)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, visit, func);

  task->flag = visit != NULL;
  return task;
}

static const GvtId *
visit_of (GvtSessionTask *task)
{
  return task->flag ? &task->id : NULL;
}

static void
sources_free (gpointer data)
{
  GvtPlanSources *sources = data;

  gvt_visit_plan_free (sources->plan);
  g_free (sources->draft);
  g_strfreev (sources->changed);
  g_free (sources);
}

static gpointer
load (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GError) local = NULL;
  GvtPlanSources *sources = g_new0 (GvtPlanSources, 1);

  if (task->flag)
    sources->plan = gvt_visits_read_plan (task->profile, &task->id, &local);
  if (local == NULL && task->flag)
    sources->changed = gvt_visits_list_own_changes (task->profile, &task->id, &local);
  if (local == NULL)
    sources->draft = gvt_plan_draft_read (task->profile, visit_of (task), &local);
  if (local == NULL)
    return sources;

  sources_free (sources);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
gvt_plan_work_load (GvtWork *work, GvtProfile *profile, const GvtId *visit)
{
  new_task (work, profile, visit, load);
  work->free_result = sources_free;
}

static gpointer
save (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtId id = task->id;
  gboolean is_saved = task->flag ? gvt_visits_change (task->profile, &task->id, task->plan, error)
                                 : gvt_visits_plan (task->profile, task->plan, &id, error);

  /* the plan is recorded: a draft that stays would only ask to be looked at */
  if (is_saved)
    gvt_plan_draft_keep (task->profile, visit_of (task), NULL, NULL);
  return is_saved ? g_memdup2 (&id, sizeof id) : NULL;
}

void
gvt_plan_work_save (GvtWork *work,
                    GvtProfile *profile,
                    const GvtId *visit,
                    const GvtVisitPlan *plan)
{
  new_task (work, profile, visit, save)->plan = gvt_visit_plan_copy (plan);
  work->free_result = g_free;
}

static gpointer
keep (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_plan_draft_keep (task->profile, visit_of (task), task->texts[0], error);
  return NULL;
}

void
gvt_plan_work_keep (GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *text)
{
  new_task (work, profile, visit, keep)->texts[0] = g_strdup (text);
}
