/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-quiz.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz-order.h"
#include "gvt-session-views.h"

/* The questions of one form of a test. */
typedef struct
{
  char *form;
  GPtrArray *items; /* ids */
} PinnedForm;

static void
pinned_form_free (PinnedForm *self)
{
  g_free (self->form);
  g_ptr_array_unref (self->items);
  g_free (self);
}

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
  guint n_odd;
  guint n_answers;
  GvtQuizPhase phase;
  gboolean is_crossed;
  gboolean pairs_by_code;
  char *held;        /* of its class: the day on paper; "" where it was recorded at once */
  GPtrArray *pinned; /* of PinnedForm; empty unless it is a test */
};

G_DEFINE_FINAL_TYPE (GvtClassQuiz, gvt_class_quiz, G_TYPE_OBJECT)

static void
gvt_class_quiz_finalize (GObject *object)
{
  GvtClassQuiz *self = GVT_CLASS_QUIZ (object);

  g_free (self->module);
  g_free (self->form);
  g_free (self->held);
  g_ptr_array_unref (self->pinned);
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
  self->pinned = g_ptr_array_new_with_free_func ((GDestroyNotify) pinned_form_free);
}

const char *
gvt_quiz_phase_to_text (GvtQuizPhase phase)
{
  return phase == GVT_PHASE_PRE ? "pre" : phase == GVT_PHASE_POST ? "post" : "";
}

GvtQuizPhase
gvt_quiz_phase_from_text (const char *text)
{
  if (g_strcmp0 (text, "pre") == 0)
    return GVT_PHASE_PRE;
  return g_strcmp0 (text, "post") == 0 ? GVT_PHASE_POST : GVT_PHASE_NONE;
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

guint
gvt_class_quiz_get_n_odd (GvtClassQuiz *self)
{
  return self->n_odd;
}

GvtQuizPhase
gvt_class_quiz_get_phase (GvtClassQuiz *self)
{
  return self->phase;
}

gboolean
gvt_class_quiz_is_crossed (GvtClassQuiz *self)
{
  return self->is_crossed;
}

const char *
gvt_class_quiz_get_held (GvtClassQuiz *self)
{
  return self->held;
}

gboolean
gvt_class_quiz_pairs_by_code (GvtClassQuiz *self)
{
  return self->pairs_by_code;
}

/* Odd cards begin with form A. */
const char *
gvt_class_quiz_get_card_form (GvtClassQuiz *self, guint card)
{
  if (!self->is_crossed)
    return self->form;
  return (card % 2 == 1) == (self->phase == GVT_PHASE_PRE) ? "A" : "B";
}

const char *
gvt_class_quiz_describe_phase (GvtClassQuiz *self)
{
  if (self->phase == GVT_PHASE_PRE)
    return _ ("Pre-test");
  return self->phase == GVT_PHASE_POST ? _ ("Post-test") : "";
}

static JsonObject *
pinned_to_json (GvtClassQuiz *self)
{
  JsonObject *forms = json_object_new ();

  for (guint i = 0; i < self->pinned->len; i++)
    {
      const PinnedForm *form = g_ptr_array_index (self->pinned, i);
      JsonArray *items = json_array_new ();

      for (guint k = 0; k < form->items->len; k++)
        json_array_add_string_element (items, g_ptr_array_index (form->items, k));
      json_object_set_array_member (forms, form->form, items);
    }
  return forms;
}

JsonObject *
gvt_class_quiz_to_json (GvtClassQuiz *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &self->id);
  gvt_json_set_id (object, "session_id", &self->session_id);
  json_object_set_string_member (object, "module", self->module);
  gvt_json_set_hash (object, "content_hash", &self->content_hash);
  json_object_set_string_member (object, "phase", gvt_quiz_phase_to_text (self->phase));
  json_object_set_boolean_member (object, "is_crossed", self->is_crossed);
  json_object_set_string_member (object, "pairing", self->pairs_by_code ? "code" : "card");
  json_object_set_string_member (object, "form", self->form);
  json_object_set_object_member (object, "forms", pinned_to_json (self));
  json_object_set_int_member (object, "seed", self->seed);
  json_object_set_int_member (object, "opened_at", self->opened_at);
  json_object_set_boolean_member (object, "is_open", self->is_open);
  json_object_set_string_member (object, "held", self->held);
  json_object_set_boolean_member (object, "is_recorded_later", *self->held != '\0');
  json_object_set_int_member (object, "n_people", self->n_people);
  json_object_set_int_member (object, "n_answers", self->n_answers);
  return object;
}

/* --- what is asked --- */

/* @form: (nullable): %NULL for any */
static gboolean
is_pinned (GvtClassQuiz *self, const char *form, const char *item)
{
  for (guint i = 0; i < self->pinned->len; i++)
    {
      const PinnedForm *pinned = g_ptr_array_index (self->pinned, i);

      if ((form == NULL || g_str_equal (form, pinned->form))
          && g_ptr_array_find_with_equal_func (pinned->items, item, g_str_equal, NULL))
        return TRUE;
    }
  return self->pinned->len == 0;
}

gboolean
gvt_class_quiz_asks_card (GvtClassQuiz *self, guint card, const char *item)
{
  return is_pinned (self, gvt_class_quiz_get_card_form (self, card), item);
}

