/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-outcomes.h"

#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-decision-kinds.h"
#include "gvt-device-store.h"
#include "gvt-outcome-message.h"
#include "gvt-proposal-private.h"
#include "gvt-sealed-words.h"

gboolean
gvt_central_load_proposal (GvtDb *db, const GvtId *id, GvtProposal **proposal, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, GVT_PROPOSAL_SELECT "WHERE p.proposal_id = :id",
                                             error);

  *proposal = NULL;
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":id", id);
  if (gvt_stmt_next (stmt, &local))
    {
      *proposal = gvt_proposal_new_from_row (stmt, error);
      return *proposal != NULL;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_central_add_outcome (GvtCentral *self,
                         GvtDb *db,
                         GvtProposal *proposal,
                         GvtOutcome *outcome,
                         const char *question,
                         GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  GvtPublicKey key;

  outcome->proposal = *gvt_proposal_get_id (proposal);
  outcome->number = gvt_proposal_get_outcome (proposal) + 1;
  if (question != NULL)
    {
      gvt_sealing_key_public (gvt_central_get_sealing_key (self), &key);
      sealed = gvt_question_seal (question, &key, 1);
    }
  return gvt_outcome_append (self->journal, db, outcome, NULL, gvt_proposal_get_place (proposal),
                             sealed, error);
}

/* --- to the laptop that made it --- */

typedef struct
{
  GvtCentral *central;
  GvtDb *db;
  const GvtDeviceRecord *device; /* one copy */
} Sending;

/* Sealed to the laptop's roll instead of the centre. What was erased meanwhile is not asked. */
static gboolean
seal_question (const Sending *self, const GvtEvent *event, GBytes **question, GError **error)
{
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (self->central, FALSE);
  char *text;

  *question = NULL;
  if (event->personal == NULL)
    return TRUE;

  text = gvt_question_unseal (keys, event->personal, error);
  if (text == NULL)
    return FALSE;
  *question = gvt_question_seal (text, &self->device->roll_public, 1);
  gvt_wipe_free (text);
  return TRUE;
}

static gboolean
add_sent (const Sending *self, const GvtId *id, GPtrArray *outcomes, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, self->db, id, error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  g_autoptr (GvtSentOutcome) sent = g_new0 (GvtSentOutcome, 1);

  if (body == NULL || !gvt_outcome_from_json (&sent->outcome, body, error)
      || !seal_question (self, event, &sent->question, error))
    return FALSE;

  sent->event = *id;
  sent->place = g_strdup (event->header.place);
  g_ptr_array_add (outcomes, g_steal_pointer (&sent));
  return TRUE;
}

static gboolean
note_sent (const Sending *self, const GvtOutcome *outcome, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db,
      "INSERT INTO central_outcome_sent (device, incarnation, proposal_id, number)"
      " VALUES (:device, :incarnation, :proposal, :number)",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &self->device->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->device->incarnation);
  gvt_stmt_bind_id (stmt, ":proposal", &outcome->proposal);
  gvt_stmt_bind_int (stmt, ":number", outcome->number);
  return gvt_stmt_run (stmt, error);
}

/* Returns: (transfer full) (element-type GvtId) (nullable): what it was not told, a message's worth
 */
static GArray *
list_unsent (const Sending *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db,
      "SELECT o.event_id FROM proposal p JOIN proposal_outcome o ON o.proposal_id = p.proposal_id"
      " AND o.device = (SELECT device FROM journal) WHERE p.device = :device"
      " AND NOT EXISTS (SELECT 1 FROM central_outcome_sent s WHERE s.device = p.device"
      " AND s.incarnation = :incarnation AND s.proposal_id = o.proposal_id"
      " AND s.number = o.number) ORDER BY o.event_id LIMIT :limit",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":device", &self->device->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->device->incarnation);
  gvt_stmt_bind_int (stmt, ":limit", GVT_OUTCOMES_MAX);
  return gvt_stmt_all_ids (stmt, error);
}

static gboolean
send_some (const Sending *self, GArray *ids, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_sent_outcome_free);
  g_autoptr (GBytes) message = NULL;

  for (guint i = 0; i < ids->len; i++)
    if (!add_sent (self, &g_array_index (ids, GvtId, i), outcomes, error)
        || !note_sent (self, &((GvtSentOutcome *) outcomes->pdata[i])->outcome, error))
      return FALSE;

  message = gvt_outcome_message_write (outcomes, error);
  return message != NULL
         && gvt_central_queue (self->central, self->db, &device->device, device->incarnation,
                               GVT_OUTCOMES_TYPE, message, error);
}

static gboolean
send_to_copy (const Sending *self, GError **error)
{
  while (TRUE)
    {
      g_autoptr (GArray) ids = list_unsent (self, error);

      if (ids == NULL || ids->len == 0)
        return ids != NULL;
      if (!send_some (self, ids, error))
        return FALSE;
    }
}

gboolean
gvt_central_send_outcomes (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GPtrArray) copies = gvt_device_store_list_copies (db, device, error);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const GvtDeviceRecord *copy = copies->pdata[i];
      const Sending sending = { self, db, copy };

      if (!copy->is_closed && !send_to_copy (&sending, error))
        return FALSE;
    }
  return copies != NULL;
}
