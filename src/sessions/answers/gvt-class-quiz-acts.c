/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-quiz-acts.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz-act-private.h"
#include "gvt-quiz-kinds-private.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-undone-private.h"
#include "gvt-session-act-private.h"

gboolean
gvt_class_quiz_open (GvtProfile *profile,
                     const GvtId *session,
                     GvtModule *module,
                     const char *form,
                     gint64 seed,
                     GvtId *quiz,
                     GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GListModel) order = NULL;
  GvtSessionAct act = {
    .profile = profile, .session = session, .body = body, .kind = "quiz.opened/1", .id = quiz
  };

  if (gvt_module_get_quiz (module) == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("This module has no quiz"));
      return FALSE;
    }
  order = gvt_quiz_order_items (gvt_module_get_quiz (module), form, seed, error);
  if (order == NULL)
    return FALSE;

  json_object_set_string_member (body, "module", gvt_module_get_id (module));
  json_object_set_int_member (body, "version", gvt_module_get_version (module));
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  json_object_set_string_member (body, "form", form);
  json_object_set_int_member (body, "seed", seed);
  return gvt_session_act_perform (&act, error);
}

/* --- in an open quiz --- */

static GvtQuizItem *
find_item (GvtClassQuiz *quiz, GvtModule *module, guint card, const char *item, GError **error)
{
  g_autoptr (GListModel) order = gvt_class_quiz_order_card (quiz, module, card, error);

  for (guint i = 0; order != NULL && i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) asked = g_list_model_get_item (order, i);

      if (g_str_equal (gvt_quiz_item_get_id (asked), item))
        return asked; /* the module keeps it */
    }

  if (order != NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "The quiz does not ask \"%s\"", item);
  return NULL;
}

static gboolean
check_card (guint card, GError **error)
{
  if (card >= 1 && card <= GVT_CARD_MAX)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("Card numbers begin at 1"));
  return FALSE;
}

#define LAST_SHOWN_SQL \
  "SELECT respondent, item FROM quiz_shown JOIN quiz USING (quiz_id, device)" \
  " WHERE quiz_id = :quiz AND (:card = 0 OR respondent = :card)" \
  " ORDER BY incarnation DESC, seq DESC, event_id DESC LIMIT 1"

