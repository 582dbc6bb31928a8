/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who reads what is said about people, and what is left when it is erased. */
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-proposal-fixture.h"
#include "gvt-proposal-kinds.h"
#include "gvt-voter-subject.h"

typedef GvtProposalFixture Fixture;

/* D2, D4: a facilitator takes a citizen's report down blind. */
static void
test_facilitator_writes_blind (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = NULL;
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (JsonObject) body = NULL;
  GvtHash subject;

  gvt_voter_subject (fixture->profile, NIK, &subject, NULL);
  gvt_proposal_fixture_as (fixture, GVT_TEST_FACILITATOR);
  made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_DEATH);
  event = gvt_proposal_fixture_last (fixture, GVT_PROPOSAL_MADE_KIND);
  body = gvt_event_parse_body (event, NULL);

  g_assert_cmpstr (gvt_proposal_get_made_by (made), ==, GVT_TEST_FACILITATOR);
  g_assert_cmpstr (json_object_get_string_member (body, "subject"), ==, "blind");
  g_assert_cmpuint (event->header.subject_length, ==, 32);
  g_assert_cmpint (memcmp (event->header.subject, subject.bytes, 32), !=, 0);
  gvt_proposal_fixture_cannot_open (fixture, made, GVT_ERROR_FORBIDDEN);
}

static void
test_officer_opens_it (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = NULL;
  g_autoptr (GvtProposalDetails) details = NULL;

  gvt_proposal_fixture_as (fixture, GVT_TEST_FACILITATOR);
  made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);
  gvt_proposal_fixture_as (fixture, GVT_TEST_OFFICER);
  details = gvt_proposal_fixture_open_details (fixture, made);

  g_assert_false (gvt_proposal_details_is_erased (details));
  g_assert_cmpstr (gvt_proposal_details_get (details, GVT_FIELD_NIK), ==, NIK);
  g_assert_cmpstr (gvt_proposal_details_get (details, GVT_FIELD_NAME), ==, NAME);
  g_assert_cmpstr (gvt_proposal_details_get (details, GVT_FIELD_PHONE), ==, PHONE);
  g_assert_null (gvt_proposal_details_get (details, GVT_FIELD_NOTE));
  g_assert_cmpstr (gvt_proposal_details_get_old (details, GVT_FIELD_ADDRESS), ==, "Dusun Lendang");
  g_assert_cmpstr (gvt_proposal_details_get_new (details, GVT_FIELD_ADDRESS), ==,
                   "Dusun Montong Buwuh");
}

/* D3: a person is not read without a trace. */
static void
test_opening_is_journalled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);
  g_autoptr (GvtEvent) made_event = gvt_proposal_fixture_last (fixture, GVT_PROPOSAL_MADE_KIND);
  g_autoptr (GvtProposalDetails) details = gvt_proposal_fixture_open_details (fixture, made);
  g_autoptr (GvtEvent) opened = gvt_proposal_fixture_last (fixture, GVT_PROPOSAL_OPENED_KIND);
  g_autoptr (JsonObject) body = gvt_event_parse_body (opened, NULL);
  g_autofree char *id = gvt_id_to_text (gvt_proposal_get_id (made));

  g_assert_cmpstr (json_object_get_string_member (body, "proposal"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (body, "purpose"), ==, PURPOSE);
  g_assert_cmpstr (opened->header.actor, ==, GVT_TEST_SUPERVISOR);
  g_assert_cmpmem (opened->header.subject, opened->header.subject_length,
                   made_event->header.subject, made_event->header.subject_length);
}

static void
assert_no_purpose (Fixture *fixture, GvtProposal *made, const char *purpose)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      gvt_proposals_open (fixture->profile, gvt_proposal_get_id (made), purpose, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_opening_needs_a_purpose (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *longer = g_strnfill (201, 'a');
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);

  assert_no_purpose (fixture, made, "");
  assert_no_purpose (fixture, made, longer);
  assert_no_purpose (fixture, made, "cek " NIK);
  g_assert_cmpuint (gvt_proposal_fixture_count (fixture, GVT_PROPOSAL_OPENED_KIND), ==, 0);
}

