/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-lookup.h"
#include "gvt-proposal-acts.h"
#include "gvt-voter-subject.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };
static const char *const three[] = { FIXTURE_KUTA, FIXTURE_PRAYA, FIXTURE_GERUNG, NULL };

#define PURPOSE "coktas Dusun Kuta"

static GvtRoll *
open_roll (GvtVotersFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtRoll *roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);

  g_assert_no_error (error);
  return roll;
}

static guint64
count_events (GvtVotersFixture *fixture)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  GvtJournalReport report;
  g_autoptr (GError) error = NULL;

  gvt_journal_verify (journal, &report, &error);
  g_assert_no_error (error);
  return report.n_events;
}

typedef struct
{
  GvtJournal *journal;
  GvtId device;
  GvtEvent *event;
} LastEvent;

static gboolean
load_last_event (GvtDb *db, gpointer user_data, GError **error)
{
  LastEvent *last = user_data;
  g_autoptr (GPtrArray) events = gvt_journal_events (last->journal, db, &last->device, 1, 0, 1000,
                                                     error);

  last->event = gvt_event_ref (g_ptr_array_index (events, events->len - 1));
  return TRUE;
}

static GvtEvent *
last_event (GvtVotersFixture *fixture)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  LastEvent last = { journal, fixture->device, NULL };
  g_autoptr (GError) error = NULL;

  gvt_store_read (gvt_journal_get_store (journal), load_last_event, &last, &error);
  g_assert_no_error (error);
  return last.event;
}

static GvtLookup *
by_nik (GvtVotersFixture *fixture, GvtRoll *roll, const char *nik, const char *village)
{
  g_autoptr (GError) error = NULL;
  GvtLookup *lookup = gvt_lookup_by_nik (fixture->profile, roll, nik, village, PURPOSE, &error);

  g_assert_no_error (error);
  return lookup;
}

static GvtLookup *
by_name (GvtVotersFixture *fixture, GvtRoll *roll, const char *text)
{
  g_autoptr (GError) error = NULL;
  GvtLookup *lookup = gvt_lookup_by_name (fixture->profile, roll, text, NULL, NULL, 0, PURPOSE,
                                          &error);

  g_assert_no_error (error);
  return lookup;
}

static void
test_three_answers (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) found = NULL;
  g_autoptr (GvtLookup) not_found = NULL;
  g_autoptr (GvtLookup) not_carried = NULL;
  g_autoptr (GvtLeasedList) list = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  found = by_nik (fixture, roll, "5202 0165-0790.0001", NULL);
  not_found = by_nik (fixture, roll, "5202016507900002", FIXTURE_KUTA);
  not_carried = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, FIXTURE_PRAYA);

  g_assert_cmpint (gvt_lookup_get_answer (found), ==, GVT_LOOKUP_FOUND);
  g_assert_cmpint (gvt_lookup_get_answer (not_found), ==, GVT_LOOKUP_NOT_FOUND);
  g_assert_cmpint (gvt_lookup_get_answer (not_carried), ==, GVT_LOOKUP_NOT_CARRIED);
  g_assert_cmpuint (gvt_lookup_get_searched_rows (found), ==, FIXTURE_N_ROWS);
  g_assert_cmpuint (gvt_lookup_get_searched_rows (not_carried), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_lists (not_found)), ==, 1);
  list = g_list_model_get_item (gvt_lookup_get_lists (not_found), 0);
  g_assert_cmpstr (gvt_leased_list_get_election (list), ==, FIXTURE_ELECTION);
  g_assert_cmpstr (gvt_leased_list_get_as_of (list), ==, "2024-09-20");
}

/* Who names no village may stand in the list of any: "not found" would be said of lists that nobody
 * here has seen. Nor does a kecamatan say which. */