/* A #GvtSessionCheck: what was shown last stays so, also when the page is drawn again. */
static gboolean
check_shown (GvtDb *db, GvtSessionAct *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, LAST_SHOWN_SQL, error);
  g_autoptr (GError) local = NULL;
  GvtId quiz;

  if (stmt == NULL || !gvt_quiz_require_open (db, act, error)
      || !gvt_json_get_id (act->body, "quiz", &quiz, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &quiz);
  gvt_stmt_bind_int (stmt, ":card", 0);
  if (gvt_stmt_next (stmt, &local))
    act->is_needless = gvt_stmt_int (stmt, 0) == gvt_json_int_or (act->body, "respondent", 0)
                       && g_strcmp0 (gvt_stmt_text (stmt, 1),
                                     gvt_json_text_or (act->body, "item", NULL))
                              == 0;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_class_quiz_show (GvtProfile *profile,
                     GvtClassQuiz *quiz,
                     GvtModule *module,
                     const char *item,
                     guint card,
                     GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  if (!check_card (card, error) || find_item (quiz, module, card, item, error) == NULL)
    return FALSE;

  json_object_set_string_member (body, "item", item);
  json_object_set_int_member (body, "respondent", card);
  return gvt_quiz_act_perform (profile, quiz, "quiz.shown/1", body, check_shown, error);
}

gboolean
gvt_class_quiz_answer (GvtProfile *profile,
                       GvtClassQuiz *quiz,
                       GvtModule *module,
                       const char *item,
                       guint card,
                       const char *answer,
                       GError **error)
{
  GvtQuizItem *found = check_card (card, error) ? find_item (quiz, module, card, item, error)
                                                : NULL;
  g_autoptr (JsonObject) body = found != NULL ? gvt_session_answer_body (found, answer, error)
                                              : NULL;

  if (body == NULL)
    return FALSE;

  json_object_set_int_member (body, "respondent", card);
  return gvt_quiz_act_perform (profile, quiz, "quiz.answered/1", body, gvt_quiz_require_open,
                               error);
}

gboolean
gvt_class_quiz_close (GvtProfile *profile, GvtClassQuiz *quiz, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  return gvt_quiz_act_perform (profile, quiz, GVT_QUIZ_CLOSED_KIND, body, gvt_quiz_require_open,
                               error);
}

/* --- opening it again --- */

/* Which close stands; and another test of the same phase and module that took its place, and was
 * not given up itself. */
#define CLOSE_SQL \
  "SELECT c.event_id, EXISTS (SELECT 1 FROM quiz_test AS mine JOIN quiz AS other" \
  "  ON other.session_id = q.session_id AND other.module = q.module AND other.quiz_id <> " \
  "q.quiz_id" \
  "  JOIN quiz_test AS t ON t.quiz_id = other.quiz_id AND t.phase = mine.phase" \
  "  LEFT JOIN quiz_close AS o ON o.quiz_id = other.quiz_id AND o.device = other.device" \
  "  WHERE mine.quiz_id = q.quiz_id AND (o.closed_at IS NULL" \
  "   OR EXISTS (SELECT 1 FROM quiz_said AS s WHERE s.quiz_id = other.quiz_id" \
  "    AND s.device = other.device AND s.state <> 'empty')" \
  "   OR EXISTS (SELECT 1 FROM quiz_count AS n WHERE n.quiz_id = other.quiz_id" \
  "    AND n.device = other.device)))" \
  " FROM quiz AS q JOIN quiz_close AS c USING (quiz_id, device) WHERE q.quiz_id = :quiz"

/* A #GvtSessionCheck. */
static gboolean
choose_close (GvtDb *db, GvtSessionAct *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, CLOSE_SQL, error);
  g_autoptr (GError) local = NULL;
  GvtId close;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", act->data);
  if (!gvt_stmt_next (stmt, &local))
    {
      if (local == NULL)
        gvt_error_tell (&local, GVT_ERROR_STATE,
                        _ ("This quiz is open already. Nothing was changed. Go on with it."));
    }
  else if (gvt_stmt_int (stmt, 1) != 0)
    gvt_error_tell (&local, GVT_ERROR_STATE,
                    _ ("Another test was opened in place of this one. Nothing was changed. Go on "
                       "with that one."));
  else if (gvt_stmt_id (stmt, 0, &close, &local))
    gvt_json_set_id (act->body, "undoes", &close);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_class_quiz_reopen (GvtProfile *profile, GvtClassQuiz *quiz, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtSessionAct act = { .profile = profile,
                        .session = gvt_class_quiz_get_session_id (quiz),
                        .body = body,
                        .kind = "session.undone/1",
                        .check = choose_close,
                        .data = gvt_class_quiz_get_id (quiz) };

  json_object_set_string_member (body, "kind", GVT_QUIZ_CLOSED_KIND);
  return gvt_session_act_perform (&act, error);
}

/* --- where it stands --- */

typedef struct
{
  const GvtId *quiz;
  GvtQuizPlace *place; /* its card says whose is wanted */
} Query;

static gboolean
read_answers (GvtDb *db, const Query *query, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT item, choice FROM quiz_said JOIN quiz USING (quiz_id, device)"
      " WHERE quiz_id = :quiz AND respondent = :card AND state <> 'empty'",
      error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", query->quiz);
  gvt_stmt_bind_int (stmt, ":card", query->place->card);
  while (gvt_stmt_next (stmt, &local))
    g_hash_table_insert (query->place->answered, g_strdup (gvt_stmt_text (stmt, 0)),
                         g_strdup (gvt_stmt_text (stmt, 1)));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_place (GvtDb *db, gpointer user_data, GError **error)
{
  const Query *query = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, LAST_SHOWN_SQL, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL
      || !gvt_quiz_undone_read (db, query->quiz, &query->place->card, query->place->undone, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", query->quiz);
  gvt_stmt_bind_int (stmt, ":card", query->place->card);
  if (gvt_stmt_next (stmt, &local))
    {
      query->place->card = (guint) gvt_stmt_int (stmt, 0);
      query->place->item = g_strdup (gvt_stmt_text (stmt, 1));
    }
  if (local == NULL)
    return read_answers (db, query, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GvtQuizPlace *
gvt_class_quiz_find_place (GvtProfile *profile, GvtClassQuiz *quiz, guint card, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtQuizPlace) place = g_new0 (GvtQuizPlace, 1);
  Query query = { gvt_class_quiz_get_id (quiz), place };

  place->card = card;
  place->answered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  place->undone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_place, &query, error))
    return NULL;

  return g_steal_pointer (&place);
}

void
gvt_quiz_place_free (GvtQuizPlace *self)
{
  g_clear_pointer (&self->answered, g_hash_table_unref);
  g_clear_pointer (&self->undone, g_hash_table_unref);
  g_free (self->item);
  g_free (self);
}

/* Returns: the length of @order when there is none */
static guint
find_undone (const GvtQuizPlace *self, GListModel *order)
{
  guint n = g_list_model_get_n_items (order);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      if (g_hash_table_contains (self->undone, gvt_quiz_item_get_id (item)))
        return i;
    }
  return n;
}

guint
gvt_quiz_place_next (const GvtQuizPlace *self, GListModel *order)
{
  guint n = g_list_model_get_n_items (order);
  guint undone = find_undone (self, order);
  gboolean is_behind = self->item == NULL;

  if (undone < n)
    return undone;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);
      const char *id = gvt_quiz_item_get_id (item);

      is_behind = is_behind || g_str_equal (id, self->item);
      if (is_behind && !g_hash_table_contains (self->answered, id))
        return i;
    }

  return n;
}

GvtClassQuiz *
gvt_class_quiz_find_open (
    GvtProfile *profile, const GvtId *session, GvtModule *module, const char *form, GError **error)
{
  g_autoptr (GListModel) quizzes = gvt_class_quizzes_browse (profile, session, error);

  for (guint i = quizzes != NULL ? g_list_model_get_n_items (quizzes) : 0; i > 0; i--)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i - 1);

      if (gvt_class_quiz_is_open (quiz) && gvt_class_quiz_get_phase (quiz) == GVT_PHASE_NONE
          && g_str_equal (gvt_class_quiz_get_form (quiz), form)
          && gvt_hash_equal (gvt_class_quiz_get_hash (quiz), gvt_module_get_hash (module)))
        return g_steal_pointer (&quiz);
    }

  return NULL;
}
