/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody did with a voter's data is told to whoever asks for that voter, and of no other; a
 * whole NIK among it. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-laptop-schema.h"
#include "gvt-lookup.h"
#include "gvt-nik-reveal.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-match.h"
#include "gvt-self-check.h"
#include "gvt-voter-hit-private.h"
#include "gvt-voter-trail.h"
#include "gvt-voters-fixture.h"

#define PURPOSE "warga bertanya TPS"
#define OTHER   "5202016903710002" /* of her name, and not she */

static GvtRoll *
give (GvtVotersFixture *fixture)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  g_autoptr (GError) error = NULL;
  GvtRoll *roll;

  gvt_voters_fixture_give (fixture, kuta);
  roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);
  g_assert_no_error (error);
  return roll;
}

/* Returns: (transfer full) */
static GvtVoterHit *
look_up (GvtVotersFixture *fixture, GvtRoll *roll, const char *nik)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLookup) lookup = gvt_lookup_by_nik (fixture->profile, roll, nik, NULL, PURPOSE,
                                                    &error);

  g_assert_no_error (error);
  return g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);
}

static void
check_herself (GvtVotersFixture *fixture, GvtRoll *roll)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSelfCheck) check = gvt_self_check_new (fixture->profile, roll, NULL, NULL, &error);

  g_assert_no_error (error);
  gvt_self_check_set_answer_time (check, 0);
  gvt_self_check_answer_free (
      gvt_self_check_ask (check, FIXTURE_AMINAH_NIK, "NOT HER NAME", NULL, &error));
  g_assert_no_error (error);
}

/* Returns: (transfer full) */
static char *
reveal (GvtVotersFixture *fixture, GvtVoterHit *hit)
{
  g_autoptr (GError) error = NULL;
  char *nik = gvt_nik_reveal (fixture->profile, hit, "compare-card", NULL, &error);

  g_assert_no_error (error);
  return nik;
}

static GPtrArray *
trail_of (GvtVotersFixture *fixture, const char *nik)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *events = gvt_voter_trail_own (fixture->profile, nik, "ditanya pemilih", &error);

  g_assert_no_error (error);
  return events;
}

static void
assert_act (GPtrArray *events, guint index, const char *kind, const char *purpose)
{
  const GvtEvent *event = g_ptr_array_index (events, index);
  g_autofree char *said = gvt_voter_trail_text (event->body, "purpose");

  g_assert_cmpstr (event->header.kind, ==, kind);
  g_assert_cmpstr (said, ==, purpose);
}

static void
test_tells_all_that_was_done (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = give (fixture);
  g_autoptr (GvtVoterHit) aminah = look_up (fixture, roll, FIXTURE_AMINAH_NIK);
  g_autoptr (GvtVoterHit) other = look_up (fixture, roll, OTHER);
  g_autofree char *nik = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (JsonObject) json = NULL;

  check_herself (fixture, roll);
  nik = reveal (fixture, aminah);
  g_assert_cmpstr (nik, ==, FIXTURE_AMINAH_NIK);
  events = trail_of (fixture, "5202 0165 0790 0001");
  g_assert_cmpuint (events->len, ==, 4);
  assert_act (events, 0, "voter.looked_up/1", PURPOSE);
  assert_act (events, 1, "voter.self_checked/1", "self-check");
  assert_act (events, 2, "voter.nik_shown/1", "");
  assert_act (events, 3, "voter.trail_read/1", "ditanya pemilih");
  json = gvt_voter_trail_to_json (&((GvtEvent *) events->pdata[2])->header,
                                  ((GvtEvent *) events->pdata[2])->body);
  g_assert_cmpstr (json_object_get_string_member (json, "reason"), ==, "compare-card");
  g_assert_true (json_object_get_null_member (json, "purpose"));

  others = trail_of (fixture, OTHER);
  g_assert_cmpuint (others->len, ==, 2);
  assert_act (others, 0, "voter.looked_up/1", PURPOSE);
  g_assert_true (GVT_IS_VOTER_HIT (other));
  gvt_test_profile_rebuilds (fixture->profile);
}

/* --- a page that is opened --- */

/* Returns: (transfer full) */
static GvtLookup *
search (GvtVotersFixture *fixture, GvtRoll *roll, const char *name)
{
  g_autoptr (GError) error = NULL;
  GvtLookup *lookup = gvt_lookup_by_name (fixture->profile, roll, name, NULL, NULL, 0, PURPOSE,
                                          &error);

  g_assert_no_error (error);
  return lookup;
}

