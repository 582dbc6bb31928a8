/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-papers-work.h"

#include "gvt-answers-paper.h"
#include "gvt-certificates.h"
#include "gvt-full-report.h"
#include "gvt-session-results.h"
#include "gvt-session-task.h"
#include "gvt-session-views.h"
#include "gvt-visit-tables.h"
#include "gvt-visit-text.h"

/* As it stands in the journal, in any language. */
#define ANSWERS_PURPOSE "mencetak jawaban pusat"

static void
state_free (gpointer data)
{
  GvtPapersState *state = data;

  g_clear_object (&state->results);
  g_clear_pointer (&state->survey, gvt_session_survey_free);
  g_free (state);
}

static gpointer
load (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtPapersState *state = g_new0 (GvtPapersState, 1);

  state->results = gvt_session_results (task->profile, task->library, NULL, &task->id, error);
  if (state->results != NULL)
    state->survey = gvt_visit_survey_read (task->profile, &task->id, error);
  if (state->survey != NULL)
    return state;
  state_free (state);
  return NULL;
}

void
gvt_papers_work_load (GvtWork *work,
                      GvtProfile *profile,
                      GvtModuleLibrary *library,
                      const GvtId *visit)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, visit, load);

  task->library = g_object_ref (library);
  work->free_result = state_free;
}

static gpointer
write_paper (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtVisit) visit = gvt_visits_view (task->profile, &task->id, error);
  g_autofree char *place = NULL;
  GvtReportOptions options = { .is_practice = task->flag };

  if (visit == NULL)
    return NULL;
  place = gvt_region_list_describe (task->regions, gvt_visit_get_place (visit));
  options.place_text = place;
  switch ((GvtPaper) task->numbers[0])
    {
    case GVT_PAPER_WORKBOOK:
      gvt_visit_tables_write (task->profile, task->library, &task->id, NULL, task->texts[0], error);
      break;
    case GVT_PAPER_CERTIFICATES:
      gvt_certificates_write (task->profile, task->library, &task->id, NULL, &options,
                              task->texts[0], error);
      break;
    case GVT_PAPER_ANSWERS:
      gvt_answers_paper_write (task->profile, &task->id, ANSWERS_PURPOSE, &options, task->texts[0],
                               error);
      break;
    case GVT_PAPER_FULL_REPORT:
    default:
      gvt_full_report_write (task->profile, task->library, &task->id, &options, task->texts[0],
                             error);
    }
  return NULL;
}

void
gvt_papers_work_write (GvtWork *work,
                       GvtProfile *profile,
                       const GvtReportOrder *order,
                       GvtPaper paper)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, order->visit, write_paper);

  task->library = g_object_ref (order->library);
  task->regions = order->regions != NULL ? g_object_ref (order->regions) : NULL;
  task->texts[0] = g_strdup (order->path);
  task->flag = order->is_practice;
  task->numbers[0] = paper;
}
