/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-person-kinds-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-people-groups.h"
#include "gvt-person.h"
#include "gvt-session-act-private.h"
#include "gvt-session-rows-private.h"

/* Which event has the name: this one, if it has a personal part, or the one it points to. */
static gboolean
find_name (
    const GvtEvent *event, JsonObject *body, GvtId *name_event, gboolean *has, GError **error)
{
  *has = json_object_has_member (body, "named_by");
  if (*has)
    return gvt_json_get_id (body, "named_by", name_event, error);

  *has = event->has_personal_hash;
  *name_event = event->header.id;
  return TRUE;
}

static void
bind_person (GvtStmt *stmt, const GvtPerson *person)
{
  const char sex[] = { person->sex, '\0' };

  gvt_stmt_bind_int (stmt, ":card", person->card);
  gvt_stmt_bind_text (stmt, ":sex", sex);
  gvt_stmt_bind_text (stmt, ":age", person->age);
  gvt_stmt_bind_text (stmt, ":disability", person->disability);
  gvt_stmt_bind_int (stmt, ":walk_in", person->is_walk_in ? 1 : 0);
  gvt_stmt_bind_int (stmt, ":consents", person->consents);
  gvt_stmt_bind_text (stmt, ":age_scheme", GVT_AGE_SCHEME);
  gvt_stmt_bind_text (stmt, ":disability_scheme", GVT_DISABILITY_SCHEME);
  gvt_stmt_bind_text (stmt, ":consent_scheme", GVT_CONSENT_SCHEME);
}

#define PERSON_SQL \
  "INSERT INTO session_person AS was (session_id, device, card, is_listed, sex, age, disability," \
  " is_walk_in, consents, age_scheme, disability_scheme, consent_scheme, name_event, incarnation," \
  " seq, event_id) VALUES (:session, :device, :card, 1, :sex, :age, :disability, :walk_in," \
  " :consents, :age_scheme, :disability_scheme, :consent_scheme, :name, :incarnation, :seq," \
  " :event) ON CONFLICT (session_id, device, card) DO UPDATE SET is_listed = 1, sex = :sex," \
  " age = :age, disability = :disability, is_walk_in = :walk_in, consents = :consents," \
  " age_scheme = :age_scheme, disability_scheme = :disability_scheme," \
  " consent_scheme = :consent_scheme, name_event = :name, incarnation = :incarnation," \
  " seq = :seq, event_id = :event WHERE " GVT_IS_LATER

gboolean
gvt_person_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtPerson) person = gvt_person_from_body (body, error);
  g_autoptr (GvtStmt) stmt = NULL;
  gboolean travels, has_name;
  GvtId session, name_event;

  if (person == NULL || !gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_bool (body, "names_travel", &travels, error)
      || !find_name (event, body, &name_event, &has_name, error))
    return FALSE;
  stmt = gvt_db_prepare (db, PERSON_SQL, error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  bind_person (stmt, person);
  gvt_stmt_bind_id (stmt, ":name", has_name ? &name_event : NULL);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_person_apply_removed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId session;
  gint64 card;

  if (!gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_int (body, "card", &card, error))
    return FALSE;
  if (card < 1 || card > GVT_CARD_MAX)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "there is no such card");
      return FALSE;
    }

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_person AS was (session_id, device, card, is_listed, incarnation, seq, "
      "event_id)"
      " VALUES (:session, :device, :card, 0, :incarnation, :seq, :event)"
      " ON CONFLICT (session_id, device, card) DO UPDATE SET is_listed = 0, sex = NULL, age = NULL,"
      " disability = NULL, is_walk_in = NULL, consents = NULL, age_scheme = NULL,"
      " disability_scheme = NULL, consent_scheme = NULL, name_event = NULL,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER,
      error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_int (stmt, ":card", card);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

/* --- undoing --- */

char *
gvt_person_key (JsonObject *body, GError **error)
{
  const char *session = gvt_json_get_text (body, "session", error);
  gint64 card;

  return session != NULL && gvt_json_get_int (body, "card", &card, error)
             ? g_strdup_printf ("person %s %" G_GINT64_FORMAT, session, card)
             : NULL;
}

gboolean
gvt_person_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId session;

  if (!gvt_json_get_id (body, "session", &session, error))
    return FALSE;
  stmt = gvt_db_prepare (db,
                         "DELETE FROM session_person WHERE session_id = :session"
                         " AND device = :device AND card = :card AND event_id = :event",
                         error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_int (stmt, ":card", gvt_json_int_or (body, "card", 0));
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_person_describe (JsonObject *body, GvtModuleLibrary *library)
{
  return g_strdup_printf (_ ("attendance list: card %u"),
                          (guint) gvt_json_int_or (body, "card", 0));
}

char *
gvt_person_describe_removed (JsonObject *body, GvtModuleLibrary *library)
{
  return g_strdup_printf (_ ("taken from the attendance list: card %u"),
                          (guint) gvt_json_int_or (body, "card", 0));
}
