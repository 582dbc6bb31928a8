/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-text.h"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

/* As it will be read again: so every value was looked at. */
static GvtVisitPlan *
check_plan (const GvtVisitPlan *plan, GError **error)
{
  g_autoptr (JsonObject) object = gvt_visit_plan_to_json (plan);

  return gvt_visit_plan_from_json (object, error);
}

/* A laptop's clock may have fallen back by years: the newest time that the centre signed counts as
 * well. */
static gboolean
check_date (GvtJournal *journal, GvtDb *db, const char *date, GError **error)
{
  gint64 proven_us;
  gint64 now_us = gvt_clock_now_us (gvt_journal_get_clock (journal));
  g_autofree char *today = NULL;

  if (!gvt_journal_get_proven_time (journal, db, &proven_us, error))
    return FALSE;

  today = gvt_date_iso (MAX (now_us, proven_us));
  return gvt_visit_plan_check_day (date, today, error);
}

/* One event about a plan, in the transaction of what it has to look at. */
typedef struct
{
  GvtJournal *journal;
  const GvtVisitPlan *plan; /* checked */
  const GvtId *changes;     /* (nullable): the visit */
  GvtId *id;                /* (nullable): receives the event's */
} Writing;

/* Returns: (transfer full) (nullable): the body of a change */
static JsonObject *
wrap_change (const Writing *self, GvtDb *db, JsonObject *object, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT place, revision FROM visit_now WHERE visit_id = :visit", error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", self->changes);
  if (!gvt_stmt_one (stmt, "visit", error))
    return NULL;
  if (!g_str_equal (gvt_stmt_text (stmt, 0), self->plan->place))
    return refuse (error, _ ("A visit does not move: plan another one there")), NULL;

  gvt_json_set_id (body, "visit", self->changes);
  json_object_set_int_member (body, "revision", gvt_stmt_int (stmt, 1) + 1);
  json_object_set_object_member (body, "plan", json_object_ref (object));
  return g_steal_pointer (&body);
}

/* A plan is written as the oldest program that knows all of it reads it. */
static const char *
find_kind (const Writing *self)
{
  static const char *const planned[] = { "visit.planned/2", "visit.planned/3", "visit.planned/4" };
  static const char *const changed[] = { "visit.changed/1", "visit.changed/2", "visit.changed/3" };

  return (self->changes != NULL ? changed : planned)[gvt_visit_plan_get_form (self->plan)];
}

static gboolean
write_plan (GvtDb *db, gpointer user_data, GError **error)
{
  Writing *self = user_data;
  g_autoptr (GBytes) personal = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonObject) body = NULL;
  GvtEventDraft draft = { .kind = find_kind (self), .place = self->plan->place };

  if (!check_date (self->journal, db, self->plan->date, error)
      || (object = gvt_visit_plan_split (self->plan, &personal, error)) == NULL)
    return FALSE;

  body = self->changes != NULL ? wrap_change (self, db, object, error) : json_object_ref (object);
  draft.body = body;
  draft.personal = personal;
  return body != NULL && gvt_journal_append (self->journal, db, &draft, self->id, error);
}

gboolean
gvt_visits_write_plan (GvtJournal *journal,
                       GvtDb *db,
                       const GvtVisitPlan *plan,
                       const GvtId *changes,
                       GvtId *event,
                       GError **error)
{
  g_autoptr (GvtVisitPlan) checked = check_plan (plan, error);
  Writing writing = { journal, checked, changes, event };

  return checked != NULL && write_plan (db, &writing, error);
}

static gboolean
record (
    GvtProfile *profile, const GvtVisitPlan *plan, const GvtId *changes, GvtId *id, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtVisitPlan) checked = journal != NULL ? check_plan (plan, error) : NULL;
  Writing writing = { journal, checked, changes, id };

  return checked != NULL
         && gvt_profile_require (profile, GVT_ROLE_FACILITATOR, checked->place, error)
         && gvt_store_write (gvt_journal_get_store (journal), write_plan, &writing, error);
}

gboolean
gvt_visits_plan (GvtProfile *profile, const GvtVisitPlan *plan, GvtId *visit, GError **error)
{
  return record (profile, plan, NULL, visit, error);
}

/* --- reading --- */

typedef struct
{
  GvtJournal *journal;
  const GvtId *visit;
  GvtVisitPlan *plan; /* result */
} Reading;

