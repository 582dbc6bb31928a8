/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-item-result-private.h"

#include <string.h>

#include "gvt-quiz-answer.h"

G_DEFINE_FINAL_TYPE (GvtItemResult, gvt_item_result, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MODULE,
  PROP_PROMPT,
  PROP_ITEM,
  PROP_FORM,
  PROP_N_PEOPLE,
  PROP_N_SHOWN,
  PROP_N_ANSWERS,
  PROP_N_CORRECT,
  PROP_POINTS,
  PROP_OF,
  PROP_IS_KNOWN,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
gvt_item_result_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GvtItemResult *self = GVT_ITEM_RESULT (object);

  switch (prop_id)
    {
    case PROP_MODULE:
      g_value_set_string (value, self->module);
      break;
    case PROP_PROMPT:
      g_value_set_string (value, self->prompt);
      break;
    case PROP_ITEM:
      g_value_set_string (value, self->item);
      break;
    case PROP_FORM:
      g_value_set_string (value, self->form);
      break;
    case PROP_N_PEOPLE:
      g_value_set_uint (value, self->n_people);
      break;
    case PROP_N_SHOWN:
      g_value_set_uint (value, self->n_shown);
      break;
    case PROP_N_ANSWERS:
      g_value_set_uint (value, self->n_answers);
      break;
    case PROP_N_CORRECT:
      g_value_set_uint (value, self->n_correct);
      break;
    case PROP_POINTS:
      g_value_set_uint (value, self->points);
      break;
    case PROP_OF:
      g_value_set_uint (value, self->of);
      break;
    case PROP_IS_KNOWN:
      g_value_set_boolean (value, self->is_known);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gvt_item_result_finalize (GObject *object)
{
  GvtItemResult *self = GVT_ITEM_RESULT (object);

  g_free (self->module);
  g_free (self->prompt);
  g_free (self->item);
  g_free (self->form);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->channels);
  G_OBJECT_CLASS (gvt_item_result_parent_class)->finalize (object);
}

static void
gvt_item_result_class_init (GvtItemResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_item_result_get_property;
  object_class->finalize = gvt_item_result_finalize;

  props[PROP_MODULE] = g_param_spec_string ("module", NULL, NULL, NULL, flags);
  props[PROP_PROMPT] = g_param_spec_string ("prompt", NULL, NULL, NULL, flags);
  props[PROP_ITEM] = g_param_spec_string ("item", NULL, NULL, NULL, flags);
  props[PROP_FORM] = g_param_spec_string ("form", NULL, NULL, NULL, flags);
  props[PROP_N_PEOPLE] = g_param_spec_uint ("n-people", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_SHOWN] = g_param_spec_uint ("n-shown", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_ANSWERS] = g_param_spec_uint ("n-answers", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_CORRECT] = g_param_spec_uint ("n-correct", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_POINTS] = g_param_spec_uint ("points", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_OF] = g_param_spec_uint ("of", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_IS_KNOWN] = g_param_spec_boolean ("is-known", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gvt_item_result_init (GvtItemResult *self)
{
  self->form = g_strdup ("");
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

const char *
gvt_item_result_get_module (GvtItemResult *self)
{
  return self->module;
}

const char *
gvt_item_result_get_prompt (GvtItemResult *self)
{
  return self->prompt;
}

const char *
gvt_item_result_get_item (GvtItemResult *self)
{
  return self->item;
}

const char *
gvt_item_result_get_form (GvtItemResult *self)
{
  return self->form;
}

guint
gvt_item_result_get_n_people (GvtItemResult *self)
{
  return self->n_people;
}

guint
gvt_item_result_get_n_shown (GvtItemResult *self)
{
  return self->n_shown;
}

guint
gvt_item_result_get_n_answers (GvtItemResult *self)
{
  return self->n_answers;
}

guint
gvt_item_result_get_n_correct (GvtItemResult *self)
{
  return self->n_correct;
}

guint
gvt_item_result_get_points (GvtItemResult *self)
{
  return self->points;
}

guint
gvt_item_result_get_of (GvtItemResult *self)
{
  return self->of;
}

gboolean
gvt_item_result_is_known (GvtItemResult *self)
{
  return self->is_known;
}

GStrv
gvt_item_result_dup_answers (GvtItemResult *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) keys = g_hash_table_get_keys (self->answers);

  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (GList *at = keys; at != NULL; at = at->next)
    g_strv_builder_add (builder, at->data);
  return g_strv_builder_end (builder);
}

guint
gvt_item_result_count_answer (GvtItemResult *self, const char *answer)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->answers, answer));
}

