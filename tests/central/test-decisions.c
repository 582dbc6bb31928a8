/* SPDX-License-Identifier: GPL-3.0-or-later */
/* D4, D7: who decides about proposals, which decision counts, and what the laptop that made them is
 * told. */
#include <glib/gstdio.h>

#include "gvt-amendment.h"
#include "gvt-central-deciding.h"
#include "gvt-central-export.h"
#include "gvt-central-laptop.h"
#include "gvt-central-outcomes.h"
#include "gvt-central-plenary.h"
#include "gvt-central-waiting.h"
#include "gvt-code-list.h"
#include "gvt-decision-kinds.h"
#include "gvt-error.h"
#include "gvt-outcome-message.h"
#include "gvt-proposal-acts.h"
#include "gvt-queue-request.h"
#include "gvt-sealed-words.h"
#include "gvt-vault-kinds.h"
#include "gvt-xlsx.h"

#define VILLAGE   "99.01.01.2001"
#define ELSEWHERE "99.01.01.2002"
#define NIK       "9901010107560003"
#define NAME      "Lalu Zulqosimbera"
#define QUESTION  "Tanggal wafat pada akta tidak terbaca?"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtCentralLaptop *taker;
  GvtCentralLaptop *decider;
  guint64 heard; /* by the taker, of its outbox */
} Fixture;

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

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_central_fixture_set_up (&self->centre, NULL);
  self->taker = gvt_central_laptop_new (&self->centre, team, 0);
  self->decider = gvt_central_laptop_new (&self->centre, team, 0);
  tell_key (self->taker);
  tell_key (self->decider);
}

static void
tear_down (Fixture *self, gconstpointer unused)
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
static void
push (Fixture *self, GvtCentralLaptop *laptop)
{
  g_autoptr (GError) error = NULL;

  gvt_central_admit_all (&self->centre, laptop);
  gvt_store_write (self->centre.central->store, settle, self->centre.central, &error);
  g_assert_no_error (error);
}

static GvtProposal *
make (Fixture *self)
{
  static const char *const evidence[] = { "akta-kematian", NULL };
  const GvtProposalInput input = {
    .proposal = GVT_PROPOSAL_DEATH,
    .village = VILLAGE,
    .evidence = evidence,
    .reporter = "family",
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = NIK, [GVT_FIELD_NAME] = NAME },
  };
  g_autoptr (GError) error = NULL;
  GvtProposal *proposal;

  gvt_clock_advance (self->centre.clock, G_TIME_SPAN_SECOND);
  proposal = gvt_proposals_make (self->taker->profile, &input, &error);
  g_assert_no_error (error);
  return proposal;
}

static GvtDecisionOn
on (GvtProposal *proposal, gint64 after)
{
  return (GvtDecisionOn){ *gvt_proposal_get_id (proposal), gvt_proposal_get_place (proposal),
                          after };
}

static void
decide (Fixture *self,
        GvtCentralLaptop *laptop,
        GvtProposal *proposal,
        gint64 after,
        const GvtDecisionInput *input)
{
  const GvtDecisionOn one = on (proposal, after);
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (self->centre.clock, G_TIME_SPAN_SECOND);
  gvt_proposals_decide (laptop->profile, &one, 1, input, &error);
  g_assert_no_error (error);
}

static const GvtDecisionInput verified = { GVT_DECISION_VERIFIED, NULL, NULL };
static const GvtDecisionInput rejected = { GVT_DECISION_REJECTED, "data_fits", NULL };
static const GvtDecisionInput asked_back = { GVT_DECISION_ASKED_BACK, NULL, QUESTION };

static GvtProposal *
at_centre (Fixture *self, GvtProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  GvtProposal *found = gvt_proposals_find (self->centre.central->store,
                                           gvt_proposal_get_id (proposal), &error);

  g_assert_no_error (error);
  return found;
}

static void
assert_centre (Fixture *self, GvtProposal *proposal, const char *state)
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
static void
hear (Fixture *self)
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

static void
assert_taker (Fixture *self, GvtProposal *proposal, const char *state, const char *rejection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) found = gvt_proposals_view (self->taker->profile,
                                                      gvt_proposal_get_id (proposal), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_proposal_get_state (found), ==, state);
  g_assert_cmpstr (gvt_proposal_get_rejection (found), ==, rejection);
}

