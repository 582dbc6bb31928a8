/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts and what undoes them, whichever comes first. */
#include "gvt-undo-kinds-private.h"

#include <string.h>

#include "gvt-json.h"
#include "gvt-session-rows-private.h"

#define KEY_SIZE 16

typedef struct
{
  GvtId owner; /* a session, or a visit */
  guint8 key[KEY_SIZE];
} Place;

static gboolean
find_place (const GvtActKind *kind, JsonObject *body, Place *place, GError **error)
{
  g_autofree char *key = NULL;
  GvtHash hash;

  if (!gvt_json_get_id (body, kind->owner, &place->owner, error)
      || (key = kind->key (body, error)) == NULL)
    return FALSE;

  gvt_hash_data (key, strlen (key), &hash);
  memcpy (place->key, hash.bytes, KEY_SIZE);
  return TRUE;
}

/* Every act asks, and most laptops never undid one before it came. %FALSE also with @error set. */
static gboolean
has_undone (GvtDb *db, const GvtId *device, GError **error)
{
  g_autofree char *text = gvt_id_to_text (device);
  g_autofree char *name = g_strconcat ("nothing undone by ", text, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  if (gvt_db_recall (db, name) != NULL)
    return FALSE;

  stmt = gvt_db_prepare (db, "SELECT 1 FROM session_undone WHERE device = :device LIMIT 1", error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  if (gvt_stmt_next (stmt, &local))
    return TRUE;
  if (local == NULL)
    gvt_db_remember (db, name, g_strdup (""), g_free);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whether it was undone; %FALSE also with @error set. */
static gboolean
is_undone (GvtDb *db, const GvtEvent *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;

  if (!has_undone (db, &act->header.device, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db, "SELECT 1 FROM session_undone WHERE device = :device AND event_id = :event", error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &act->header.device);
  gvt_stmt_bind_id (stmt, ":event", &act->header.id);
  return gvt_stmt_next (stmt, error);
}

/* Whether it was applied, and not only kept; %FALSE also with @error set. */
static gboolean
has_come (GvtDb *db, const GvtEvent *act, const Place *place, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT 1 FROM session_act WHERE device = :device AND key = :key"
      " AND incarnation = :incarnation AND seq = :seq AND event_id = :event",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_data (stmt, ":key", place->key, KEY_SIZE);
  gvt_event_bind_origin (stmt, act);
  return gvt_stmt_next (stmt, error);
}

/* An event that stands in the journal: its header, its body, and whether it had a personal part.
 * What stands under an id is what its maker wrote, and if something else comes to stand there all
 * is projected again; so what is read here is as sure as the event that is being applied. */
typedef struct
{
  GvtEvent event;
  JsonObject *body;
  const GvtActKind *kind; /* NULL: it is no act, or has not come */
} Standing;

static void
standing_clear (Standing *self)
{
  gvt_event_header_clear (&self->event.header);
  g_clear_pointer (&self->body, json_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Standing, standing_clear)

static gboolean
load_standing (GvtDb *db, const GvtId *id, Standing *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT header, body, personal_hash IS NOT NULL FROM event WHERE id = :id", error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", id);
  if (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) header = gvt_stmt_bytes (stmt, 0);
      g_autoptr (GBytes) body = gvt_stmt_bytes (stmt, 1);

      self->event.has_personal_hash = gvt_stmt_int (stmt, 2) != 0;
      /* What makes no sense was never applied, and there is nothing to take back. */
      if (gvt_event_header_decode (header, &self->event.header, NULL)
          && (self->body = gvt_json_parse (body, GVT_EVENT_MAX_BODY, NULL)) != NULL)
        self->kind = gvt_act_kind_find (self->event.header.kind);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: (transfer full) (nullable) (element-type GvtId): the acts of the key of @place that
 * stand, the latest first */
static GArray *
list_standing (GvtDb *db, const GvtEvent *act, const Place *place, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT event_id FROM session_act AS a"
      " WHERE device = :device AND key = :key AND NOT EXISTS (SELECT 1 FROM session_undone AS u"
      "  WHERE u.device = a.device AND u.event_id = a.event_id)"
      " ORDER BY incarnation DESC, seq DESC, event_id DESC",
      error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", &act->header.device);
  gvt_stmt_bind_data (stmt, ":key", place->key, KEY_SIZE);
  return gvt_stmt_all_ids (stmt, error);
}

static gboolean
apply_again (GvtDb *db, const GvtId *id, GError **error)
{
  g_auto (Standing) standing = { 0 };

  return load_standing (db, id, &standing, error)
         && (standing.kind == NULL
             || standing.kind->apply (db, &standing.event, standing.body, error));
}

/* Out of its rows, into which comes what the other acts of its key say. */
static gboolean
take_back (GvtDb *db,
           const GvtActKind *kind,
           const GvtEvent *act,
           JsonObject *body,
           const Place *place,
           GError **error)
{
  g_autoptr (GArray) others = NULL;

  if (!kind->clear (db, act, body, error)
      || (others = list_standing (db, act, place, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    if (!apply_again (db, &g_array_index (others, GvtId, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
note_act (GvtDb *db, const GvtEvent *act, const Place *place, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_act (session_id, device, key, incarnation, seq, event_id)"
      " VALUES (:session, :device, :key, :incarnation, :seq, :event)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &place->owner);
  gvt_stmt_bind_data (stmt, ":key", place->key, KEY_SIZE);
  gvt_event_bind_origin (stmt, act);
  return gvt_stmt_run (stmt, error);
}

/* Also one that is undone already is applied first: so whether it makes sense is found in it
 * alone, whatever came before it. */
gboolean
gvt_undo_apply_act (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const GvtActKind *kind = gvt_act_kind_find (event->header.kind);
  g_autoptr (GError) local = NULL;
  gboolean is_over;
  Place place;

  g_return_val_if_fail (kind != NULL, FALSE);

  if (!find_place (kind, body, &place, error) || !kind->apply (db, event, body, error)
      || !note_act (db, event, &place, error))
    return FALSE;

  is_over = is_undone (db, event, &local);
  if (local == NULL)
    return !is_over || take_back (db, kind, event, body, &place, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
note_undone (GvtDb *db, const GvtEvent *event, const GvtId *undoes, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_undone (device, event_id) VALUES (:device, :event)"
      " ON CONFLICT DO NOTHING",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":event", undoes);
  gvt_db_forget (db);
  return gvt_stmt_run (stmt, error);
}

static gboolean
apply_undone (
    GvtDb *db, const GvtEvent *event, JsonObject *body, const char *owner_name, GError **error)
{
  g_auto (Standing) act = { 0 };
  g_autoptr (GError) local = NULL;
  gboolean is_here;
  GvtId owner, undoes;
  Place place;

  if (gvt_json_get_text (body, "kind", error) == NULL
      || !gvt_json_get_id (body, owner_name, &owner, error)
      || !gvt_json_get_id (body, "undoes", &undoes, error)
      || !note_undone (db, event, &undoes, error) || !load_standing (db, &undoes, &act, error))
    return FALSE;

  /* Another device's is not its to undo. */
  if (act.kind == NULL || !gvt_id_equal (&act.event.header.device, &event->header.device)
      || !find_place (act.kind, act.body, &place, NULL))
    return TRUE;

  is_here = has_come (db, &act.event, &place, &local);
  if (local == NULL)
    return !is_here || take_back (db, act.kind, &act.event, act.body, &place, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_undo_apply_undone (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return apply_undone (db, event, body, "session", error);
}

gboolean
gvt_undo_apply_visit_undone (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return apply_undone (db, event, body, "visit", error);
}
