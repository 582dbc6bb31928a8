/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-kinds-private.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-visit-plan.h"

/* What the first version of a plan says; a visit that has no more is read from here. */
static gboolean
keep_visit (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  const char *name = gvt_json_get_text (body, "name", error);
  const char *date = name != NULL ? gvt_json_get_text (body, "date", error) : NULL;
  gint64 expected;

  if (date == NULL || !gvt_json_get_int (body, "expected", &expected, error))
    return FALSE;

  stmt = gvt_db_prepare (db,
                         "INSERT INTO visit (visit_id, name, place, date, expected, planned_by)"
                         " VALUES (:visit, :name, :place, :date, :expected, :actor)",
                         error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", &event->header.id);
  gvt_stmt_bind_text (stmt, ":name", name);
  gvt_stmt_bind_text (stmt, ":place", event->header.place);
  gvt_stmt_bind_text (stmt, ":date", date);
  gvt_stmt_bind_int (stmt, ":expected", expected);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
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
           const GvtEvent *event,
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
      "INSERT INTO visit_plan (visit_id, place, revision, event_id, name, date, expected, plan)"
      " VALUES (:visit, :place, :revision, :event, :name, :date, :expected, :plan)"
      " ON CONFLICT (visit_id, place) DO UPDATE SET revision = :revision, event_id = :event,"
      " name = :name, date = :date, expected = :expected, plan = :plan"
      " WHERE (:revision, :event) > (revision, event_id)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", visit);
  gvt_stmt_bind_text (stmt, ":place", plan->place);
  gvt_stmt_bind_int (stmt, ":revision", revision);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
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
         && keep_plan (db, event, &event->header.id, 0, plan, error);
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
  return plan != NULL && keep_plan (db, event, &visit, revision, plan, error);
}
