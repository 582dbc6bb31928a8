/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-results.h"

#include "gvt-quiz-answer.h"
#include "gvt-session-views.h"

struct _GvtItemResult
{
  GObject parent_instance;

  GvtHash content_hash;
  char *module;
  char *prompt;
  char *item;
  guint place; /* of the item in its quiz */
  guint n_answers;
  guint n_correct;
  guint points;
  guint of;
  gboolean is_known;
};

G_DEFINE_FINAL_TYPE (GvtItemResult, gvt_item_result, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MODULE,
  PROP_PROMPT,
  PROP_ITEM,
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

static GvtItemResult *
make_result (GvtModuleLibrary *library,
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
  return self;
}

/* An answer that the item cannot have, from elsewhere, is worth nothing. */
static void
add_answers (GvtItemResult *self, GvtModuleLibrary *library, const char *choice, guint people)
{
  GvtModule *module = gvt_module_library_find_hash (library, &self->content_hash, NULL);
  GvtQuizItem *item = gvt_quiz_find_item (gvt_module_get_quiz (module), self->item, NULL);
  GvtMark mark;

  gvt_quiz_answer_mark_chosen (item, (const char *const[]){ NULL }, &mark);
  self->of = mark.of;
  if (!gvt_quiz_answer_mark (item, choice, &mark, NULL))
    return;

  self->points += people * mark.points;
  self->n_correct += mark.points == mark.of ? people : 0;
}

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
  "  WHERE m.content_hash = a.content_hash), '')" \
  " FROM session_answer AS a JOIN session USING (session_id)" \
  " WHERE (:session IS NULL OR session_id = :session)" \
  " AND (:visit IS NULL OR visit_id = :visit)" \
  " GROUP BY content_hash, item, choice ORDER BY content_hash, item, choice"

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
      last = make_result (query->library, &hash, gvt_stmt_text (stmt, 4), item);
      g_list_store_append (query->results, last);
    }

  last->n_answers += people;
  if (last->is_known)
    add_answers (last, query->library, choice, people);
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

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GvtItemResult *left = a;
  const GvtItemResult *right = b;
  int order = g_strcmp0 (left->module, right->module);

  return order != 0 ? order : (int) left->place - (int) right->place;
}

static gboolean
may_see (GvtProfile *profile, const Query *query, GError **error)
{
  g_autoptr (GvtSession) session = NULL;
  g_autoptr (GvtVisit) visit = NULL;

  if (query->session != NULL)
    session = gvt_sessions_view (profile, query->session, error);
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
      || !gvt_store_read (gvt_journal_get_store (journal), read_results, &query, error))
    return NULL;

  g_list_store_sort (results, compare, NULL);
  return G_LIST_MODEL (g_steal_pointer (&results));
}