static gint64
count_conflicts (Fixture *self)
{
  const GvtWaitingQuery query = { .area = "", .state = "", .limit = 10 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) page = gvt_central_list_waiting (self->centre.central, &query, &error);
  JsonArray *all;
  gint64 n = 0;

  g_assert_no_error (error);
  all = json_object_get_array_member (page, "proposals");
  for (guint i = 0; i < json_array_get_length (all); i++)
    n += json_object_get_int_member (json_array_get_object_element (all, i), "conflicts");
  return n;
}

static void
test_what_was_decided_is_told_to_the_laptop_that_made_it (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) kept = make (self);
  g_autoptr (GvtProposal) refused = make (self);

  assert_taker (self, kept, "draft", NULL);
  push (self, self->taker);
  assert_centre (self, kept, "sent");
  decide (self, self->decider, kept, 0, &verified);
  decide (self, self->decider, refused, 0, &rejected);
  push (self, self->decider);
  assert_centre (self, kept, "verified");
  assert_centre (self, refused, "rejected");

  hear (self);
  assert_taker (self, kept, "verified", NULL);
  assert_taker (self, refused, "rejected", "data_fits");
  push (self, self->taker); /* and its own record of that changes nothing at the centre */
  assert_centre (self, kept, "verified");
}

/* D4: never last-write-wins. */
static void
test_the_first_to_arrive_counts_and_another_is_a_conflict (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);

  decide (self, self->taker, proposal, 0, &rejected); /* made first, arrives last */
  decide (self, self->decider, proposal, 0, &verified);
  {
    g_autoptr (GPtrArray) events = gvt_central_laptop_events (self->taker);

    g_ptr_array_set_size (events, (gint) events->len - 1);
    gvt_central_admit (&self->centre, events); /* the line breaks before the decision */
  }
  push (self, self->decider);
  assert_centre (self, proposal, "verified");
  g_assert_cmpint (count_conflicts (self), ==, 0);

  push (self, self->taker);
  assert_centre (self, proposal, "verified");
  g_assert_cmpint (count_conflicts (self), ==, 1);
  push (self, self->taker); /* I2 */
  g_assert_cmpint (count_conflicts (self), ==, 1);
}

static void
test_who_says_the_same_later_is_no_conflict (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);

  push (self, self->taker);
  decide (self, self->decider, proposal, 0, &rejected);
  push (self, self->decider);
  decide (self, self->taker, proposal, 0, &rejected);
  push (self, self->taker);
  assert_centre (self, proposal, "rejected");
  g_assert_cmpint (count_conflicts (self), ==, 0);
}

static gboolean
read_rejected (GvtDb *db, gpointer n, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM unapplied_event WHERE reason = 'rejected'", error);

  g_assert_true (gvt_stmt_one (stmt, "count", error));
  *(gint64 *) n = gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* A decision as somebody who has the laptop's key, but not a supervisor's, might write it. */
static void
forge (Fixture *self, GvtProposal *proposal, const char *actor)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->decider->profile, NULL);
  const GvtId *id = gvt_proposal_get_id (proposal);
  g_autoptr (JsonObject) body = json_object_new ();
  const guint8 signature[GVT_SIGNATURE_SIZE] = { 1 };
  GvtEventDraft draft = { .kind = GVT_PROPOSAL_DECIDED_KIND,
                          .subject = id->bytes,
                          .subject_length = sizeof id->bytes,
                          .place = VILLAGE,
                          .body = body };
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (body, "decision", GVT_DECISION_VERIFIED);
  json_object_set_int_member (body, "after", 0);
  gvt_json_set_id (body, "proposal", id);
  gvt_json_set_hex (body, "signature", signature, sizeof signature);
  gvt_journal_set_actor (journal, actor);
  gvt_journal_record (journal, &draft, NULL, &error);
  g_assert_no_error (error);
  gvt_journal_set_actor (journal, "SUPERVISOR-1");
}

