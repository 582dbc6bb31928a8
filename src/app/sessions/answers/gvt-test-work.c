/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-work.h"

#include "gvt-class-quiz-acts.h"
#include "gvt-quiz-codes.h"
#include "gvt-quiz-order.h"
#include "gvt-session-task.h"
#include "gvt-session-views.h"

/* --- opening --- */

static gpointer
open_test (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  const GvtQuizTestPlan plan = { .phase = task->numbers[0],
                                 .form = task->texts[0],
                                 .n_items = task->numbers[1],
                                 .seed = GVT_QUIZ_SEED_AUTHOR,
                                 .pairing = task->flag ? GVT_PAIRING_CODE : GVT_PAIRING_AS_OTHER };
  GvtId quiz;

  return gvt_quiz_test_open (task->profile, &task->id, task->module, &plan, &quiz, error)
             ? g_memdup2 (&quiz, sizeof quiz)
             : NULL;
}

void
gvt_test_work_open (GvtWork *work,
                    GvtProfile *profile,
                    const GvtId *session,
                    GvtModule *module,
                    const GvtQuizTestPlan *plan)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, open_test);

  task->module = g_object_ref (module);
  task->numbers[0] = plan->phase;
  task->numbers[1] = plan->n_items;
  task->flag = plan->pairing == GVT_PAIRING_CODE;
  task->texts[0] = g_strdup (plan->form);
  work->free_result = g_free;
}

/* --- how far it is --- */

static gpointer
read_roads (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtClassQuiz) quiz = gvt_class_quiz_view (task->profile, &task->id, error);

  return quiz != NULL ? gvt_quiz_roads_read (task->profile, quiz, error) : NULL;
}

void
gvt_test_work_roads (GvtWork *work, GvtProfile *profile, const GvtId *id)
{
  gvt_session_task_new (work, profile, id, read_roads);
  work->free_result = (GDestroyNotify) gvt_quiz_roads_free;
}

static void
seat_reading_free (gpointer data)
{
  GvtSeatReading *self = data;

  g_clear_pointer (&self->roads, gvt_quiz_roads_free);
  g_free (self);
}

/* Whoever saw the last question and left it open had not come to the end. */
static gboolean
find_in_midst (GvtSeatReading *self, const GvtSessionTask *task, GError **error)
{
  g_autoptr (GvtQuizPlace) place = gvt_class_quiz_find_place (task->profile, task->quiz, 0, error);
  g_autoptr (GListModel) order = NULL;

  if (place == NULL)
    return FALSE;
  if (place->card == 0)
    return TRUE;
  order = gvt_class_quiz_order_card (task->quiz, task->module, place->card, error);
  if (order == NULL)
    return FALSE;
  if (gvt_quiz_place_next (place, order) < g_list_model_get_n_items (order))
    self->in_midst = place->card;
  return TRUE;
}

static gpointer
read_seat (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtSeatReading *self = g_new0 (GvtSeatReading, 1);

  self->roads = gvt_quiz_roads_read (task->profile, task->quiz, error);
  if (self->roads != NULL && find_in_midst (self, task, error))
    return self;

  seat_reading_free (self);
  return NULL;
}

void
gvt_test_work_seat (GvtWork *work, GvtProfile *profile, GvtClassQuiz *quiz, GvtModule *module)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, NULL, read_seat);

  task->quiz = g_object_ref (quiz);
  task->module = g_object_ref (module);
  work->free_result = seat_reading_free;
}

static gpointer
give_code (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_quiz_code_give (task->profile, task->quiz, task->numbers[0], task->texts[0], error);
  return NULL;
}

void
gvt_test_work_code (
    GvtWork *work, GvtProfile *profile, GvtClassQuiz *quiz, guint card, const char *text)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, NULL, give_code);

  task->quiz = g_object_ref (quiz);
  task->numbers[0] = card;
  task->texts[0] = g_strdup (text);
}

/* --- hands --- */

static gpointer
read_people (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autofree GvtHandsPeople *people = g_new0 (GvtHandsPeople, 1);

  return gvt_quiz_hands_read_people (task->profile, task->quiz, task->texts[0], people, error)
             ? g_steal_pointer (&people)
             : NULL;
}

void
gvt_test_work_people (GvtWork *work, GvtProfile *profile, GvtClassQuiz *quiz, const char *item)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, NULL, read_people);

  task->quiz = g_object_ref (quiz);
  task->texts[0] = g_strdup (item);
  work->free_result = g_free;
}

static gpointer
count_hands (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_quiz_hands_count (task->profile, task->quiz, task->module, task->texts[0],
                        (const guint *) task->counts->data, task->counts->len, task->numbers[0],
                        error);
  return NULL;
}

void
gvt_test_work_hands (GvtWork *work, GvtProfile *profile, const GvtTestHands *hands)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, NULL, count_hands);

  task->quiz = g_object_ref (hands->quiz);
  task->module = g_object_ref (hands->module);
  task->texts[0] = g_strdup (hands->item);
  task->numbers[0] = hands->abstained;
  task->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (task->counts, hands->counts, hands->n_counts);
}

/* --- what came of it --- */

static void
gain_reading_free (gpointer data)
{
  GvtGainReading *self = data;

  g_clear_object (&self->session);
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_gains (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  GvtGainReading *self = g_new0 (GvtGainReading, 1);

  self->session = gvt_sessions_view (task->profile, &task->id, error);
  if (self->session != NULL)
    self->tests = gvt_test_results_read (task->profile, task->library, NULL, &task->id, error);
  if (self->tests != NULL)
    return self;

  gain_reading_free (self);
  return NULL;
}

void
gvt_test_work_gains (GvtWork *work,
                     GvtProfile *profile,
                     GvtModuleLibrary *library,
                     const GvtId *session)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, read_gains);

  task->library = g_object_ref (library);
  work->free_result = gain_reading_free;
}
