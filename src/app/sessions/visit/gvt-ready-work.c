/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ready-work.h"

#include "gvt-backup.h"
#include "gvt-print-fit.h"
#include "gvt-print-pack.h"
#include "gvt-quiz-test.h"
#include "gvt-readiness-paper.h"
#include "gvt-session-task.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-export.h"
#include "gvt-visit-text.h"

#define CARDS 40 /* of a class of which nobody knows how many come */

static void
answer_free (gpointer data)
{
  GvtReadyAnswer *answer = data;

  g_clear_object (&answer->visit);
  g_clear_object (&answer->points);
  g_free (answer);
}

static gpointer
check (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtReadyAnswer *answer = g_new0 (GvtReadyAnswer, 1);

  answer->visit = gvt_visits_view (task->profile, &task->id, error);
  if (answer->visit != NULL)
    answer->points = gvt_readiness_check (task->profile, task->library, &task->id, error);
  if (answer->points != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

void
gvt_ready_work_check (GvtWork *work,
                      GvtProfile *profile,
                      GvtModuleLibrary *library,
                      const GvtId *visit)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, visit, check);

  task->library = g_object_ref (library);
  work->free_result = answer_free;
}

/* --- mending --- */

/* Who makes a file of a visit looks at these first. */
typedef struct
{
  GvtVisit *visit;
  GvtVisitPlan *plan;
  char *place;
} Subject;

static void
subject_clear (Subject *self)
{
  g_clear_object (&self->visit);
  g_clear_pointer (&self->plan, gvt_visit_plan_free);
  g_clear_pointer (&self->place, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

static gboolean
look_at (GvtSessionTask *task, Subject *subject, GError **error)
{
  subject->visit = gvt_visits_view (task->profile, &task->id, error);
  if (subject->visit == NULL)
    return FALSE;
  subject->plan = gvt_visits_read_plan (task->profile, &task->id, error);
  subject->place = gvt_region_list_describe (task->regions, gvt_visit_get_place (subject->visit));
  return subject->plan != NULL;
}

static guint
count_cards (const GvtVisitPlan *plan)
{
  guint n = gvt_print_count_cards (plan);

  return n > 0 ? MIN (n, GVT_PRINT_PACK_MAX_CARDS) : CARDS;
}

static gpointer
print_pack (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_auto (GStrv) elements = gvt_print_pack_elements ();
  g_auto (GStrv) scores = gvt_print_pack_scores ();
  g_auto (Subject) subject = { 0 };
  g_autoptr (GvtPrintRecord) record = NULL;
  g_autoptr (GBytes) pdf = NULL;
  GvtPrintPackOptions options = { .n_items = GVT_TEST_ITEMS,
                                  .survey = (const char *const *) elements,
                                  .scores = (const char *const *) scores,
                                  .is_practice = task->flag };

  if (!look_at (task, &subject, error))
    return NULL;
  options.n_cards = count_cards (subject.plan);
  options.n_smileys = options.n_cards; /* who will answer by faces is not known before */
  options.place_text = subject.place;
  pdf = gvt_print_pack_render (task->profile, task->library, &task->id, &options, &record, error);
  if (pdf != NULL)
    gvt_visit_export_print (task->profile, subject.visit, record, pdf, task->texts[0], error);
  return NULL;
}

static gpointer
certify (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GListModel) points = gvt_readiness_check (task->profile, task->library, &task->id,
                                                       error);
  g_autofree char *mark = points != NULL ? gvt_visit_export_mark (task->profile, error) : NULL;
  g_autofree char *code = mark != NULL ? gvt_readiness_paper_code (task->profile, &task->id, error)
                                       : NULL;
  g_auto (Subject) subject = { 0 };
  g_autoptr (GBytes) pdf = NULL;
  GvtReadinessPaper paper = { .mark = mark, .code = code, .is_practice = task->flag };

  if (code == NULL || !look_at (task, &subject, error))
    return NULL;
  paper.plan = subject.plan;
  paper.place_text = subject.place;
  pdf = gvt_readiness_paper_render (points, &paper, error);
  if (pdf != NULL)
    gvt_visit_export (task->profile, subject.visit, GVT_READINESS_FORM, pdf, task->texts[0], error);
  return NULL;
}

static void
fill_order (GvtWork *work, GvtProfile *profile, const GvtReportOrder *order, GvtWorkFunc func)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, order->visit, func);

  task->library = g_object_ref (order->library);
  task->regions = order->regions != NULL ? g_object_ref (order->regions) : NULL;
  task->texts[0] = g_strdup (order->path);
  task->flag = order->is_practice;
}

void
gvt_ready_work_print (GvtWork *work, GvtProfile *profile, const GvtReportOrder *order)
{
  fill_order (work, profile, order, print_pack);
}

void
gvt_ready_work_certify (GvtWork *work, GvtProfile *profile, const GvtReportOrder *order)
{
  fill_order (work, profile, order, certify);
}

static gpointer
back_up (gpointer input, GCancellable *cancellable, GError **error)
{
  g_autoptr (GvtBackup) backup = gvt_backup_make (((GvtSessionTask *) input)->profile, NULL,
                                                  GVT_BACKUP_BY_HAND, error);

  return NULL;
}

void
gvt_ready_work_back_up (GvtWork *work, GvtProfile *profile)
{
  gvt_session_task_new (work, profile, NULL, back_up);
}