static void
test_centre_opens_the_same (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = NULL;
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSecret) stranger = gvt_sealing_key_new ();
  g_autoptr (GvtProposalDetails) at_the_centre = NULL;
  g_autoptr (GvtProposalDetails) here = NULL;
  g_autoptr (JsonObject) there_json = NULL;
  g_autoptr (JsonObject) here_json = NULL;
  g_autofree char *there_text = NULL;
  g_autofree char *here_text = NULL;

  made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);
  event = gvt_proposal_fixture_last (fixture, GVT_PROPOSAL_MADE_KIND);
  at_the_centre = gvt_proposal_details_unseal (fixture->centre_key, event->personal, &error);
  g_assert_no_error (error);
  here = gvt_proposal_fixture_open_details (fixture, made);

  there_json = gvt_proposal_details_to_json (at_the_centre);
  here_json = gvt_proposal_details_to_json (here);
  there_text = gvt_proposal_test_text (there_json);
  here_text = gvt_proposal_test_text (here_json);
  g_assert_cmpstr (there_text, ==, here_text);
  g_assert_cmpstr (gvt_proposal_details_get (at_the_centre, GVT_FIELD_NIK), ==, NIK);
  g_assert_null (gvt_proposal_details_unseal (stranger, event->personal, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static gboolean
erase_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  gpointer *pair = user_data;
  Fixture *fixture = pair[0];

  return gvt_journal_erase (fixture->journal, db, gvt_proposal_get_id (pair[1]), 1, "retention",
                            error);
}

static void
test_erased_part_is_gone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);
  gpointer pair[] = { fixture, made };
  g_autoptr (GvtProposalDetails) details = NULL;
  g_autofree char *after = NULL;

  gvt_proposal_fixture_write (fixture, erase_in_transaction, pair);
  after = gvt_proposal_fixture_json (fixture, gvt_proposal_get_id (made));
  details = gvt_proposal_fixture_open_details (fixture, made);

  g_assert_true (gvt_proposal_details_is_erased (details));
  g_assert_null (gvt_proposal_details_get (details, GVT_FIELD_NAME));
  g_assert_nonnull (strstr (after, "\"sex\":\"P\"")); /* the counts stay */
  g_assert_nonnull (strstr (after, "\"has_personal\":false"));
  g_assert_cmpuint (gvt_proposal_fixture_count (fixture, GVT_PROPOSAL_OPENED_KIND), ==, 0);
  g_assert_cmpuint (gvt_proposal_fixture_n_pending (fixture, NIK), ==, 1);
  gvt_test_profile_rebuilds (fixture->profile);
}

/* I11: the first six and last two digits; beside a birth date none at all. */
static void
test_masked (Fixture *fixture, gconstpointer unused)
{
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_MOVE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) with_date = gvt_proposals_make (fixture->profile, &input, &error);
  g_autoptr (GvtProposal) without = NULL;
  g_autoptr (GvtProposal) in_a_note = NULL;
  g_autoptr (GvtProposalDetails) dated = gvt_proposal_fixture_open_details (fixture, with_date);
  g_autoptr (GvtProposalDetails) undated = NULL;
  g_autoptr (GvtProposalDetails) noted = NULL;
  g_autoptr (JsonObject) json = NULL;
  g_autofree char *text = NULL;

  input.values[GVT_FIELD_BIRTH_DATE] = NULL;
  without = gvt_proposals_make (fixture->profile, &input, &error);
  input.values[GVT_FIELD_NOTE] = "lahir 5 Juli 1990";
  in_a_note = gvt_proposals_make (fixture->profile, &input, &error);
  g_assert_no_error (error);
  undated = gvt_proposal_fixture_open_details (fixture, without);
  noted = gvt_proposal_fixture_open_details (fixture, in_a_note);
  json = gvt_proposal_details_to_json (undated);
  text = gvt_proposal_details_show (undated, GVT_FIELD_NIK);

  g_assert_null (gvt_proposal_details_show (dated, GVT_FIELD_NIK));
  g_assert_null (gvt_proposal_details_show (noted, GVT_FIELD_NIK));
  g_assert_cmpstr (text, ==, "520204xxxxxxxx07");
  g_assert_cmpstr (json_object_get_string_member (json, "nik_masked"), ==, text);
  g_assert_false (json_object_has_member (json, "nik"));
}

