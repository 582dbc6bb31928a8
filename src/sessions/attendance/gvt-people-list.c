/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-people-list.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-person-kinds-private.h"
#include "gvt-session-act-private.h"
#include "gvt-session-views.h"

/* --- acts --- */

/* What stands on a card of this laptop, whatever the caller may know of it. */
typedef struct
{
  gboolean is_listed;
  gboolean has_name;
  GvtId name_event;
  GvtConsents consents;
} Held;

static GvtStmt *
prepare_for_own (GvtDb *db, const GvtSessionAct *act, const char *constant_sql, GError **error)
{
  GvtStmt *stmt = gvt_db_prepare (db, constant_sql, error);
  GvtId device;

  if (stmt == NULL || !gvt_journal_get_device (act->journal, &device, NULL, NULL, error))
    {
      g_clear_pointer (&stmt, gvt_stmt_free);
      return NULL;
    }
  gvt_stmt_bind_id (stmt, ":session", act->session);
  gvt_stmt_bind_id (stmt, ":device", &device);
  return stmt;
}

static gboolean
read_held (GvtDb *db, const GvtSessionAct *act, guint card, Held *held, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = prepare_for_own (db, act,
                                              "SELECT name_event, consents FROM session_person"
                                              " WHERE session_id = :session AND device = :device"
                                              " AND card = :card AND is_listed = 1",
                                              error);

  *held = (Held){ 0 };
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":card", card);
  if (gvt_stmt_next (stmt, &local))
    {
      held->is_listed = TRUE;
      held->has_name = !gvt_stmt_is_null (stmt, 0);
      held->consents = (GvtConsents) gvt_stmt_int (stmt, 1);
      if (held->has_name)
        gvt_stmt_id (stmt, 0, &held->name_event, &local);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A number that was given out is not given out again: it may stand on paper. */
static gboolean
find_free_card (GvtDb *db, const GvtSessionAct *act, guint *card, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_for_own (db, act,
                                              "SELECT coalesce (max (card), 0) FROM session_person"
                                              " WHERE session_id = :session AND device = :device",
                                              error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "card", error))
    return FALSE;
  *card = (guint) gvt_stmt_int (stmt, 0) + 1;
  return TRUE;
}

/* What an act's check is given, and tells back. */
typedef struct
{
  const GvtPerson *person;
  guint card; /* result */
} Writing;