static GListModel *
keep_pinned (GvtClassQuiz *self, const char *form, GListModel *order)
{
  GListStore *kept = g_list_store_new (GVT_TYPE_QUIZ_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      if (is_pinned (self, form, gvt_quiz_item_get_id (item)))
        g_list_store_append (kept, item);
    }
  return G_LIST_MODEL (kept);
}

/* @form: (nullable): %NULL for all that is asked of anybody */
static GListModel *
order (GvtClassQuiz *self, GvtModule *module, const char *form, gint64 seed, GError **error)
{
  g_autoptr (GListModel) all = NULL;

  if (gvt_module_get_quiz (module) == NULL
      || !gvt_hash_equal (gvt_module_get_hash (module), &self->content_hash))
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("This quiz was opened with another version of the module. Its answers are "
                         "kept. Close it, and open a new one."));
      return NULL;
    }

  all = gvt_quiz_order_items (gvt_module_get_quiz (module), self->form, seed, error);
  return all != NULL ? keep_pinned (self, form, all) : NULL;
}

GListModel *
gvt_class_quiz_order (GvtClassQuiz *self, GvtModule *module, GError **error)
{
  return order (self, module, NULL, self->seed, error);
}

GListModel *
gvt_class_quiz_order_form (
    GvtClassQuiz *self, GvtModule *module, const char *form, gboolean is_shuffled, GError **error)
{
  return order (self, module, form, is_shuffled ? self->seed : GVT_QUIZ_SEED_AUTHOR, error);
}

GListModel *
gvt_class_quiz_order_card (GvtClassQuiz *self, GvtModule *module, guint card, GError **error)
{
  return order (self, module, gvt_class_quiz_get_card_form (self, card), self->seed, error);
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
  " coalesce ((SELECT sum (people) FROM quiz_hand AS h" \
  "   WHERE h.quiz_id = quiz.quiz_id AND h.device = quiz.device), 0)," \
  " coalesce (phase, ''), coalesce (is_crossed, 0)," \
  " EXISTS (SELECT 1 FROM quiz_coded AS c WHERE c.quiz_id = quiz.quiz_id)," \
  " coalesce ((SELECT held FROM session AS s WHERE s.session_id = quiz.session_id), '')" \
  " FROM quiz LEFT JOIN quiz_close USING (quiz_id, device) LEFT JOIN quiz_test USING (quiz_id)" \
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
  self->n_answers = (guint) gvt_stmt_int (stmt, 8); /* by hands */
  self->phase = gvt_quiz_phase_from_text (gvt_stmt_text (stmt, 9));
  self->is_crossed = gvt_stmt_int (stmt, 10) != 0;
  self->pairs_by_code = gvt_stmt_int (stmt, 11) != 0;
  self->held = g_strdup (gvt_stmt_text (stmt, 12));
  return gvt_stmt_id (stmt, 0, &self->id, error) && gvt_stmt_id (stmt, 1, &self->session_id, error)
         && gvt_stmt_hash (stmt, 2, &self->content_hash, error);
}

/* Whoever saw a question, answered one, or filled in a sheet, with what they answered. */
#define CARDS_SQL \
  "SELECT count (*), coalesce (sum (respondent % 2), 0), coalesce (sum (n), 0) FROM" \
  " (SELECT respondent, count (*) FILTER (WHERE state IN ('chosen', 'spoilt')) AS n FROM " \
  "quiz_card" \
  "   WHERE quiz_id = :quiz AND device = (SELECT device FROM quiz WHERE quiz_id = :quiz)" \
  "   GROUP BY respondent) AS card"

static gboolean
count_cards (GvtDb *db, GvtClassQuiz *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, CARDS_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &self->id);
  if (!gvt_stmt_one (stmt, "cards", error))
    return FALSE;
  self->n_people = (guint) gvt_stmt_int (stmt, 0);
  self->n_odd = (guint) gvt_stmt_int (stmt, 1);
  self->n_answers += (guint) gvt_stmt_int (stmt, 2);
  return TRUE;
}

static void
pin_item (GvtClassQuiz *self, const char *form, const char *item)
{
  PinnedForm *last = self->pinned->len > 0 ? g_ptr_array_index (self->pinned, self->pinned->len - 1)
                                           : NULL;

  if (last == NULL || !g_str_equal (last->form, form))
    {
      last = g_new0 (PinnedForm, 1);
      last->form = g_strdup (form);
      last->items = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->pinned, last);
    }
  g_ptr_array_add (last->items, g_strdup (item));
}

static gboolean
read_pinned (GvtDb *db, GvtClassQuiz *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT form, item FROM quiz_test_item WHERE quiz_id = :quiz ORDER BY form, place",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &self->id);
  while (gvt_stmt_next (stmt, &local))
    pin_item (self, gvt_stmt_text (stmt, 0), gvt_stmt_text (stmt, 1));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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

      if (read_row (stmt, quiz, &local) && count_cards (db, quiz, &local)
          && read_pinned (db, quiz, &local))
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
  g_autoptr (GvtJournal) journal = gvt_session_dup_journal (profile, session, error);

  return journal != NULL
             ? gvt_class_quizzes_read (gvt_journal_get_store (journal), session, NULL, error)
             : NULL;
}

GvtClassQuiz *
gvt_class_quiz_view (GvtProfile *profile, const GvtId *id, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GvtJournal) seen = NULL;

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

  seen = gvt_session_dup_journal (profile, &quiz->session_id, error);
  return seen != NULL ? g_steal_pointer (&quiz) : NULL;
}