guint
gvt_item_result_count_channel (GvtItemResult *self, const char *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->channels, code));
}

void
gvt_item_result_add_channel (GvtItemResult *self, const char *code, guint people)
{
  g_hash_table_insert (self->channels, g_strdup (code),
                       GUINT_TO_POINTER (gvt_item_result_count_channel (self, code) + people));
}

guint
gvt_item_result_count_option (GvtItemResult *self, const char *id)
{
  GHashTableIter iter;
  gpointer answer, people;
  guint count = 0;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &answer, &people))
    count += gvt_quiz_answer_has (answer, id) ? GPOINTER_TO_UINT (people) : 0;
  return count;
}

static guint
find_place (GvtQuiz *quiz, GvtQuizItem *item)
{
  GListModel *items = gvt_quiz_get_items (quiz);
  guint place = 0;
  g_autoptr (GvtQuizItem) at = g_list_model_get_item (items, 0);

  while (at != NULL && at != item)
    {
      g_object_unref (at);
      at = g_list_model_get_item (items, ++place);
    }

  return place;
}

static guint
points_of (GvtQuizItem *item)
{
  GvtMark mark;

  gvt_quiz_answer_mark_chosen (item, (const char *const[]){ NULL }, &mark);
  return mark.of;
}

GvtItemResult *
gvt_item_result_make (GvtModuleLibrary *library,
                      const GvtHash *hash,
                      const char *module_id,
                      const char *item)
{
  GvtItemResult *self = g_object_new (GVT_TYPE_ITEM_RESULT, NULL);
  GvtModule *module = gvt_module_library_find_hash (library, hash, NULL);
  GvtQuiz *quiz = module != NULL ? gvt_module_get_quiz (module) : NULL;
  GvtQuizItem *found = quiz != NULL ? gvt_quiz_find_item (quiz, item, NULL) : NULL;

  self->content_hash = *hash;
  self->item = g_strdup (item);
  self->module = g_strdup (module != NULL ? gvt_module_get_title (module) : module_id);
  self->is_known = found != NULL;
  self->prompt = g_strdup (found != NULL ? gvt_quiz_item_get_prompt (found) : item);
  self->place = found != NULL ? find_place (quiz, found) : 0;
  self->of = found != NULL ? points_of (found) : 0;
  return self;
}

/* An answer that the item cannot have, from elsewhere, is worth nothing. */
void
gvt_item_result_add (GvtItemResult *self,
                     GvtModuleLibrary *library,
                     const char *choice,
                     guint people)
{
  GvtModule *module = gvt_module_library_find_hash (library, &self->content_hash, NULL);
  GvtQuizItem *item;
  GvtMark mark;

  self->n_answers += people;
  g_hash_table_insert (self->answers, g_strdup (choice),
                       GUINT_TO_POINTER (gvt_item_result_count_answer (self, choice) + people));
  if (!self->is_known)
    return;

  item = gvt_quiz_find_item (gvt_module_get_quiz (module), self->item, NULL);
  if (!gvt_quiz_answer_mark (item, choice, &mark, NULL))
    return;

  self->points += people * mark.points;
  self->n_correct += mark.points == mark.of ? people : 0;
}

int
gvt_item_result_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GvtItemResult *left = a;
  const GvtItemResult *right = b;
  int order = g_strcmp0 (left->module, right->module);

  if (order == 0)
    order = g_strcmp0 (left->form, right->form);
  return order != 0 ? order : (int) left->place - (int) right->place;
}
