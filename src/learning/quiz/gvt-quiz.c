/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz.h"

#include "gvt-error.h"
#include "gvt-fields-private.h"

struct _GvtQuiz
{
  GObject parent_instance;

  GListModel *items; /* of GvtQuizItem */
};

G_DEFINE_FINAL_TYPE (GvtQuiz, gvt_quiz, G_TYPE_OBJECT)

static const GvtField quiz_fields[] = {
  GVT_FIELD (GvtQuiz, "items", OBJECT, items),
};

static void
gvt_quiz_class_init (GvtQuizClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), quiz_fields, G_N_ELEMENTS (quiz_fields));
}

static void
gvt_quiz_init (GvtQuiz *self)
{
}

GListModel *
gvt_quiz_get_items (GvtQuiz *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ (self), NULL);

  return self->items;
}

guint
gvt_quiz_get_size (GvtQuiz *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ (self), 0);

  return g_list_model_get_n_items (self->items);
}

GvtQuizItem *
gvt_quiz_find_item (GvtQuiz *self, const char *item_id, GError **error)
{
  g_return_val_if_fail (GVT_IS_QUIZ (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (self->items, i);

      if (g_strcmp0 (gvt_quiz_item_get_id (item), item_id) == 0)
        return item; /* the list, which never changes, keeps it */
    }

  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "The quiz has no question \"%s\"", item_id);
  return NULL;
}
