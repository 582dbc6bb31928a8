/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-decided-details.h"

#include "gvt-amendment.h"
#include "gvt-central-private.h"
#include "gvt-json.h"
#include "gvt-outcome.h"
#include "gvt-proposal.h"
#include "gvt-sealed-words.h"

typedef struct
{
  GvtCentral *central;
  GvtDb *db;
  const GvtId *proposal;
  GPtrArray *keys;
  GvtDecidedDetails *read;
} Loading;

void
gvt_decided_details_free (GvtDecidedDetails *self)
{
  g_clear_object (&self->details);
  g_clear_pointer (&self->amendments, g_ptr_array_unref);
  g_clear_pointer (&self->questions, json_array_unref);
  g_clear_pointer (&self->decisions, json_array_unref);
  g_free (self);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* What is not the centre's to open any more is told as erased is. */
static void
add_question (Loading *self, const GvtEvent *event, const GvtOutcome *outcome)
{
  JsonObject *object = json_object_new ();
  char *text = event->personal != NULL ? gvt_question_unseal (self->keys, event->personal, NULL)
                                       : NULL;

  json_object_set_int_member (object, "number", outcome->number);
  set_text (object, "question", text);
  json_object_set_null_member (object, "answer");
  json_array_add_object_element (self->read->questions, object);
  gvt_wipe_free (text);
}

static gboolean
add_answer (Loading *self, const GvtOutcome *outcome, GError **error)
{
  guint n = json_array_get_length (self->read->questions);
  g_autoptr (GvtEvent) amendment = gvt_journal_event (self->central->journal, self->db,
                                                      &outcome->source, error);
  char *answer = NULL;

  if (amendment == NULL)
    return FALSE;

  g_ptr_array_add (self->read->amendments, g_memdup2 (&outcome->source, sizeof outcome->source));
  if (amendment->personal != NULL
      && gvt_amendment_unseal (self->keys, amendment->personal, self->read->details, &answer, NULL)
      && n > 0)
    json_object_set_string_member (json_array_get_object_element (self->read->questions, n - 1),
                                   "answer", answer);
  gvt_wipe_free (answer);
  return TRUE;
}

static gboolean
take_outcome (Loading *self, const GvtId *id, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, self->db, id, error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  g_auto (GvtOutcome) outcome = { 0 };

  if (body == NULL || !gvt_outcome_from_json (&outcome, body, error))
    return FALSE;
  if (g_str_equal (outcome.state, GVT_PROPOSAL_STATE_ASKED_BACK))
    add_question (self, event, &outcome);
  return !g_str_equal (outcome.why, GVT_OUTCOME_AMENDED) || !outcome.has_source
         || add_answer (self, &outcome, error);
}

/* Returns: (transfer full) (element-type GvtId) (nullable) */
static GArray *
list_outcomes (Loading *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db,
      "SELECT event_id FROM proposal_outcome WHERE proposal_id = :proposal"
      " AND device = (SELECT device FROM journal) ORDER BY number",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":proposal", self->proposal);
  return gvt_stmt_all_ids (stmt, error);
}

static gboolean
load_outcomes (Loading *self, GError **error)
{
  g_autoptr (GArray) ids = list_outcomes (self, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!take_outcome (self, &g_array_index (ids, GvtId, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
add_decision (Loading *self, GvtStmt *stmt, GError **error)
{
  JsonObject *object = json_object_new ();
  const char *lost = gvt_stmt_text (stmt, 5);
  GvtId id;

  json_array_add_object_element (self->read->decisions, object);
  if (!gvt_stmt_id (stmt, 0, &id, error))
    return FALSE;

  gvt_json_set_id (object, "id", &id);
  set_text (object, "decision", gvt_stmt_text (stmt, 1));
  set_text (object, "reason", gvt_stmt_text (stmt, 2));
  set_text (object, "by", gvt_stmt_text (stmt, 3));
  json_object_set_int_member (object, "at", gvt_stmt_int (stmt, 4));
  json_object_set_boolean_member (object, "counts", lost == NULL && gvt_stmt_int (stmt, 6) == 0);
  json_object_set_boolean_member (object, "is_undone", gvt_stmt_int (stmt, 6) != 0);
  set_text (object, "why", lost);
  return TRUE;
}

static gboolean
load_decisions (Loading *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db,
      "SELECT d.event_id, d.decision, d.reason, d.decided_by, d.decided_at, l.why,"
      " (SELECT count (*) FROM proposal_decision_undone u WHERE u.decision_id = d.event_id)"
      " FROM proposal_decision d LEFT JOIN central_decision_lost l ON l.source = d.event_id"
      " WHERE d.proposal_id = :proposal ORDER BY d.event_id",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":proposal", self->proposal);
  while (gvt_stmt_next (stmt, &local))
    if (!add_decision (self, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GvtDecidedDetails *
gvt_decided_details_load (GvtCentral *central, GvtDb *db, const GvtId *proposal, GError **error)
{
  g_autoptr (GvtEvent) made = gvt_journal_event (central->journal, db, proposal, error);
  g_autoptr (GvtDecidedDetails) read = g_new0 (GvtDecidedDetails, 1);
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (central, FALSE);
  Loading loading = { central, db, proposal, keys, read };

  read->amendments = g_ptr_array_new_with_free_func (g_free);
  read->questions = json_array_new ();
  read->decisions = json_array_new ();
  if (made == NULL
      || (read->details = gvt_proposal_details_unseal_any (keys, made->personal, error)) == NULL
      || !load_outcomes (&loading, error) || !load_decisions (&loading, error))
    return NULL;

  return g_steal_pointer (&read);
}

JsonArray *
gvt_decided_details_list_questions (const GvtDecidedDetails *self)
{
  return json_array_ref (self->questions);
}

JsonArray *
gvt_decided_details_list_decisions (const GvtDecidedDetails *self)
{
  return json_array_ref (self->decisions);
}
