/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the quiz of a class has done by workers. */
#include "gvt-quiz-work.h"

#include <glib/gi18n-lib.h>

#include "gvt-class-quiz-acts.h"
#include "gvt-class-quiz-results.h"
#include "gvt-error.h"
#include "gvt-quiz-order.h"
#include "gvt-session-hands.h"
#include "gvt-session-task.h"
#include "gvt-session-views.h"
#include "gvt-visit-text.h"

/* --- a sitting --- */

void
gvt_quiz_sitting_free (GvtQuizSitting *self)
{
  g_clear_object (&self->quiz);
  g_clear_object (&self->module);
  g_clear_object (&self->order);
  g_clear_pointer (&self->answered, g_hash_table_unref);
  g_free (self);
}

GvtQuizSitting *
gvt_quiz_sitting_copy (const GvtQuizSitting *self)
{
  GvtQuizSitting *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->quiz);
  g_object_ref (copy->module);
  g_object_ref (copy->order);
  g_hash_table_ref (copy->answered);
  return copy;
}

static GvtClassQuiz *
open_new (const GvtSessionTask *task, GError **error)
{
  gint64 seed = task->flag ? gvt_quiz_seed_new () : GVT_QUIZ_SEED_AUTHOR;
  GvtId quiz;

  return gvt_class_quiz_open (task->profile, &task->id, task->module, task->texts[0], seed, &quiz,
                              error)
             ? gvt_class_quiz_view (task->profile, &quiz, error)
             : NULL;
}

static GvtClassQuiz *
find_or_open (const GvtSessionTask *task, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtClassQuiz *quiz;

  if (task->quiz != NULL)
    return g_object_ref (task->quiz);
  quiz = gvt_class_quiz_find_open (task->profile, &task->id, task->module, task->texts[0], &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return quiz != NULL ? quiz : open_new (task, error);
}

/* Of a test: the first question that the card has not answered by any road, from @first on. */
static gboolean
take_rest (GvtQuizSitting *self, const GvtQuizPlace *place, guint first, GError **error)
{
  guint n_items = g_list_model_get_n_items (self->order);

  self->answered = g_hash_table_ref (place->answered);
  for (self->start = first; self->start < n_items; self->start++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (self->order, self->start);

      if (!g_hash_table_contains (place->answered, gvt_quiz_item_get_id (item)))
        return TRUE;
    }

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("This card has answered all questions of the test. Nothing was changed. Look "
                     "at the number on your card again."));
  return FALSE;
}

/* A card that stands in the midst of the quiz goes on there, also after the laptop was off; any
 * other begins with the first question. */
static gboolean
take_place (GvtQuizSitting *self, const GvtSessionTask *task, GError **error)
{
  g_autoptr (GvtQuizPlace) place = gvt_class_quiz_find_place (task->profile, self->quiz,
                                                              task->numbers[0], error);
  guint next;

  if (place == NULL)
    return FALSE;

  self->card = task->numbers[0];
  next = gvt_quiz_place_next (place, self->order);
  if (gvt_class_quiz_get_phase (self->quiz) != GVT_PHASE_NONE)
    return take_rest (self, place, task->numbers[1] ? next : 0, error);

  if (place->item != NULL && next < g_list_model_get_n_items (self->order))
    {
      self->start = next;
      self->answered = g_hash_table_ref (place->answered);
    }
  else
    self->answered = g_hash_table_new (g_str_hash, g_str_equal);
  return TRUE;
}

static gpointer
sit_down (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtQuizSitting) self = g_new0 (GvtQuizSitting, 1);

  self->module = g_object_ref (task->module);
  self->quiz = find_or_open (task, error);
  if (self->quiz == NULL
      || (self->order = gvt_class_quiz_order_card (self->quiz, self->module, task->numbers[0],
                                                   error))
             == NULL
      || !take_place (self, task, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
gvt_session_work_quiz (GvtWork *work,
                       GvtProfile *profile,
                       const GvtId *session,
                       const GvtQuizOrder *order)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, sit_down);

  task->module = g_object_ref (order->module);
  task->texts[0] = g_strdup (order->form);
  task->flag = order->is_shuffled;
  task->numbers[0] = order->card;
  task->numbers[1] = order->resumes;
  g_set_object (&task->quiz, order->test);
  work->free_result = (GDestroyNotify) gvt_quiz_sitting_free;
}

/* --- in it --- */

static GvtSessionTask *
new_step (GvtWork *work, GvtProfile *profile, const GvtQuizSitting *sitting, GvtWorkFunc func)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, NULL, func);

  task->module = g_object_ref (sitting->module);
  task->quiz = g_object_ref (sitting->quiz);
  return task;
}

static gpointer
show (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_class_quiz_show (task->profile, task->quiz, task->module, task->texts[0], task->numbers[0],
                       error);
  return NULL;
}

void
gvt_session_work_show (
    GvtWork *work, GvtProfile *profile, const GvtQuizSitting *sitting, guint card, const char *item)
{
  GvtSessionTask *task = new_step (work, profile, sitting, show);

  task->numbers[0] = card;
  task->texts[0] = g_strdup (item);
}

static gpointer
answer (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_class_quiz_answer (task->profile, task->quiz, task->module, task->texts[0], task->numbers[0],
                         task->texts[1], error);
  return NULL;
}

