/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-hands.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz-act-private.h"
#include "gvt-response-channel.h"

static GvtQuizItem *
find_item (GvtClassQuiz *quiz, GvtModule *module, const char *item, GError **error)
{
  g_autoptr (GListModel) asked = gvt_class_quiz_order (quiz, module, error);

  for (guint i = 0; asked != NULL && i < g_list_model_get_n_items (asked); i++)
    {
      g_autoptr (GvtQuizItem) found = g_list_model_get_item (asked, i);

      if (g_str_equal (gvt_quiz_item_get_id (found), item))
        return found; /* the module keeps it */
    }

  if (asked != NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "The quiz does not ask \"%s\"", item);
  return NULL;
}

static gboolean
check_item (GvtClassQuiz *quiz, GvtQuizItem *item, guint n_counts, GError **error)
{
  guint n_options = g_list_model_get_n_items (gvt_quiz_item_get_options (item));

  if (gvt_class_quiz_is_crossed (quiz))
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("In this test the halves of the class have different questions, so hands "
                       "cannot be counted. Use the laptop in turn, or sheets of paper."));
  else if (!gvt_response_channel_can_ask (gvt_response_channel_find ("hands"), item))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("Hands can only be counted where one answer is to be chosen"));
  else if (n_options != n_counts)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("The question has %u answers, and hands were counted for %u"), n_options,
                 n_counts);
  else
    return TRUE;
  return FALSE;
}

typedef struct
{
  const GvtId *quiz;
  const char *item;
  GvtHandsPeople *people;
} Query;

static gboolean
read_people (GvtDb *db, gpointer user_data, GError **error)
{
  const Query *query = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT (SELECT coalesce (sum (men + women), 0) FROM session_present AS p"
      "  JOIN quiz AS q ON q.session_id = p.session_id WHERE q.quiz_id = :quiz),"
      " (SELECT count (*) FROM quiz JOIN quiz_said USING (quiz_id, device)"
      "  WHERE quiz_id = :quiz AND item = :item AND state <> 'empty')",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", query->quiz);
  gvt_stmt_bind_text (stmt, ":item", query->item);
  if (!gvt_stmt_one (stmt, "people", error))
    return FALSE;

  query->people->n_present = (guint) gvt_stmt_int (stmt, 0);
  query->people->n_cards = (guint) gvt_stmt_int (stmt, 1);
  return TRUE;
}

gboolean
gvt_quiz_hands_read_people (GvtProfile *profile,
                            GvtClassQuiz *quiz,
                            const char *item,
                            GvtHandsPeople *people,
                            GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Query query = { gvt_class_quiz_get_id (quiz), item, people };

  return journal != NULL
         && gvt_store_read (gvt_journal_get_store (journal), read_people, &query, error);
}

/* A #GvtSessionCheck. */
static gboolean
check_sum (GvtDb *db, GvtSessionAct *act, GError **error)
{
  guint counted = *(const guint *) act->data;
  GvtHandsPeople people;
  guint n_present, n_cards;
  GvtId quiz;
  Query query = { &quiz, gvt_json_text_or (act->body, "item", ""), &people };

  if (!gvt_quiz_require_open (db, act, error) || !gvt_json_get_id (act->body, "quiz", &quiz, error)
      || !read_people (db, &query, error))
    return FALSE;

  n_present = people.n_present;
  n_cards = people.n_cards;
  if ((guint64) counted + n_cards == n_present)
    {
      json_object_set_int_member (act->body, "present", n_present);
      return TRUE;
    }

  if ((guint64) counted + n_cards > n_present)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Hands and people without: %u; answered by card: %u; present: %u. That is %u "
                    "too many. Count again."),
                 counted, n_cards, n_present, counted + n_cards - n_present);
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Hands and people without: %u; answered by card: %u; present: %u. %u are "
                    "missing. Count again."),
                 counted, n_cards, n_present, n_present - counted - n_cards);
  return FALSE;
}

static JsonObject *
make_body (GvtQuizItem *item, const guint *counts, guint abstained)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  JsonObject *body = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      JsonObject *count = json_object_new ();

      json_object_set_string_member (count, "choice", gvt_quiz_option_get_id (option));
      json_object_set_int_member (count, "people", counts[i]);
      json_array_add_object_element (array, count);
    }
  json_object_set_string_member (body, "item", gvt_quiz_item_get_id (item));
  json_object_set_array_member (body, "counts", array);
  json_object_set_int_member (body, "abstained", abstained);
  return body;
}

gboolean
gvt_quiz_hands_count (GvtProfile *profile,
                      GvtClassQuiz *quiz,
                      GvtModule *module,
                      const char *item,
                      const guint *counts,
                      guint n_counts,
                      guint abstained,
                      GError **error)
{
  GvtQuizItem *found = find_item (quiz, module, item, error);
  guint64 counted = abstained;
  guint sum;
  g_autoptr (JsonObject) body = NULL;
  GvtSessionAct act = { .profile = profile,
                        .session = gvt_class_quiz_get_session_id (quiz),
                        .kind = "quiz.counted/1",
                        .check = check_sum,
                        .data = &sum };

  if (found == NULL || !check_item (quiz, found, n_counts, error))
    return FALSE;

  for (guint i = 0; i < n_counts; i++)
    counted += counts[i];
  sum = (guint) MIN (counted, G_MAXUINT16 * 2); /* more than can be present is too many anyhow */
  body = make_body (found, counts, abstained);
  act.body = body;
  gvt_json_set_id (body, "quiz", gvt_class_quiz_get_id (quiz));
  return gvt_session_act_perform (&act, error);
}
