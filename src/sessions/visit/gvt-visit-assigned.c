/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-assigned.h"

#include "gvt-json.h"

static gboolean
is_taken (GvtJournal *journal, GvtDb *db, const GvtId *event, gboolean *is, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT 1 FROM visit_assigned WHERE plan_event = :plan AND device = :device", error);
  GvtId device;

  if (stmt == NULL || !gvt_journal_get_device (journal, &device, NULL, NULL, error))
    return FALSE;
  gvt_stmt_bind_id (stmt, ":plan", event);
  gvt_stmt_bind_id (stmt, ":device", &device);
  *is = gvt_stmt_next (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_visits_take_assigned (GvtJournal *journal,
                          GvtDb *db,
                          const GvtAssignedVisit *assigned,
                          GError **error)
{
  g_autoptr (GBytes) personal = NULL;
  g_autoptr (JsonObject) plan = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = gvt_visit_plan_get_form (assigned->plan) < 2 ? "visit.assigned/1"
                                                                               : "visit.assigned/2",
                          .place = assigned->plan->place,
                          .body = body };
  gboolean is;

  if (!is_taken (journal, db, &assigned->event, &is, error))
    return FALSE;
  if (is)
    return TRUE;

  plan = gvt_visit_plan_split (assigned->plan, &personal, error);
  if (plan == NULL)
    return FALSE;
  gvt_json_set_id (body, "visit", &assigned->visit);
  gvt_json_set_id (body, "event", &assigned->event);
  json_object_set_int_member (body, "revision", assigned->revision);
  json_object_set_object_member (body, "plan", g_steal_pointer (&plan));
  draft.personal = personal;
  return gvt_journal_append (journal, db, &draft, NULL, error);
}
