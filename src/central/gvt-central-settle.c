/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which decision counts: the first to arrive. What is written here is the centre's own word, so a
 * rebuild, or another order of the laptops' chains, changes nothing (I4). */
#include "gvt-central-decisions.h"
#include "gvt-central-outcomes.h"
#include "gvt-central-private.h"
#include "gvt-decision-kinds.h"
#include "gvt-json.h"
#include "gvt-sealed-words.h"

typedef enum
{
  DECIDED,
  UNDONE,
  AMENDED,
} SourceKind;

/* A laptop's record that nobody looked at yet. */
typedef struct
{
  SourceKind kind;
  GvtId id;
  GvtId proposal;
} Source;

typedef struct
{
  GvtCentral *central;
  GvtDb *db;
  GArray *sources;     /* Source */
  GHashTable *devices; /* of GvtId: those whose proposals came on */
} Settling;

#define OPEN(kind, table) \
  "SELECT " kind " AS kind, t.event_id, t.proposal_id FROM " table \
  " t JOIN proposal p ON p.proposal_id = t.proposal_id" \
  " WHERE NOT EXISTS (SELECT 1 FROM proposal_outcome o WHERE o.source = t.event_id" \
  " AND o.device = (SELECT device FROM journal))" \
  " AND NOT EXISTS (SELECT 1 FROM central_decision_lost l WHERE l.source = t.event_id)"

