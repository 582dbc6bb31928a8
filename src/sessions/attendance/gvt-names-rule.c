/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan of a visit says of the names in its attendance lists. */
#include <string.h>

#include "gvt-json.h"
#include "gvt-person-kinds-private.h"
#include "gvt-text.h"
#include "gvt-visit-plan.h"

#define WITA_US (8 * G_TIME_SPAN_HOUR)

/* @constant_sql: gives the plan of a visit by ":id". @plan: (out) (transfer full) (nullable): %NULL
 * for what is not here, or a visit whose plan holds no more than its name */
static gboolean
read_plan_by (
    GvtDb *db, const char *constant_sql, const GvtId *id, GvtVisitPlan **plan, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  *plan = NULL;
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":id", id);
  if (gvt_stmt_next (stmt, &local) && !gvt_stmt_is_null (stmt, 0))
    {
      const char *text = gvt_stmt_text (stmt, 0);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, &local);

      *plan = object != NULL ? gvt_visit_plan_from_json (object, &local) : NULL;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_plan (GvtDb *db, const GvtId *session, GvtVisitPlan **plan, GError **error)
{
  return read_plan_by (db,
                       "SELECT plan FROM session JOIN visit_now USING (visit_id)"
                       " WHERE session_id = :id",
                       session, plan, error);
}

static void
take_until (const GvtVisitPlan *plan, gint64 *until_us)
{
  if (plan != NULL && *plan->names_until != '\0')
    *until_us = gvt_date_days (plan->names_until) * G_TIME_SPAN_DAY - WITA_US;
}

gboolean
gvt_names_visit_until (GvtDb *db, const GvtId *visit, gint64 *until_us, GError **error)
{
  g_autoptr (GvtVisitPlan) plan = NULL;

  if (!read_plan_by (db, "SELECT plan FROM visit_now WHERE visit_id = :id", visit, &plan, error))
    return FALSE;
  take_until (plan, until_us);
  return TRUE;
}

gboolean
gvt_names_may_travel (GvtDb *db, const GvtId *session, gboolean *travel, GError **error)
{
  g_autoptr (GvtVisitPlan) plan = NULL;

  if (!read_plan (db, session, &plan, error))
    return FALSE;
  *travel = plan != NULL && plan->names_travel;
  return TRUE;
}

gboolean
gvt_names_travel (GvtDb *db, const GvtEvent *event, gboolean *travels, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  gboolean did = FALSE;
  GvtId session;

  *travels = FALSE;
  if (body == NULL || !gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_bool (body, "names_travel", &did, error))
    return FALSE;
  return !did || gvt_names_may_travel (db, &session, travels, error);
}

gboolean
gvt_names_kept_until (GvtDb *db, const GvtEvent *event, gint64 *until_us, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, NULL);
  g_autoptr (GvtVisitPlan) plan = NULL;
  GvtId session;

  /* what makes no sense is kept aside, and goes after the usual days */
  if (body == NULL || !gvt_json_get_id (body, "session", &session, NULL))
    return TRUE;
  if (!read_plan (db, &session, &plan, error))
    return FALSE;
  take_until (plan, until_us);
  return TRUE;
}