/* D6, I5 */
static void
test_officers_and_forgers_decide_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);
  gint64 n = 0;

  push (self, self->taker);
  forge (self, proposal, "OFFICER-1");
  forge (self, proposal, "SUPERVISOR-1");
  push (self, self->decider);
  assert_centre (self, proposal, "sent");
  g_assert_true (gvt_store_read (self->centre.central->store, read_rejected, &n, NULL));
  g_assert_cmpint (n, ==, 2);

  decide (self, self->decider, proposal, 0, &verified); /* what is in quarantine blocks nothing */
  push (self, self->decider);
  assert_centre (self, proposal, "verified");
}

static void
test_a_decision_that_names_another_village_changes_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);
  GvtDecisionOn wrong = on (proposal, 0);

  push (self, self->taker);
  wrong.place = ELSEWHERE;
  g_assert_true (gvt_proposals_decide (self->decider->profile, &wrong, 1, &verified, NULL));
  push (self, self->decider);
  assert_centre (self, proposal, "sent");
}

/* The test's laptop was enrolled with another roll key than its vault's. */
static void
assert_question (Fixture *self, GvtProposal *proposal, const char *expected)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->taker->profile, NULL);
  g_autoptr (GvtProposal) found = gvt_proposals_view (self->taker->profile,
                                                      gvt_proposal_get_id (proposal), NULL);
  g_autoptr (GPtrArray) events = gvt_central_laptop_events (self->taker);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (keys, self->taker->enrolled->roll_key);
  for (guint i = 0; i < events->len; i++)
    {
      const GvtEvent *event = events->pdata[i];
      char *text;

      if (!gvt_id_equal (&event->header.id, gvt_proposal_get_outcome_event (found)))
        continue;
      text = gvt_question_unseal (keys, event->personal, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, expected);
      gvt_wipe_free (text);
      return;
    }
  g_assert_not_reached ();
}

static void
answer (Fixture *self, GvtProposal *proposal)
{
  const GvtAmendmentInput input = { .answer = "Sudah difoto ulang: 3 Mei 2026.",
                                    .values = { [GVT_FIELD_DEATH_DATE] = "2024-05-03" } };
  g_autoptr (GError) error = NULL;

  gvt_proposals_amend (self->taker->profile, gvt_proposal_get_id (proposal), &input, &error);
  g_assert_no_error (error);
}

static void
test_what_is_asked_back_is_answered_and_waits_again (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);
  g_autoptr (JsonObject) opened = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *asked;

  push (self, self->taker);
  decide (self, self->decider, proposal, 0, &asked_back);
  push (self, self->decider);
  hear (self);
  assert_taker (self, proposal, "asked_back", NULL);
  assert_question (self, proposal, QUESTION);

  answer (self, proposal);
  assert_taker (self, proposal, "draft", NULL);
  push (self, self->taker);
  assert_centre (self, proposal, "sent");
  hear (self);
  assert_taker (self, proposal, "sent", NULL);

  opened = gvt_central_open_waiting (self->centre.central, gvt_proposal_get_id (proposal),
                                     "SUPERVISOR-1", NULL, &error);
  g_assert_no_error (error);
  asked = json_array_get_object_element (json_object_get_array_member (opened, "questions"), 0);
  g_assert_cmpstr (json_object_get_string_member (asked, "question"), ==, QUESTION);
  g_assert_nonnull (strstr (json_object_get_string_member (asked, "answer"), "difoto"));
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (opened, "facts"), "death_date"),
      ==, "2024-05-03");

  /* Who did not see the answer does not decide about it. */
  decide (self, self->decider, proposal, 0, &rejected);
  push (self, self->decider);
  assert_centre (self, proposal, "sent");
  decide (self, self->decider, proposal, 2, &verified);
  push (self, self->decider);
  assert_centre (self, proposal, "verified");
}

