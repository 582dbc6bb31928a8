/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-grade.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-quiz-answer.h"
#include "gvt-quiz-order.h"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, why);
  return FALSE;
}

/* --- one answer --- */

static char *
join_ids (JsonArray *array, GError **error)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return refuse (error, "the ids of options are texts"), NULL;
      g_string_append_printf (joined, "%s%s", i > 0 ? GVT_QUIZ_ANSWER_AND : "",
                              json_node_get_string (node));
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* Returns: (transfer full) (nullable): as it was given; empty for no answer */
static char *
read_answer (GvtQuizItem *item, JsonNode *node, GError **error)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);

  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_ARRAY (node) && kind != GVT_QUIZ_TEXT)
    return join_ids (json_node_get_array (node), error);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN && kind == GVT_QUIZ_TRUE_FALSE)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");

  return refuse (error, "an answer of this type is not asked for"), NULL;
}

/* --- all of them --- */

typedef struct
{
  JsonArray *items;
  GvtScore score; /* of the items shown */
  guint n_answered;
  guint n_unanswered;
  guint n_not_shown;
  guint n_correct;
} Sum;

/* What is missing is worth nothing, and is counted apart; of what was not shown there is no sum. */
static void
add_absence (Sum *sum, GvtQuizItem *item, JsonObject *object, gboolean is_shown)
{
  GvtMark mark;

  gvt_quiz_answer_mark_chosen (item, (const char *const[]){ NULL }, &mark);
  if (is_shown)
    gvt_score_add (&sum->score, &mark, 1);
  sum->n_unanswered += is_shown ? 1 : 0;
  sum->n_not_shown += is_shown ? 0 : 1;
  json_object_set_string_member (object, "state", is_shown ? "unanswered" : "not-shown");
  json_object_set_null_member (object, "given");
  json_object_set_int_member (object, "points", 0);
  json_object_set_int_member (object, "of", mark.of);
  json_object_set_null_member (object, "correct");
}

static gboolean
add_answer (Sum *sum, GvtQuizItem *item, JsonObject *object, const char *answer, GError **error)
{
  g_autofree char *clean = gvt_quiz_answer_clean (item, answer, error);
  GvtMark mark;

  if (clean == NULL || !gvt_quiz_answer_mark (item, clean, &mark, error))
    return FALSE;

  gvt_score_add (&sum->score, &mark, 1);
  sum->n_answered++;
  sum->n_correct += mark.points == mark.of ? 1 : 0;
  json_object_set_string_member (object, "state", "answered");
  json_object_set_string_member (object, "given", clean);
  json_object_set_int_member (object, "points", mark.points);
  json_object_set_int_member (object, "of", mark.of);
  json_object_set_boolean_member (object, "correct", mark.points == mark.of);
  return TRUE;
}

static gboolean
grade_item (Sum *sum, GvtQuizItem *item, JsonObject *answers, GError **error)
{
  JsonNode *node = json_object_get_member (answers, gvt_quiz_item_get_id (item));
  g_autofree char *answer = node != NULL ? read_answer (item, node, error) : NULL;
  g_autoptr (JsonObject) object = json_object_new ();

  if (node != NULL && answer == NULL)
    return FALSE;

  json_object_set_string_member (object, "item", gvt_quiz_item_get_id (item));
  json_object_set_string_member (object, "type",
                                 gvt_quiz_kind_to_text (gvt_quiz_item_get_kind (item)));
  if (answer == NULL || *answer == '\0')
    add_absence (sum, item, object, node != NULL);
  else if (!add_answer (sum, item, object, answer, error))
    return FALSE;

  json_array_add_object_element (sum->items, g_steal_pointer (&object));
  return TRUE;
}

static JsonObject *
finish (Sum *sum)
{
  JsonObject *result = json_object_new ();
  JsonObject *total = json_object_new ();

  json_object_set_int_member (total, "n_items", json_array_get_length (sum->items));
  json_object_set_int_member (total, "n_answered", sum->n_answered);
  json_object_set_int_member (total, "n_unanswered", sum->n_unanswered);
  json_object_set_int_member (total, "n_not_shown", sum->n_not_shown);
  json_object_set_int_member (total, "n_correct", sum->n_correct);
  json_object_set_int_member (total, "points", (gint64) sum->score.points);
  json_object_set_int_member (total, "of", (gint64) gvt_score_get_of (&sum->score));
  json_object_set_array_member (result, "items", json_array_ref (sum->items));
  json_object_set_object_member (result, "total", total);
  json_object_set_boolean_member (result, "took_part", sum->n_answered + sum->n_unanswered > 0);
  return result;
}

static gboolean
is_asked (GListModel *order, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      if (strcmp (gvt_quiz_item_get_id (item), id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_ids (GListModel *order, JsonObject *answers, GError **error)
{
  g_autoptr (GList) ids = json_object_get_members (answers);

  for (GList *link = ids; link != NULL; link = link->next)
    if (!is_asked (order, link->data))
      {
        g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "The quiz does not ask \"%s\"",
                     (const char *) link->data);
        return FALSE;
      }
  return TRUE;
}

JsonObject *
gvt_quiz_grade (GvtQuiz *quiz, const char *form, JsonObject *answers, GError **error)
{
  g_autoptr (GListModel) order = gvt_quiz_order_items (quiz, form, GVT_QUIZ_SEED_AUTHOR, error);
  g_autoptr (JsonArray) items = json_array_new ();
  Sum sum = { .items = items };

  if (order == NULL || !check_ids (order, answers, error))
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      if (!grade_item (&sum, item, answers, error))
        {
          g_prefix_error (error, "%s: ", gvt_quiz_item_get_id (item));
          return NULL;
        }
    }

  return finish (&sum);
}