static void
test_without_a_village_nobody_is_called_unlisted (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) anywhere = NULL, district = NULL, village = NULL, name = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  anywhere = by_nik (fixture, roll, "5202016507900002", NULL);
  district = by_nik (fixture, roll, "5202016507900002", "52.02.01");
  village = by_nik (fixture, roll, "5202016507900002", FIXTURE_KUTA);
  name = by_name (fixture, roll, "TIADA NAMA DEMIKIAN");

  g_assert_cmpint (gvt_lookup_get_answer (anywhere), ==, GVT_LOOKUP_NOT_CARRIED);
  g_assert_cmpint (gvt_lookup_get_answer (district), ==, GVT_LOOKUP_NOT_CARRIED);
  g_assert_cmpint (gvt_lookup_get_answer (name), ==, GVT_LOOKUP_NOT_CARRIED);
  g_assert_cmpint (gvt_lookup_get_answer (village), ==, GVT_LOOKUP_NOT_FOUND);
  g_assert_cmpstr (gvt_lookup_answer_words (GVT_LOOKUP_NOT_FOUND), !=,
                   gvt_lookup_answer_words (GVT_LOOKUP_NOT_CARRIED));
}

static void
assert_notice (GvtLookup *lookup, const char *expected)
{
  g_autoptr (JsonObject) json = gvt_lookup_to_json (lookup);

  g_assert_cmpstr (json_object_get_string_member (json, "notice"), ==, expected);
}

/* Whatever is answered, list and day go with it, as the list itself says them. */
static void
test_every_answer_names_list_and_day (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) found = NULL, not_carried = NULL, not_found = NULL, nowhere = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  found = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, NULL);
  not_carried = by_nik (fixture, roll, "5202016507900002", NULL);
  not_found = by_nik (fixture, roll, "5202016507900002", FIXTURE_KUTA);
  nowhere = by_nik (fixture, roll, "5202016507900002", FIXTURE_PRAYA);

  assert_notice (found, "Last polling station, Pilkada 2024 (list as of 20 September 2024); it may "
                        "change; the KPU of the regency or city decides.");
  assert_notice (not_carried, "Searched: Pilkada 2024 as of 20 September 2024 (Kuta). Lists "
                              "change; the KPU of the regency or city decides.");
  assert_notice (not_found, "Searched: Pilkada 2024 as of 20 September 2024 (Kuta). Lists "
                            "change; the KPU of the regency or city decides.");
  assert_notice (nowhere, "No list was searched.");
}

/* "Not found" would be a lie about whoever stands in the damaged list, and "not carried" one about
 * the laptop. */
static void
test_damaged_is_a_fourth_answer (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const both[] = { FIXTURE_KUTA, FIXTURE_PRAYA, NULL };
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) there = NULL, anywhere = NULL, elsewhere = NULL, found = NULL;
  g_autoptr (GvtLeasedList) list = NULL;
  g_autoptr (JsonObject) json = NULL;
  JsonArray *damaged;

  gvt_voters_fixture_give (fixture, both);
  gvt_voters_fixture_damage (fixture, FIXTURE_PRAYA);
  roll = open_roll (fixture);
  there = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, FIXTURE_PRAYA);
  anywhere = by_nik (fixture, roll, "5202016507900002", NULL);
  elsewhere = by_nik (fixture, roll, "5202016507900002", FIXTURE_KUTA);
  found = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, NULL);

  g_assert_cmpint (gvt_lookup_get_answer (there), ==, GVT_LOOKUP_DAMAGED);
  g_assert_cmpint (gvt_lookup_get_answer (anywhere), ==, GVT_LOOKUP_DAMAGED);
  g_assert_cmpint (gvt_lookup_get_answer (elsewhere), ==, GVT_LOOKUP_NOT_FOUND);
  g_assert_cmpint (gvt_lookup_get_answer (found), ==, GVT_LOOKUP_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_damaged (elsewhere)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_damaged (found)), ==, 1);
  list = g_list_model_get_item (gvt_lookup_get_damaged (there), 0);
  g_assert_cmpstr (gvt_leased_list_get_village (list), ==, FIXTURE_PRAYA);

  json = gvt_lookup_to_json (there);
  damaged = json_object_get_array_member (json, "damaged");
  g_assert_cmpstr (json_object_get_string_member (json, "answer"), ==, "damaged");
  g_assert_cmpuint (json_array_get_length (damaged), ==, 1);
}

