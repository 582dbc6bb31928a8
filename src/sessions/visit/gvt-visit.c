/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-laptop-schema.h"

struct _GvtVisit
{
  GObject parent_instance;

  GvtId id;
  char *name;
  char *place;
  char *date;
  guint expected;
  guint n_sessions;
  guint n_open;
  gboolean is_from_centre;
  gboolean is_withdrawn;
  char *cancelled;
};

G_DEFINE_FINAL_TYPE (GvtVisit, gvt_visit, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_PLACE,
  PROP_DATE,
  PROP_EXPECTED,
  PROP_N_SESSIONS,
  PROP_N_OPEN,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
gvt_visit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GvtVisit *self = GVT_VISIT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_take_string (value, gvt_id_to_text (&self->id));
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_DATE:
      g_value_set_string (value, self->date);
      break;
    case PROP_EXPECTED:
      g_value_set_uint (value, self->expected);
      break;
    case PROP_N_SESSIONS:
      g_value_set_uint (value, self->n_sessions);
      break;
    case PROP_N_OPEN:
      g_value_set_uint (value, self->n_open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gvt_visit_finalize (GObject *object)
{
  GvtVisit *self = GVT_VISIT (object);

  g_free (self->name);
  g_free (self->place);
  g_free (self->date);
  g_free (self->cancelled);
  G_OBJECT_CLASS (gvt_visit_parent_class)->finalize (object);
}

static void
gvt_visit_class_init (GvtVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_visit_get_property;
  object_class->finalize = gvt_visit_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  props[PROP_EXPECTED] = g_param_spec_uint ("expected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_SESSIONS] = g_param_spec_uint ("n-sessions", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gvt_visit_init (GvtVisit *self)
{
}

const GvtId *
gvt_visit_get_id (GvtVisit *self)
{
  return &self->id;
}

const char *
gvt_visit_get_name (GvtVisit *self)
{
  return self->name;
}

const char *
gvt_visit_get_place (GvtVisit *self)
{
  return self->place;
}

const char *
gvt_visit_get_date (GvtVisit *self)
{
  return self->date;
}

guint
gvt_visit_get_expected (GvtVisit *self)
{
  return self->expected;
}

guint
gvt_visit_get_n_sessions (GvtVisit *self)
{
  return self->n_sessions;
}

guint
gvt_visit_get_n_open (GvtVisit *self)
{
  return self->n_open;
}

gboolean
gvt_visit_is_from_centre (GvtVisit *self)
{
  return self->is_from_centre;
}

gboolean
gvt_visit_is_withdrawn (GvtVisit *self)
{
  return self->is_withdrawn;
}

const char *
gvt_visit_get_cancelled (GvtVisit *self)
{
  return self->cancelled;
}

JsonObject *
gvt_visit_to_json (GvtVisit *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &self->id);
  json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "place", self->place);
  json_object_set_string_member (object, "date", self->date);
  json_object_set_int_member (object, "expected", self->expected);
  json_object_set_int_member (object, "n_sessions", self->n_sessions);
  json_object_set_int_member (object, "n_open", self->n_open);
  json_object_set_boolean_member (object, "from_centre", self->is_from_centre);
  json_object_set_boolean_member (object, "withdrawn", self->is_withdrawn);
  json_object_set_string_member (object, "cancelled", self->cancelled);
  return object;
}

typedef struct
{
  const GvtId *id; /* NULL: all */
  GListStore *found;
} Query;

/* What was taken back is gone, unless something was held there already, or somebody asks for it. */
#define VISITS \
  "SELECT * FROM (SELECT visit_id, name, place, date, expected," \
  " (SELECT count (*) FROM session WHERE session.visit_id = visit_now.visit_id) AS n_sessions," \
  " (SELECT count (*) FROM session LEFT JOIN session_close USING (session_id, device)" \
  "  WHERE session.visit_id = visit_now.visit_id AND closed_at IS NULL) AS n_open," \
  " EXISTS (SELECT 1 FROM visit_assigned WHERE visit_assigned.visit_id = visit_now.visit_id)" \
  "  AS is_assigned," \
  " EXISTS (SELECT 1 FROM visit_withdrawn JOIN journal USING (device)" \
  "  WHERE visit_withdrawn.visit_id = visit_now.visit_id AND is_withdrawn = 1) AS withdrawn," \
  " coalesce ((SELECT reason FROM visit_cancelled AS c WHERE c.visit_id = visit_now.visit_id), " \
  "'') AS reason FROM visit_now) AS visit "
#define VISIT_BY_ID VISITS "WHERE visit_id = :id"
#define VISITS_ALL  VISITS "WHERE NOT withdrawn OR n_sessions > 0 ORDER BY date DESC, visit_id DESC"

/* Returns: (transfer full) (nullable) */
static GvtVisit *
read_row (GvtStmt *stmt, GError **error)
{
  g_autoptr (GvtVisit) visit = g_object_new (GVT_TYPE_VISIT, NULL);

  visit->name = g_strdup (gvt_stmt_text (stmt, 1));
  visit->place = g_strdup (gvt_stmt_text (stmt, 2));
  visit->date = g_strdup (gvt_stmt_text (stmt, 3));
  visit->expected = (guint) gvt_stmt_int (stmt, 4);
  visit->n_sessions = (guint) gvt_stmt_int (stmt, 5);
  visit->n_open = (guint) gvt_stmt_int (stmt, 6);
  visit->is_from_centre = gvt_stmt_int (stmt, 7) != 0;
  visit->is_withdrawn = gvt_stmt_int (stmt, 8) != 0;
  visit->cancelled = g_strdup (gvt_stmt_text (stmt, 9));
  return gvt_stmt_id (stmt, 0, &visit->id, error) ? g_steal_pointer (&visit) : NULL;
}

static gboolean
read_visits (GvtDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, query->id != NULL ? VISIT_BY_ID : VISITS_ALL,
                                             error);

  if (stmt == NULL)
    return FALSE;

  if (query->id != NULL)
    gvt_stmt_bind_id (stmt, ":id", query->id);
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtVisit) visit = read_row (stmt, error);

      if (visit == NULL)
        return FALSE;
      g_list_store_append (query->found, visit);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GListModel *
list (GvtStore *store, const GvtId *id, GError **error)
{
  g_autoptr (GListStore) found = g_list_store_new (GVT_TYPE_VISIT);
  Query query = { id, found };

  if (!gvt_store_read (store, read_visits, &query, error))
    return NULL;

  return G_LIST_MODEL (g_steal_pointer (&found));
}

typedef struct
{
  GvtKeyset *page;
  GPtrArray *visits;
} Paging;

static gboolean
read_page (GvtDb *db, gpointer user_data, GError **error)
{
  const Paging *self = user_data;
  g_autoptr (GvtStmt) which = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/page-visits.sql", error);
  g_autoptr (GArray) ids = which != NULL ? gvt_keyset_read_ids (self->page, which, error) : NULL;
  g_autoptr (GvtStmt) stmt = ids != NULL ? gvt_db_prepare (db, VISIT_BY_ID, error) : NULL;

  for (guint i = 0; stmt != NULL && i < ids->len; i++)
    {
      GvtVisit *visit;

      gvt_stmt_reset (stmt);
      gvt_stmt_bind_id (stmt, ":id", &g_array_index (ids, GvtId, i));
      if (!gvt_stmt_one (stmt, "visit", error) || (visit = read_row (stmt, error)) == NULL)
        return FALSE;
      g_ptr_array_add (self->visits, visit);
    }
  return stmt != NULL;
}

GPtrArray *
gvt_visits_page (GvtStore *store, GvtKeyset *page, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  Paging paging = { page, visits };

  return gvt_store_read (store, read_page, &paging, error) ? g_steal_pointer (&visits) : NULL;
}

GListModel *
gvt_visits_list (GvtStore *store, GError **error)
{
  return list (store, NULL, error);
}

GvtVisit *
gvt_visits_find (GvtStore *store, const GvtId *id, GError **error)
{
  g_autoptr (GListModel) found = list (store, id, error);

  if (found == NULL)
    return NULL;
  if (g_list_model_get_n_items (found) == 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such visit");
      return NULL;
    }

  return g_list_model_get_item (found, 0);
}
