/* SPDX-License-Identifier: GPL-3.0-or-later */
/* D4, D7: who decides about proposals, which decision counts, and what the laptop that made them is
 * told. */
#include "gvt-amendment.h"
#include "gvt-central-deciding.h"
#include "gvt-central-waiting.h"
#include "gvt-decide-fixture.h"
#include "gvt-decision-kinds.h"
#include "gvt-error.h"
#include "gvt-queue-request.h"
#include "gvt-sealed-words.h"

#define ELSEWHERE "99.01.01.2002"
#define QUESTION  "Tanggal wafat pada akta tidak terbaca?"

static const GvtDecisionInput asked_back = { GVT_DECISION_ASKED_BACK, NULL, QUESTION };

static gint64
count_conflicts (GvtDecideFixture *self)
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
test_what_was_decided_is_told_to_the_laptop_that_made_it (GvtDecideFixture *self,
                                                          gconstpointer unused)
{
  g_autoptr (GvtProposal) kept = gvt_decide_make (self);
  g_autoptr (GvtProposal) refused = gvt_decide_make (self);

  gvt_decide_assert_taker (self, kept, "draft", NULL);
  gvt_decide_push (self, self->taker);
  gvt_decide_assert_centre (self, kept, "sent");
  gvt_decide_decide (self, self->decider, kept, 0, &gvt_decide_verified);
  gvt_decide_decide (self, self->decider, refused, 0, &gvt_decide_rejected);
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, kept, "verified");
  gvt_decide_assert_centre (self, refused, "rejected");

  gvt_decide_hear (self);
  gvt_decide_assert_taker (self, kept, "verified", NULL);
  gvt_decide_assert_taker (self, refused, "rejected", "data_fits");
  gvt_decide_push (self,
                   self->taker); /* and its own record of that changes nothing at the centre */
  gvt_decide_assert_centre (self, kept, "verified");
}

/* D4: never last-write-wins. */
static void
test_the_first_to_arrive_counts_and_another_is_a_conflict (GvtDecideFixture *self,
                                                           gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);

  gvt_decide_decide (self, self->taker, proposal, 0,
                     &gvt_decide_rejected); /* made first, arrives last */
  gvt_decide_decide (self, self->decider, proposal, 0, &gvt_decide_verified);
  {
    g_autoptr (GPtrArray) events = gvt_central_laptop_events (self->taker);

    g_ptr_array_set_size (events, (gint) events->len - 1);
    gvt_central_admit (&self->centre, events); /* the line breaks before the decision */
  }
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "verified");
  g_assert_cmpint (count_conflicts (self), ==, 0);

  gvt_decide_push (self, self->taker);
  gvt_decide_assert_centre (self, proposal, "verified");
  g_assert_cmpint (count_conflicts (self), ==, 1);
  gvt_decide_push (self, self->taker); /* I2 */
  g_assert_cmpint (count_conflicts (self), ==, 1);
}

static void
test_who_says_the_same_later_is_no_conflict (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);

  gvt_decide_push (self, self->taker);
  gvt_decide_decide (self, self->decider, proposal, 0, &gvt_decide_rejected);
  gvt_decide_push (self, self->decider);
  gvt_decide_decide (self, self->taker, proposal, 0, &gvt_decide_rejected);
  gvt_decide_push (self, self->taker);
  gvt_decide_assert_centre (self, proposal, "rejected");
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
forge (GvtDecideFixture *self, GvtProposal *proposal, const char *actor)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->decider->profile, NULL);
  const GvtId *id = gvt_proposal_get_id (proposal);
  g_autoptr (JsonObject) body = json_object_new ();
  const guint8 signature[GVT_SIGNATURE_SIZE] = { 1 };
  GvtEventDraft draft = { .kind = GVT_PROPOSAL_DECIDED_KIND,
                          .subject = id->bytes,
                          .subject_length = sizeof id->bytes,
                          .place = GVT_DECIDE_VILLAGE,
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
test_officers_and_forgers_decide_nothing (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);
  gint64 n = 0;

  gvt_decide_push (self, self->taker);
  forge (self, proposal, "OFFICER-1");
  forge (self, proposal, "SUPERVISOR-1");
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "sent");
  g_assert_true (gvt_store_read (self->centre.central->store, read_rejected, &n, NULL));
  g_assert_cmpint (n, ==, 2);

  gvt_decide_decide (self, self->decider, proposal, 0,
                     &gvt_decide_verified); /* what is in quarantine blocks nothing */
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "verified");
}