static gboolean
open_first (GvtVotersFixture *fixture, GvtLookup *lookup, GError **error)
{
  g_autoptr (GvtVoterHit) hit = g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);

  return gvt_lookup_open_person (lookup, fixture->profile, hit, error);
}

/* D3: a search by name says whom it showed to nobody; the opening of a page does. Each is one
 * event, and a look-up by number is it already. */
static void
test_tells_whose_page_was_opened (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = give (fixture);
  g_autoptr (GvtLookup) named = search (fixture, roll, "siti aminah");
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLookup) numbered = gvt_lookup_by_nik (fixture->profile, roll, FIXTURE_AMINAH_NIK,
                                                      NULL, "pencocokan terbatas", &error);
  g_autoptr (GPtrArray) before = trail_of (fixture, FIXTURE_AMINAH_NIK);
  g_autoptr (GPtrArray) after = NULL, others = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpuint (before->len, ==, 2); /* by number, and this reading; not the search */
  g_assert_true (open_first (fixture, numbered, &error));
  g_assert_true (open_first (fixture, named, &error));
  g_assert_no_error (error);

  after = trail_of (fixture, FIXTURE_AMINAH_NIK);
  g_assert_cmpuint (after->len, ==, 4);
  assert_act (after, 0, "voter.looked_up/1", "pencocokan terbatas");
  assert_act (after, 2, "voter.opened/1", PURPOSE);
  words = gvt_voter_trail_words ("voter.opened/1", ((GvtEvent *) after->pdata[2])->body);
  g_assert_cmpstr (words, ==, "opened, found by name or row code");
  others = trail_of (fixture, OTHER);
  g_assert_cmpuint (others->len, ==, 1);
  gvt_test_profile_rebuilds (fixture->profile);
}

static void
test_nobody_is_opened_by_who_may_not (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = give (fixture);
  g_autoptr (GvtLookup) named = search (fixture, roll, "siti aminah");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  g_assert_false (open_first (fixture, named, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  events = trail_of (fixture, FIXTURE_AMINAH_NIK);
  g_assert_cmpuint (events->len, ==, 1); /* this reading */
}

/* Returns: (transfer full): about her, as a facilitator writes it, who has no key */
static GvtProposal *
propose_blind (GvtVotersFixture *fixture)
{
  static const char *const evidence[] = { "kk", NULL };
  GvtProposalInput input = { .proposal = "move",
                             .village = FIXTURE_KUTA,
                             .evidence = evidence,
                             .reporter = "family",
                             .values = { [GVT_FIELD_NIK] = FIXTURE_AMINAH_NIK } };
  g_autoptr (GError) error = NULL;
  GvtProposal *proposal;

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  proposal = gvt_proposals_make (fixture->profile, &input, &error);
  g_assert_no_error (error);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  return proposal;
}

/* Also what was written before anybody here could know whom it is about. */
static void
test_tells_who_opened_a_proposal (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = propose_blind (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposalDetails) details = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) others = NULL;

  gvt_proposals_match_blind (fixture->profile, NULL, &error);
  g_assert_no_error (error);
  details = gvt_proposals_open (fixture->profile, gvt_proposal_get_id (proposal),
                                "memeriksa usulan", &error);
  g_assert_no_error (error);

  events = trail_of (fixture, FIXTURE_AMINAH_NIK);
  g_assert_cmpuint (events->len, ==, 4);
  assert_act (events, 0, "proposal.made/1", "");
  assert_act (events, 1, "proposal.matched/1", "");
  assert_act (events, 2, "proposal.opened/1", "memeriksa usulan");
  assert_act (events, 3, "voter.trail_read/1", "ditanya pemilih");
  others = trail_of (fixture, OTHER);
  g_assert_cmpuint (others->len, ==, 1); /* this reading */
}

typedef struct
{
  const char *sql;
  GString *plan;
} Explaining;

static gboolean
explain (GvtDb *db, gpointer user_data, GError **error)
{
  Explaining *self = user_data;
  g_autoptr (GBytes) sql = g_resource_lookup_data (gvt_sql_get_resource (), self->sql, 0, error);
  g_autofree char *text = g_strconcat ("EXPLAIN QUERY PLAN ", g_bytes_get_data (sql, NULL), NULL);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, text, error);

  while (stmt != NULL && gvt_stmt_next (stmt, error))
    g_string_append_printf (self->plan, "%s\n", gvt_stmt_text (stmt, 3));
  return stmt != NULL;
}

