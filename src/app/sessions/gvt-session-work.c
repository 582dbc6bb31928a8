/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-work.h"

#include "gvt-report.h"
#include "gvt-session-acts.h"
#include "gvt-session-progress.h"
#include "gvt-session-views.h"
#include "gvt-visit-text.h"

/* One shape for all: whose, of what, and what is said of it. */
typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library; /* (nullable) */
  GvtModule *module;         /* (nullable) */
  GvtRegionList *regions;    /* (nullable) */
  GvtId id;                  /* of a visit or session */
  char *texts[3];
  guint numbers[2];
  gboolean is_practice;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->profile);
  g_clear_object (&act->library);
  g_clear_object (&act->module);
  g_clear_object (&act->regions);
  for (guint i = 0; i < G_N_ELEMENTS (act->texts); i++)
    g_free (act->texts[i]);
  g_free (act);
}

static Act *
fill (GvtWork *work, GvtProfile *profile, const GvtId *id, GvtWorkFunc func)
{
  Act *act = g_new0 (Act, 1);

  act->profile = g_object_ref (profile);
  if (id != NULL)
    act->id = *id;
  work->func = func;
  work->input = act;
  work->free_input = act_free;
  return act;
}

/* --- reading --- */

static gpointer
read_visits (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_visits_browse (((Act *) input)->profile, error);
}

void
gvt_session_work_visits (GvtWork *work, GvtProfile *profile)
{
  fill (work, profile, NULL, read_visits);
  work->free_result = g_object_unref;
}

static gpointer
read_sessions (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  return gvt_sessions_browse (act->profile, &act->id, error);
}

void
gvt_session_work_sessions (GvtWork *work, GvtProfile *profile, const GvtId *visit)
{
  fill (work, profile, visit, read_sessions);
  work->free_result = g_object_unref;
}

static gpointer
read_progress (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  return gvt_session_progress_load (act->profile, act->library, &act->id, error);
}

void
gvt_session_work_progress (GvtWork *work,
                           GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *session)
{
  Act *act = fill (work, profile, session, read_progress);

  act->library = g_object_ref (library);
  work->free_result = (GDestroyNotify) gvt_session_progress_free;
}

/* --- recording --- */

static gpointer
plan (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;
  GvtId visit;

  return gvt_sessions_plan_visit (act->profile, act->texts[0], act->texts[1], act->texts[2],
                                  act->numbers[0], &visit, error)
             ? g_memdup2 (&visit, sizeof visit)
             : NULL;
}

void
gvt_session_work_plan (GvtWork *work, GvtProfile *profile, const GvtVisitPlan *visit_plan)
{
  Act *act = fill (work, profile, NULL, plan);

  act->texts[0] = g_strdup (visit_plan->name);
  act->texts[1] = g_strdup (visit_plan->place);
  act->texts[2] = g_strdup (visit_plan->date);
  act->numbers[0] = visit_plan->expected;
  work->free_result = g_free;
}

static gpointer
open_session (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;
  GvtId session;

  return gvt_sessions_open (act->profile, &act->id, act->texts[0], &session, error)
             ? g_memdup2 (&session, sizeof session)
             : NULL;
}

void
gvt_session_work_open (GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *name)
{
  Act *act = fill (work, profile, visit, open_session);

  act->texts[0] = g_strdup (name);
  work->free_result = g_free;
}

static gpointer
attend (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  gvt_sessions_attend (act->profile, &act->id, act->numbers[0], act->numbers[1], error);
  return NULL;
}

void
gvt_session_work_attend (
    GvtWork *work, GvtProfile *profile, const GvtId *session, guint men, guint women)
{
  Act *act = fill (work, profile, session, attend);

  act->numbers[0] = men;
  act->numbers[1] = women;
}

static gpointer
teach (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  gvt_sessions_teach (act->profile, &act->id, act->module, error);
  return NULL;
}

void
gvt_session_work_teach (GvtWork *work, GvtProfile *profile, const GvtId *session, GvtModule *module)
{
  Act *act = fill (work, profile, session, teach);

  act->module = g_object_ref (module);
}

static gpointer
close_session (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  gvt_sessions_close (act->profile, &act->id, error);
  return NULL;
}

void
gvt_session_work_close (GvtWork *work, GvtProfile *profile, const GvtId *session)
{
  fill (work, profile, session, close_session);
}

static gpointer
write_report (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;
  g_autoptr (GvtVisit) visit = gvt_visits_view (act->profile, &act->id, error);
  g_autofree char *place = NULL;
  GvtReportOptions options = { .is_practice = act->is_practice };

  if (visit == NULL)
    return NULL;
  place = gvt_place_describe (gvt_visit_get_place (visit), act->regions);
  options.place_text = place;
  gvt_report_write (act->profile, act->library, &act->id, &options, act->texts[0], error);
  return NULL;
}

void
gvt_session_work_report (GvtWork *work, GvtProfile *profile, const GvtReportOrder *order)
{
  Act *act = fill (work, profile, order->visit, write_report);

  act->library = g_object_ref (order->library);
  act->regions = order->regions != NULL ? g_object_ref (order->regions) : NULL;
  act->texts[0] = g_strdup (order->path);
  act->is_practice = order->is_practice;
}