static void
test_a_decision_that_names_another_village_changes_nothing (GvtDecideFixture *self,
                                                            gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);
  GvtDecisionOn wrong = gvt_decide_on (proposal, 0);

  gvt_decide_push (self, self->taker);
  wrong.place = ELSEWHERE;
  g_assert_true (
      gvt_proposals_decide (self->decider->profile, &wrong, 1, &gvt_decide_verified, NULL));
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "sent");
}

/* The test's laptop was enrolled with another roll key than its vault's. */
static void
assert_question (GvtDecideFixture *self, GvtProposal *proposal, const char *expected)
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
answer (GvtDecideFixture *self, GvtProposal *proposal)
{
  const GvtAmendmentInput input = { .answer = "Sudah difoto ulang: 3 Mei 2026.",
                                    .values = { [GVT_FIELD_DEATH_DATE] = "2024-05-03" } };
  g_autoptr (GError) error = NULL;

  gvt_proposals_amend (self->taker->profile, gvt_proposal_get_id (proposal), &input, &error);
  g_assert_no_error (error);
}

static void
test_what_is_asked_back_is_answered_and_waits_again (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);
  g_autoptr (JsonObject) opened = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *asked;

  gvt_decide_push (self, self->taker);
  gvt_decide_decide (self, self->decider, proposal, 0, &asked_back);
  gvt_decide_push (self, self->decider);
  gvt_decide_hear (self);
  gvt_decide_assert_taker (self, proposal, "asked_back", NULL);
  assert_question (self, proposal, QUESTION);

  answer (self, proposal);
  gvt_decide_assert_taker (self, proposal, "draft", NULL);
  gvt_decide_push (self, self->taker);
  gvt_decide_assert_centre (self, proposal, "sent");
  gvt_decide_hear (self);
  gvt_decide_assert_taker (self, proposal, "sent", NULL);

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
  gvt_decide_decide (self, self->decider, proposal, 0, &gvt_decide_rejected);
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "sent");
  gvt_decide_decide (self, self->decider, proposal, 2, &gvt_decide_verified);
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "verified");
}

static void
test_nothing_is_answered_that_was_not_asked (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);
  const GvtAmendmentInput input = { .answer = "Ya." };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      gvt_proposals_amend (self->taker->profile, gvt_proposal_get_id (proposal), &input, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

static void
test_its_maker_takes_a_decision_back (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);
  const GvtDecisionOn one = gvt_decide_on (proposal, 1);
  g_autoptr (GError) error = NULL;
  GvtId decision;

  gvt_decide_push (self, self->taker);
  gvt_decide_decide (self, self->decider, proposal, 0, &gvt_decide_rejected);
  gvt_decide_push (self, self->decider);
  decision = gvt_decide_find_decision (self, "rejected");
  gvt_proposals_undo_decision (self->decider->profile, &one, &decision, &error);
  g_assert_no_error (error);
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "sent");
  gvt_decide_hear (self);
  gvt_decide_assert_taker (self, proposal, "sent", NULL);

  gvt_decide_decide (self, self->decider, proposal, 2, &gvt_decide_verified);
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "verified");
}