static void
test_nothing_carried (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = open_roll (fixture);
  g_autoptr (GvtLookup) lookup = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, NULL);

  g_assert_cmpint (gvt_lookup_get_answer (lookup), ==, GVT_LOOKUP_NOT_CARRIED);
}

/* The record: who, when, why, about whom by the keyed hash alone, and what came of it. */
static void
test_recorded (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (GError) error = NULL;
  GvtHash subject;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  roll = open_roll (fixture);
  lookup = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, FIXTURE_KUTA);
  event = last_event (fixture);
  body = gvt_event_parse_body (event, &error);
  gvt_voter_subject (fixture->profile, FIXTURE_AMINAH_NIK, &subject, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (event->header.kind, ==, "voter.looked_up/1");
  g_assert_cmpstr (event->header.actor, ==, GVT_TEST_OFFICER);
  g_assert_cmpstr (event->header.place, ==, FIXTURE_KUTA);
  g_assert_cmpmem (event->header.subject, event->header.subject_length, subject.bytes, 32);
  g_assert_null (event->personal);
  g_assert_cmpstr (json_object_get_string_member (body, "purpose"), ==, PURPOSE);
  g_assert_cmpstr (json_object_get_string_member (body, "answer"), ==, "found");
  g_assert_cmpint (json_object_get_int_member (body, "hits"), ==, 1);
}

static void
test_search_recorded (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (JsonObject) body = NULL;
  gsize length;
  const char *text;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  lookup = by_name (fixture, roll, "aminah");
  event = last_event (fixture);
  body = gvt_event_parse_body (event, NULL);
  text = g_bytes_get_data (event->body, &length);

  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_hits (lookup)), ==, 2);
  g_assert_cmpstr (event->header.kind, ==, "voter.searched/1");
  g_assert_cmpint (json_object_get_int_member (body, "hits"), ==, 2);
  g_assert_null (memmem (text, length, "aminah", 6));
  g_assert_cmpuint (event->header.subject_length, ==, 32);
}

