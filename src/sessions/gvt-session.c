/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-laptop-schema.h"

struct _GvtSession
{
  GObject parent_instance;

  GvtId id;
  GvtId visit_id;
  char *name;
  char *place;
  char *opened_by;
  char *held; /* "" for a class that was recorded while it was held */
  GvtId device;
  gint64 opened_at;
  gint64 closed_at; /* 0 while open */
  guint men;
  guint women;
  guint n_modules;
  guint n_answers;
};

G_DEFINE_FINAL_TYPE (GvtSession, gvt_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_VISIT_ID,
  PROP_NAME,
  PROP_PLACE,
  PROP_OPENED_BY,
  PROP_HELD,
  PROP_OPENED_AT,
  PROP_CLOSED_AT,
  PROP_IS_OPEN,
  PROP_MEN,
  PROP_WOMEN,
  PROP_N_MODULES,
  PROP_N_ANSWERS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static guint
get_number (GvtSession *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_MEN:
      return self->men;
    case PROP_WOMEN:
      return self->women;
    case PROP_N_MODULES:
      return self->n_modules;
    default:
      return self->n_answers;
    }
}

static void
gvt_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GvtSession *self = GVT_SESSION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_take_string (value, gvt_id_to_text (&self->id));
      break;
    case PROP_VISIT_ID:
      g_value_take_string (value, gvt_id_to_text (&self->visit_id));
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_OPENED_BY:
      g_value_set_string (value, self->opened_by);
      break;
    case PROP_HELD:
      g_value_set_string (value, self->held);
      break;
    case PROP_OPENED_AT:
      g_value_set_int64 (value, self->opened_at);
      break;
    case PROP_CLOSED_AT:
      g_value_set_int64 (value, self->closed_at);
      break;
    case PROP_IS_OPEN:
      g_value_set_boolean (value, gvt_session_is_open (self));
      break;
    case PROP_MEN:
    case PROP_WOMEN:
    case PROP_N_MODULES:
    case PROP_N_ANSWERS:
      g_value_set_uint (value, get_number (self, prop_id));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gvt_session_finalize (GObject *object)
{
  GvtSession *self = GVT_SESSION (object);

  g_free (self->name);
  g_free (self->place);
  g_free (self->opened_by);
  g_free (self->held);
  G_OBJECT_CLASS (gvt_session_parent_class)->finalize (object);
}