static void
test_nothing_is_answered_that_was_not_asked (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);
  const GvtAmendmentInput input = { .answer = "Ya." };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      gvt_proposals_amend (self->taker->profile, gvt_proposal_get_id (proposal), &input, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

/* Returns: the record by which @proposal stands where it stands */
static GvtId
find_decision (Fixture *self, const char *state)
{
  const GvtWaitingQuery query = { .area = "", .state = state, .limit = 10 };
  g_autoptr (JsonObject) page = gvt_central_list_waiting (self->centre.central, &query, NULL);
  JsonObject *first = json_array_get_object_element (
      json_object_get_array_member (page, "proposals"), 0);
  GvtId id;

  g_assert_true (gvt_json_get_id (first, "decision", &id, NULL));
  return id;
}

static void
test_its_maker_takes_a_decision_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);
  const GvtDecisionOn one = on (proposal, 1);
  g_autoptr (GError) error = NULL;
  GvtId decision;

  push (self, self->taker);
  decide (self, self->decider, proposal, 0, &rejected);
  push (self, self->decider);
  decision = find_decision (self, "rejected");
  gvt_proposals_undo_decision (self->decider->profile, &one, &decision, &error);
  g_assert_no_error (error);
  push (self, self->decider);
  assert_centre (self, proposal, "sent");
  hear (self);
  assert_taker (self, proposal, "sent", NULL);

  decide (self, self->decider, proposal, 2, &verified);
  push (self, self->decider);
  assert_centre (self, proposal, "verified");
}

