/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-leases-private.h"

struct _GvtLeasedList
{
  GObject parent_instance;

  char *village;
  char *village_name;
  char *election;
  char *as_of;
  guint version;
  guint n_rows;
  gint64 not_after;
  GvtLeasedState state;
  gboolean ends_soon;
  gboolean is_held;
  GvtLeasedListKeys keys;
  GvtStations *stations; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtLeasedList, gvt_leased_list, G_TYPE_OBJECT)

enum
{
  PROP_VILLAGE = 1,
  PROP_VILLAGE_NAME,
  PROP_ELECTION,
  PROP_AS_OF,
  PROP_STATE_TEXT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const char *
describe_state (GvtLeasedList *self)
{
  switch (self->state)
    {
    case GVT_LEASED_OPEN:
      if (self->is_held)
        return _ ("open until the class is closed; the time is over");
      return self->ends_soon ? _ ("open, ends within three days") : _ ("open");
    case GVT_LEASED_NOT_YET:
      return _ ("begins later");
    case GVT_LEASED_EXPIRED:
      return _ ("closed: the time is over");
    case GVT_LEASED_NO_LIST:
      return _ ("the list is not fetched yet");
    default:
      g_assert_not_reached ();
    }
}

static void
gvt_leased_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  GvtLeasedList *self = GVT_LEASED_LIST (object);

