/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-quiz-results.h"

#include "gvt-item-result-private.h"

typedef struct
{
  GvtModuleLibrary *library;
  GvtClassQuiz *quiz;
  GListStore *results;
  gboolean is_known; /* the module is here, and every question was entered before */
} Query;

/* Who answered was shown the question, also where no event says so, and so was who had a sheet:
 * each has a row. Hands count with those who raised none. */
#define RESULT_SQL \
  "SELECT item, NULL AS choice, count (*), '' AS channel" \
  "  FROM quiz_card JOIN quiz USING (quiz_id, device) WHERE quiz_id = :quiz GROUP BY item" \
  " UNION ALL SELECT item, CASE state WHEN 'spoilt' THEN '*' ELSE choice END, count (*), channel" \
  "  FROM quiz_said JOIN quiz USING (quiz_id, device)" \
  "  WHERE quiz_id = :quiz AND state <> 'empty' GROUP BY item, 2, channel" \
  " UNION ALL SELECT item, NULL, abstained, 'hands' FROM quiz_count" \
  "  JOIN quiz USING (quiz_id, device) WHERE quiz_id = :quiz" \
  " UNION ALL SELECT item, choice, people, 'hands' FROM quiz_hand" \
  "  JOIN quiz USING (quiz_id, device) WHERE quiz_id = :quiz AND people > 0 ORDER BY 1, 2"

/* Returns: (transfer none) */
static GvtItemResult *
result_of (const Query *query, const char *item)
{
  const GvtHash *hash = gvt_class_quiz_get_hash (query->quiz);
  const char *form = gvt_class_quiz_get_form (query->quiz);
  g_autoptr (GvtItemResult) made = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query->results)); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (G_LIST_MODEL (query->results), i);

      if (result->is_of_quiz && gvt_hash_equal (&result->content_hash, hash)
          && g_str_equal (result->form, form) && g_str_equal (result->item, item))
        return result;
    }

  made = gvt_item_result_make (query->library, hash, gvt_class_quiz_get_module (query->quiz), item);
  made->is_of_quiz = TRUE;
  g_free (made->form);
  made->form = g_strdup (form);
  g_list_store_append (query->results, made);
  return made; /* the store keeps it */
}

/* Of the people with a card those who have @item among their questions. */
static guint
count_asked (GvtClassQuiz *quiz, const char *item)
{
  guint n_odd = gvt_class_quiz_get_n_odd (quiz);
  guint n_even = gvt_class_quiz_get_n_people (quiz) - n_odd;

  return (gvt_class_quiz_asks_card (quiz, 1, item) ? n_odd : 0)
         + (gvt_class_quiz_asks_card (quiz, 2, item) ? n_even : 0);
}

static void
enter_questions (Query *query)
{
  GvtModule *module = gvt_module_library_find_hash (query->library,
                                                    gvt_class_quiz_get_hash (query->quiz), NULL);
  g_autoptr (GListModel) order = module != NULL ? gvt_class_quiz_order (query->quiz, module, NULL)
                                                : NULL;

  query->is_known = order != NULL;
  for (guint i = 0; order != NULL && i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      result_of (query, gvt_quiz_item_get_id (item))->n_people += count_asked (
          query->quiz, gvt_quiz_item_get_id (item));
    }
}

/* By hands nobody has a card: who was counted took part in this question, and was shown it. */
static void
add_row (const Query *query, GvtStmt *stmt)
{
  GvtItemResult *result = result_of (query, gvt_stmt_text (stmt, 0));
  guint people = (guint) gvt_stmt_int (stmt, 2);
  const char *channel = gvt_stmt_text (stmt, 3);
  gboolean is_hands = g_str_equal (channel, "hands");

  if (!gvt_stmt_is_null (stmt, 1))
    {
      gvt_item_result_add (result, query->library, gvt_stmt_text (stmt, 1), people);
      gvt_item_result_add_channel (result, channel, people);
    }
  if (gvt_stmt_is_null (stmt, 1) || is_hands)
    result->n_shown += people;
  if (is_hands)
    result->n_people += people;
  else if (gvt_stmt_is_null (stmt, 1) && !query->is_known)
    result->n_people += gvt_class_quiz_get_n_people (query->quiz);
}

static gboolean
read_results (GvtDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, RESULT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", gvt_class_quiz_get_id (query->quiz));
  while (gvt_stmt_next (stmt, &local))
    add_row (query, stmt);

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_results (GvtStore *store,
             GvtModuleLibrary *library,
             GvtClassQuiz *quiz,
             GListStore *results,
             GError **error)
{
  Query query = { library, quiz, results, FALSE };

  enter_questions (&query);
  return gvt_store_read (store, read_results, &query, error);
}

GListModel *
gvt_class_quiz_results (GvtProfile *profile,
                        GvtModuleLibrary *library,
                        GvtClassQuiz *quiz,
                        GError **error)
{
  g_autoptr (GListStore) results = g_list_store_new (GVT_TYPE_ITEM_RESULT);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtClassQuiz) present = NULL; /* @quiz may be a while old */

  present = gvt_class_quiz_view (profile, gvt_class_quiz_get_id (quiz), error);
  if (present == NULL || journal == NULL
      || !add_results (gvt_journal_get_store (journal), library, present, results, error))
    return NULL;

  g_list_store_sort (results, gvt_item_result_compare, NULL);
  return G_LIST_MODEL (g_steal_pointer (&results));
}

gboolean
gvt_class_quizzes_add_results (GvtStore *store,
                               GvtModuleLibrary *library,
                               const GvtId *session,
                               GListStore *results,
                               GError **error)
{
  g_autoptr (GListModel) quizzes = gvt_class_quizzes_read (store, session, NULL, error);

  for (guint i = 0; quizzes != NULL && i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i);

      if (!add_results (store, library, quiz, results, error))
        return FALSE;
    }

  return quizzes != NULL;
}
