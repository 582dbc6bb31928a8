/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-attendance-work.h"

#include "gvt-attendance-sheet.h"
#include "gvt-session-acts.h"
#include "gvt-session-views.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-text.h"

typedef struct
{
  GvtProfile *profile;
  GvtId session;
  gboolean with_names;
  GvtPerson *person; /* (nullable) */
  guint card;
  JsonArray *groups; /* (nullable) */
  guint men;
  guint women;
  GvtRegionList *regions; /* (nullable) */
  gboolean is_practice;
  char *path;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->profile);
  gvt_person_free (task->person);
  g_clear_object (&task->regions);
  g_free (task->path);
  g_clear_pointer (&task->groups, json_array_unref);
  g_free (task);
}

static Task *
task_new (GvtWork *work, GvtProfile *profile, const GvtId *session, GvtWorkFunc func)
{
  Task *task = g_new0 (Task, 1);

  task->profile = g_object_ref (profile);
  task->session = *session;
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  return task;
}

static void
attendance_free (gpointer data)
{
  GvtAttendance *self = data;

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->groups, gvt_people_groups_free);
  g_clear_pointer (&self->plan, gvt_visit_plan_free);
  g_free (self);
}

static gpointer
read_attendance (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  g_autoptr (GvtSession) session = gvt_sessions_view (task->profile, &task->session, error);
  GvtAttendance *result = g_new0 (GvtAttendance, 1);

  if (session != NULL)
    result->plan = gvt_visits_read_plan (task->profile, gvt_session_get_visit_id (session), error);
  if (result->plan != NULL)
    result->people = gvt_session_read_list (task->profile, &task->session, task->with_names, error);
  if (result->people != NULL)
    result->groups = gvt_session_read_people (task->profile, &task->session, error);
  if (result->groups != NULL
      && gvt_session_read_presence (task->profile, &task->session, &result->presence, error))
    return result;

  attendance_free (result);
  return NULL;
}

void
gvt_attendance_work_read (GvtWork *work,
                          GvtProfile *profile,
                          const GvtId *session,
                          gboolean with_names)
{
  task_new (work, profile, session, read_attendance)->with_names = with_names;
  work->free_result = attendance_free;
}

static gpointer
list_person (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  guint card;

  if (!gvt_sessions_list_person (task->profile, &task->session, task->person, &card, error))
    return NULL;
  task->person->card = card;
  return g_steal_pointer (&task->person);
}

void
gvt_attendance_work_list (GvtWork *work,
                          GvtProfile *profile,
                          const GvtId *session,
                          const GvtPerson *person)
{
  task_new (work, profile, session, list_person)->person = gvt_person_copy (person);
  work->free_result = (GDestroyNotify) gvt_person_free;
}

static gpointer
unlist_person (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;

  gvt_sessions_unlist_person (task->profile, &task->session, task->card, error);
  return NULL;
}

void
gvt_attendance_work_unlist (GvtWork *work, GvtProfile *profile, const GvtId *session, guint card)
{
  task_new (work, profile, session, unlist_person)->card = card;
}

static gpointer
count_people (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  g_autoptr (GvtPeopleGroups) groups = NULL;

  if (task->groups == NULL)
    gvt_sessions_attend (task->profile, &task->session, task->men, task->women, error);
  else if ((groups = gvt_people_groups_from_json (task->groups, error)) != NULL)
    gvt_sessions_count_people (task->profile, &task->session, groups, error);
  return NULL;
}

void
gvt_attendance_work_count (GvtWork *work,
                           GvtProfile *profile,
                           const GvtId *session,
                           GvtPeopleGroups *groups,
                           guint men,
                           guint women)
{
  Task *task = task_new (work, profile, session, count_people);

  task->groups = groups != NULL ? gvt_people_groups_to_json (groups) : NULL;
  task->men = men;
  task->women = women;
}

static gpointer
write_sheet (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  g_autoptr (GvtSession) session = gvt_sessions_view (task->profile, &task->session, error);
  g_autofree char *place = NULL;
  GvtReportOptions options = { .is_practice = task->is_practice };

  if (session == NULL)
    return NULL;
  place = gvt_region_list_describe (task->regions, gvt_session_get_place (session));
  options.place_text = place;
  gvt_attendance_sheet_write (task->profile, &task->session, TRUE, &options, task->path, error);
  return NULL;
}

void
gvt_attendance_work_sheet (GvtWork *work,
                           GvtProfile *profile,
                           const GvtId *session,
                           GvtRegionList *regions,
                           gboolean is_practice,
                           const char *path)
{
  Task *task = task_new (work, profile, session, write_sheet);

  task->regions = regions != NULL ? g_object_ref (regions) : NULL;
  task->is_practice = is_practice;
  task->path = g_strdup (path);
}
