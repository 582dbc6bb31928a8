/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-profile-users.h"
#include "gvt-proposal-fixture.h"
#include "gvt-proposal-kinds.h"
#include "gvt-proposal-match.h"

typedef GvtProposalFixture Fixture;

/* I7 */
static void
test_found_at_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = gvt_proposals_list (fixture->store, "", NULL, &error);
  g_autoptr (GListModel) by_receipt = NULL;
  g_autoptr (GvtProposal) found = g_list_model_get_item (list, 0);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_true (gvt_id_equal (gvt_proposal_get_id (found), gvt_proposal_get_id (made)));
  g_assert_true (g_str_has_prefix (gvt_proposal_get_receipt (found), GVT_TEST_DEVICE_CODE "-"));
  g_assert_cmpstr (gvt_proposal_get_proposal (found), ==, "wrong_data");
  g_assert_cmpstr (gvt_proposal_get_place (found), ==, VILLAGE);
  g_assert_cmpstr (gvt_proposal_get_state (found), ==, GVT_PROPOSAL_STATE_DRAFT);
  g_assert_cmpstr (gvt_proposal_get_made_by (found), ==, GVT_TEST_SUPERVISOR);
  g_assert_cmpint (gvt_proposal_get_made_at (found), ==, GVT_TEST_NOW_US + G_TIME_SPAN_SECOND);
  g_assert_cmpstrv (gvt_proposal_get_fields (found), ((const char *const[]){ "address", NULL }));
  g_assert_cmpstrv (gvt_proposal_get_evidence (found),
                    ((const char *const[]){ "ktp-el", "kk", "surat-keterangan", NULL }));
  g_assert_true (gvt_proposal_has_personal (found));

  by_receipt = gvt_proposals_with_receipt (fixture->profile, gvt_proposal_get_receipt (made),
                                           &error);
  g_assert_cmpuint (g_list_model_get_n_items (by_receipt), ==, 1);
}

static void
test_no_centre_no_proposal (Fixture *fixture, gconstpointer unused)
{
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_DEATH);
  guint n_before = gvt_proposal_fixture_count (fixture, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_proposals_make (fixture->profile, &input, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpuint (gvt_proposal_fixture_count (fixture, NULL), ==, n_before);
}

static void
test_area_is_a_border (Fixture *fixture, gconstpointer unused)
{
  GvtProposalInput far = gvt_proposal_test_input (GVT_PROPOSAL_DEATH);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) near = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_DEATH);
  g_autoptr (GvtProposal) made = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) within = NULL;

  far.village = FAR_VILLAGE;
  made = gvt_proposals_make (fixture->profile, &far, &error); /* the supervisor's is the province */
  g_assert_no_error (error);
  all = gvt_proposals_browse (fixture->profile, NULL, NULL, &error);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);

  gvt_proposal_fixture_as (fixture, GVT_TEST_OFFICER);
  g_assert_null (gvt_proposals_make (fixture->profile, &far, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_null (gvt_proposals_browse (fixture->profile, FAR_VILLAGE, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_null (gvt_proposals_view (fixture->profile, gvt_proposal_get_id (made), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_null (
      gvt_proposals_with_receipt (fixture->profile, gvt_proposal_get_receipt (made), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  gvt_proposal_fixture_cannot_open (fixture, made, GVT_ERROR_FORBIDDEN);

  within = gvt_proposals_browse (fixture->profile, "", NULL, &error);
  g_assert_cmpuint (g_list_model_get_n_items (within), ==, 1);
}

static guint
n_listed (Fixture *fixture, const char *area, const char *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = gvt_proposals_list (fixture->store, area, state, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (list);
}

static void
withdraw (Fixture *fixture, GvtProposal *proposal)
{
  g_autoptr (GError) error = NULL;

  gvt_proposals_withdraw (fixture->profile, gvt_proposal_get_id (proposal), "mistake", &error);
  g_assert_no_error (error);
}

static void
test_listed_by_area_and_state (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_NEW);
  g_autoptr (GvtProposal) second = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);
  g_autoptr (GListModel) list = gvt_proposals_list (fixture->store, "", NULL, NULL);
  g_autoptr (GvtProposal) newest = g_list_model_get_item (list, 0);

  withdraw (fixture, first);

  g_assert_true (gvt_id_equal (gvt_proposal_get_id (newest), gvt_proposal_get_id (second)));
  g_assert_cmpuint (n_listed (fixture, "", NULL), ==, 2);
  g_assert_cmpuint (n_listed (fixture, VILLAGE, NULL), ==, 2);
  g_assert_cmpuint (n_listed (fixture, "52.02", GVT_PROPOSAL_STATE_MADE), ==, 1);
  g_assert_cmpuint (n_listed (fixture, "52.02.04", GVT_PROPOSAL_STATE_WITHDRAWN), ==, 1);
  g_assert_cmpuint (n_listed (fixture, "52.01", NULL), ==, 0);
  g_assert_cmpuint (n_listed (fixture, "52.02.0", NULL), ==, 0); /* no region, no prefix */
  g_assert_cmpuint (n_listed (fixture, "", "exported"), ==, 0);
}

/* I7 */
static void
test_pending_beside_the_voter (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);
  g_autoptr (GvtProposal) second = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);

  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, NIK), ==, 2);
  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, OTHER_NIK), ==, 0);

  withdraw (fixture, first);
  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, NIK), ==, 1);
}

