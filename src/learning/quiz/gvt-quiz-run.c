/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-run.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"

enum
{
  PROP_QUIZ = 1,
  PROP_N_ITEMS,
  PROP_N_ANSWERED,
  PROP_N_REVEALED,
  PROP_N_CORRECT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _GvtQuizRun
{
  GObject parent_instance;

  GvtQuiz *quiz;
  GHashTable *answers;  /* id of item (the quiz's own) -> clean answer */
  GHashTable *revealed; /* id of item (the quiz's own) -> GvtMark */
};

G_DEFINE_FINAL_TYPE (GvtQuizRun, gvt_quiz_run, G_TYPE_OBJECT)

static void
gvt_quiz_run_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  GvtQuizRun *self = GVT_QUIZ_RUN (object);

  switch (property)
    {
    case PROP_QUIZ:
      g_value_set_object (value, self->quiz);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, gvt_quiz_run_get_n_items (self));
      break;
    case PROP_N_ANSWERED:
      g_value_set_uint (value, gvt_quiz_run_get_n_answered (self));
      break;
    case PROP_N_REVEALED:
      g_value_set_uint (value, gvt_quiz_run_get_n_revealed (self));
      break;
    case PROP_N_CORRECT:
      g_value_set_uint (value, gvt_quiz_run_get_n_correct (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      break;
    }
}

static void
gvt_quiz_run_finalize (GObject *object)
{
  GvtQuizRun *self = GVT_QUIZ_RUN (object);

  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->revealed, g_hash_table_unref);
  g_clear_object (&self->quiz);
  G_OBJECT_CLASS (gvt_quiz_run_parent_class)->finalize (object);
}

static void
gvt_quiz_run_class_init (GvtQuizRunClass *klass)
{
  static const char *const counts[N_PROPS] = {
    [PROP_N_ITEMS] = "n-items",
    [PROP_N_ANSWERED] = "n-answered",
    [PROP_N_REVEALED] = "n-revealed",
    [PROP_N_CORRECT] = "n-correct",
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gvt_quiz_run_get_property;
  object_class->finalize = gvt_quiz_run_finalize;

  properties[PROP_QUIZ] = g_param_spec_object ("quiz", NULL, NULL, GVT_TYPE_QUIZ, flags);
  for (guint i = PROP_N_ITEMS; i < N_PROPS; i++)
    properties[i] = g_param_spec_uint (counts[i], NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gvt_quiz_run_init (GvtQuizRun *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->revealed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static void
notify_counts (GvtQuizRun *self)
{
  for (guint i = PROP_N_ANSWERED; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

GvtQuizRun *
gvt_quiz_run_new (GvtQuiz *quiz)
{
  GvtQuizRun *self;

  g_return_val_if_fail (GVT_IS_QUIZ (quiz), NULL);

  self = g_object_new (GVT_TYPE_QUIZ_RUN, NULL);
  self->quiz = g_object_ref (quiz);
  return self;
}

GvtQuiz *
gvt_quiz_run_get_quiz (GvtQuizRun *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_RUN (self), NULL);

  return self->quiz;
}

gboolean
gvt_quiz_run_answer (GvtQuizRun *self, const char *item_id, const char *answer, GError **error)
{
  GvtQuizItem *item;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (GVT_IS_QUIZ_RUN (self), FALSE);

  item = gvt_quiz_find_item (self->quiz, item_id, error);
  clean = item != NULL ? gvt_quiz_answer_clean (item, answer, error) : NULL;
  if (clean == NULL)
    return FALSE;

  if (gvt_quiz_run_is_revealed (self, item_id))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_STATE, "The solution of %s was shown already",
                   item_id);
      return FALSE;
    }

  g_hash_table_insert (self->answers, (gpointer) gvt_quiz_item_get_id (item),
                       g_steal_pointer (&clean));
  notify_counts (self);
  return TRUE;
}

const char *
gvt_quiz_run_get_answer (GvtQuizRun *self, const char *item_id)
{
  g_return_val_if_fail (GVT_IS_QUIZ_RUN (self), NULL);

  return g_hash_table_lookup (self->answers, item_id);
}

/* What the chosen options have to say for themselves, each once. */
static void
add_feedback (GString *said, GvtQuizItem *item, const char *answer)
{
  GListModel *options = gvt_quiz_item_get_options (item);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      const char *feedback = gvt_quiz_option_get_feedback (option);

      if (*feedback != '\0' && gvt_quiz_answer_has (answer, gvt_quiz_option_get_id (option)))
        g_string_append_printf (said, "%s ", feedback);
    }
}

static char *
explain (GvtQuizItem *item, const char *answer, const GvtMark *mark)
{
  GString *said = g_string_new (NULL);

  if (gvt_quiz_item_get_kind (item) != GVT_QUIZ_TEXT)
    add_feedback (said, item, answer);
  else if (mark->points < mark->of)
    g_string_append_printf (said, _ ("The answer is: %s."), gvt_quiz_item_get_key (item));

  if (said->len > 0 && said->str[said->len - 1] != ' ')
    g_string_append_c (said, ' ');
  g_string_append (said, gvt_quiz_item_get_explanation (item));
  return g_string_free (said, FALSE);
}

char *
gvt_quiz_run_reveal (GvtQuizRun *self, const char *item_id, GvtMark *mark, GError **error)
{
  const char *answer = gvt_quiz_run_get_answer (self, item_id);
  GvtQuizItem *item = gvt_quiz_find_item (self->quiz, item_id, error);
  GvtMark worth;

  if (item == NULL)
    return NULL;
  if (answer == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_STATE, "%s is not answered yet", item_id);
      return NULL;
    }
  if (!gvt_quiz_answer_mark (item, answer, &worth, error))
    return NULL;

  g_hash_table_insert (self->revealed, (gpointer) gvt_quiz_item_get_id (item),
                       g_memdup2 (&worth, sizeof worth));
  notify_counts (self);
  if (mark != NULL)
    *mark = worth;
  return explain (item, answer, &worth);
}

gboolean
gvt_quiz_run_is_revealed (GvtQuizRun *self, const char *item_id)
{
  g_return_val_if_fail (GVT_IS_QUIZ_RUN (self), FALSE);

  return g_hash_table_contains (self->revealed, item_id);
}

guint
gvt_quiz_run_get_n_items (GvtQuizRun *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_RUN (self), 0);

  return gvt_quiz_get_size (self->quiz);
}

