/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-open.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-class-name.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-acts.h"
#include "gvt-session-steps.h"
#include "gvt-session.h"
#include "gvt-step-kinds-private.h"
#include "gvt-text.h"
#include "gvt-visit.h"

#define MAX_NAME 120 /* characters */

/* One event that opens a class, in the transaction of what it has to look at. */
typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  const GvtId *visit;
  const char *name;     /* (nullable): found out from @follows */
  const char *held;     /* "" for a class that is held now */
  const GvtId *follows; /* (nullable) */
  GvtId *id;            /* receives the session's */
} Opening;

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  if (error != NULL)
    *error = g_error_new_valist (GVT_ERROR, GVT_ERROR_BAD_INPUT, format, values);
  va_end (values);
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  glong length = g_utf8_validate (name, -1, NULL) ? g_utf8_strlen (name, -1) : 0;

  return (length >= 1 && length <= MAX_NAME)
         || refuse (error, _ ("A name has 1 to 120 characters"));
}

/* --- a class that was held before --- */

/* A laptop's clock may have fallen back: the newest time that the centre signed counts as well. */
static gboolean
check_held (const Opening *self, GvtDb *db, const char *visit_date, GError **error)
{
  gint64 now_us = gvt_clock_now_us (gvt_journal_get_clock (self->journal));
  g_autofree char *today = NULL;
  g_autofree char *first = NULL;
  g_autofree char *said = NULL;
  g_autofree char *bound = NULL;
  gint64 proven_us;

  if (*self->held == '\0')
    return TRUE;
  if (!gvt_date_is_valid (self->held))
    return refuse (error, _ ("A date is written YYYY-MM-DD"));
  if (!gvt_journal_get_proven_time (self->journal, db, &proven_us, error))
    return FALSE;

  today = gvt_date_iso (MAX (now_us, proven_us));
  first = gvt_date_from_days (gvt_date_days (visit_date) - GVT_HELD_MAX_DAYS);
  said = gvt_text_date (self->held);
  if (strcmp (self->held, today) > 0)
    {
      bound = gvt_text_date (today);
      return refuse (error,
                     _ ("A class that was held already cannot have been held on %s: for this "
                        "laptop today is %s. Look at the date, and at the laptop's clock"),
                     said, bound);
    }

  bound = gvt_text_date (first);
  return strcmp (self->held, first) >= 0
         || refuse (error,
                    _ ("%s is too long before the date of this visit: the earliest is %s. Look at "
                       "the date, or change the date of the visit"),
                    said, bound);
}

/* --- the next class --- */

/* Returns: (transfer full) (nullable) */
static char *
find_name (const Opening *self, GvtDb *db, const char *before, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *name = gvt_class_name_find (db, self->visit, before, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (name == NULL)
    refuse (error, _ ("The name “%s” does not end in a number, so the next class needs a name"),
            before);
  return name;
}

/* Returns: (transfer full) (nullable): the modules taught, in their order */
static JsonArray *
list_taught (const Opening *self, GvtDb *db, GError **error)
{
  g_autoptr (JsonArray) modules = json_array_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT module FROM session_taught WHERE session_id = :session GROUP BY module"
      " ORDER BY min (incarnation), min (seq), module",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":session", self->follows);
  while (gvt_stmt_next (stmt, &local))
    json_array_add_string_element (modules, gvt_stmt_text (stmt, 0));
  if (local == NULL)
    return g_steal_pointer (&modules);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
copy_order (JsonObject *body, const GvtSessionSteps *steps)
{
  JsonArray *order = json_array_new ();

  for (guint i = 0; i < steps->steps->len; i++)
    json_array_add_string_element (order, g_array_index (steps->steps, GvtClassStep, i).code);
  json_object_set_array_member (body, "steps", order);
}

static gboolean
copy_settings (const Opening *self, GvtDb *db, JsonObject *body, GError **error)
{
  g_autoptr (GvtSessionSteps) steps = gvt_session_steps_load (db, self->follows, error);
  JsonArray *taught = steps != NULL ? list_taught (self, db, error) : NULL;

  if (taught == NULL)
    return FALSE;

  if (json_array_get_length (taught) == 0)
    {
      json_array_unref (taught);
      taught = gvt_codes_to_json ((const char *const *) steps->modules);
    }
  gvt_json_set_id (body, "follows", self->follows);
  json_object_set_array_member (body, "modules", taught);
  if (steps->has_own_order)
    copy_order (body, steps);
  return TRUE;
}

/* --- opening --- */

typedef struct
{
  Opening *opening;
  const char *before; /* (nullable): name of the class that this one follows */
  const char *place;
  const char *date;
} Write;

static gboolean
write_opening (GvtDb *db, gpointer user_data, GError **error)
{
  const Write *write = user_data;
  const Opening *self = write->opening;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *name = g_strdup (self->name);
  gboolean is_plain = *self->held == '\0' && self->follows == NULL;
  GvtEventDraft draft = { .kind = is_plain ? GVT_OPENED_1_KIND : GVT_OPENED_KIND,
                          .body = body,
                          .place = write->place };

  if (!check_held (self, db, write->date, error))
    return FALSE;
  if (name == NULL && (name = find_name (self, db, write->before, error)) == NULL)
    return FALSE;
  if (!check_name (name, error)
      || (self->follows != NULL && !copy_settings (self, db, body, error)))
    return FALSE;

  gvt_json_set_id (body, "visit", self->visit);
  json_object_set_string_member (body, "name", name);
  if (*self->held != '\0')
    json_object_set_string_member (body, "held", self->held);
  return gvt_journal_append (self->journal, db, &draft, self->id, error);
}

static gboolean
open_class (Opening *self, const char *before, GError **error)
{
  GvtStore *store = gvt_journal_get_store (self->journal);
  g_autoptr (GvtVisit) visit = gvt_visits_find (store, self->visit, error);
  Write write = { self, before, NULL, NULL };

  if (visit == NULL)
    return FALSE;
  write.place = gvt_visit_get_place (visit);
  write.date = gvt_visit_get_date (visit);
  return gvt_profile_require (self->profile, GVT_ROLE_FACILITATOR, write.place, error)
         && gvt_store_write (store, write_opening, &write, error);
}

gboolean
gvt_sessions_open_held (GvtProfile *profile,
                        const GvtId *visit,
                        const char *name,
                        const char *held,
                        GvtId *session,
                        GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Opening opening = { profile, journal, visit, name, held, NULL, session };

  return journal != NULL && open_class (&opening, NULL, error);
}

/* A plain opening is written as older programs read it. */
gboolean
gvt_sessions_open (
    GvtProfile *profile, const GvtId *visit, const char *name, GvtId *session, GError **error)
{
  return gvt_sessions_open_held (profile, visit, name, "", session, error);
}

gboolean
gvt_session_open_next (GvtProfile *profile,
                       const GvtId *session,
                       const char *name,
                       const char *held,
                       GvtId *next,
                       GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtSession) before = NULL;
  Opening opening = { profile, journal, NULL, name, held, session, next };

  if (journal == NULL
      || (before = gvt_sessions_find (gvt_journal_get_store (journal), session, error)) == NULL)
    return FALSE;
  opening.visit = gvt_session_get_visit_id (before);
  if (held == NULL)
    opening.held = gvt_session_get_held (before);
  return open_class (&opening, gvt_session_get_name (before), error);
}