static void
assert_matches (Fixture *fixture, guint expected)
{
  g_autoptr (GError) error = NULL;
  guint n_matched = G_MAXUINT;

  gvt_proposals_match_blind (fixture->profile, &n_matched, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_matched, ==, expected);
}

/* I7: what a facilitator wrote blind stands beside the voter too, once an officer is there. */
static void
test_blind_ones_are_matched_once (Fixture *fixture, gconstpointer unused)
{
  GvtProposalInput nameless = gvt_proposal_test_input (GVT_PROPOSAL_MOVE);
  GvtProposalInput far = gvt_proposal_test_input (GVT_PROPOSAL_MOVE);
  g_autoptr (GvtProposal) blind = NULL;
  g_autoptr (GvtProposal) without_nik = NULL;
  g_autoptr (GvtProposal) elsewhere = NULL;
  g_autoptr (GvtEvent) event = NULL;

  gvt_proposal_fixture_as (fixture, GVT_TEST_FACILITATOR);
  nameless.values[GVT_FIELD_NIK] = NULL;
  far.village = FAR_VILLAGE;
  blind = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_DEATH);
  without_nik = gvt_proposals_make (fixture->profile, &nameless, NULL);
  elsewhere = gvt_proposals_make (fixture->profile, &far, NULL);
  g_assert_true (without_nik != NULL && elsewhere != NULL);

  gvt_proposal_fixture_as (fixture, GVT_TEST_OFFICER);
  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, NIK), ==, 0);
  assert_matches (fixture, 1);
  assert_matches (fixture, 0);
  event = gvt_proposal_fixture_last (fixture, GVT_PROPOSAL_MATCHED_KIND);
  g_assert_cmpstr (event->header.actor, ==, GVT_TEST_OFFICER);
  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, NIK), ==, 1);
  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, OTHER_NIK), ==, 0);

  gvt_proposal_fixture_as (fixture, GVT_TEST_SUPERVISOR); /* whose area holds the other village */
  assert_matches (fixture, 1);
  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, NIK), ==, 2);
  withdraw (fixture, blind);
  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, NIK), ==, 1);
  gvt_test_profile_rebuilds (fixture->profile);
}