guint
gvt_quiz_run_get_n_answered (GvtQuizRun *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_RUN (self), 0);

  return g_hash_table_size (self->answers);
}

guint
gvt_quiz_run_get_n_revealed (GvtQuizRun *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_RUN (self), 0);

  return g_hash_table_size (self->revealed);
}

guint
gvt_quiz_run_get_n_correct (GvtQuizRun *self)
{
  GHashTableIter iter;
  gpointer mark;
  guint n_correct = 0;

  g_return_val_if_fail (GVT_IS_QUIZ_RUN (self), 0);

  g_hash_table_iter_init (&iter, self->revealed);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    n_correct += ((GvtMark *) mark)->points == ((GvtMark *) mark)->of ? 1 : 0;
  return n_correct;
}

void
gvt_quiz_run_get_score (GvtQuizRun *self, GvtScore *score)
{
  GHashTableIter iter;
  gpointer mark;

  g_return_if_fail (GVT_IS_QUIZ_RUN (self));

  *score = (GvtScore){ 0 };
  g_hash_table_iter_init (&iter, self->revealed);
  while (g_hash_table_iter_next (&iter, NULL, &mark))
    gvt_score_add (score, mark, 1);
}

void
gvt_quiz_run_restore (GvtQuizRun *self, const char *item_id, const char *recorded)
{
  GvtQuizItem *item = gvt_quiz_find_item (self->quiz, item_id, NULL);
  GvtMark *mark;

  g_return_if_fail (GVT_IS_QUIZ_RUN (self));

  if (item == NULL)
    return;

  mark = g_new0 (GvtMark, 1);
  if (!gvt_quiz_answer_mark (item, recorded, mark, NULL))
    gvt_quiz_answer_mark_chosen (item, (const char *const[]){ NULL }, mark);
  g_hash_table_insert (self->answers, (gpointer) gvt_quiz_item_get_id (item), g_strdup (recorded));
  g_hash_table_insert (self->revealed, (gpointer) gvt_quiz_item_get_id (item), mark);
  notify_counts (self);
}

void
gvt_quiz_run_restart (GvtQuizRun *self)
{
  g_return_if_fail (GVT_IS_QUIZ_RUN (self));

  g_hash_table_remove_all (self->answers);
  g_hash_table_remove_all (self->revealed);
  notify_counts (self);
}
