/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-results.h"

#include "gvt-class-quiz-results.h"
#include "gvt-item-result-private.h"
#include "gvt-session-views.h"

typedef struct
{
  GvtModuleLibrary *library;
  const GvtId *session;
  const GvtId *visit;
  GListStore *results;
} Query;

#define RESULT_SQL \
  "SELECT content_hash, item, choice, sum (people)," \
  " coalesce ((SELECT min (module) FROM session_module AS m" \
  "  WHERE m.content_hash = a.content_hash), ''), channel" \
  " FROM session_answer AS a JOIN session USING (session_id)" \
  " WHERE (:session IS NULL OR session_id = :session)" \
  " AND (:visit IS NULL OR visit_id = :visit)" \
  " GROUP BY content_hash, item, choice, channel ORDER BY content_hash, item, choice, channel"

/* Rows of one item follow each other. */
static gboolean
add_row (Query *query, GvtStmt *stmt, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (query->results));
  g_autoptr (GvtItemResult) last = NULL;
  const char *item = gvt_stmt_text (stmt, 1);
  const char *choice = gvt_stmt_text (stmt, 2);
  guint people = (guint) gvt_stmt_int (stmt, 3);
  GvtHash hash;

  if (!gvt_stmt_hash (stmt, 0, &hash, error))
    return FALSE;

  if (n > 0)
    last = g_list_model_get_item (G_LIST_MODEL (query->results), n - 1);
  if (last == NULL || !gvt_hash_equal (&last->content_hash, &hash)
      || !g_str_equal (last->item, item))
    {
      g_clear_object (&last);
      last = gvt_item_result_make (query->library, &hash, gvt_stmt_text (stmt, 4), item);
      g_list_store_append (query->results, last);
    }

  last->n_people += people;
  last->n_shown += people;
  gvt_item_result_add (last, query->library, choice, people);
  gvt_item_result_add_channel (last, gvt_stmt_text (stmt, 5), people);
  return TRUE;
}

static gboolean
read_results (GvtDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, RESULT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", query->session);
  gvt_stmt_bind_id (stmt, ":visit", query->visit);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    add_row (query, stmt, &local);

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Those taken in a quiz that was opened, session by session. */
static gboolean
add_quizzes (GvtStore *store, const Query *query, GError **error)
{
  g_autoptr (GListModel) sessions = gvt_sessions_list (store, query->visit, error);

  for (guint i = 0; sessions != NULL && i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);
      const GvtId *id = gvt_session_get_id (session);

      if ((query->session == NULL || gvt_id_equal (query->session, id))
          && !gvt_class_quizzes_add_results (store, query->library, id, query->results, error))
        return FALSE;
    }

  return sessions != NULL;
}

static gboolean
may_see (GvtProfile *profile, const Query *query, GError **error)
{
  g_autoptr (GvtJournal) session = NULL;
  g_autoptr (GvtVisit) visit = NULL;

  if (query->session != NULL)
    session = gvt_session_dup_journal (profile, query->session, error);
  if (query->visit != NULL && (session != NULL || query->session == NULL))
    visit = gvt_visits_view (profile, query->visit, error);

  return (query->session == NULL || session != NULL) && (query->visit == NULL || visit != NULL);
}

GListModel *
gvt_session_results (GvtProfile *profile,
                     GvtModuleLibrary *library,
                     const GvtId *session,
                     const GvtId *visit,
                     GError **error)
{
  g_autoptr (GListStore) results = g_list_store_new (GVT_TYPE_ITEM_RESULT);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Query query = { library, session, visit, results };

  g_return_val_if_fail (session != NULL || visit != NULL, NULL);

  if (journal == NULL || !may_see (profile, &query, error)
      || !gvt_store_read (gvt_journal_get_store (journal), read_results, &query, error)
      || !add_quizzes (gvt_journal_get_store (journal), &query, error))
    return NULL;

  g_list_store_sort (results, gvt_item_result_compare, NULL);
  return G_LIST_MODEL (g_steal_pointer (&results));
}
