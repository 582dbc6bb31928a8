/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the quiz of a class has done by workers. */
#include "gvt-quiz-work.h"

#include "gvt-class-quiz-acts.h"
#include "gvt-quiz-order.h"

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
