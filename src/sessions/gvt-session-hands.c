/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-hands.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-act-private.h"
#include "gvt-session-acts.h"
#include "gvt-session-rows-private.h"

GListModel *
gvt_hands_choose_items (GListModel *order)
{
  GListStore *chosen = g_list_store_new (GVT_TYPE_QUIZ_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      if (gvt_sessions_can_count_hands (item))
        g_list_store_append (chosen, item);
    }
  return G_LIST_MODEL (chosen);
}

static gboolean
check_item (GvtQuizItem *item, GError **error)
{
  if (gvt_sessions_can_count_hands (item))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("Hands can only be counted where one answer is to be chosen"));
  return FALSE;
}

/* --- who can raise his hand --- */

/* Present; by card in a quiz to learn by, or in none; and hands for other options of the question.
 * In a test they answer anew. */
#define PEOPLE_SQL \
  "SELECT (SELECT coalesce (sum (men + women), 0) FROM session_present WHERE session_id = " \
  ":session)," \
  " (SELECT count (*) FROM (SELECT respondent FROM session_answer WHERE session_id = :session" \
  "   AND content_hash = :hash AND item = :item AND respondent > 0" \
  "  UNION SELECT respondent FROM quiz AS q JOIN quiz_said USING (quiz_id, device)" \
  "   WHERE session_id = :session AND content_hash = :hash AND item = :item AND state <> 'empty'" \
  "    AND NOT EXISTS (SELECT 1 FROM quiz_test AS t WHERE t.quiz_id = q.quiz_id AND phase <> " \
  "'')) AS card)," \
  " (SELECT coalesce (sum (people), 0) FROM session_answer JOIN session USING (session_id, " \
  "device)" \
  "   WHERE session_id = :session AND content_hash = :hash AND item = :item AND respondent = 0" \
  "    AND choice <> :choice)"

typedef struct
{
  const GvtId *session;
  const GvtHash *hash;
  const char *item;
  const char *choice; /* (nullable): of the option that is counted; %NULL for all of them at once */
  guint n_hands;      /* for it, or for all of them */
  GvtHandsPeople people;
  guint n_others; /* hands that were counted for other options */
} Query;

static gboolean
read_people (GvtDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, PEOPLE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", query->session);
  gvt_stmt_bind_hash (stmt, ":hash", query->hash);
  gvt_stmt_bind_text (stmt, ":item", query->item);
  gvt_stmt_bind_text (stmt, ":choice", query->choice); /* NULL differs from nothing */
  if (!gvt_stmt_one (stmt, "people", error))
    return FALSE;

  query->people.n_present = (guint) gvt_stmt_int (stmt, 0);
  query->people.n_cards = (guint) gvt_stmt_int (stmt, 1);
  query->n_others = (guint) gvt_stmt_int (stmt, 2);
  return TRUE;
}

gboolean
gvt_hands_read_people (GvtProfile *profile,
                       const GvtId *session,
                       GvtModule *module,
                       const char *item,
                       GvtHandsPeople *people,
                       GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Query query = { session, gvt_module_get_hash (module), item, NULL, 0, { 0 }, 0 };

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_people, &query, error))
    return FALSE;

  *people = query.people;
  return TRUE;
}

/* A #GvtSessionCheck: who raised no hand and answered by no card is the rest of those present, so
 * hands and cards are never more. */
static gboolean
check_sum (GvtDb *db, GvtSessionAct *act, GError **error)
{
  Query *query = (Query *) act->data;
  guint64 n_counted;

  if (!read_people (db, query, error))
    return FALSE;

  n_counted = (guint64) query->n_hands + query->n_others + query->people.n_cards;
  if (n_counted <= query->people.n_present)
    return TRUE;

  if (query->people.n_present == 0)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("To count hands, take the attendance first."));
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Hands: %u; answered by card: %u; present: %u. That is %u too many. Count "
                    "again."),
                 query->n_hands + query->n_others, query->people.n_cards, query->people.n_present,
                 (guint) (n_counted - query->people.n_present));
  return FALSE;
}

/* --- recording --- */

static JsonObject *
make_counts (GvtModule *module, GvtQuizItem *item, const guint *counts, guint n_counts)
{
  JsonObject *body = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n_counts; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                                i);
      JsonObject *count = json_object_new ();

      json_object_set_string_member (count, "choice", gvt_quiz_option_get_id (option));
      json_object_set_int_member (count, "people", counts[i]);
      json_array_add_object_element (array, count);
    }

  json_object_set_array_member (body, "counts", array);
  json_object_set_string_member (body, "item", gvt_quiz_item_get_id (item));
  json_object_set_string_member (body, "type",
                                 gvt_quiz_kind_to_text (gvt_quiz_item_get_kind (item)));
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  return body;
}

gboolean
gvt_hands_record (GvtProfile *profile,
                  const GvtId *session,
                  GvtModule *module,
                  const char *item,
                  const guint *counts,
                  guint n_counts,
                  GError **error)
{
  GvtQuiz *quiz = gvt_module_get_quiz (module);
  GvtQuizItem *found = quiz != NULL ? gvt_quiz_find_item (quiz, item, error) : NULL;
  Query query = { session, gvt_module_get_hash (module), item, NULL, 0, { 0 }, 0 };
  g_autoptr (JsonObject) body = NULL;
  GvtSessionAct act = { .profile = profile,
                        .session = session,
                        .kind = "session.counted/1",
                        .check = check_sum,
                        .data = &query };
  guint64 n_hands = 0;

  g_return_val_if_fail (quiz != NULL, FALSE);

  if (found == NULL || !check_item (found, error))
    return FALSE;
  g_return_val_if_fail (g_list_model_get_n_items (gvt_quiz_item_get_options (found)) == n_counts,
                        FALSE);

  for (guint i = 0; i < n_counts; i++)
    n_hands += counts[i];
  query.n_hands = (guint) MIN (n_hands, G_MAXUINT16 * 2); /* more are too many anyhow */
  body = make_counts (module, found, counts, n_counts);
  act.body = body;
  return gvt_session_act_perform (&act, error);
}

gboolean
gvt_sessions_count_hands (GvtProfile *profile,
                          const GvtId *session,
                          GvtModule *module,
                          const char *item,
                          const char *choice,
                          guint people,
                          GError **error)
{
  GvtQuiz *quiz = gvt_module_get_quiz (module);
  GvtQuizItem *found = quiz != NULL ? gvt_quiz_find_item (quiz, item, error) : NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *chosen = NULL;
  Query query = { session, gvt_module_get_hash (module), item, NULL, 0, { 0 }, 0 };
  GvtSessionAct act = { .profile = profile,
                        .session = session,
                        .kind = "session.answered/2",
                        .check = check_sum,
                        .data = &query };

  if (quiz == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("This module has no quiz"));
  if (found == NULL || !check_item (found, error)
      || (body = gvt_session_answer_body (found, choice, error)) == NULL
      || (chosen = gvt_chosen_join (body, error)) == NULL)
    return FALSE;

  query.choice = chosen;
  query.n_hands = MIN (people, G_MAXUINT16 * 2);
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  json_object_set_string_member (body, "channel", "hands");
  json_object_set_int_member (body, "respondent", 0);
  json_object_set_int_member (body, "people", people);
  act.body = body;
  return gvt_session_act_perform (&act, error);
}