static gboolean
list_sources (Settling *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db,
      OPEN ("0", "proposal_decision") " UNION ALL " OPEN (
          "1", "proposal_decision_undone") " UNION ALL " OPEN ("2",
                                                               "proposal_amendment") " ORDER BY 2",
      error);

  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    {
      Source source = { .kind = (SourceKind) gvt_stmt_int (stmt, 0) };

      if (!gvt_stmt_id (stmt, 1, &source.id, error)
          || !gvt_stmt_id (stmt, 2, &source.proposal, error))
        return FALSE;
      g_array_append_val (self->sources, source);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
lose (Settling *self, const Source *source, GvtProposal *proposal, const char *why, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  gvt_json_set_id (body, "source", &source->id);
  gvt_json_set_id (body, "proposal", &source->proposal);
  json_object_set_string_member (body, "why", why);
  json_object_set_int_member (body, "number", gvt_proposal_get_outcome (proposal));
  return gvt_journal_append (self->central->journal, self->db,
                             &(GvtEventDraft){ .kind = GVT_DECISION_LOST_KIND,
                                               .subject = source->proposal.bytes,
                                               .subject_length = sizeof source->proposal.bytes,
                                               .place = gvt_proposal_get_place (proposal),
                                               .body = body },
                             NULL, error);
}

static gboolean
count (Settling *self,
       const Source *source,
       GvtProposal *proposal,
       const GvtEvent *event,
       const GvtOutcome *said,
       const char *question,
       GError **error)
{
  GvtOutcome outcome = *said;
  GvtId *device = g_memdup2 (gvt_proposal_get_device (proposal), sizeof (GvtId));

  outcome.has_source = TRUE;
  outcome.source = source->id;
  outcome.by = event->header.actor;
  outcome.at_us = event->header.at_us;
  g_hash_table_add (self->devices, device);
  return gvt_central_add_outcome (self->central, self->db, proposal, &outcome, question, error);
}

/* Why the proposal stands where it stands, and the record that brought it there. */
typedef struct
{
  gboolean has_source;
  GvtId source;
  gboolean is_amended;
} Last;

static gboolean
load_last (Settling *self, GvtProposal *proposal, Last *last, GError **error)
{
  const GvtId *id = gvt_proposal_get_outcome_event (proposal);
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_auto (GvtOutcome) outcome = { 0 };

  *last = (Last){ 0 };
  if (id == NULL)
    return TRUE;
  event = gvt_journal_event (self->central->journal, self->db, id, error);
  body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  if (body == NULL || !gvt_outcome_from_json (&outcome, body, error))
    return FALSE;

  last->has_source = outcome.has_source;
  last->source = outcome.source;
  last->is_amended = g_str_equal (outcome.why, GVT_OUTCOME_AMENDED);
  return TRUE;
}

/* He who answers for what he has not seen decides nothing: a question that stands, and an answer,
 * must be before him. */
static gboolean
is_open (GvtProposal *proposal, const Last *last, gint64 after)
{
  const char *state = gvt_proposal_get_state (proposal);
  gboolean is_seen = after == gvt_proposal_get_outcome (proposal);

  if (g_str_equal (state, GVT_PROPOSAL_STATE_SENT))
    return is_seen || !last->is_amended;
  return g_str_equal (state, GVT_PROPOSAL_STATE_ASKED_BACK) && is_seen;
}

static const char *
find_loss (GvtProposal *proposal, const char *decision, const char *reason)
{
  const char *state = gvt_proposal_get_state (proposal);

  if (g_str_equal (state, GVT_PROPOSAL_STATE_WITHDRAWN)
      || g_str_equal (state, GVT_PROPOSAL_STATE_SENT))
    return GVT_LOST_LATE;
  if (g_str_equal (decision, GVT_DECISION_VERIFIED)
      && (g_str_equal (state, GVT_PROPOSAL_STATE_EXPORTED)
          || g_str_equal (state, GVT_PROPOSAL_STATE_TAKEN_UP)))
    return GVT_LOST_SAME;
  return g_str_equal (state, decision)
                 && g_strcmp0 (gvt_proposal_get_rejection (proposal), reason) == 0
             ? GVT_LOST_SAME
             : GVT_LOST_CONFLICT;
}

/* What was asked, from the laptop's seal into the clear. @text: (out) (transfer full) */
static gboolean
read_question (Settling *self, const GvtEvent *event, char **text, GError **error)
{
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (self->central, FALSE);

  *text = NULL;
  if (event->personal == NULL)
    return TRUE;
  *text = gvt_question_unseal (keys, event->personal, error);
  return *text != NULL;
}

static gboolean
settle_decision (Settling *self,
                 const Source *source,
                 GvtProposal *proposal,
                 const GvtEvent *event,
                 JsonObject *body,
                 GError **error)
{
  const char *decision = gvt_json_get_text (body, "decision", error);
  const char *reason = gvt_json_text_or (body, "reason", NULL);
  const GvtOutcome said = { .state = (char *) decision,
                            .why = (char *) GVT_OUTCOME_DECIDED,
                            .reason = (char *) reason };
  g_autoptr (GError) unread = NULL;
  char *question;
  gboolean done;
  Last last;

  if (decision == NULL || !load_last (self, proposal, &last, error))
    return FALSE;
  if (!g_str_equal (event->header.place, gvt_proposal_get_place (proposal)))
    return lose (self, source, proposal, GVT_LOST_PLACE, error);
  if (!is_open (proposal, &last, gvt_json_int_or (body, "after", 0))
      || !read_question (self, event, &question, &unread))
    return lose (self, source, proposal,
                 unread != NULL ? GVT_LOST_LATE : find_loss (proposal, decision, reason), error);

  done = count (self, source, proposal, event, &said, question, error);
  gvt_wipe_free (question);
  return done;
}

/* Its maker's alone, and while it is what the proposal stands by. */
static gboolean
settle_undoing (Settling *self,
                const Source *source,
                GvtProposal *proposal,
                const GvtEvent *event,
                JsonObject *body,
                GError **error)
{
  const GvtOutcome said = { .state = (char *) GVT_PROPOSAL_STATE_SENT,
                            .why = (char *) GVT_OUTCOME_UNDONE };
  g_autoptr (GvtEvent) decided = NULL;
  GvtId decision;
  Last last;

  if (!gvt_json_get_id (body, "decision", &decision, error)
      || !load_last (self, proposal, &last, error))
    return FALSE;
  decided = gvt_journal_event (self->central->journal, self->db, &decision, NULL);
  if (decided == NULL || !last.has_source || !gvt_id_equal (&last.source, &decision)
      || !g_str_equal (decided->header.kind, GVT_PROPOSAL_DECIDED_KIND)
      || !g_str_equal (decided->header.actor, event->header.actor)
      || g_str_equal (gvt_proposal_get_state (proposal), GVT_PROPOSAL_STATE_WITHDRAWN))
    return lose (self, source, proposal, GVT_LOST_LATE, error);

  return count (self, source, proposal, event, &said, NULL, error);
}

static gboolean
settle_amendment (Settling *self,
                  const Source *source,
                  GvtProposal *proposal,
                  const GvtEvent *event,
                  JsonObject *body,
                  GError **error)
{
  const GvtOutcome said = { .state = (char *) GVT_PROPOSAL_STATE_SENT,
                            .why = (char *) GVT_OUTCOME_AMENDED };

  if (!g_str_equal (gvt_proposal_get_state (proposal), GVT_PROPOSAL_STATE_ASKED_BACK)
      || !gvt_id_equal (&event->header.device, gvt_proposal_get_device (proposal))
      || gvt_json_int_or (body, "answers", 0) != gvt_proposal_get_outcome (proposal))
    return lose (self, source, proposal, GVT_LOST_LATE, error);

  return count (self, source, proposal, event, &said, NULL, error);
}

typedef gboolean (*Settle) (Settling *self,
                            const Source *source,
                            GvtProposal *proposal,
                            const GvtEvent *event,
                            JsonObject *body,
                            GError **error);

static gboolean
settle_one (Settling *self, const Source *source, GError **error)
{
  static const Settle funcs[] = {
    [DECIDED] = settle_decision,
    [UNDONE] = settle_undoing,
    [AMENDED] = settle_amendment,
  };
  g_autoptr (GvtProposal) proposal = NULL;
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (JsonObject) body = NULL;

  if (!gvt_central_load_proposal (self->db, &source->proposal, &proposal, error))
    return FALSE;
  event = gvt_journal_event (self->central->journal, self->db, &source->id, error);
  body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  return body != NULL && funcs[source->kind](self, source, proposal, event, body, error);
}

static gboolean
tell_laptops (Settling *self, GError **error)
{
  GHashTableIter iter;
  gpointer device;

  g_hash_table_iter_init (&iter, self->devices);
  while (g_hash_table_iter_next (&iter, &device, NULL))
    if (!gvt_central_send_outcomes (self->central, self->db, device, error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_central_settle (GvtCentral *self, GvtDb *db, GError **error)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_autoptr (GHashTable) devices = g_hash_table_new_full (gvt_id_hash, gvt_id_is_same, g_free,
                                                          NULL);
  Settling settling = { self, db, sources, devices };

  if (!list_sources (&settling, error))
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    if (!settle_one (&settling, &g_array_index (sources, Source, i), error))
      return FALSE;
  return tell_laptops (&settling, error);
}