/* A #GvtSessionCheck */
static gboolean
settle_person (GvtDb *db, GvtSessionAct *act, GError **error)
{
  Writing *writing = (Writing *) act->data; /* our own, and it tells back */
  gboolean travels;
  Held held = { 0 };

  writing->card = writing->person->card;
  if (writing->card > 0 ? !read_held (db, act, writing->card, &held, error)
                        : !find_free_card (db, act, &writing->card, error))
    return FALSE;
  if (!gvt_names_may_travel (db, act->session, &travels, error))
    return FALSE;

  json_object_set_int_member (act->body, "card", writing->card);
  json_object_set_boolean_member (act->body, "names_travel", travels);
  if (writing->person->name == NULL && held.has_name)
    gvt_json_set_id (act->body, "named_by", &held.name_event);
  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static GBytes *
make_personal (const char *name, GError **error)
{
  g_autoptr (JsonObject) personal = json_object_new ();

  json_object_set_string_member (personal, "name", name);
  return gvt_json_canonical (personal, error);
}

static void
act_clear (gpointer data)
{
  GvtSessionAct *act = data;

  g_clear_pointer (&act->body, json_object_unref);
  g_clear_pointer (&act->personal, g_bytes_unref);
}

static gboolean
add_act (GArray *acts, const GvtSessionAct *about, Writing *writing, GError **error)
{
  GvtSessionAct act = *about;
  const GvtPerson *person = writing->person;

  if (!gvt_person_check (person, error))
    return FALSE;
  act.kind = GVT_PERSON_KIND;
  act.check = settle_person;
  act.data = writing;
  if (person->name != NULL && (act.personal = make_personal (person->name, error)) == NULL)
    return FALSE;
  act.body = gvt_person_to_body (person);
  g_array_append_val (acts, act);
  return TRUE;
}

gboolean
gvt_sessions_list_people (GvtProfile *profile,
                          const GvtId *session,
                          GPtrArray *people,
                          GError **error)
{
  g_autoptr (GArray) acts = g_array_new (FALSE, FALSE, sizeof (GvtSessionAct));
  g_autofree Writing *writings = g_new0 (Writing, people->len);
  const GvtSessionAct about = { .profile = profile, .session = session };

  g_array_set_clear_func (acts, act_clear);
  for (guint i = 0; i < people->len; i++)
    {
      writings[i].person = g_ptr_array_index (people, i);
      if (!add_act (acts, &about, &writings[i], error))
        return FALSE;
    }
  return acts->len == 0
         || gvt_session_act_perform_all ((GvtSessionAct *) acts->data, acts->len, error);
}

gboolean
gvt_sessions_list_person (
    GvtProfile *profile, const GvtId *session, const GvtPerson *person, guint *card, GError **error)
{
  g_autoptr (GArray) acts = g_array_new (FALSE, FALSE, sizeof (GvtSessionAct));
  const GvtSessionAct about = { .profile = profile, .session = session };
  Writing writing = { .person = person };

  g_array_set_clear_func (acts, act_clear);
  if (!add_act (acts, &about, &writing, error)
      || !gvt_session_act_perform_all ((GvtSessionAct *) acts->data, acts->len, error))
    return FALSE;
  if (card != NULL)
    *card = writing.card;
  return TRUE;
}

static gboolean
refuse_card (guint card, GError **error)
{
  gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                  _ ("Card %u is not on the attendance list of this class. Nothing was changed."),
                  card);
  return FALSE;
}

/* A #GvtSessionCheck */
static gboolean
require_listed (GvtDb *db, GvtSessionAct *act, GError **error)
{
  guint card = GPOINTER_TO_UINT (act->data);
  Held held;

  return read_held (db, act, card, &held, error) && (held.is_listed || refuse_card (card, error));
}

gboolean
gvt_sessions_unlist_person (GvtProfile *profile, const GvtId *session, guint card, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtSessionAct act = { .profile = profile,
                        .session = session,
                        .body = body,
                        .kind = GVT_PERSON_REMOVED_KIND,
                        .check = require_listed,
                        .data = GUINT_TO_POINTER (card) };

  json_object_set_int_member (body, "card", card);
  return gvt_session_act_perform (&act, error);
}

/* --- reading --- */

typedef struct
{
  const GvtId *session;
  gboolean with_names;
  GPtrArray *people;     /* result, */
  GvtPresence *presence; /* or this one */
} Reading;

static gboolean
take_name (GvtPerson *person, GvtStmt *stmt, gboolean with_names, GError **error)
{
  g_autoptr (GBytes) personal = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (!gvt_stmt_sealed (stmt, 7, GVT_EVENT_PERSONAL_CELL, &personal, error))
    return FALSE;
  if (personal != NULL)
    object = gvt_json_parse (personal, GVT_EVENT_MAX_PERSONAL, NULL);
  person->had_name = !gvt_stmt_is_null (stmt, 6);
  person->is_kept = object != NULL;
  if (object != NULL && with_names)
    gvt_person_set_text (&person->name, gvt_json_text_or (object, "name", NULL));
  return TRUE;
}

/* A personal part is read as a name only where it was written as one, of this very class. */
#define LIST_SQL \
  "SELECT card, sex, p.age, disability, is_walk_in, consents, name_event, event.personal" \
  " FROM session_person AS p LEFT JOIN event ON event.id = p.name_event" \
  "  AND event.kind = '" GVT_PERSON_KIND "' AND event.subject = p.session_id" \
  " WHERE p.session_id = :session AND is_listed = 1 ORDER BY card, p.device"

