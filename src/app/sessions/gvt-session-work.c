/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-work.h"

#include "gvt-close-check.h"
#include "gvt-report.h"
#include "gvt-session-acts.h"
#include "gvt-session-open.h"
#include "gvt-session-progress.h"
#include "gvt-session-task.h"
#include "gvt-session-views.h"
#include "gvt-visit-text.h"

/* --- reading --- */

static gpointer
read_visits (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_visits_browse (((GvtSessionTask *) input)->profile, error);
}

void
gvt_session_work_visits (GvtWork *work, GvtProfile *profile)
{
  gvt_session_task_new (work, profile, NULL, read_visits);
  work->free_result = g_object_unref;
}

static gpointer
read_sessions (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  return gvt_sessions_browse (task->profile, &task->id, error);
}

void
gvt_session_work_sessions (GvtWork *work, GvtProfile *profile, const GvtId *visit)
{
  gvt_session_task_new (work, profile, visit, read_sessions);
  work->free_result = g_object_unref;
}

static gpointer
read_progress (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  return gvt_session_progress_load (task->profile, task->library, &task->id, error);
}

void
gvt_session_work_progress (GvtWork *work,
                           GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *session)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, read_progress);

  task->library = g_object_ref (library);
  work->free_result = (GDestroyNotify) gvt_session_progress_free;
}

/* --- recording --- */

static gpointer
open_session (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtId session;

  return gvt_sessions_open (task->profile, &task->id, task->texts[0], &session, error)
             ? g_memdup2 (&session, sizeof session)
             : NULL;
}

void
gvt_session_work_open (GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *name)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, visit, open_session);

  task->texts[0] = g_strdup (name);
  work->free_result = g_free;
}

static gpointer
open_held (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtId session;

  return gvt_sessions_open_held (task->profile, &task->id, task->texts[0], task->texts[1], &session,
                                 error)
             ? g_memdup2 (&session, sizeof session)
             : NULL;
}

void
gvt_session_work_open_held (
    GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *name, const char *held)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, visit, open_held);

  task->texts[0] = g_strdup (name);
  task->texts[1] = g_strdup (held);
  work->free_result = g_free;
}

static gpointer
teach (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_sessions_teach (task->profile, &task->id, task->module, error);
  return NULL;
}

void
gvt_session_work_teach (GvtWork *work, GvtProfile *profile, const GvtId *session, GvtModule *module)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, teach);

  task->module = g_object_ref (module);
}

static gpointer
check_close (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtCloseCheck) check = gvt_close_check_read (task->profile, &task->id, error);

  return check != NULL ? gvt_close_check_describe (check, task->library) : NULL;
}

void
gvt_session_work_check_close (GvtWork *work,
                              GvtProfile *profile,
                              GvtModuleLibrary *library,
                              const GvtId *session)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, check_close);

  task->library = g_object_ref (library);
  work->free_result = (GDestroyNotify) g_strfreev;
}

static gpointer
close_session (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_sessions_close (task->profile, &task->id, error);
  return NULL;
}

void
gvt_session_work_close (GvtWork *work, GvtProfile *profile, const GvtId *session)
{
  gvt_session_task_new (work, profile, session, close_session);
}

static gpointer
write_report (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtVisit) visit = gvt_visits_view (task->profile, &task->id, error);
  g_autofree char *place = NULL;
  GvtReportOptions options = { .is_practice = task->flag };

  if (visit == NULL)
    return NULL;
  place = gvt_region_list_describe (task->regions, gvt_visit_get_place (visit));
  options.place_text = place;
  gvt_report_write (task->profile, task->library, &task->id, &options, task->texts[0], error);
  return NULL;
}

void
gvt_session_work_report (GvtWork *work, GvtProfile *profile, const GvtReportOrder *order)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, order->visit, write_report);

  task->library = g_object_ref (order->library);
  task->regions = order->regions != NULL ? g_object_ref (order->regions) : NULL;
  task->texts[0] = g_strdup (order->path);
  task->flag = order->is_practice;
}