/* A visit that was planned before plans held more. */
static GvtVisitPlan *
plan_of_row (GvtStmt *stmt)
{
  GvtVisitPlan *plan = gvt_visit_plan_new ();

  gvt_visit_plan_set_text (&plan->place, gvt_stmt_text (stmt, 0));
  gvt_visit_plan_set_text (&plan->name, gvt_stmt_text (stmt, 1));
  gvt_visit_plan_set_text (&plan->date, gvt_stmt_text (stmt, 2));
  plan->expected = (guint) gvt_stmt_int (stmt, 3);
  return plan;
}

static GvtVisitPlan *
parse_plan (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, error);

  return object != NULL ? gvt_visit_plan_from_json (object, error) : NULL;
}

/* A plan that the centre sent is an event of its chain; here stands what this laptop wrote when it
 * came. @own: (inout) */
static gboolean
find_own_event (Reading *self, GvtDb *db, GvtId *own, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT event_id FROM visit_assigned WHERE plan_event = :plan AND device = :device",
      error);
  GvtId device;

  if (stmt == NULL || !gvt_journal_get_device (self->journal, &device, NULL, NULL, error))
    return FALSE;
  gvt_stmt_bind_id (stmt, ":plan", own);
  gvt_stmt_bind_id (stmt, ":device", &device);
  if (gvt_stmt_next (stmt, &local))
    return gvt_stmt_id (stmt, 0, own, error);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The host stays with the event, and goes with its personal part. */
static gboolean
add_contact (Reading *self, GvtDb *db, const GvtId *plan_event, GError **error)
{
  GvtId id = *plan_event;
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (JsonObject) personal = NULL;

  if (!find_own_event (self, db, &id, error))
    return FALSE;
  event = gvt_journal_event (self->journal, db, &id, error);
  if (event == NULL || event->personal == NULL)
    return event != NULL;
  personal = gvt_json_parse (event->personal, GVT_EVENT_MAX_PERSONAL, error);
  if (personal == NULL)
    return FALSE;

  gvt_visit_plan_set_text (&self->plan->contact_name,
                           gvt_json_text_or (personal, "contact_name", ""));
  gvt_visit_plan_set_text (&self->plan->contact_phone,
                           gvt_json_text_or (personal, "contact_phone", ""));
  return TRUE;
}

/* @event: (out): that the plan stands in; zeros where the visit was planned before plans held more.
 * Returns: (transfer full) (nullable) */
static GvtVisitPlan *
load_plan (GvtDb *db, const GvtId *visit, GvtId *event, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT place, name, date, expected, plan, plan_event FROM visit_now"
      " WHERE visit_id = :visit",
      error);

  *event = (GvtId){ { 0 } };
  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  if (!gvt_stmt_one (stmt, "visit", error))
    return NULL;
  if (gvt_stmt_is_null (stmt, 4))
    return plan_of_row (stmt);
  return gvt_stmt_id (stmt, 5, event, error) ? parse_plan (gvt_stmt_text (stmt, 4), error) : NULL;
}

GvtVisitPlan *
gvt_visits_load_plan (GvtDb *db, const GvtId *visit, GError **error)
{
  GvtId event;

  return load_plan (db, visit, &event, error);
}

static gboolean
read_plan (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  GvtId event;

  self->plan = load_plan (db, self->visit, &event, error);
  return self->plan != NULL && (gvt_id_is_zero (&event) || add_contact (self, db, &event, error));
}

GvtVisitPlan *
gvt_visits_read_plan (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Reading reading = { journal, visit, NULL };
  g_autoptr (GvtVisitPlan) plan = NULL;

  if (journal == NULL)
    return NULL;
  if (!gvt_store_read (gvt_journal_get_store (journal), read_plan, &reading, error))
    {
      gvt_visit_plan_free (reading.plan);
      return NULL;
    }

  plan = reading.plan;
  return gvt_profile_require (profile, GVT_ROLE_FACILITATOR, plan->place, error)
             ? g_steal_pointer (&plan)
             : NULL;
}

gboolean
gvt_visits_change (GvtProfile *profile,
                   const GvtId *visit,
                   const GvtVisitPlan *plan,
                   GError **error)
{
  g_autoptr (GvtVisitPlan) present = gvt_visits_read_plan (profile, visit, error);
  g_autoptr (GvtVisitPlan) checked = present != NULL ? check_plan (plan, error) : NULL;
  g_auto (GStrv) members = NULL;

  if (checked == NULL)
    return FALSE;
  members = gvt_visit_plan_compare (present, checked);
  return *members == NULL || record (profile, plan, visit, NULL, error);
}
