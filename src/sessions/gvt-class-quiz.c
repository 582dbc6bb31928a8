/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-quiz.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz-order.h"
#include "gvt-session-views.h"

struct _GvtClassQuiz
{
  GObject parent_instance;

  GvtId id;
  GvtId session_id;
  GvtHash content_hash;
  char *module;
  char *form;
  gint64 seed;
  gint64 opened_at;
  gboolean is_open;
  guint n_people;
  guint n_answers;
};

G_DEFINE_FINAL_TYPE (GvtClassQuiz, gvt_class_quiz, G_TYPE_OBJECT)

static void
gvt_class_quiz_finalize (GObject *object)
{
  GvtClassQuiz *self = GVT_CLASS_QUIZ (object);

  g_free (self->module);
  g_free (self->form);
  G_OBJECT_CLASS (gvt_class_quiz_parent_class)->finalize (object);
}

static void
gvt_class_quiz_class_init (GvtClassQuizClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_class_quiz_finalize;
}

static void
gvt_class_quiz_init (GvtClassQuiz *self)
{
}

const GvtId *
gvt_class_quiz_get_id (GvtClassQuiz *self)
{
  return &self->id;
}

const GvtId *
gvt_class_quiz_get_session_id (GvtClassQuiz *self)
{
  return &self->session_id;
}

const GvtHash *
gvt_class_quiz_get_hash (GvtClassQuiz *self)
{
  return &self->content_hash;
}

const char *
gvt_class_quiz_get_module (GvtClassQuiz *self)
{
  return self->module;
}

const char *
gvt_class_quiz_get_form (GvtClassQuiz *self)
{
  return self->form;
}

gint64
gvt_class_quiz_get_seed (GvtClassQuiz *self)
{
  return self->seed;
}

gboolean
gvt_class_quiz_is_open (GvtClassQuiz *self)
{
  return self->is_open;
}

guint
gvt_class_quiz_get_n_people (GvtClassQuiz *self)
{
  return self->n_people;
}

guint
gvt_class_quiz_get_n_answers (GvtClassQuiz *self)
{
  return self->n_answers;
}

JsonObject *
gvt_class_quiz_to_json (GvtClassQuiz *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &self->id);
  gvt_json_set_id (object, "session_id", &self->session_id);
  json_object_set_string_member (object, "module", self->module);
  gvt_json_set_hash (object, "content_hash", &self->content_hash);
  json_object_set_string_member (object, "form", self->form);
  json_object_set_int_member (object, "seed", self->seed);
  json_object_set_int_member (object, "opened_at", self->opened_at);
  json_object_set_boolean_member (object, "is_open", self->is_open);
  json_object_set_int_member (object, "n_people", self->n_people);
  json_object_set_int_member (object, "n_answers", self->n_answers);
  return object;
}

GListModel *
gvt_class_quiz_order (GvtClassQuiz *self, GvtModule *module, GError **error)
{
  if (gvt_module_get_quiz (module) != NULL
      && gvt_hash_equal (gvt_module_get_hash (module), &self->content_hash))
    return gvt_quiz_order_items (gvt_module_get_quiz (module), self->form, self->seed, error);

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("This quiz was opened with another version of the module. Its answers are "
                     "kept. Close it, and open a new one."));
  return NULL;
}

/* --- reading --- */

typedef struct
{
  const GvtId *session; /* NULL: of any */
  const GvtId *id;      /* NULL: all */
  GListStore *found;
} Query;

#define QUIZ_SQL \
  "SELECT quiz.quiz_id, session_id, content_hash, module, form, seed, opened_at," \
  " closed_at IS NULL," \
  " (SELECT count (*) FROM (SELECT respondent FROM quiz_shown AS s" \
  "   WHERE s.quiz_id = quiz.quiz_id AND s.device = quiz.device" \
  "  UNION SELECT respondent FROM quiz_answer AS a" \
  "   WHERE a.quiz_id = quiz.quiz_id AND a.device = quiz.device))," \
  " (SELECT count (*) FROM quiz_answer AS a" \
  "  WHERE a.quiz_id = quiz.quiz_id AND a.device = quiz.device)" \
  " FROM quiz LEFT JOIN quiz_close USING (quiz_id, device)" \
  " WHERE (:session IS NULL OR session_id = :session)" \
  " AND (:id IS NULL OR quiz.quiz_id = :id) ORDER BY quiz.quiz_id"

static gboolean
read_row (GvtStmt *stmt, GvtClassQuiz *self, GError **error)
{
  self->module = g_strdup (gvt_stmt_text (stmt, 3));
  self->form = g_strdup (gvt_stmt_text (stmt, 4));
  self->seed = gvt_stmt_int (stmt, 5);
  self->opened_at = gvt_stmt_int (stmt, 6);
  self->is_open = gvt_stmt_int (stmt, 7) != 0;
  self->n_people = (guint) gvt_stmt_int (stmt, 8);
  self->n_answers = (guint) gvt_stmt_int (stmt, 9);
  return gvt_stmt_id (stmt, 0, &self->id, error) && gvt_stmt_id (stmt, 1, &self->session_id, error)
         && gvt_stmt_hash (stmt, 2, &self->content_hash, error);
}

static gboolean
read_quizzes (GvtDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, QUIZ_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", query->session);
  gvt_stmt_bind_id (stmt, ":id", query->id);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtClassQuiz) quiz = g_object_new (GVT_TYPE_CLASS_QUIZ, NULL);

      if (read_row (stmt, quiz, &local))
        g_list_store_append (query->found, quiz);
    }

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GListModel *
gvt_class_quizzes_read (GvtStore *store, const GvtId *session, const GvtId *id, GError **error)
{
  g_autoptr (GListStore) found = g_list_store_new (GVT_TYPE_CLASS_QUIZ);
  Query query = { session, id, found };

  if (!gvt_store_read (store, read_quizzes, &query, error))
    return NULL;

  return G_LIST_MODEL (g_steal_pointer (&found));
}

GListModel *
gvt_class_quizzes_browse (GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtSession) seen = journal != NULL ? gvt_sessions_view (profile, session, error)
                                                : NULL;

  return seen != NULL
             ? gvt_class_quizzes_read (gvt_journal_get_store (journal), session, NULL, error)
             : NULL;
}

GvtClassQuiz *
gvt_class_quiz_view (GvtProfile *profile, const GvtId *id, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GvtSession) session = NULL;

  if (journal == NULL
      || (found = gvt_class_quizzes_read (gvt_journal_get_store (journal), NULL, id, error))
             == NULL)
    return NULL;

  quiz = g_list_model_get_item (found, 0);
  if (quiz == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such quiz");
      return NULL;
    }

  session = gvt_sessions_view (profile, &quiz->session_id, error);
  return session != NULL ? g_steal_pointer (&quiz) : NULL;
}
