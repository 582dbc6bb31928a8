/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-keyed-grid.h"

#include "gvt-quiz-order.h"

#define PLAIN_QUESTIONS 8
#define PLAIN_OPTIONS   4

void
gvt_keyed_grid_add (GvtKeyedGrid *self, const char *form, GListModel *items)
{
  GvtKeyedForm *added = &self->forms[self->n_forms];

  g_return_if_fail (self->n_forms < GVT_KEYED_MAX_FORMS);

  self->n_forms++;
  added->name = *form;
  added->n_questions = MIN (g_list_model_get_n_items (items), GVT_QUIZ_MAX_ITEMS);
  for (guint i = 0; i < added->n_questions; i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);
      guint n_options = g_list_model_get_n_items (gvt_quiz_item_get_options (item));

      added->questions[i].n_options = MIN (n_options, GVT_KEYED_MAX_OPTIONS);
      added->questions[i].is_multiple = gvt_quiz_item_get_kind (item) == GVT_QUIZ_MULTIPLE;
      added->questions[i].is_truth = gvt_quiz_item_get_kind (item) == GVT_QUIZ_TRUE_FALSE;
    }
}

static gboolean
read_form (GvtKeyedGrid *self, GvtQuiz *quiz, const char *name, GError **error)
{
  g_autoptr (GListModel) items = gvt_quiz_order_items (quiz, name, GVT_QUIZ_SEED_AUTHOR, error);

  if (items == NULL)
    return FALSE;

  gvt_keyed_grid_add (self, name, items);
  return TRUE;
}

static void
make_plain (GvtKeyedForm *self, char name)
{
  self->name = name;
  self->n_questions = PLAIN_QUESTIONS;
  for (guint i = 0; i < PLAIN_QUESTIONS; i++)
    self->questions[i] = (GvtKeyedQuestion){ .n_options = PLAIN_OPTIONS };
}

gboolean
gvt_keyed_grid_init (GvtKeyedGrid *self, GvtQuiz *quiz, GError **error)
{
  *self = (GvtKeyedGrid){ 0 };
  if (quiz == NULL)
    {
      self->n_forms = GVT_KEYED_MAX_FORMS;
      make_plain (&self->forms[0], 'A');
      make_plain (&self->forms[1], 'B');
      return TRUE;
    }
  if (gvt_quiz_has_forms (quiz))
    return read_form (self, quiz, "A", error) && read_form (self, quiz, "B", error);

  return read_form (self, quiz, "", error);
}

gboolean
gvt_keyed_grid_keep (GvtKeyedGrid *self, char form)
{
  for (guint i = 0; i < self->n_forms; i++)
    if (self->forms[i].name == form)
      {
        self->forms[0] = self->forms[i];
        self->n_forms = 1;
        return TRUE;
      }
  return FALSE;
}
