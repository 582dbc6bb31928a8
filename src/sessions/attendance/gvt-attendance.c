/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-attendance.h"

#include <glib/gi18n-lib.h>

#include "gvt-attendance-private.h"
#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-act-private.h"
#include "gvt-session-rows-private.h"
#include "gvt-session-views.h"

/* --- events to rows --- */

static gboolean
keep_sums (GvtDb *db,
           const GvtEvent *event,
           const GvtId *session,
           gint64 men,
           gint64 women,
           GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_attendance AS was"
      " (session_id, device, men, women, incarnation, seq, event_id)"
      " VALUES (:session, :device, :men, :women, :incarnation, :seq, :event)"
      " ON CONFLICT (session_id, device) DO UPDATE"
      " SET men = :men, women = :women, incarnation = :incarnation, seq = :seq, event_id = :event"
      " WHERE " GVT_IS_LATER,
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", session);
  gvt_stmt_bind_int (stmt, ":men", men);
  gvt_stmt_bind_int (stmt, ":women", women);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

static gboolean
forget_groups (GvtDb *db, const GvtEvent *event, const GvtId *session, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "DELETE FROM session_headcount WHERE session_id = :session AND device = :device", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", session);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  return gvt_stmt_run (stmt, error);
}

static gboolean
keep_group (GvtStmt *stmt, JsonObject *group, GError **error)
{
  gvt_stmt_bind_text (stmt, ":sex", json_object_get_string_member (group, "sex"));
  gvt_stmt_bind_text (stmt, ":age", json_object_get_string_member (group, "age"));
  gvt_stmt_bind_text (stmt, ":kind", json_object_get_string_member (group, "disability"));
  gvt_stmt_bind_int (stmt, ":people", json_object_get_int_member (group, "people"));
  return gvt_stmt_run (stmt, error);
}

static gboolean
keep_groups (GvtDb *db,
             const GvtEvent *event,
             const GvtId *session,
             const GvtPeopleGroups *groups,
             GError **error)
{
  g_autoptr (JsonArray) rows = gvt_people_groups_to_json (groups);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      g_autoptr (GvtStmt) stmt = gvt_db_prepare (
          db,
          "INSERT INTO session_headcount (session_id, device, sex, age, disability, people,"
          " age_scheme, disability_scheme) VALUES (:session, :device, :sex, :age, :kind, :people,"
          " '" GVT_AGE_SCHEME "', '" GVT_DISABILITY_SCHEME "')",
          error);

      if (stmt == NULL)
        return FALSE;
      gvt_stmt_bind_id (stmt, ":session", session);
      gvt_stmt_bind_id (stmt, ":device", &event->header.device);
      if (!keep_group (stmt, json_array_get_object_element (rows, i), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_attendance_apply_sums (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtId session;
  gint64 men, women;

  if (!gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_int (body, "men", &men, error)
      || !gvt_json_get_int (body, "women", &women, error)
      || !keep_sums (db, event, &session, men, women, error))
    return FALSE;

  return gvt_db_changes (db) == 0 || forget_groups (db, event, &session, error);
}

/* Codes mean what their list says: under another list's name they must not be counted as ours. */
static gboolean
check_schemes (JsonObject *body, GError **error)
{
  const char *age = gvt_json_get_text (body, "age_scheme", error);
  const char *disability = age != NULL ? gvt_json_get_text (body, "disability_scheme", error)
                                       : NULL;

  if (disability == NULL)
    return FALSE;
  if (g_str_equal (age, GVT_AGE_SCHEME) && g_str_equal (disability, GVT_DISABILITY_SCHEME))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
               "people are grouped by lists “%s” and “%s”, which nobody here knows", age,
               disability);
  return FALSE;
}

/* The groups are those of the row of sums, which alone says whether this count is the last. */
gboolean
gvt_attendance_apply_groups (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonArray *rows = gvt_json_get_array (body, "groups", error);
  g_autoptr (GvtPeopleGroups) groups = rows != NULL ? gvt_people_groups_from_json (rows, error)
                                                    : NULL;
  GvtId session;

  if (groups == NULL || !check_schemes (body, error)
      || !gvt_json_get_id (body, "session", &session, error)
      || !keep_sums (db, event, &session, gvt_people_groups_sum (groups, 'L', NULL, NULL),
                     gvt_people_groups_sum (groups, 'P', NULL, NULL), error))
    return FALSE;

  return gvt_db_changes (db) == 0
         || (forget_groups (db, event, &session, error)
             && keep_groups (db, event, &session, groups, error));
}

/* --- undoing --- */

char *
gvt_attendance_key (JsonObject *body, GError **error)
{
  GvtId session;

  return gvt_json_get_id (body, "session", &session, error)
             ? gvt_act_key ("attendance", &session, "")
             : NULL;
}

gboolean
gvt_attendance_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM session_attendance"
      " WHERE session_id = :session AND device = :device AND event_id = :event",
      error);
  GvtId session;

  if (stmt == NULL || !gvt_json_get_id (body, "session", &session, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error)
         && (gvt_db_changes (db) == 0 || forget_groups (db, event, &session, error));
}

char *
gvt_attendance_describe (JsonObject *body, GvtModuleLibrary *library)
{
  JsonArray *rows = gvt_json_get_array (body, "groups", NULL);
  g_autoptr (GvtPeopleGroups) groups = rows != NULL ? gvt_people_groups_from_json (rows, NULL)
                                                    : NULL;
  guint men = groups != NULL ? gvt_people_groups_sum (groups, 'L', NULL, NULL)
                             : (guint) gvt_json_int_or (body, "men", 0);
  guint women = groups != NULL ? gvt_people_groups_sum (groups, 'P', NULL, NULL)
                               : (guint) gvt_json_int_or (body, "women", 0);

  return g_strdup_printf (_ ("attendance: %u men, %u women"), men, women);
}

/* --- acts --- */

gboolean
gvt_sessions_count_people (GvtProfile *profile,
                           const GvtId *session,
                           const GvtPeopleGroups *groups,
                           GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtSessionAct act = {
    .profile = profile, .session = session, .body = body, .kind = "session.attended/2"
  };

  json_object_set_array_member (body, "groups", gvt_people_groups_to_json (groups));
  json_object_set_string_member (body, "age_scheme", GVT_AGE_SCHEME);
  json_object_set_string_member (body, "disability_scheme", GVT_DISABILITY_SCHEME);
  return gvt_session_act_perform (&act, error);
}

/* --- reading --- */

typedef struct
{
  const GvtId *session;
  GvtPeopleGroups *groups;
} Reading;

static gboolean
read_groups (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT sex, age, disability, sum (people) FROM session_present_group"
      " WHERE session_id = :session GROUP BY sex, age, disability",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", self->session);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    gvt_people_groups_add (self->groups, gvt_stmt_text (stmt, 0)[0], gvt_stmt_text (stmt, 1),
                           gvt_stmt_text (stmt, 2), (guint64) gvt_stmt_int (stmt, 3), &local);

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GvtPeopleGroups *
gvt_session_read_people (GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_session_dup_journal (profile, session, error);
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_new ();
  Reading reading = { session, groups };

  return journal != NULL
                 && gvt_store_read (gvt_journal_get_store (journal), read_groups, &reading, error)
             ? g_steal_pointer (&groups)
             : NULL;
}