void
gvt_session_work_answer (GvtWork *work,
                         GvtProfile *profile,
                         const GvtQuizSitting *sitting,
                         guint card,
                         const char *item,
                         const char *text)
{
  GvtSessionTask *task = new_step (work, profile, sitting, answer);

  task->numbers[0] = card;
  task->texts[0] = g_strdup (item);
  task->texts[1] = g_strdup (text);
}

/* --- a show of hands --- */

static gpointer
record_hands (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_hands_record (task->profile, &task->id, task->module, task->texts[0],
                    (const guint *) task->counts->data, task->counts->len, error);
  return NULL;
}

void
gvt_session_work_hands (GvtWork *work,
                        GvtProfile *profile,
                        const GvtId *session,
                        GvtModule *module,
                        const char *item,
                        const guint *counts,
                        guint n_counts)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, record_hands);

  task->module = g_object_ref (module);
  task->texts[0] = g_strdup (item);
  task->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (task->counts, counts, n_counts);
}

static gpointer
read_hands_people (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autofree GvtHandsPeople *people = g_new0 (GvtHandsPeople, 1);

  return gvt_hands_read_people (task->profile, &task->id, task->module, task->texts[0], people,
                                error)
             ? g_steal_pointer (&people)
             : NULL;
}

void
gvt_session_work_hands_people (
    GvtWork *work, GvtProfile *profile, const GvtId *session, GvtModule *module, const char *item)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, session, read_hands_people);

  task->module = g_object_ref (module);
  task->texts[0] = g_strdup (item);
  work->free_result = g_free;
}

/* --- what came of it --- */

static gpointer
read_outcome (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtQuizOutcome) self = g_new0 (GvtQuizOutcome, 1);

  if ((self->quiz = gvt_class_quiz_view (task->profile, &task->id, error)) == NULL
      || (self->results = gvt_class_quiz_results (task->profile, task->library, self->quiz, error))
             == NULL
      || (self->session = gvt_sessions_view (task->profile,
                                             gvt_class_quiz_get_session_id (self->quiz), error))
             == NULL)
    return NULL;

  g_set_object (&self->module, gvt_module_library_find_hash (
                                   task->library, gvt_class_quiz_get_hash (self->quiz), NULL));
  return g_steal_pointer (&self);
}

void
gvt_session_work_outcome (GvtWork *work,
                          GvtProfile *profile,
                          GvtModuleLibrary *library,
                          const GvtId *id)
{
  GvtSessionTask *task = gvt_session_task_new (work, profile, id, read_outcome);

  task->library = g_object_ref (library);
  work->free_result = (GDestroyNotify) gvt_quiz_outcome_free;
}

static gpointer
close_quiz (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtClassQuiz) quiz = gvt_class_quiz_view (task->profile, &task->id, error);

  return quiz != NULL && gvt_class_quiz_close (task->profile, quiz, error)
             ? g_memdup2 (&task->id, sizeof task->id)
             : NULL;
}

void
gvt_session_work_close_quiz (GvtWork *work, GvtProfile *profile, const GvtId *id)
{
  gvt_session_task_new (work, profile, id, close_quiz);
  work->free_result = g_free;
}

static gpointer
reopen_quiz (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;
  g_autoptr (GvtClassQuiz) quiz = gvt_class_quiz_view (task->profile, &task->id, error);

  if (quiz != NULL)
    gvt_class_quiz_reopen (task->profile, quiz, error);
  return NULL;
}

void
gvt_session_work_reopen_quiz (GvtWork *work, GvtProfile *profile, const GvtId *id)
{
  gvt_session_task_new (work, profile, id, reopen_quiz);
}

void
gvt_quiz_outcome_free (GvtQuizOutcome *self)
{
  g_clear_object (&self->quiz);
  g_clear_object (&self->module);
  g_clear_object (&self->results);
  g_clear_object (&self->session);
  g_free (self);
}

GvtQuizOutcome *
gvt_quiz_outcome_copy (const GvtQuizOutcome *self)
{
  GvtQuizOutcome *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->quiz);
  g_object_ref (copy->results);
  g_object_ref (copy->session);
  if (copy->module != NULL)
    g_object_ref (copy->module);
  return copy;
}

const char *
gvt_quiz_outcome_get_title (const GvtQuizOutcome *self)
{
  return self->module != NULL ? gvt_module_get_title (self->module)
                              : gvt_class_quiz_get_module (self->quiz);
}

GvtQuizItem *
gvt_quiz_outcome_find_item (const GvtQuizOutcome *self, GvtItemResult *result)
{
  GvtQuiz *quiz = self->module != NULL ? gvt_module_get_quiz (self->module) : NULL;

  return quiz != NULL ? gvt_quiz_find_item (quiz, gvt_item_result_get_item (result), NULL) : NULL;
}

char *
gvt_quiz_outcome_describe_missing (const GvtQuizOutcome *self)
{
  guint n_present = gvt_session_get_men (self->session) + gvt_session_get_women (self->session);
  g_autofree char *held = gvt_session_describe_held (self->session);
  g_autofree char *missing = NULL;
  guint n_unanswered = 0;
  guint n_not_shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (self->results, i);
      guint n_shown = gvt_item_result_get_n_shown (result);

      n_unanswered += n_shown - gvt_item_result_get_n_answers (result);
      n_not_shown += gvt_item_result_get_n_people (result) - n_shown;
    }
  missing = gvt_missing_describe (n_present, gvt_class_quiz_get_n_people (self->quiz), n_unanswered,
                                  n_not_shown);
  return held != NULL ? g_strjoin ("\n", held, missing, NULL) : g_steal_pointer (&missing);
}