  switch (id)
    {
    case PROP_VILLAGE:
      g_value_set_string (value, self->village);
      break;
    case PROP_VILLAGE_NAME:
      g_value_set_string (value, self->village_name);
      break;
    case PROP_ELECTION:
      g_value_set_string (value, self->election);
      break;
    case PROP_AS_OF:
      g_value_set_string (value, self->as_of);
      break;
    case PROP_STATE_TEXT:
      g_value_set_string (value, describe_state (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
gvt_leased_list_finalize (GObject *object)
{
  GvtLeasedList *self = GVT_LEASED_LIST (object);

  g_free (self->village);
  g_free (self->village_name);
  g_free (self->election);
  g_free (self->as_of);
  g_clear_pointer (&self->keys.sealed_key, g_bytes_unref);
  g_clear_pointer (&self->stations, gvt_stations_unref);

  G_OBJECT_CLASS (gvt_leased_list_parent_class)->finalize (object);
}

static void
install_text (guint id, const char *name)
{
  properties[id] = g_param_spec_string (name, NULL, NULL, NULL,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
gvt_leased_list_class_init (GvtLeasedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gvt_leased_list_get_property;
  object_class->finalize = gvt_leased_list_finalize;

  install_text (PROP_VILLAGE, "village");
  install_text (PROP_VILLAGE_NAME, "village-name");
  install_text (PROP_ELECTION, "election");
  install_text (PROP_AS_OF, "as-of");
  install_text (PROP_STATE_TEXT, "state-text");
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
gvt_leased_list_init (GvtLeasedList *self)
{
}

GvtLeasedList *
gvt_leased_list_new_for_village (const char *village, const char *village_name)
{
  GvtLeasedList *self = g_object_new (GVT_TYPE_LEASED_LIST, NULL);

  self->village = g_strdup (village);
  self->village_name = g_strdup (village_name);
  self->election = g_strdup ("");
  self->as_of = g_strdup ("");
  return self;
}

const char *
gvt_leased_list_get_village (GvtLeasedList *self)
{
  return self->village;
}

const char *
gvt_leased_list_get_village_name (GvtLeasedList *self)
{
  return self->village_name;
}

const char *
gvt_leased_list_get_election (GvtLeasedList *self)
{
  return self->election;
}

const char *
gvt_leased_list_get_as_of (GvtLeasedList *self)
{
  return self->as_of;
}

guint
gvt_leased_list_get_version (GvtLeasedList *self)
{
  return self->version;
}

guint
gvt_leased_list_get_rows (GvtLeasedList *self)
{
  return self->n_rows;
}

gint64
gvt_leased_list_get_not_after (GvtLeasedList *self)
{
  return self->not_after;
}

GvtLeasedState
gvt_leased_list_get_state (GvtLeasedList *self)
{
  return self->state;
}

gboolean
gvt_leased_list_ends_soon (GvtLeasedList *self)
{
  return self->ends_soon;
}

gboolean
gvt_leased_list_is_held (GvtLeasedList *self)
{
  return self->is_held;
}

const GvtLeasedListKeys *
gvt_leased_list_get_keys (GvtLeasedList *self)
{
  return &self->keys;
}

void
gvt_leased_list_set_stations (GvtLeasedList *self, GvtStations *stations)
{
  g_clear_pointer (&self->stations, gvt_stations_unref);
  self->stations = stations;
}

GvtStations *
gvt_leased_list_get_stations (GvtLeasedList *self)
{
  return self->stations;
}

/* The columns of the query below. */
enum
{
  COLUMN_VILLAGE,
  COLUMN_ELECTION,
  COLUMN_NOT_BEFORE,
  COLUMN_NOT_AFTER,
  COLUMN_KEY,
  COLUMN_VERSION,
  COLUMN_AS_OF,
  COLUMN_NAME,
  COLUMN_ROWS,
  COLUMN_FILE,
  COLUMN_LEXICON,
  COLUMN_HELD,
};

/* Held is what a class that was begun in time keeps open. Leases that count now stand first, then
 * those whose key fits the file, then what serves longest.
 */
static const char query[] =
    "SELECT v.village, v.election, l.not_before, l.not_after, v.sealed_key, p.list_version,"
    " p.as_of, p.village_name, p.n_rows, p.file_hash, p.lexicon_hash,"
    " :now > l.not_after AND :now <= l.not_after + :hold"
    " AND EXISTS (SELECT 1 FROM class_going_on WHERE opened_at <= l.not_after) AS held"
    " FROM lease_village v JOIN lease l USING (lease_id) LEFT JOIN pack p"
    " ON p.village = v.village AND p.election = v.election AND p.epoch = v.epoch"
    " AND p.is_active"
    " ORDER BY v.village, v.election, :now NOT BETWEEN l.not_before AND l.not_after,"
    " NOT held, p.file_hash IS NULL, l.not_after DESC, v.lease_id";

static GvtLeasedState
find_state (GvtStmt *stmt, gint64 now_us)
{
  if (now_us < gvt_stmt_int (stmt, COLUMN_NOT_BEFORE))
    return GVT_LEASED_NOT_YET;
  if (now_us > gvt_stmt_int (stmt, COLUMN_NOT_AFTER) && gvt_stmt_int (stmt, COLUMN_HELD) == 0)
    return GVT_LEASED_EXPIRED;
  return gvt_stmt_is_null (stmt, COLUMN_FILE) ? GVT_LEASED_NO_LIST : GVT_LEASED_OPEN;
}

static char *
dup_text (GvtStmt *stmt, int column)
{
  const char *text = gvt_stmt_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

static GvtLeasedList *
read_list (GvtStmt *stmt, gint64 now_us, GError **error)
{
  g_autoptr (GvtLeasedList) self = g_object_new (GVT_TYPE_LEASED_LIST, NULL);

  self->village = dup_text (stmt, COLUMN_VILLAGE);
  self->village_name = dup_text (stmt, COLUMN_NAME);
  self->election = dup_text (stmt, COLUMN_ELECTION);
  self->as_of = dup_text (stmt, COLUMN_AS_OF);
  self->version = (guint) gvt_stmt_int (stmt, COLUMN_VERSION);
  self->n_rows = (guint) gvt_stmt_int (stmt, COLUMN_ROWS);
  self->not_after = gvt_stmt_int (stmt, COLUMN_NOT_AFTER);
  self->state = find_state (stmt, now_us);
  self->is_held = self->state == GVT_LEASED_OPEN && gvt_stmt_int (stmt, COLUMN_HELD) != 0;
  self->ends_soon = self->state == GVT_LEASED_OPEN && self->not_after - now_us < GVT_LEASE_WARN_US;
  self->keys.sealed_key = gvt_stmt_bytes (stmt, COLUMN_KEY);
  if (!gvt_stmt_is_null (stmt, COLUMN_FILE)
      && (!gvt_stmt_hash (stmt, COLUMN_FILE, &self->keys.file_hash, error)
          || !gvt_stmt_hash (stmt, COLUMN_LEXICON, &self->keys.lexicon_hash, error)))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct
{
  GvtProfile *profile;
  GListStore *lists;
} Listing;

static gboolean
is_listed (const Listing *self, GvtStmt *stmt)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lists));
  g_autoptr (GvtLeasedList) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->lists), n - 1)
                                         : NULL;

  return last != NULL && g_strcmp0 (last->village, gvt_stmt_text (stmt, COLUMN_VILLAGE)) == 0
         && g_strcmp0 (last->election, gvt_stmt_text (stmt, COLUMN_ELECTION)) == 0;
}

static gboolean
list_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, query, error);
  g_autoptr (GError) local = NULL;
  gint64 now_us;

  if (stmt == NULL || !gvt_leases_now (self->profile, db, &now_us, error))
    return FALSE;

  gvt_stmt_bind_int (stmt, ":now", now_us);
  gvt_stmt_bind_int (stmt, ":hold", GVT_LEASE_HOLD_US);
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtLeasedList) list = NULL;

      if (is_listed (self, stmt)
          || !gvt_profile_require (self->profile, GVT_ROLE_FACILITATOR,
                                   gvt_stmt_text (stmt, COLUMN_VILLAGE), NULL))
        continue;
      list = read_list (stmt, now_us, error);
      if (list == NULL)
        return FALSE;
      g_list_store_append (self->lists, list);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GListModel *
gvt_leases_list (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GListStore) lists = g_list_store_new (GVT_TYPE_LEASED_LIST);
  Listing listing = { profile, lists };

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), list_in_transaction, &listing, error))
    return NULL;
  return G_LIST_MODEL (g_steal_pointer (&lists));
}
