/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-work.h"

#include "gvt-undo.h"

typedef struct
{
  GvtProfile *profile;
  GvtId session;
  gboolean has_session;
  GvtId visit;
  GvtId act; /* to undo */
  GvtSurveyEntry entry;
  char *texts[4]; /* of a plan: element, act, due, role */
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->profile);
  for (guint i = 0; i < G_N_ELEMENTS (task->texts); i++)
    g_free (task->texts[i]);
  g_free (task);
}

static Task *
task_new (GvtWork *work, GvtProfile *profile, GvtWorkFunc func)
{
  Task *task = g_new0 (Task, 1);

  task->profile = g_object_ref (profile);
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  return task;
}

/* --- at the laptop --- */

static gpointer
record (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;

  if (task->entry.is_smiley)
    gvt_sessions_smile (task->profile, &task->session, &task->entry.smiley, error);
  else
    gvt_sessions_survey (task->profile, &task->session, &task->entry.sheet, error);
  return NULL;
}

void
gvt_survey_work_record (GvtWork *work,
                        GvtProfile *profile,
                        const GvtId *session,
                        const GvtSurveyEntry *entry)
{
  Task *task = task_new (work, profile, record);

  task->session = *session;
  task->entry = *entry;
}

static gpointer
find_unfinished (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  gboolean is_found = task->entry.is_smiley
                          ? gvt_survey_find_unfinished_smiley (task->profile, &task->session,
                                                               &task->entry.smiley, error)
                          : gvt_survey_find_unfinished (task->profile, &task->session,
                                                        &task->entry.sheet, error);

  return is_found ? g_memdup2 (&task->entry, sizeof task->entry) : NULL;
}

void
gvt_survey_work_unfinished (GvtWork *work,
                            GvtProfile *profile,
                            const GvtId *session,
                            gboolean is_smiley)
{
  Task *task = task_new (work, profile, find_unfinished);

  task->session = *session;
  task->entry.is_smiley = is_smiley;
  work->free_result = g_free;
}

/* --- what it comes to --- */

void
gvt_survey_reading_free (GvtSurveyReading *self)
{
  g_clear_pointer (&self->survey, gvt_session_survey_free);
  g_free (self->undo);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSurveyReading, gvt_survey_reading_free)

static gboolean
read_undo (GvtSurveyReading *self, const Task *task, GError **error)
{
  g_autoptr (GListModel) acts = gvt_visits_list_acts (task->profile, &task->visit, 1, error);
  g_autoptr (GvtDoneAct) last = acts != NULL ? g_list_model_get_item (acts, 0) : NULL;

  if (last != NULL)
    {
      self->undo = g_strdup (gvt_done_act_get_name (last));
      self->undo_id = *gvt_done_act_get_id (last);
    }
  return acts != NULL;
}

static gpointer
read_survey (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  g_autoptr (GvtSurveyReading) self = g_new0 (GvtSurveyReading, 1);

  self->survey = task->has_session ? gvt_session_survey_read (task->profile, &task->session, error)
                                   : gvt_visit_survey_read (task->profile, &task->visit, error);
  if (self->survey == NULL || !read_undo (self, task, error))
    return NULL;
  return g_steal_pointer (&self);
}

static Task *
new_reading (GvtWork *work, GvtProfile *profile, const GvtId *visit, GvtWorkFunc func)
{
  Task *task = task_new (work, profile, func);

  task->visit = *visit;
  work->free_result = (GDestroyNotify) gvt_survey_reading_free;
  return task;
}

void
gvt_survey_work_read (GvtWork *work, GvtProfile *profile, const GvtId *session, const GvtId *visit)
{
  Task *task = new_reading (work, profile, visit, read_survey);

  task->has_session = session != NULL;
  if (session != NULL)
    task->session = *session;
}

static gpointer
follow_up (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  const GvtSurveyFollowup followup = { task->texts[0], task->texts[1], task->texts[2],
                                       task->texts[3] };

  return gvt_visits_follow_up (task->profile, &task->visit, &followup, error)
             ? read_survey (task, cancellable, error)
             : NULL;
}

void
gvt_survey_work_follow_up (GvtWork *work,
                           GvtProfile *profile,
                           const GvtId *visit,
                           const GvtSurveyFollowup *followup)
{
  Task *task = new_reading (work, profile, visit, follow_up);

  task->texts[0] = g_strdup (followup->element);
  task->texts[1] = g_strdup (followup->act);
  task->texts[2] = g_strdup (followup->due);
  task->texts[3] = g_strdup (followup->role);
}

static gpointer
undo_followup (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  g_autoptr (GvtDoneAct) undone = gvt_visits_undo (task->profile, &task->visit, &task->act, error);

  return undone != NULL ? read_survey (task, cancellable, error) : NULL;
}

void
gvt_survey_work_undo_followup (GvtWork *work,
                               GvtProfile *profile,
                               const GvtId *visit,
                               const GvtId *act)
{
  new_reading (work, profile, visit, undo_followup)->act = *act;
}