static void
test_a_batch_is_decided_whole_or_not_at_all (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = make (self);
  g_autoptr (GvtProposal) second = make (self);
  GvtDecisionOn both[] = { on (first, 0), on (second, 0) };
  g_autoptr (GError) error = NULL;

  push (self, self->taker);
  g_assert_true (gvt_proposals_decide (self->decider->profile, both, 2, &verified, NULL));
  push (self, self->decider);
  assert_centre (self, first, "verified");
  assert_centre (self, second, "verified");

  g_assert_false (gvt_proposals_decide (self->decider->profile, both, 2,
                                        &(GvtDecisionInput){ GVT_DECISION_REJECTED, NULL, NULL },
                                        &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_the_centre_decides_for_a_supervisor_of_the_place (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = make (self);
  g_autoptr (GvtProposal) second = make (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GvtUser) far = gvt_user_new ("SUPERVISOR-9", GVT_ROLE_SUPERVISOR, "99.02");
  GvtCentral *central = self->centre.central;
  g_autoptr (GError) error = NULL;

  push (self, self->taker);
  g_assert_true (gvt_central_add_user (central, far, NULL));
  g_array_append_vals (ids, gvt_proposal_get_id (first), 1);
  g_array_append_vals (ids, gvt_proposal_get_id (second), 1);
  g_assert_false (gvt_central_decide (central, "SUPERVISOR-9", ids, &verified, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (gvt_central_decide (central, "OFFICER-1", ids, &verified, NULL));
  assert_centre (self, first, "sent");

  g_assert_true (gvt_central_decide (central, "SUPERVISOR-1", ids, &asked_back, NULL));
  assert_centre (self, second, "asked_back");
  hear (self);
  assert_question (self, first, QUESTION);
  g_assert_true (
      gvt_central_undo_decision (central, "SUPERVISOR-1", gvt_proposal_get_id (first), NULL));
  assert_centre (self, first, "sent");
  g_assert_false (
      gvt_central_undo_decision (central, "SUPERVISOR-1", gvt_proposal_get_id (first), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

static void
test_what_was_withdrawn_is_decided_no_more (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);

  g_assert_true (gvt_proposals_withdraw (self->taker->profile, gvt_proposal_get_id (proposal),
                                         "mistake", NULL));
  push (self, self->taker);
  decide (self, self->decider, proposal, 0, &verified);
  push (self, self->decider);
  assert_centre (self, proposal, "withdrawn");
}

/* Pages go on behind a key, whatever is decided between them. */
static void
test_the_queue_is_read_by_key (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = make (self);
  g_autoptr (GvtProposal) second = make (self);
  g_autoptr (GvtProposal) third = make (self);
  GvtWaitingQuery query = { .area = "99.01", .state = "", .limit = 2 };
  g_autoptr (JsonObject) page = NULL;
  g_autoptr (JsonObject) rest = NULL;
  GvtId next;

  push (self, self->taker);
  page = gvt_central_list_waiting (self->centre.central, &query, NULL);
  g_assert_true (gvt_json_get_id (page, "next", &next, NULL));
  g_assert_true (gvt_id_equal (&next, gvt_proposal_get_id (second)));
  decide (self, self->decider, first, 0, &verified);
  push (self, self->decider);

  query.after = &next;
  rest = gvt_central_list_waiting (self->centre.central, &query, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (rest, "proposals")), ==,
                    1);
  g_assert_true (json_object_get_null_member (rest, "next"));
}

/* Returns: (transfer full) (nullable): the centre's answer to @by, whose key is @laptop's vault's
 */
static GBytes *
ask (Fixture *self, GvtCentralLaptop *laptop, const char *by, const char *area, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_user_key (gvt_profile_get_vault (laptop->profile),
                                                      NULL);
  g_autoptr (GvtSecret) reply = gvt_sealing_key_new ();
  g_auto (GvtQueueRequest) request = { .ask = GVT_QUEUE_LIST };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) answered = NULL;

  request.by = g_strdup (by);
  request.area = g_strdup (area);
  request.state = g_strdup ("");
  gvt_sealing_key_public (reply, &request.reply_key);
  bytes = gvt_queue_request_write (&request, key, NULL);
  answered = gvt_central_answer_queue (self->centre.central, &laptop->enrolled->device, 1, bytes,
                                       error);
  return answered != NULL ? gvt_queue_answer_open (answered, reply, error) : NULL;
}

static void
assert_refused (Fixture *self, const char *by, GvtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (self, self->decider, by, "", &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
}

static void
test_the_centre_shows_the_queue_to_supervisors_alone (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *text = NULL;

  push (self, self->taker);
  push (self, self->decider);
  plain = ask (self, self->decider, "SUPERVISOR-1", "99.01", &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_assert_nonnull (strstr (text, gvt_proposal_get_receipt (proposal)));
  g_assert_null (strstr (text, NAME));

  assert_refused (self, "OFFICER-1", GVT_ERROR_BAD_SIGNATURE); /* it is the supervisor's key */
  assert_refused (self, "FACILITATOR-1", GVT_ERROR_FORBIDDEN); /* has no slot there */
}

/* UU PDP: told from the 48th hour on, and only of what somebody asked about himself. */
static void
test_a_request_about_ones_own_data_has_its_hours (Fixture *self, gconstpointer unused)
{
  static const char *const evidence[] = { "ktp-el", NULL };
  static const GvtProposalChange change = { GVT_FIELD_RT, "001", "004" };
  const GvtProposalInput input = { .proposal = GVT_PROPOSAL_WRONG_DATA,
                                   .village = VILLAGE,
                                   .evidence = evidence,
                                   .reporter = "self",
                                   .is_own_request = TRUE,
                                   .has_consent = TRUE,
                                   .values = { [GVT_FIELD_NIK] = NIK, [GVT_FIELD_NAME] = NAME },
                                   .changes = &change,
                                   .n_changes = 1 };
  const GvtWaitingQuery query = { .area = "", .state = "", .limit = 10 };
  g_autoptr (GvtProposal) other = make (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) own = gvt_proposals_make (self->taker->profile, &input, &error);
  g_autoptr (JsonObject) early = NULL;
  g_autoptr (JsonObject) late = NULL;
  JsonObject *told;

  g_assert_no_error (error);
  push (self, self->taker);
  early = gvt_central_list_waiting (self->centre.central, &query, NULL);
  told = json_array_get_object_element (json_object_get_array_member (early, "proposals"), 0);
  g_assert_true (json_object_get_null_member (told, "due_at"));
  g_assert_true (json_object_get_null_member (told, "plenary")); /* nobody entered it */
  told = json_array_get_object_element (json_object_get_array_member (early, "proposals"), 1);
  g_assert_cmpint (json_object_get_int_member (told, "due_at"), ==,
                   gvt_proposal_get_made_at (own) + 72 * G_TIME_SPAN_HOUR);
  g_assert_false (json_object_get_boolean_member (told, "is_due_soon"));

  gvt_clock_advance (self->centre.clock, 48 * G_TIME_SPAN_HOUR);
  g_assert_true (gvt_central_set_plenary (self->centre.central, "99.01", "2026-12-30", NULL));
  late = gvt_central_list_waiting (self->centre.central, &query, NULL);
  told = json_array_get_object_element (json_object_get_array_member (late, "proposals"), 1);
  g_assert_true (json_object_get_boolean_member (told, "is_due_soon"));
  g_assert_cmpstr (json_object_get_string_member (told, "plenary"), ==, "2026-12-30");
  gvt_test_central_assert_rebuilds (self->centre.central);
}

static const char *
cell_of (GPtrArray *rows, const char *heading)
{
  const GvtSheetRow *heads = rows->pdata[0];

  for (guint i = 0; i < heads->cells->len; i++)
    if (g_str_equal (heads->cells->pdata[i], heading))
      return gvt_sheet_row_get (rows->pdata[1], i);
  g_assert_not_reached ();
}

/* D4: once it is with the office, nobody takes its verification back. */
static void
test_what_is_exported_stays_exported (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = make (self);
  const GvtDecisionOn one = on (proposal, 1);
  const GvtProposalExport what = { "99.01", gvt_test_folder (), "SUPERVISOR-1", FALSE };
  const GvtProposalExport far = { "99.71", what.folder, "SUPERVISOR-9", FALSE };
  g_auto (GvtProposalExported) made = { 0 };
  g_auto (GvtProposalExported) none = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GBytes) workbook = NULL;
  GvtId decision;
  gsize length;
  char *text;

  push (self, self->taker);
  decide (self, self->decider, proposal, 0, &verified);
  push (self, self->decider);
  decision = find_decision (self, "verified");
  g_assert_false (gvt_central_export_proposals (self->centre.central, &far, &none, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);

  gvt_central_export_proposals (self->centre.central, &what, &made, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made.n_rows, ==, 1);
  g_assert_true (g_file_get_contents (made.xlsx, &text, &length, NULL));
  workbook = g_bytes_new_take (text, length);
  rows = gvt_xlsx_read (workbook, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cell_of (rows, "NIK"), ==, NIK);
  g_assert_cmpstr (cell_of (rows, "NAMA"), ==, NAME);
  g_assert_cmpstr (cell_of (rows, "KETERANGAN"), ==, "1");
  g_assert_cmpstr (cell_of (rows, "SKEMA TMS"), ==, GVT_TMS_SCHEME);
  assert_centre (self, proposal, "exported");

  gvt_proposals_undo_decision (self->decider->profile, &one, &decision, &error);
  g_assert_no_error (error);
  decide (self, self->decider, proposal, 0, &rejected);
  push (self, self->decider);
  assert_centre (self, proposal, "exported");
  hear (self);
  assert_taker (self, proposal, "exported", NULL);
  g_assert_false (gvt_proposals_withdraw (self->taker->profile, gvt_proposal_get_id (proposal),
                                          "mistake", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

#define ADD(name, function) \
  g_test_add ("/decisions/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("what-was-decided-is-told-to-the-laptop-that-made-it",
       test_what_was_decided_is_told_to_the_laptop_that_made_it);
  ADD ("the-first-to-arrive-counts-and-another-is-a-conflict",
       test_the_first_to_arrive_counts_and_another_is_a_conflict);
  ADD ("who-says-the-same-later-is-no-conflict", test_who_says_the_same_later_is_no_conflict);
  ADD ("I5-officers-and-forgers-decide-nothing", test_officers_and_forgers_decide_nothing);
  ADD ("a-decision-that-names-another-village-changes-nothing",
       test_a_decision_that_names_another_village_changes_nothing);
  ADD ("what-is-asked-back-is-answered-and-waits-again",
       test_what_is_asked_back_is_answered_and_waits_again);
  ADD ("nothing-is-answered-that-was-not-asked", test_nothing_is_answered_that_was_not_asked);
  ADD ("its-maker-takes-a-decision-back", test_its_maker_takes_a_decision_back);
  ADD ("a-batch-is-decided-whole-or-not-at-all", test_a_batch_is_decided_whole_or_not_at_all);
  ADD ("the-centre-decides-for-a-supervisor-of-the-place",
       test_the_centre_decides_for_a_supervisor_of_the_place);
  ADD ("what-was-withdrawn-is-decided-no-more", test_what_was_withdrawn_is_decided_no_more);
  ADD ("the-centre-shows-the-queue-to-supervisors-alone",
       test_the_centre_shows_the_queue_to_supervisors_alone);
  ADD ("a-request-about-ones-own-data-has-its-hours",
       test_a_request_about_ones_own_data_has_its_hours);
  ADD ("what-is-exported-stays-exported", test_what_is_exported_stays_exported);
  ADD ("the-queue-is-read-by-key", test_the_queue_is_read_by_key);

  return g_test_run ();
}