static void
gvt_session_class_init (GvtSessionClass *klass)
{
  static const char *const texts[] = { "id", "visit-id", "name", "place", "opened-by", "held" };
  static const char *const numbers[] = { "men", "women", "n-modules", "n-answers" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_session_get_property;
  object_class->finalize = gvt_session_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    props[PROP_ID + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    props[PROP_MEN + i] = g_param_spec_uint (numbers[i], NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_OPENED_AT] = g_param_spec_int64 ("opened-at", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                              flags);
  props[PROP_CLOSED_AT] = g_param_spec_int64 ("closed-at", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                              flags);
  props[PROP_IS_OPEN] = g_param_spec_boolean ("is-open", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gvt_session_init (GvtSession *self)
{
}

const GvtId *
gvt_session_get_id (GvtSession *self)
{
  return &self->id;
}

const GvtId *
gvt_session_get_visit_id (GvtSession *self)
{
  return &self->visit_id;
}

const GvtId *
gvt_session_get_device (GvtSession *self)
{
  return &self->device;
}

const char *
gvt_session_get_name (GvtSession *self)
{
  return self->name;
}

const char *
gvt_session_get_place (GvtSession *self)
{
  return self->place;
}

const char *
gvt_session_get_held (GvtSession *self)
{
  return self->held;
}

gboolean
gvt_session_is_open (GvtSession *self)
{
  return self->closed_at == 0;
}

guint
gvt_session_get_men (GvtSession *self)
{
  return self->men;
}

guint
gvt_session_get_women (GvtSession *self)
{
  return self->women;
}

guint
gvt_session_get_n_modules (GvtSession *self)
{
  return self->n_modules;
}

guint
gvt_session_get_n_answers (GvtSession *self)
{
  return self->n_answers;
}

JsonObject *
gvt_session_to_json (GvtSession *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &self->id);
  gvt_json_set_id (object, "visit_id", &self->visit_id);
  json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "place", self->place);
  json_object_set_string_member (object, "opened_by", self->opened_by);
  gvt_json_set_id (object, "device", &self->device);
  json_object_set_string_member (object, "held", self->held);
  json_object_set_boolean_member (object, "is_recorded_later", *self->held != '\0');
  json_object_set_int_member (object, "opened_at", self->opened_at);
  json_object_set_int_member (object, "closed_at", self->closed_at);
  json_object_set_boolean_member (object, "is_open", gvt_session_is_open (self));
  json_object_set_int_member (object, "men", self->men);
  json_object_set_int_member (object, "women", self->women);
  json_object_set_int_member (object, "n_modules", self->n_modules);
  json_object_set_int_member (object, "n_answers", self->n_answers);
  return object;
}

typedef struct
{
  const GvtId *id;    /* NULL: all */
  const GvtId *visit; /* NULL: of any */
  GListStore *found;
} Query;

#define SESSION_SQL \
  "SELECT session.session_id, visit_id, name, place, opened_by, opened_at," \
  " coalesce (closed_at, 0)," \
  " (SELECT coalesce (sum (men), 0) FROM session_present AS a" \
  "  WHERE a.session_id = session.session_id)," \
  " (SELECT coalesce (sum (women), 0) FROM session_present AS a" \
  "  WHERE a.session_id = session.session_id)," \
  " (SELECT count (*) FROM session_module AS m WHERE m.session_id = session.session_id)," \
  " (SELECT coalesce (sum (people), 0) FROM session_answer AS n" \
  "  WHERE n.session_id = session.session_id)" \
  " + (SELECT count (*) FROM quiz AS q JOIN quiz_said USING (quiz_id, device)" \
  "    WHERE q.session_id = session.session_id AND state <> 'empty')" \
  " + (SELECT coalesce (sum (people), 0) FROM quiz AS q JOIN quiz_hand USING (quiz_id, device)" \
  "    WHERE q.session_id = session.session_id)," \
  " session.device, held" \
  " FROM session LEFT JOIN session_close USING (session_id, device)" \
  " WHERE "
#define SESSION_BY_ID SESSION_SQL "session.session_id = :id"
#define SESSIONS_ALL  SESSION_SQL "(:visit IS NULL OR visit_id = :visit) ORDER BY session.session_id"

static gboolean
read_row (GvtStmt *stmt, GvtSession *session, GError **error)
{
  session->name = g_strdup (gvt_stmt_text (stmt, 2));
  session->place = g_strdup (gvt_stmt_text (stmt, 3));
  session->opened_by = g_strdup (gvt_stmt_text (stmt, 4));
  session->opened_at = gvt_stmt_int (stmt, 5);
  session->closed_at = gvt_stmt_int (stmt, 6);
  session->men = (guint) gvt_stmt_int (stmt, 7);
  session->women = (guint) gvt_stmt_int (stmt, 8);
  session->n_modules = (guint) gvt_stmt_int (stmt, 9);
  session->n_answers = (guint) gvt_stmt_int (stmt, 10);
  session->held = g_strdup (gvt_stmt_text (stmt, 12));
  return gvt_stmt_id (stmt, 0, &session->id, error)
         && gvt_stmt_id (stmt, 1, &session->visit_id, error)
         && gvt_stmt_id (stmt, 11, &session->device, error);
}

static gboolean
read_sessions (GvtDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, query->id != NULL ? SESSION_BY_ID : SESSIONS_ALL,
                                             error);

  if (stmt == NULL)
    return FALSE;

  if (query->id != NULL)
    gvt_stmt_bind_id (stmt, ":id", query->id);
  else
    gvt_stmt_bind_id (stmt, ":visit", query->visit);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtSession) session = g_object_new (GVT_TYPE_SESSION, NULL);

      if (read_row (stmt, session, &local))
        g_list_store_append (query->found, session);
    }

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GListModel *
list (GvtStore *store, const GvtId *id, const GvtId *visit, GError **error)
{
  g_autoptr (GListStore) found = g_list_store_new (GVT_TYPE_SESSION);
  Query query = { id, visit, found };

  if (!gvt_store_read (store, read_sessions, &query, error))
    return NULL;

  return G_LIST_MODEL (g_steal_pointer (&found));
}

GListModel *
gvt_sessions_list (GvtStore *store, const GvtId *visit, GError **error)
{
  return list (store, NULL, visit, error);
}

typedef struct
{
  const GvtId *visit; /* (nullable): of any */
  GvtKeyset *page;
  GPtrArray *sessions;
} Paging;

/* Returns: (transfer full) (nullable): which are on the page */
static GArray *
read_ids (const Paging *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/page-sessions.sql", error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  return gvt_keyset_read_ids (self->page, stmt, error);
}

static gboolean
read_page (GvtDb *db, gpointer user_data, GError **error)
{
  const Paging *self = user_data;
  g_autoptr (GArray) ids = read_ids (self, db, error);
  g_autoptr (GvtStmt) stmt = ids != NULL ? gvt_db_prepare (db, SESSION_BY_ID, error) : NULL;

  for (guint i = 0; stmt != NULL && i < ids->len; i++)
    {
      g_autoptr (GvtSession) session = g_object_new (GVT_TYPE_SESSION, NULL);

      gvt_stmt_reset (stmt);
      gvt_stmt_bind_id (stmt, ":id", &g_array_index (ids, GvtId, i));
      if (!gvt_stmt_one (stmt, "session", error) || !read_row (stmt, session, error))
        return FALSE;
      g_ptr_array_add (self->sessions, g_steal_pointer (&session));
    }
  return stmt != NULL;
}

GPtrArray *
gvt_sessions_page (GvtStore *store, const GvtId *visit, GvtKeyset *page, GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  Paging paging = { visit, page, sessions };

  return gvt_store_read (store, read_page, &paging, error) ? g_steal_pointer (&sessions) : NULL;
}

GvtSession *
gvt_sessions_find (GvtStore *store, const GvtId *id, GError **error)
{
  g_autoptr (GListModel) found = list (store, id, NULL, error);

  if (found == NULL)
    return NULL;
  if (g_list_model_get_n_items (found) == 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such session");
      return NULL;
    }

  return g_list_model_get_item (found, 0);
}