static void
test_a_batch_is_decided_whole_or_not_at_all (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = gvt_decide_make (self);
  g_autoptr (GvtProposal) second = gvt_decide_make (self);
  GvtDecisionOn both[] = { gvt_decide_on (first, 0), gvt_decide_on (second, 0) };
  g_autoptr (GError) error = NULL;

  gvt_decide_push (self, self->taker);
  g_assert_true (
      gvt_proposals_decide (self->decider->profile, both, 2, &gvt_decide_verified, NULL));
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, first, "verified");
  gvt_decide_assert_centre (self, second, "verified");

  g_assert_false (gvt_proposals_decide (self->decider->profile, both, 2,
                                        &(GvtDecisionInput){ GVT_DECISION_REJECTED, NULL, NULL },
                                        &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_the_centre_decides_for_a_supervisor_of_the_place (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = gvt_decide_make (self);
  g_autoptr (GvtProposal) second = gvt_decide_make (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GvtUser) far = gvt_user_new ("SUPERVISOR-9", GVT_ROLE_SUPERVISOR, "99.02");
  GvtCentral *central = self->centre.central;
  g_autoptr (GError) error = NULL;

  gvt_decide_push (self, self->taker);
  g_assert_true (gvt_central_add_user (central, far, NULL));
  g_array_append_vals (ids, gvt_proposal_get_id (first), 1);
  g_array_append_vals (ids, gvt_proposal_get_id (second), 1);
  g_assert_false (gvt_central_decide (central, "SUPERVISOR-9", ids, &gvt_decide_verified, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (gvt_central_decide (central, "OFFICER-1", ids, &gvt_decide_verified, NULL));
  gvt_decide_assert_centre (self, first, "sent");

  g_assert_true (gvt_central_decide (central, "SUPERVISOR-1", ids, &asked_back, NULL));
  gvt_decide_assert_centre (self, second, "asked_back");
  gvt_decide_hear (self);
  assert_question (self, first, QUESTION);
  g_assert_true (
      gvt_central_undo_decision (central, "SUPERVISOR-1", gvt_proposal_get_id (first), NULL));
  gvt_decide_assert_centre (self, first, "sent");
  g_assert_false (
      gvt_central_undo_decision (central, "SUPERVISOR-1", gvt_proposal_get_id (first), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

static void
test_what_was_withdrawn_is_decided_no_more (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);

  g_assert_true (gvt_proposals_withdraw (self->taker->profile, gvt_proposal_get_id (proposal),
                                         "mistake", NULL));
  gvt_decide_push (self, self->taker);
  gvt_decide_decide (self, self->decider, proposal, 0, &gvt_decide_verified);
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "withdrawn");
}

/* Pages go on behind a key, whatever is decided between them. */
static void
test_the_queue_is_read_by_key (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = gvt_decide_make (self);
  g_autoptr (GvtProposal) second = gvt_decide_make (self);
  g_autoptr (GvtProposal) third = gvt_decide_make (self);
  GvtWaitingQuery query = { .area = "99.01", .state = "", .limit = 2 };
  g_autoptr (JsonObject) page = NULL;
  g_autoptr (JsonObject) rest = NULL;
  GvtId next;

  gvt_decide_push (self, self->taker);
  page = gvt_central_list_waiting (self->centre.central, &query, NULL);
  g_assert_true (gvt_json_get_id (page, "next", &next, NULL));
  g_assert_true (gvt_id_equal (&next, gvt_proposal_get_id (second)));
  gvt_decide_decide (self, self->decider, first, 0, &gvt_decide_verified);
  gvt_decide_push (self, self->decider);

  query.after = &next;
  rest = gvt_central_list_waiting (self->centre.central, &query, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (rest, "proposals")), ==,
                    1);
  g_assert_true (json_object_get_null_member (rest, "next"));
}

/* Returns: (transfer full) (nullable): the centre's answer to @by, whose key is @laptop's vault's
 */
static GBytes *
ask (GvtDecideFixture *self,
     GvtCentralLaptop *laptop,
     const char *by,
     const char *area,
     GError **error)
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
assert_refused (GvtDecideFixture *self, const char *by, GvtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (self, self->decider, by, "", &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
}

static void
test_the_centre_shows_the_queue_to_supervisors_alone (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *text = NULL;

  gvt_decide_push (self, self->taker);
  gvt_decide_push (self, self->decider);
  plain = ask (self, self->decider, "SUPERVISOR-1", "99.01", &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_assert_nonnull (strstr (text, gvt_proposal_get_receipt (proposal)));
  g_assert_null (strstr (text, GVT_DECIDE_NAME));

  assert_refused (self, "OFFICER-1", GVT_ERROR_BAD_SIGNATURE); /* it is the supervisor's key */
  assert_refused (self, "FACILITATOR-1", GVT_ERROR_FORBIDDEN); /* has no slot there */
}

#define ADD(name, function) \
  g_test_add ("/decisions/" name, GvtDecideFixture, NULL, gvt_decide_set_up, function, \
              gvt_decide_tear_down)

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
  ADD ("the-queue-is-read-by-key", test_the_queue_is_read_by_key);

  return g_test_run ();
}
