/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-kinds-private.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-rows-private.h"
#include "gvt-visit-assigned.h"
#include "gvt-visit-plan.h"

/* A visit as the event that planned it says: it stands over what laptops heard of it, which may
 * have come before. */
#define PLANNED_SQL \
  "INSERT INTO visit (visit_id, name, place, date, expected, planned_by)" \
  " VALUES (:visit, :name, :place, :date, :expected, :actor)" \
  " ON CONFLICT (visit_id) DO UPDATE SET name = :name, place = :place, date = :date," \
  " expected = :expected, planned_by = :actor"

/* What was heard has nobody for a planner. Of two that differ, which no program of ours writes, the
 * lesser stands, whoever came first (I4). */
#define HEARD_SQL \
  "INSERT INTO visit AS was (visit_id, name, place, date, expected, planned_by)" \
  " VALUES (:visit, :name, :place, :date, :expected, :actor)" \
  " ON CONFLICT (visit_id) DO UPDATE SET name = :name, place = :place, date = :date," \
  " expected = :expected WHERE was.planned_by = ''" \
  " AND (:place, :name, :date, :expected) < (was.place, was.name, was.date, was.expected)"

typedef struct
{
  const GvtId *visit;
  const char *name;
  const char *place;
  const char *date;
  const char *planned_by;
  gint64 expected;
} VisitRow;

static gboolean
put_visit (GvtDb *db, const char *sql, const VisitRow *row, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", row->visit);
  gvt_stmt_bind_text (stmt, ":name", row->name);
  gvt_stmt_bind_text (stmt, ":place", row->place);
  gvt_stmt_bind_text (stmt, ":date", row->date);
  gvt_stmt_bind_int (stmt, ":expected", row->expected);
  gvt_stmt_bind_text (stmt, ":actor", row->planned_by);
  return gvt_stmt_run (stmt, error);
}

/* What the first version of a plan says; a visit that has no more is read from here. */
static gboolean
keep_visit (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  VisitRow row = { .visit = &event->header.id,
                   .place = event->header.place,
                   .planned_by = event->header.actor };

  row.name = gvt_json_get_text (body, "name", error);
  row.date = row.name != NULL ? gvt_json_get_text (body, "date", error) : NULL;
  return row.date != NULL && gvt_json_get_int (body, "expected", &row.expected, error)
         && put_visit (db, PLANNED_SQL, &row, error);
}

/* Of the place the header speaks; the host is in the personal part alone, and never here. Returns:
 * (transfer full) (nullable) */
static GvtVisitPlan *
read_plan (const GvtEvent *event, JsonObject *object, GError **error)
{
  g_autoptr (GvtVisitPlan) plan = NULL;

  json_object_set_string_member (object, "place", event->header.place);
  plan = gvt_visit_plan_from_json (object, error);
  json_object_remove_member (object, "place");
  if (plan == NULL)
    return NULL;
  if (*plan->contact_name == '\0' && *plan->contact_phone == '\0')
    return g_steal_pointer (&plan);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "a plan's body names a person");
  return NULL;
}

static gboolean
keep_plan (GvtDb *db,
           const GvtId *event,
           const GvtId *visit,
           gint64 revision,
           const GvtVisitPlan *plan,
           GError **error)
{
  g_autoptr (JsonObject) object = gvt_visit_plan_to_json (plan);
  g_autoptr (GBytes) text = gvt_json_canonical (object, error);
  g_autofree char *json = NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  if (text == NULL)
    return FALSE;
  json = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  stmt = gvt_db_prepare (
      db,
      "INSERT INTO visit_plan AS was"
      " (visit_id, place, revision, event_id, name, date, expected, plan)"
      " VALUES (:visit, :place, :revision, :event, :name, :date, :expected, :plan)"
      " ON CONFLICT (visit_id, place) DO UPDATE SET revision = :revision, event_id = :event,"
      " name = :name, date = :date, expected = :expected, plan = :plan"
      " WHERE (:revision, :event) > (was.revision, was.event_id)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", visit);
  gvt_stmt_bind_text (stmt, ":place", plan->place);
  gvt_stmt_bind_int (stmt, ":revision", revision);
  gvt_stmt_bind_id (stmt, ":event", event);
  gvt_stmt_bind_text (stmt, ":name", plan->name);
  gvt_stmt_bind_text (stmt, ":date", plan->date);
  gvt_stmt_bind_int (stmt, ":expected", plan->expected);
  gvt_stmt_bind_text (stmt, ":plan", json);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_visit_apply_planned_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return keep_visit (db, event, body, error);
}

gboolean
gvt_visit_apply_planned (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtVisitPlan) plan = read_plan (event, body, error);

  return plan != NULL && keep_visit (db, event, body, error)
         && keep_plan (db, &event->header.id, &event->header.id, 0, plan, error);
}

gboolean
gvt_visit_apply_changed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonObject *object = gvt_json_get_object (body, "plan", error);
  g_autoptr (GvtVisitPlan) plan = NULL;
  gint64 revision;
  GvtId visit;

  if (object == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_json_get_int (body, "revision", &revision, error))
    return FALSE;

  plan = read_plan (event, object, error);
  return plan != NULL && keep_plan (db, &event->header.id, &visit, revision, plan, error);
}

static gboolean
keep_assignment (
    GvtDb *db, const GvtEvent *event, const GvtId *visit, const GvtId *plan_event, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO visit_assigned AS was (plan_event, device, visit_id, event_id)"
      " VALUES (:plan, :device, :visit, :event)"
      " ON CONFLICT (plan_event, device) DO UPDATE SET visit_id = :visit, event_id = :event"
      " WHERE :event > was.event_id",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":plan", plan_event);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":visit", visit);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_visit_note_withdrawn (
    GvtDb *db, const GvtEvent *event, const GvtId *visit, gboolean is_withdrawn, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO visit_withdrawn AS was (visit_id, device, is_withdrawn, incarnation, seq, "
      "event_id)"
      " VALUES (:visit, :device, :withdrawn, :incarnation, :seq, :event)"
      " ON CONFLICT (visit_id, device) DO UPDATE SET is_withdrawn = :withdrawn,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER,
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  gvt_event_bind_origin (stmt, event);
  gvt_stmt_bind_int (stmt, ":withdrawn", is_withdrawn);
  return gvt_stmt_run (stmt, error);
}

/* The plan counts as the event of the centre that it came from: so a laptop that knows no more than
 * what it was sent, and the centre that has its own chain, choose the same one. */
gboolean
gvt_visit_apply_assigned (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonObject *object = gvt_json_get_object (body, "plan", error);
  g_autoptr (GvtVisitPlan) plan = NULL;
  VisitRow row = { .planned_by = "" };
  gint64 revision;
  GvtId visit;
  GvtId plan_event;

  if (object == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_json_get_id (body, "event", &plan_event, error)
      || !gvt_json_get_int (body, "revision", &revision, error))
    return FALSE;

  plan = read_plan (event, object, error);
  if (plan == NULL)
    return FALSE;

  row.visit = &visit;
  row.name = plan->name;
  row.place = plan->place;
  row.date = plan->date;
  row.expected = plan->expected;
  return put_visit (db, HEARD_SQL, &row, error)
         && keep_plan (db, &plan_event, &visit, revision, plan, error)
         && keep_assignment (db, event, &visit, &plan_event, error)
         && gvt_visit_note_withdrawn (db, event, &visit, FALSE, error);
}

gboolean
gvt_visit_apply_withdrawn (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  GvtId visit;

  return gvt_json_get_id (body, "visit", &visit, error)
         && gvt_visit_note_withdrawn (db, event, &visit, TRUE, error);
}
