/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-decide-fixture.h"

#include "gvt-central-outcomes.h"
#include "gvt-central-waiting.h"
#include "gvt-code-list.h"
#include "gvt-decision-kinds.h"
#include "gvt-outcome-message.h"
#include "gvt-vault-kinds.h"

const GvtDecisionInput gvt_decide_verified = { GVT_DECISION_VERIFIED, NULL, NULL };
const GvtDecisionInput gvt_decide_rejected = { GVT_DECISION_REJECTED, "data_fits", NULL };

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

/* The centre knows the key of the test's enrolment; this tells it the one in the vault. */
static void
tell_key (GvtCentralLaptop *laptop)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (laptop->profile, NULL);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;
  GvtEventDraft draft = { .kind = GVT_VAULT_PASSPHRASE_CHANGED_KIND, .body = body };
  GvtPublicKey key;

  gvt_vault_get_user_public (gvt_profile_get_vault (laptop->profile), "SUPERVISOR-1", &key, &error);
  json_object_set_string_member (body, "user", "SUPERVISOR-1");
  json_object_set_string_member (body, "by", "SUPERVISOR-1");
  gvt_json_set_hex (body, "key", key.bytes, sizeof key.bytes);
  gvt_journal_record (journal, &draft, NULL, &error);
  g_assert_no_error (error);
}

void
gvt_decide_set_up (GvtDecideFixture *self, gconstpointer unused)
{
  gvt_central_fixture_set_up (&self->centre, NULL);
  self->taker = gvt_central_laptop_new (&self->centre, team, 0);
  self->decider = gvt_central_laptop_new (&self->centre, team, 0);
  tell_key (self->taker);
  tell_key (self->decider);
}

void
gvt_decide_tear_down (GvtDecideFixture *self, gconstpointer unused)
{
  gvt_central_laptop_free (self->taker);
  gvt_central_laptop_free (self->decider);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

static gboolean
settle (GvtDb *db, gpointer central, GError **error)
{
  return gvt_central_settle (central, db, error);
}

/* As a push does: what came, and what becomes of it. */
void
gvt_decide_push (GvtDecideFixture *self, GvtCentralLaptop *laptop)
{
  g_autoptr (GError) error = NULL;

  gvt_central_admit_all (&self->centre, laptop);
  gvt_store_write (self->centre.central->store, settle, self->centre.central, &error);
  g_assert_no_error (error);
}

GvtProposal *
gvt_decide_make (GvtDecideFixture *self)
{
  static const char *const evidence[] = { "akta-kematian", NULL };
  const GvtProposalInput input = {
    .proposal = GVT_PROPOSAL_DEATH,
    .village = GVT_DECIDE_VILLAGE,
    .evidence = evidence,
    .reporter = "family",
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = GVT_DECIDE_NIK, [GVT_FIELD_NAME] = GVT_DECIDE_NAME },
  };
  g_autoptr (GError) error = NULL;
  GvtProposal *proposal;

  gvt_clock_advance (self->centre.clock, G_TIME_SPAN_SECOND);
  proposal = gvt_proposals_make (self->taker->profile, &input, &error);
  g_assert_no_error (error);
  return proposal;
}

GvtDecisionOn
gvt_decide_on (GvtProposal *proposal, gint64 after)
{
  return (GvtDecisionOn){ *gvt_proposal_get_id (proposal), gvt_proposal_get_place (proposal),
                          after };
}

void
gvt_decide_decide (GvtDecideFixture *self,
                   GvtCentralLaptop *laptop,
                   GvtProposal *proposal,
                   gint64 after,
                   const GvtDecisionInput *input)
{
  const GvtDecisionOn one = gvt_decide_on (proposal, after);
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (self->centre.clock, G_TIME_SPAN_SECOND);
  gvt_proposals_decide (laptop->profile, &one, 1, input, &error);
  g_assert_no_error (error);
}

static GvtProposal *
at_centre (GvtDecideFixture *self, GvtProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  GvtProposal *found = gvt_proposals_find (self->centre.central->store,
                                           gvt_proposal_get_id (proposal), &error);

  g_assert_no_error (error);
  return found;
}

void
gvt_decide_assert_centre (GvtDecideFixture *self, GvtProposal *proposal, const char *state)
{
  g_autoptr (GvtProposal) found = at_centre (self, proposal);

  g_assert_cmpstr (gvt_proposal_get_state (found), ==, state);
  gvt_test_central_assert_rebuilds (self->centre.central);
}

typedef struct
{
  GvtJournal *journal;
  GPtrArray *messages;
} Hearing;

static gboolean
accept (GvtDb *db, gpointer user_data, GError **error)
{
  Hearing *self = user_data;

  for (guint i = 0; i < self->messages->len; i++)
    {
      const GvtOutboxMessage *message = self->messages->pdata[i];

      if (g_str_equal (message->type, GVT_OUTCOMES_TYPE)
          && !gvt_outcome_message_accept (self->journal, db, message->payload, error))
        return FALSE;
    }
  return TRUE;
}

/* What the outbox brings, as a sync takes it. */
void
gvt_decide_hear (GvtDecideFixture *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->taker->profile, NULL);
  g_autoptr (GPtrArray) messages = gvt_test_laptop_pull (self->taker->enrolled,
                                                         self->centre.central, self->heard, NULL);
  Hearing hearing = { journal, messages };
  g_autoptr (GError) error = NULL;

  gvt_store_write (gvt_journal_get_store (journal), accept, &hearing, &error);
  g_assert_no_error (error);
  self->heard += messages->len;
}

void
gvt_decide_assert_taker (GvtDecideFixture *self,
                         GvtProposal *proposal,
                         const char *state,
                         const char *rejection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) found = gvt_proposals_view (self->taker->profile,
                                                      gvt_proposal_get_id (proposal), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_proposal_get_state (found), ==, state);
  g_assert_cmpstr (gvt_proposal_get_rejection (found), ==, rejection);
}

/* Returns: the record by which @proposal stands where it stands */
GvtId
gvt_decide_find_decision (GvtDecideFixture *self, const char *state)
{
  const GvtWaitingQuery query = { .area = "", .state = state, .limit = 10 };
  g_autoptr (JsonObject) page = gvt_central_list_waiting (self->centre.central, &query, NULL);
  JsonObject *first = json_array_get_object_element (
      json_object_get_array_member (page, "proposals"), 0);
  GvtId id;

  g_assert_true (gvt_json_get_id (first, "decision", &id, NULL));
  return id;
}