static void
test_changed_number_is_masked (Fixture *fixture, gconstpointer unused)
{
  const GvtProposalChange change = { GVT_FIELD_NIK, OTHER_NIK, NIK };
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_WRONG_DATA);
  g_autoptr (GvtProposal) made = NULL;
  g_autoptr (GvtProposalDetails) details = NULL;
  g_autoptr (JsonObject) json = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  input.changes = &change;
  input.values[GVT_FIELD_BIRTH_DATE] = NULL;
  made = gvt_proposals_make (fixture->profile, &input, &error);
  g_assert_no_error (error);
  details = gvt_proposal_fixture_open_details (fixture, made);
  json = gvt_proposal_details_to_json (details);
  text = gvt_proposal_test_text (json);

  g_assert_nonnull (strstr (text, "{\"field\":\"nik\",\"old\":\"520204xxxxxxxx01\","
                                  "\"new\":\"520204xxxxxxxx07\"}"));
  g_assert_null (strstr (text, NIK));
}

static void
assert_nothing_in_clear (Fixture *fixture)
{
  static const char *const planted[] = { NAME, "Nurhasanah", NIK, PHONE, BIRTH_DATE, "Montong" };

  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    g_assert_false (gvt_test_folder_contains (fixture->folder, planted[i]));
}

/* I10: on the disk while it is open and when it is closed; and in what all users may read. */
static void
test_nothing_in_clear (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);
  g_autoptr (GvtProposalDetails) details = gvt_proposal_fixture_open_details (fixture, made);
  g_autoptr (GPtrArray) events = gvt_proposal_fixture_events (fixture, NULL);
  static const char *const planted[] = { NAME, NIK, PHONE, BIRTH_DATE, "Montong" };

  assert_nothing_in_clear (fixture);
  for (guint i = 0; i < events->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (planted); k++)
      {
        GvtEvent *event = g_ptr_array_index (events, i);
        GBytes *parts[] = { event->header_bytes, event->body, event->personal };

        for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
          if (parts[p] != NULL)
            g_assert_null (memmem (g_bytes_get_data (parts[p], NULL), g_bytes_get_size (parts[p]),
                                   planted[k], strlen (planted[k])));
      }

  g_clear_object (&fixture->journal);
  gvt_profile_lock (fixture->profile);
  assert_nothing_in_clear (fixture);
}

#define ADD(name, func) \
  g_test_add ("/proposal-details/" name, Fixture, NULL, gvt_proposal_fixture_set_up, func, \
              gvt_proposal_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("a-facilitator-writes-blind-and-cannot-open", test_facilitator_writes_blind);
  ADD ("an-officer-opens-what-a-facilitator-wrote", test_officer_opens_it);
  ADD ("opening-is-journalled-with-its-purpose", test_opening_is_journalled);
  ADD ("opening-needs-a-purpose-that-names-nobody", test_opening_needs_a_purpose);
  ADD ("the-centre's-key-opens-the-same-part", test_centre_opens_the_same);
  ADD ("an-erased-part-leaves-what-a-rebuild-leaves", test_erased_part_is_gone);
  ADD ("I11-a-number-is-masked-and-never-beside-a-birth-date", test_masked);
  ADD ("I11-a-changed-number-is-masked", test_changed_number_is_masked);
  ADD ("I10-nothing-personal-is-in-clear", test_nothing_in_clear);
  return g_test_run ();
}
