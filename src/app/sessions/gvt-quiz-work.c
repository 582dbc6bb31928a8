/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the quiz of a class has done by workers. */
#include "gvt-quiz-work.h"

#include <glib/gi18n-lib.h>

#include "gvt-class-quiz-acts.h"
#include "gvt-class-quiz-results.h"
#include "gvt-quiz-order.h"
#include "gvt-session-views.h"

typedef struct
{
  GvtProfile *profile;
  GvtModule *module;
  GvtClassQuiz *quiz; /* (nullable): not yet */
  GvtId session;
  char *form;
  char *item;
  char *answer;
  guint card;
  gboolean is_shuffled;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->profile);
  g_clear_object (&act->module);
  g_clear_object (&act->quiz);
  g_free (act->form);
  g_free (act->item);
  g_free (act->answer);
  g_free (act);
}

static Act *
fill (GvtWork *work, GvtProfile *profile, GvtModule *module, GvtWorkFunc func)
{
  Act *act = g_new0 (Act, 1);

  act->profile = g_object_ref (profile);
  act->module = g_object_ref (module);
  work->func = func;
  work->input = act;
  work->free_input = act_free;
  return act;
}

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
open_new (const Act *act, GError **error)
{
  gint64 seed = act->is_shuffled ? gvt_quiz_seed_new () : GVT_QUIZ_SEED_AUTHOR;
  GvtId quiz;

  return gvt_class_quiz_open (act->profile, &act->session, act->module, act->form, seed, &quiz,
                              error)
             ? gvt_class_quiz_view (act->profile, &quiz, error)
             : NULL;
}