static void
test_facilitator_matches_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) blind = NULL;
  g_autoptr (GError) error = NULL;

  gvt_proposal_fixture_as (fixture, GVT_TEST_FACILITATOR);
  blind = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_DEATH);

  g_assert_false (gvt_proposals_match_blind (fixture->profile, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_assert_cmpuint (gvt_proposal_fixture_count (fixture, GVT_PROPOSAL_MATCHED_KIND), ==, 0);
}

static void
test_withdrawn_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_DEATH);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_false (
      gvt_proposals_withdraw (fixture->profile, gvt_proposal_get_id (made), "why not", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  withdraw (fixture, made);
  after = gvt_proposal_fixture_json (fixture, gvt_proposal_get_id (made));
  g_assert_nonnull (strstr (after, "\"state\":\"withdrawn\",\"withdrawal\":\"mistake\""));

  g_assert_false (
      gvt_proposals_withdraw (fixture->profile, gvt_proposal_get_id (made), "reporter", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpuint (gvt_proposal_fixture_count (fixture, GVT_PROPOSAL_WITHDRAWN_KIND), ==, 1);
}

static void
test_only_ones_own_is_withdrawn (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) of_the_supervisor = gvt_proposal_fixture_make (fixture,
                                                                         GVT_PROPOSAL_MOVE);
  g_autoptr (GvtProposal) own = NULL;
  g_autoptr (GvtProposal) another = NULL;
  g_autoptr (GError) error = NULL;

  gvt_proposal_fixture_as (fixture, GVT_TEST_FACILITATOR);
  own = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);
  another = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);
  withdraw (fixture, own);
  g_assert_false (gvt_proposals_withdraw (fixture->profile, gvt_proposal_get_id (of_the_supervisor),
                                          "mistake", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);

  gvt_proposal_fixture_as (fixture, GVT_TEST_OFFICER); /* may undo what others wrote */
  withdraw (fixture, another);
  g_assert_cmpuint (n_listed (fixture, "", GVT_PROPOSAL_STATE_WITHDRAWN), ==, 2);
}

static void
test_rebuild_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) first = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_NEW);
  g_autoptr (GvtProposal) second = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_DEATH);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  withdraw (fixture, second);
  before = gvt_proposal_fixture_json (fixture, gvt_proposal_get_id (second));
  gvt_test_profile_rebuilds (fixture->profile);
  gvt_journal_rebuild (fixture->journal, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = gvt_proposal_fixture_json (fixture, gvt_proposal_get_id (second));

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (n_listed (fixture, "", NULL), ==, 2);
}

/* The part before is sealed to the former roll key for ever, the one after to the new one. */
static void
test_details_are_read_after_a_removal (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) before = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);
  g_autoptr (GvtProposal) after = NULL;
  g_autoptr (GvtProposalDetails) old_details = NULL, new_details = NULL;
  g_autoptr (GError) error = NULL;

  gvt_profile_remove_user (fixture->profile, GVT_TEST_FACILITATOR, &error);
  g_assert_no_error (error);
  gvt_proposal_fixture_as (fixture, GVT_TEST_OFFICER);
  after = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);

  old_details = gvt_proposal_fixture_open_details (fixture, before);
  new_details = gvt_proposal_fixture_open_details (fixture, after);
  g_assert_cmpstr (gvt_proposal_details_get (old_details, GVT_FIELD_NAME), ==, NAME);
  g_assert_cmpstr (gvt_proposal_details_get (new_details, GVT_FIELD_NAME), ==, NAME);
}

static void
open_without_centre (Fixture *fixture, gconstpointer unused)
{
  gvt_proposal_fixture_open (fixture, gvt_proposal_test_projections);
}

#define ADD(name, func) \
  g_test_add ("/proposal/" name, Fixture, NULL, gvt_proposal_fixture_set_up, func, \
              gvt_proposal_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("I7-what-was-written-is-found-at-once", test_found_at_once);
  g_test_add ("/proposal/without-a-centre-nothing-is-half-written", Fixture, NULL,
              open_without_centre, test_no_centre_no_proposal, gvt_proposal_fixture_tear_down);
  ADD ("acts-and-views-stop-at-the-area's-border", test_area_is_a_border);
  ADD ("listed-by-area-and-state-newest-first", test_listed_by_area_and_state);
  ADD ("I7-pending-ones-stand-beside-the-voter", test_pending_beside_the_voter);
  ADD ("I7-blind-ones-are-matched-once-by-an-officer", test_blind_ones_are_matched_once);
  ADD ("a-facilitator-matches-nothing", test_facilitator_matches_nothing);
  ADD ("a-proposal-is-withdrawn-once", test_withdrawn_once);
  ADD ("a-facilitator-withdraws-only-his-own", test_only_ones_own_is_withdrawn);
  ADD ("details-are-read-after-a-removal", test_details_are_read_after_a_removal);
  ADD ("a-rebuild-changes-nothing", test_rebuild_changes_nothing);
  return g_test_run ();
}
