/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-undo.h"

#include <glib/gi18n-lib.h>

#include "gvt-close-kind-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-act-private.h"
#include "gvt-session-views.h"
#include "gvt-undo-kinds-private.h"

struct _GvtDoneAct
{
  GObject parent_instance;

  GvtId id;
  char *kind;
  char *name;
  gint64 at; /* µs since 1970, by the laptop's own clock */
  gboolean is_undone;
  gboolean has_card; /* it is an answer in a quiz: the next two are set */
  GvtId quiz;
  guint card;
};

G_DEFINE_FINAL_TYPE (GvtDoneAct, gvt_done_act, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_NAME,
  PROP_AT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
gvt_done_act_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GvtDoneAct *self = GVT_DONE_ACT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_take_string (value, gvt_id_to_text (&self->id));
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_AT:
      g_value_set_int64 (value, self->at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gvt_done_act_finalize (GObject *object)
{
  GvtDoneAct *self = GVT_DONE_ACT (object);

  g_free (self->kind);
  g_free (self->name);
  G_OBJECT_CLASS (gvt_done_act_parent_class)->finalize (object);
}

static void
gvt_done_act_class_init (GvtDoneActClass *klass)
{
  static const char *const texts[] = { "id", "kind", "name" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_done_act_get_property;
  object_class->finalize = gvt_done_act_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    props[PROP_ID + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  props[PROP_AT] = g_param_spec_int64 ("at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gvt_done_act_init (GvtDoneAct *self)
{
}

const GvtId *
gvt_done_act_get_id (GvtDoneAct *self)
{
  return &self->id;
}

const char *
gvt_done_act_get_kind (GvtDoneAct *self)
{
  return self->kind;
}

const char *
gvt_done_act_get_name (GvtDoneAct *self)
{
  return self->name;
}

gboolean
gvt_done_act_is_undone (GvtDoneAct *self)
{
  return self->is_undone;
}

gboolean
gvt_done_act_get_card (GvtDoneAct *self, GvtId *quiz, guint *card)
{
  if (!self->has_card)
    return FALSE;

  *quiz = self->quiz;
  *card = self->card;
  return TRUE;
}

JsonObject *
gvt_done_act_to_json (GvtDoneAct *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &self->id);
  json_object_set_string_member (object, "kind", self->kind);
  json_object_set_string_member (object, "name", self->name);
  json_object_set_int_member (object, "at", self->at);
  return object;
}

/* --- what stands --- */

#define ACTS_SQL \
  "SELECT header, body, u.event_id IS NOT NULL FROM session_act AS a" \
  " JOIN event AS e ON e.id = a.event_id" \
  " LEFT JOIN session_undone AS u ON u.device = a.device AND u.event_id = a.event_id" \
  " WHERE a.session_id = :session AND a.device = :device" \
  " AND (:with_undone = 1 OR u.event_id IS NULL)" \
  " ORDER BY a.incarnation DESC, a.seq DESC, a.event_id DESC LIMIT :limit"

/* Which card's answer in which quiz it is, if it is one. */
static void
take_card (GvtDoneAct *act, JsonObject *body)
{
  gint64 card = 0;

  act->has_card = g_str_equal (act->kind, "quiz.answered/1")
                  && gvt_json_get_id (body, "quiz", &act->quiz, NULL)
                  && gvt_json_get_int (body, "respondent", &card, NULL);
  act->card = (guint) card;
}

static gboolean
add_act (const GvtActQuery *query, GvtStmt *stmt, GError **error)
{
  g_autoptr (GBytes) header_bytes = gvt_stmt_bytes (stmt, 0);
  g_autoptr (GBytes) body_bytes = gvt_stmt_bytes (stmt, 1);
  g_autoptr (JsonObject) body = gvt_json_parse (body_bytes, GVT_EVENT_MAX_BODY, error);
  g_autoptr (GvtDoneAct) act = NULL;
  g_auto (GvtEventHeader) header = { 0 };
  const GvtActKind *kind;

  if (body == NULL || !gvt_event_header_decode (header_bytes, &header, error))
    return FALSE;

  kind = gvt_act_kind_find (header.kind);
  g_return_val_if_fail (kind != NULL, FALSE);

  act = g_object_new (GVT_TYPE_DONE_ACT, NULL);
  act->id = header.id;
  act->kind = g_strdup (header.kind);
  act->name = kind->describe (body, query->library);
  act->at = header.at_us;
  act->is_undone = gvt_stmt_int (stmt, 2) != 0;
  take_card (act, body);
  g_list_store_append (query->acts, act);
  return TRUE;
}

gboolean
gvt_act_query_read (const GvtActQuery *self, GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, ACTS_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", self->owner);
  gvt_stmt_bind_id (stmt, ":device", &self->device);
  gvt_stmt_bind_int (stmt, ":with_undone", self->with_undone);
  gvt_stmt_bind_int (stmt, ":limit", self->limit > 0 ? (gint64) self->limit : -1);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    add_act (self, stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_acts (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_act_query_read (user_data, db, error);
}

static GListModel *
list_acts (GvtProfile *profile,
           GvtModuleLibrary *library,
           const GvtId *session,
           gboolean with_undone,
           guint limit,
           GError **error)
{
  g_autoptr (GListStore) acts = g_list_store_new (GVT_TYPE_DONE_ACT);
  g_autoptr (GvtJournal) journal = gvt_session_dup_journal (profile, session, error);
  GvtActQuery query = {
    .owner = session, .library = library, .limit = limit, .with_undone = with_undone, .acts = acts
  };

  if (journal == NULL || !gvt_journal_get_device (journal, &query.device, NULL, NULL, error)
      || !gvt_store_read (gvt_journal_get_store (journal), read_acts, &query, error))
    return NULL;

  return G_LIST_MODEL (g_steal_pointer (&acts));
}

GListModel *
gvt_sessions_list_acts (GvtProfile *profile,
                        GvtModuleLibrary *library,
                        const GvtId *session,
                        guint limit,
                        GError **error)
{
  return list_acts (profile, library, session, FALSE, limit, error);
}

GListModel *
gvt_sessions_list_history (GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *session,
                           guint limit,
                           GError **error)
{
  return list_acts (profile, library, session, TRUE, limit, error);
}

/* --- undoing --- */

static gboolean
check_wanted (GvtDoneAct *last, const GvtId *wanted, GError **error)
{
  if (last == NULL)
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("Nothing was done here yet, or all of it was undone already. "
                       "Nothing was changed."));
  else if (wanted != NULL && !gvt_id_equal (wanted, &last->id))
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("Something else was recorded in the meantime. Nothing was undone. Look at "
                       "what would be undone now, and try again."));
  else
    return TRUE;
  return FALSE;
}

GvtDoneAct *
gvt_act_query_take_last (
    GvtActQuery *self, GvtDb *db, const GvtId *wanted, JsonObject *body, GError **error)
{
  g_autoptr (GvtDoneAct) last = NULL;

  self->limit = 1;
  if (!gvt_act_query_read (self, db, error))
    return NULL;

  last = g_list_model_get_item (G_LIST_MODEL (self->acts), 0);
  if (!check_wanted (last, wanted, error))
    return NULL;

  gvt_json_set_id (body, "undoes", &last->id);
  json_object_set_string_member (body, "kind", last->kind);
  return g_steal_pointer (&last);
}

typedef struct
{
  GvtActQuery query;
  const GvtId *wanted; /* (nullable) */
  GvtDoneAct *undone;
} Undo;

/* A #GvtSessionCheck: so that nothing can be done between looking and undoing. */
static gboolean
choose_last (GvtDb *db, GvtSessionAct *act, GError **error)
{
  Undo *undo = (Undo *) act->data;

  if (!gvt_journal_get_device (act->journal, &undo->query.device, NULL, NULL, error))
    return FALSE;

  undo->undone = gvt_act_query_take_last (&undo->query, db, undo->wanted, act->body, error);
  if (undo->undone == NULL)
    return FALSE;

  /* It is opened again before anything in it is taken back. */
  return !act->is_closed || g_str_equal (undo->undone->kind, GVT_CLOSED_KIND)
         || gvt_session_act_refuse_closed (error);
}

GvtDoneAct *
gvt_sessions_undo (GvtProfile *profile,
                   GvtModuleLibrary *library,
                   const GvtId *session,
                   const GvtId *act,
                   GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GListStore) acts = g_list_store_new (GVT_TYPE_DONE_ACT);
  Undo undo = { .query = { .owner = session, .library = library, .acts = acts }, .wanted = act };
  GvtSessionAct performed = { .profile = profile,
                              .session = session,
                              .body = body,
                              .kind = "session.undone/1",
                              .check = choose_last,
                              .data = &undo,
                              .may_be_closed = TRUE };

  if (gvt_session_act_perform (&performed, error))
    return undo.undone;

  g_clear_object (&undo.undone);
  return NULL;
}
