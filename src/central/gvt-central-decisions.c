/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-decisions.h"

#include "gvt-decision-acts.h"
#include "gvt-decision-kinds.h"
#include "gvt-json.h"
#include "gvt-slot-store.h"

static gboolean
apply_lost (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *why = gvt_json_get_text (body, "why", error);
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId proposal;
  GvtId source;
  gint64 number;

  if (why == NULL || !gvt_json_get_id (body, "proposal", &proposal, error)
      || !gvt_json_get_id (body, "source", &source, error)
      || !gvt_json_get_int (body, "number", &number, error))
    return FALSE;

  stmt = gvt_db_prepare (db,
                         "INSERT INTO central_decision_lost (source, proposal_id, why, number)"
                         " VALUES (:source, :proposal, :why, :number)",
                         error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":source", &source);
  gvt_stmt_bind_id (stmt, ":proposal", &proposal);
  gvt_stmt_bind_text (stmt, ":why", why);
  gvt_stmt_bind_int (stmt, ":number", number);
  return gvt_stmt_run (stmt, error);
}

static gboolean
apply_plenary (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *regency = gvt_json_get_text (body, "regency", error);
  const char *date = regency != NULL ? gvt_json_get_text (body, "date", error) : NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  if (date == NULL)
    return FALSE;

  stmt = gvt_db_prepare (db,
                         "INSERT INTO central_plenary VALUES (:regency, :date, :at)"
                         " ON CONFLICT (regency) DO UPDATE SET date = excluded.date,"
                         " set_at = excluded.set_at",
                         error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":regency", regency);
  gvt_stmt_bind_text (stmt, ":date", date);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  return gvt_stmt_run (stmt, error);
}

/* A GvtJudge. Who has no slot on the laptop is another one's to judge (gvt-central-slots.h). */
static gboolean
judge_signature (GvtDb *db, const GvtKind *kind, const GvtEvent *event, GError **error)
{
  const GvtEventHeader *header = &event->header;
  g_auto (GvtSlotRecord) slot = { 0 };

  if (!g_str_equal (kind->name, GVT_PROPOSAL_DECIDED_KIND)
      && !g_str_equal (kind->name, GVT_PROPOSAL_DECISION_UNDONE_KIND))
    return TRUE;

  return gvt_slot_store_find (db, &header->device, header->incarnation, header->actor, &slot, error)
         && (slot.user == NULL || gvt_decision_verify (event, &slot.key, error));
}

static const GvtKind kinds[] = {
  { .name = GVT_DECISION_LOST_KIND, .apply = apply_lost, .only_own = TRUE },
  { .name = GVT_PLENARY_SET_KIND, .apply = apply_plenary, .only_own = TRUE },
  { NULL },
};

static const char *const tables[] = { "central_plenary", "central_decision_lost", NULL };

const GvtProjection gvt_central_decisions = {
  .kinds = kinds,
  .tables = tables,
  .judge = judge_signature,
};
