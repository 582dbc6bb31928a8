/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-assigned.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-visit-acts.h"

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

/* --- taken back --- */

/* @place: (out) (transfer full): %NULL where there is nothing to take back */
static gboolean
find_taken (GvtDb *db, const GvtId *visit, char **place, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT place FROM visit_now WHERE visit_id = :visit"
      " AND NOT EXISTS (SELECT 1 FROM visit_withdrawn JOIN journal USING (device)"
      " WHERE visit_withdrawn.visit_id = :visit AND is_withdrawn = 1)",
      error);

  *place = NULL;
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  if (gvt_stmt_next (stmt, &local))
    *place = g_strdup (gvt_stmt_text (stmt, 0));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_visits_take_withdrawn (GvtJournal *journal, GvtDb *db, const GvtId *visit, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *place = NULL;
  GvtEventDraft draft = { .kind = "visit.withdrawn/1", .body = body };

  if (!find_taken (db, visit, &place, error))
    return FALSE;
  if (place == NULL)
    return TRUE;
  draft.place = place;
  gvt_json_set_id (body, "visit", visit);
  return gvt_journal_append (journal, db, &draft, NULL, error);
}

/* --- what was changed since --- */

typedef struct
{
  GvtJournal *journal;
  const GvtId *visit;
  GvtEvent *event; /* result: (nullable): what this laptop wrote down when it came last */
} Sent;

static gboolean
find_sent (GvtDb *db, gpointer user_data, GError **error)
{
  Sent *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT event_id FROM visit_assigned JOIN journal USING (device)"
      " WHERE visit_id = :visit ORDER BY event_id DESC LIMIT 1",
      error);
  GvtId id;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  if (gvt_stmt_next (stmt, &local))
    {
      if (!gvt_stmt_id (stmt, 0, &id, error))
        return FALSE;
      self->event = gvt_journal_event (self->journal, db, &id, error);
      return self->event != NULL;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The host is not compared where one of the two has forgotten him. Returns: (transfer full)
 * (nullable) */
static GvtVisitPlan *
read_sent (const GvtEvent *event, const GvtVisitPlan *present, GError **error)
{
  g_autoptr (JsonObject) body = gvt_json_parse (event->body, GVT_EVENT_MAX_BODY, error);
  g_autoptr (JsonObject) host = event->personal != NULL
                                    ? gvt_json_parse (event->personal, GVT_EVENT_MAX_PERSONAL, NULL)
                                    : NULL;
  JsonObject *object = body != NULL ? gvt_json_get_object (body, "plan", error) : NULL;
  GvtVisitPlan *plan = NULL;

  if (object == NULL)
    return NULL;
  json_object_set_string_member (object, "place", present->place);
  plan = gvt_visit_plan_from_json (object, error);
  if (plan == NULL)
    return NULL;
  gvt_visit_plan_set_text (&plan->contact_name, host != NULL
                                                    ? gvt_json_text_or (host, "contact_name", "")
                                                    : present->contact_name);
  gvt_visit_plan_set_text (&plan->contact_phone, host != NULL
                                                     ? gvt_json_text_or (host, "contact_phone", "")
                                                     : present->contact_phone);
  return plan;
}

GStrv
gvt_visits_list_own_changes (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtVisitPlan) present = journal != NULL ? gvt_visits_read_plan (profile, visit, error)
                                                     : NULL;
  g_autoptr (GvtVisitPlan) plan = NULL;
  g_autoptr (GvtEvent) event = NULL;
  Sent sent = { journal, visit, NULL };

  if (present == NULL || !gvt_store_read (gvt_journal_get_store (journal), find_sent, &sent, error))
    return NULL;
  event = sent.event;
  if (event == NULL)
    return g_new0 (char *, 1);

  plan = read_sent (event, present, error);
  return plan != NULL ? gvt_visit_plan_compare (plan, present) : NULL;
}