/* No record, no answer. */
static void
test_refused (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const purposes[] = { "", "x", "cek 5202016507900001", "telepon 08123456789" };
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_events;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  n_events = count_events (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      g_assert_null (gvt_lookup_by_nik (fixture->profile, roll, FIXTURE_AMINAH_NIK, NULL,
                                        purposes[i], &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_clear_error (&error);
    }
  g_assert_null (
      gvt_lookup_by_name (fixture->profile, roll, " a ", NULL, NULL, 0, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (gvt_lookup_by_nik (fixture->profile, roll, " - ", NULL, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (
      gvt_lookup_by_nik (fixture->profile, roll, FIXTURE_AMINAH_NIK, "x", PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);

  g_assert_cmpuint (count_events (fixture), ==, n_events);
}

static void
test_roles (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, three);
  roll = open_roll (fixture);
  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  g_assert_null (
      gvt_lookup_by_nik (fixture->profile, roll, FIXTURE_AMINAH_NIK, NULL, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);

  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  g_assert_null (gvt_lookup_by_nik (fixture->profile, roll, FIXTURE_AMINAH_NIK, FIXTURE_GERUNG,
                                    PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);

  /* The supervisor's roll reaches further than the officer may see. */
  g_assert_null (
      gvt_lookup_by_nik (fixture->profile, roll, FIXTURE_AMINAH_NIK, NULL, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

/* I11 */
static void
test_mask_and_date (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) plain = NULL;
  g_autoptr (GvtVoterHit) hit = NULL;
  g_autoptr (GBytes) pack = NULL;
  GvtVoterRow dated = gvt_fixture_rows[1];
  g_autoptr (GvtRoll) again = NULL;
  g_autoptr (GvtLookup) with_date = NULL;
  g_autoptr (GvtVoterHit) hidden = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  plain = by_name (fixture, roll, "siti");
  hit = g_list_model_get_item (gvt_lookup_get_hits (plain), 0);
  g_assert_cmpstr (gvt_voter_hit_get_nik_masked (hit), ==, "520201xxxxxxxx01");

  /* A list in which the name itself holds the date, so that the query can find it. */
  dated.text[GVT_VOTER_NAME] = "SITI 25-07-1990";
  pack = gvt_voters_fixture_pack (fixture, FIXTURE_KUTA, 2, 1, &dated, 1);
  gvt_packs_install (fixture->profile, pack, &fixture->signer, NULL);
  again = open_roll (fixture);
  with_date = by_name (fixture, again, "siti 25-07-1990");
  hidden = g_list_model_get_item (gvt_lookup_get_hits (with_date), 0);
  g_assert_cmpstr (gvt_voter_hit_get_nik_masked (hidden), ==, "");
}

static void
test_json (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  g_autoptr (JsonObject) json = NULL;
  JsonObject *hit, *list;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  lookup = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, NULL);
  json = gvt_lookup_to_json (lookup);
  hit = json_array_get_object_element (json_object_get_array_member (json, "hits"), 0);
  list = json_array_get_object_element (json_object_get_array_member (json, "lists"), 0);

  g_assert_cmpstr (json_object_get_string_member (json, "answer"), ==, "found");
  g_assert_cmpint (json_object_get_int_member (json, "searched_rows"), ==, FIXTURE_N_ROWS);
  g_assert_cmpint (json_object_get_int_member (json, "elapsed_us"), >=, 0);
  g_assert_cmpstr (json_object_get_string_member (hit, "id"), ==, "520201000002");
  g_assert_cmpstr (json_object_get_string_member (hit, "nik_masked"), ==, "520201xxxxxxxx01");
  g_assert_false (json_object_get_boolean_member (hit, "nik_faulty"));
  g_assert_cmpstr (json_object_get_string_member (hit, "name"), ==, "SITI AMINAH");
  g_assert_cmpstr (json_object_get_string_member (hit, "sex"), ==, "P");
  g_assert_cmpstr (json_object_get_string_member (hit, "village_code"), ==, FIXTURE_KUTA);
  g_assert_cmpstr (json_object_get_string_member (hit, "village"), ==, "Kuta");
  g_assert_cmpstr (json_object_get_string_member (hit, "tps"), ==, "001");
  g_assert_cmpstr (json_object_get_string_member (list, "as_of"), ==, "2024-09-20");
}

/* A voter whose NIK is none is there for whoever says her name, and marked. */
static void
test_faulty_nik (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) by_number = NULL;
  g_autoptr (GvtLookup) by_words = NULL;
  g_autoptr (GvtVoterHit) hit = NULL;
  GvtProposalInput input = { 0 };

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  by_number = by_nik (fixture, roll, "5.20202E+15", NULL);
  by_words = by_name (fixture, roll, "ni'matul");

  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_hits (by_number)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_hits (by_words)), ==, 1);
  hit = g_list_model_get_item (gvt_lookup_get_hits (by_words), 0);
  g_assert_true (gvt_voter_hit_is_nik_faulty (hit));
  gvt_voter_hit_fill_proposal (hit, &input);
  g_assert_null (input.values[GVT_FIELD_NIK]);
}

/* I10: a planted voter, looked up in every way, stands nowhere in the profile's folder. */
static void
test_nothing_on_disk (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const planted[] = { FIXTURE_AMINAH_NIK, "520201xxxxxxxx01", "AMINAH",
                                         "aminah",           "NI'MATUL",         "5.20202E+15" };
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) by_number = NULL;
  g_autoptr (GvtLookup) by_words = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  by_number = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, NULL);
  by_words = by_name (fixture, roll, "aminah");
  g_assert_cmpint (gvt_lookup_get_answer (by_words), ==, GVT_LOOKUP_FOUND);
  gvt_roll_close (roll);
  gvt_profile_lock (fixture->profile);

  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    g_assert_false (gvt_test_folder_contains (fixture->folder, planted[i]));
}

static void
propose (GvtVotersFixture *fixture, const GvtProposalInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) proposal = gvt_proposals_make (fixture->profile, input, &error);

  g_assert_no_error (error);
}

/* I7: what was written a moment ago stands beside the voter, before any sync. */
static void
test_pending (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const evidence[] = { "akta-kematian", NULL };
  GvtProposalInput input = {
    .proposal = "death", .evidence = evidence, .reporter = "family", .has_consent = TRUE
  };
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) before = NULL;
  g_autoptr (GvtLookup) after = NULL;
  g_autoptr (GvtLookup) names = NULL;
  g_autoptr (GvtVoterHit) hit = NULL;
  g_autoptr (GvtVoterHit) first = NULL;
  g_autoptr (GvtVoterHit) second = NULL;
  g_autoptr (GvtProposal) proposal = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  before = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, NULL);
  hit = g_list_model_get_item (gvt_lookup_get_hits (before), 0);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_voter_hit_get_proposals (hit)), ==, 0);
  gvt_voter_hit_fill_proposal (hit, &input);
  propose (fixture, &input);

  after = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_proposals (after)), ==, 1);
  names = by_name (fixture, roll, "siti aminah");
  first = g_list_model_get_item (gvt_lookup_get_hits (names), 0);
  second = g_list_model_get_item (gvt_lookup_get_hits (names), 1);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_voter_hit_get_proposals (first)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_voter_hit_get_proposals (second)), ==, 0);
  proposal = g_list_model_get_item (gvt_voter_hit_get_proposals (first), 0);
  g_assert_cmpstr (gvt_proposal_get_proposal (proposal), ==, "death");
}