static GvtClassQuiz *
find_or_open (const Act *act, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtClassQuiz *quiz = gvt_class_quiz_find_open (act->profile, &act->session, act->module,
                                                 act->form, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return quiz != NULL ? quiz : open_new (act, error);
}

/* A card that stands in the midst of the quiz goes on there, also after the laptop was off; any
 * other begins with the first question. */
static gboolean
take_place (GvtQuizSitting *self, const Act *act, GError **error)
{
  g_autoptr (GvtQuizPlace) place = gvt_class_quiz_find_place (act->profile, self->quiz, act->card,
                                                              error);
  guint next;

  if (place == NULL)
    return FALSE;

  next = gvt_quiz_place_next (place, self->order);
  self->card = act->card;
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
  Act *act = input;
  g_autoptr (GvtQuizSitting) self = g_new0 (GvtQuizSitting, 1);

  self->module = g_object_ref (act->module);
  self->quiz = find_or_open (act, error);
  if (self->quiz == NULL
      || (self->order = gvt_class_quiz_order (self->quiz, self->module, error)) == NULL
      || !take_place (self, act, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
gvt_session_work_quiz (GvtWork *work,
                       GvtProfile *profile,
                       const GvtId *session,
                       const GvtQuizOrder *order)
{
  Act *act = fill (work, profile, order->module, sit_down);

  act->session = *session;
  act->form = g_strdup (order->form);
  act->is_shuffled = order->is_shuffled;
  act->card = order->card;
  work->free_result = (GDestroyNotify) gvt_quiz_sitting_free;
}

/* --- in it --- */

static gpointer
show (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  gvt_class_quiz_show (act->profile, act->quiz, act->module, act->item, act->card, error);
  return NULL;
}

void
gvt_session_work_show (
    GvtWork *work, GvtProfile *profile, const GvtQuizSitting *sitting, guint card, const char *item)
{
  Act *act = fill (work, profile, sitting->module, show);

  act->quiz = g_object_ref (sitting->quiz);
  act->card = card;
  act->item = g_strdup (item);
}

static gpointer
answer (gpointer input, GCancellable *cancellable, GError **error)
{
  Act *act = input;

  gvt_class_quiz_answer (act->profile, act->quiz, act->module, act->item, act->card, act->answer,
                         error);
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
  Act *act = fill (work, profile, sitting->module, answer);

  act->quiz = g_object_ref (sitting->quiz);
  act->card = card;
  act->item = g_strdup (item);
  act->answer = g_strdup (text);
}

/* --- what came of it --- */

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library; /* (nullable) */
  GvtId quiz;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_clear_object (&ask->profile);
  g_clear_object (&ask->library);
  g_free (ask);
}

static Ask *
fill_ask (GvtWork *work, GvtProfile *profile, const GvtId *quiz, GvtWorkFunc func)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->profile = g_object_ref (profile);
  ask->quiz = *quiz;
  work->func = func;
  work->input = ask;
  work->free_input = ask_free;
  return ask;
}

static gboolean
count_present (GvtQuizOutcome *self, GvtProfile *profile, GError **error)
{
  g_autoptr (GvtSession) session = gvt_sessions_view (
      profile, gvt_class_quiz_get_session_id (self->quiz), error);

  if (session == NULL)
    return FALSE;
  self->n_present = gvt_session_get_men (session) + gvt_session_get_women (session);
  return TRUE;
}

static gpointer
read_outcome (gpointer input, GCancellable *cancellable, GError **error)
{
  Ask *ask = input;
  g_autoptr (GvtQuizOutcome) self = g_new0 (GvtQuizOutcome, 1);

  if ((self->quiz = gvt_class_quiz_view (ask->profile, &ask->quiz, error)) == NULL
      || (self->results = gvt_class_quiz_results (ask->profile, ask->library, self->quiz, error))
             == NULL
      || !count_present (self, ask->profile, error))
    return NULL;

  g_set_object (&self->module, gvt_module_library_find_hash (
                                   ask->library, gvt_class_quiz_get_hash (self->quiz), NULL));
  return g_steal_pointer (&self);
}

void
gvt_session_work_outcome (GvtWork *work,
                          GvtProfile *profile,
                          GvtModuleLibrary *library,
                          const GvtId *id)
{
  Ask *ask = fill_ask (work, profile, id, read_outcome);

  ask->library = g_object_ref (library);
  work->free_result = (GDestroyNotify) gvt_quiz_outcome_free;
}

static gpointer
close_quiz (gpointer input, GCancellable *cancellable, GError **error)
{
  Ask *ask = input;
  g_autoptr (GvtClassQuiz) quiz = gvt_class_quiz_view (ask->profile, &ask->quiz, error);

  return quiz != NULL && gvt_class_quiz_close (ask->profile, quiz, error)
             ? g_memdup2 (&ask->quiz, sizeof ask->quiz)
             : NULL;
}

void
gvt_session_work_close_quiz (GvtWork *work, GvtProfile *profile, const GvtId *id)
{
  fill_ask (work, profile, id, close_quiz);
  work->free_result = g_free;
}

void
gvt_quiz_outcome_free (GvtQuizOutcome *self)
{
  g_clear_object (&self->quiz);
  g_clear_object (&self->module);
  g_clear_object (&self->results);
  g_free (self);
}

GvtQuizOutcome *
gvt_quiz_outcome_copy (const GvtQuizOutcome *self)
{
  GvtQuizOutcome *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->quiz);
  g_object_ref (copy->results);
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
  guint n_people = gvt_class_quiz_get_n_people (self->quiz);
  guint n_absent = self->n_present > n_people ? self->n_present - n_people : 0;
  guint n_unanswered = 0;
  guint n_not_shown = 0;
  g_autofree char *people = NULL;
  g_autofree char *questions = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (self->results, i);
      guint n_shown = gvt_item_result_get_n_shown (result);

      n_unanswered += n_shown - gvt_item_result_get_n_answers (result);
      n_not_shown += gvt_item_result_get_n_people (result) - n_shown;
    }
  people = g_strdup_printf (_ ("Took part: %u. Present, and not taken part: %u."), n_people,
                            n_absent);
  questions = g_strdup_printf (_ ("Questions shown and not answered: %u. Questions not shown: %u."),
                               n_unanswered, n_not_shown);
  return g_strdup_printf ("%s\n%s", people, questions);
}