static void
assert_plan (GvtVotersFixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  g_autoptr (GString) plan = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Explaining explaining = { sql, plan };

  gvt_store_read (gvt_journal_get_store (journal), explain, &explaining, &error);
  g_assert_no_error (error);
  g_test_message ("%s", plan->str);
  g_assert_nonnull (strstr (plan->str, expected));
}

/* However many events a journal has, only his are read; and the newest questions without the rest.
 */
static void
test_is_found_by_subject (GvtVotersFixture *fixture, gconstpointer unused)
{
  assert_plan (fixture, GVT_SQL_PATH "queries/voter-trail.sql",
               "SEARCH event USING INDEX event_keyed_subject (subject=?");
  assert_plan (fixture, GVT_SQL_PATH "queries/recent-questions.sql",
               "SEARCH event USING INDEX event_question (device=?)\n");
}

static void
assert_no_trail (GvtVotersFixture *fixture, const char *nik, const char *purpose, GvtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_voter_trail_own (fixture->profile, nik, purpose, &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
}

static void
test_is_for_officers_with_a_purpose (GvtVotersFixture *fixture, gconstpointer unused)
{
  assert_no_trail (fixture, FIXTURE_AMINAH_NIK, "", GVT_ERROR_BAD_INPUT);
  assert_no_trail (fixture, " ", "ditanya pemilih", GVT_ERROR_BAD_INPUT);
  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  assert_no_trail (fixture, FIXTURE_AMINAH_NIK, "ditanya pemilih", GVT_ERROR_FORBIDDEN);
}

/* --- the whole number --- */

static void
assert_not_shown (GvtVotersFixture *fixture,
                  GvtVoterHit *hit,
                  const char *reason,
                  const char *words,
                  GvtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_nik_reveal (fixture->profile, hit, reason, words, &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
}

/* Nothing of a refusal is in the trail: nothing was shown. */
static void
test_no_number_without_a_reason (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = give (fixture);
  g_autoptr (GvtVoterHit) hit = look_up (fixture, roll, FIXTURE_AMINAH_NIK);
  g_autoptr (GPtrArray) events = NULL;

  assert_not_shown (fixture, hit, NULL, NULL, GVT_ERROR_BAD_INPUT);
  assert_not_shown (fixture, hit, "because", "saya mau tahu", GVT_ERROR_BAD_INPUT);
  assert_not_shown (fixture, hit, "other", "", GVT_ERROR_BAD_INPUT);
  assert_not_shown (fixture, hit, "other", "kartu 5202016507900001", GVT_ERROR_BAD_INPUT);
  events = trail_of (fixture, FIXTURE_AMINAH_NIK);
  g_assert_cmpuint (events->len, ==, 2); /* the look-up, and this reading */
}

/* I11 */
static void
test_no_number_beside_a_birth_date (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = give (fixture);
  g_autoptr (GvtVoterHit) hit = look_up (fixture, roll, FIXTURE_AMINAH_NIK);

  g_assert_true (gvt_nik_may_reveal (hit));
  gvt_voter_hit_hide_nik (hit);
  g_assert_false (gvt_nik_may_reveal (hit));
  assert_not_shown (fixture, hit, "compare-card", NULL, GVT_ERROR_STATE);
}

#define ADD(path, function) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/voter-trail/tells-all-that-was-done-with-one-voter", test_tells_all_that_was_done);
  ADD ("/voter-trail/tells-who-opened-a-proposal", test_tells_who_opened_a_proposal);
  ADD ("/D3/voter-trail/tells-whose-page-was-opened-after-a-search-by-name",
       test_tells_whose_page_was_opened);
  ADD ("/voter-trail/nobody-is-opened-by-who-may-not-and-nothing-is-recorded",
       test_nobody_is_opened_by_who_may_not);
  ADD ("/voter-trail/is-found-by-subject", test_is_found_by_subject);
  ADD ("/voter-trail/is-for-officers-with-a-purpose", test_is_for_officers_with_a_purpose);
  ADD ("/nik-reveal/no-whole-number-without-a-reason", test_no_number_without_a_reason);
  ADD ("/I11/no-whole-number-beside-a-birth-date", test_no_number_beside_a_birth_date);

  return g_test_run ();
}