/* I7: what a facilitator wrote blind is found by the officer who asks next. */
static void
test_pending_blind (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const evidence[] = { "kk", NULL };
  GvtProposalInput input = { .proposal = "move",
                             .village = FIXTURE_KUTA,
                             .evidence = evidence,
                             .reporter = "family",
                             .values = { [GVT_FIELD_NIK] = FIXTURE_AMINAH_NIK } };
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  g_autoptr (GvtVoterHit) hit = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  propose (fixture, &input);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  roll = open_roll (fixture);
  lookup = by_name (fixture, roll, "siti aminah");

  hit = g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_voter_hit_get_proposals (hit)), ==, 1);
}

/* I7: also about somebody whom no list has, and after a newer list came (I6). */
static void
test_pending_new_voter (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const evidence[] = { "ktp-el", NULL };
  GvtProposalInput input = {
    .proposal = "new",
    .village = FIXTURE_KUTA,
    .evidence = evidence,
    .reporter = "self",
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = "5202015708070004", [GVT_FIELD_NAME] = "NURHAYATI" },
  };
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtRoll) newer = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  g_autoptr (GvtLookup) later = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  propose (fixture, &input);
  lookup = by_nik (fixture, roll, "5202015708070004", FIXTURE_KUTA);
  g_assert_cmpint (gvt_lookup_get_answer (lookup), ==, GVT_LOOKUP_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_proposals (lookup)), ==, 1);

  pack = gvt_voters_fixture_pack (fixture, FIXTURE_KUTA, 2, 1, gvt_fixture_rows, 3);
  gvt_packs_install (fixture->profile, pack, &fixture->signer, &error);
  g_assert_no_error (error);
  newer = open_roll (fixture);
  later = by_nik (fixture, newer, "5202015708070004", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_proposals (later)), ==, 1);
}