static gboolean
read_list (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, LIST_SQL, error);

  if (stmt == NULL)
    return FALSE;
  g_ptr_array_set_size (self->people, 0);
  gvt_stmt_bind_id (stmt, ":session", self->session);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtPerson *person = gvt_person_new ();

      person->card = (guint) gvt_stmt_int (stmt, 0);
      person->sex = gvt_stmt_text (stmt, 1)[0];
      gvt_person_set_text (&person->age, gvt_stmt_text (stmt, 2));
      gvt_person_set_text (&person->disability, gvt_stmt_text (stmt, 3));
      person->is_walk_in = gvt_stmt_int (stmt, 4) != 0;
      person->consents = (GvtConsents) gvt_stmt_int (stmt, 5);
      g_ptr_array_add (self->people, person);
      if (!take_name (person, stmt, self->with_names, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_presence (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT (SELECT count (*) FROM session_attendance WHERE session_id = :session),"
      " (SELECT coalesce (sum (men), 0) FROM session_attendance WHERE session_id = :session),"
      " (SELECT coalesce (sum (women), 0) FROM session_attendance WHERE session_id = :session),"
      " (SELECT count (*) FROM session_person"
      "   WHERE session_id = :session AND is_listed = 1 AND sex = 'L'),"
      " (SELECT count (*) FROM session_person"
      "   WHERE session_id = :session AND is_listed = 1 AND sex = 'P')",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", self->session);
  if (!gvt_stmt_one (stmt, "session", error))
    return FALSE;
  *self->presence = (GvtPresence){ .is_counted = gvt_stmt_int (stmt, 0) > 0,
                                   .counted_men = (guint) gvt_stmt_int (stmt, 1),
                                   .counted_women = (guint) gvt_stmt_int (stmt, 2),
                                   .listed_men = (guint) gvt_stmt_int (stmt, 3),
                                   .listed_women = (guint) gvt_stmt_int (stmt, 4) };
  return TRUE;
}

GPtrArray *
gvt_people_list_read (GvtStore *store, const GvtId *session, gboolean with_names, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_person_free);
  Reading reading = { .session = session, .with_names = with_names, .people = people };

  return gvt_store_read (store, read_list, &reading, error) ? g_steal_pointer (&people) : NULL;
}

static gboolean
read_with (
    GvtProfile *profile, const GvtId *session, GvtTxFunc read, Reading *reading, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_session_dup_journal (profile, session, error);

  return journal != NULL && gvt_store_read (gvt_journal_get_store (journal), read, reading, error);
}

GPtrArray *
gvt_session_read_list (GvtProfile *profile,
                       const GvtId *session,
                       gboolean with_names,
                       GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_person_free);
  Reading reading = { .session = session, .with_names = with_names, .people = people };

  return read_with (profile, session, read_list, &reading, error) ? g_steal_pointer (&people)
                                                                  : NULL;
}

gboolean
gvt_session_read_presence (GvtProfile *profile,
                           const GvtId *session,
                           GvtPresence *presence,
                           GError **error)
{
  Reading reading = { .session = session, .presence = presence };

  return read_with (profile, session, read_presence, &reading, error);
}

/* --- consent --- */

gboolean
gvt_sessions_note_consent (GvtProfile *profile,
                           const GvtId *session,
                           guint card,
                           GvtConsents consents,
                           gboolean given,
                           GError **error)
{
  g_autoptr (GPtrArray) people = gvt_session_read_list (profile, session, FALSE, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      GvtPerson *person = g_ptr_array_index (people, i);

      if (person->card != card)
        continue;
      person->consents = given ? person->consents | consents : person->consents & ~consents;
      return gvt_sessions_list_person (profile, session, person, NULL, error);
    }
  return refuse_card (card, error);
}