/* D6: what was reported in another regency is not for this one's officer. */
static void
test_pending_stops_at_the_border (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const evidence[] = { "ktp-el", NULL };
  GvtProposalInput input = {
    .proposal = "new",
    .village = FIXTURE_GERUNG,
    .evidence = evidence,
    .reporter = "self",
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = "5202015708070004", [GVT_FIELD_NAME] = "NURHAYATI" },
  };
  g_autoptr (GvtRoll) whole = NULL;
  g_autoptr (GvtRoll) within = NULL;
  g_autoptr (GvtLookup) of_supervisor = NULL;
  g_autoptr (GvtLookup) of_officer = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  propose (fixture, &input);
  whole = open_roll (fixture);
  of_supervisor = by_nik (fixture, whole, "5202015708070004", NULL);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  within = open_roll (fixture);
  of_officer = by_nik (fixture, within, "5202015708070004", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_proposals (of_supervisor)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lookup_get_proposals (of_officer)), ==, 0);
}

/* I7: by one and the same question: what a facilitator took down without seeing anybody stands
 * beside the voter at an officer's first look-up. */
static void
test_first_lookup_matches_blind_ones (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const evidence[] = { "akta-kematian", NULL };
  GvtProposalInput input = {
    .proposal = "death",
    .village = FIXTURE_KUTA,
    .evidence = evidence,
    .reporter = "family",
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = FIXTURE_AMINAH_NIK, [GVT_FIELD_NAME] = "AMINAH" },
  };
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  g_autoptr (GvtVoterHit) hit = NULL;
  g_autoptr (GvtProposal) proposal = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  propose (fixture, &input);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  roll = open_roll (fixture);
  lookup = by_nik (fixture, roll, FIXTURE_AMINAH_NIK, NULL);

  hit = g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_voter_hit_get_proposals (hit)), ==, 1);
  proposal = g_list_model_get_item (gvt_voter_hit_get_proposals (hit), 0);
  g_assert_cmpstr (gvt_proposal_get_made_by (proposal), ==, GVT_TEST_FACILITATOR);
  gvt_test_profile_rebuilds (fixture->profile);
}

static void
test_rebuild (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  g_autoptr (GvtLookup) after = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  lookup = by_name (fixture, roll, "siti");

  gvt_test_profile_rebuilds (fixture->profile);
  after = by_name (fixture, roll, "siti");
  g_assert_cmpint (gvt_lookup_get_answer (after), ==, GVT_LOOKUP_FOUND);
}

#define ADD(path, function) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/lookup/three-answers-are-kept-apart", test_three_answers);
  ADD ("/lookup/without-a-village-nobody-is-called-unlisted",
       test_without_a_village_nobody_is_called_unlisted);
  ADD ("/lookup/every-answer-names-list-and-day", test_every_answer_names_list_and_day);
  ADD ("/lookup/a-damaged-list-is-a-fourth-answer", test_damaged_is_a_fourth_answer);
  ADD ("/lookup/no-list-is-no-answer", test_nothing_carried);
  ADD ("/lookup/is-recorded-before-it-is-shown", test_recorded);
  ADD ("/lookup/search-is-recorded-without-its-words", test_search_recorded);
  ADD ("/lookup/bad-questions-are-refused-unrecorded", test_refused);
  ADD ("/lookup/stops-at-role-area-and-user", test_roles);
  ADD ("/lookup/proposals-beside-the-voter-stop-at-the-border", test_pending_stops_at_the_border);
  ADD ("/lookup/I7-the-first-one-matches-what-was-taken-blind",
       test_first_lookup_matches_blind_ones);
  ADD ("/I11/no-mask-beside-a-birth-date", test_mask_and_date);
  ADD ("/lookup/json-has-the-promised-members", test_json);
  ADD ("/lookup/a-faulty-nik-is-found-by-name-alone", test_faulty_nik);
  ADD ("/I10/planted-voter-is-nowhere-on-disk", test_nothing_on_disk);
  ADD ("/I7/proposal-stands-beside-the-voter-at-once", test_pending);
  ADD ("/I7/blind-proposal-stands-beside-the-voter", test_pending_blind);
  ADD ("/I7/new-voter-is-found-and-outlives-a-new-list", test_pending_new_voter);
  ADD ("/lookup/rebuild-changes-nothing", test_rebuild);

  return g_test_run ();
}
