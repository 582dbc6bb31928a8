/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-fixture.h"
#include "gvt-proposal-kinds.h"
#include "gvt-proposal-private.h"
#include "gvt-receipt-number.h"
#include "gvt-voter-subject.h"

#define PURPOSE "verifikasi laporan warga"

typedef GvtProposalFixture Fixture;

static guint
count_events (Fixture *fixture, const char *kind)
{
  g_autoptr (GPtrArray) events = gvt_proposal_fixture_events (fixture, kind);

  return events->len;
}

/* Returns: (transfer full): the last event of @kind */
static GvtEvent *
last_event (Fixture *fixture, const char *kind)
{
  g_autoptr (GPtrArray) events = gvt_proposal_fixture_events (fixture, kind);

  g_assert_cmpuint (events->len, >, 0);
  return gvt_event_ref (g_ptr_array_index (events, events->len - 1));
}

static char *
to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static char *
json_of (Fixture *fixture, const GvtId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) found = gvt_proposals_find (fixture->store, id, &error);
  g_autoptr (JsonObject) object = NULL;

  g_assert_no_error (error);
  object = gvt_proposal_to_json (found);
  return to_text (object);
}

static GvtProposalDetails *
open_details (Fixture *fixture, GvtProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  GvtProposalDetails *details = gvt_proposals_open (
      fixture->profile, gvt_proposal_get_id (proposal), PURPOSE, &error);

  g_assert_no_error (error);
  return details;
}

static void
assert_cannot_open (Fixture *fixture, GvtProposal *proposal, GvtError code)
{
  guint n_before = count_events (fixture, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      gvt_proposals_open (fixture->profile, gvt_proposal_get_id (proposal), PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, (int) code);
  g_assert_cmpuint (count_events (fixture, NULL), ==, n_before);
}

static guint
n_pending (Fixture *fixture, const char *nik)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) pending = NULL;
  GvtHash subject;

  gvt_voter_subject (fixture->profile, nik, &subject, &error);
  g_assert_no_error (error);
  pending = gvt_proposals_pending_for (fixture->store, &subject, &error);
  g_assert_no_error (error);
  return g_list_model_get_n_items (pending);
}

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
  g_assert_cmpstr (gvt_proposal_get_state (found), ==, GVT_PROPOSAL_STATE_MADE);
  g_assert_cmpstr (gvt_proposal_get_made_by (found), ==, GVT_TEST_SUPERVISOR);
  g_assert_cmpint (gvt_proposal_get_made_at (found), ==, GVT_TEST_NOW_US + G_TIME_SPAN_SECOND);
  g_assert_cmpstrv (gvt_proposal_get_fields (found), ((const char *const[]){ "address", NULL }));
  g_assert_cmpstrv (gvt_proposal_get_evidence (found),
                    ((const char *const[]){ "ktp-el", "kk", "surat-keterangan", NULL }));
  g_assert_true (gvt_proposal_has_personal (found));

  by_receipt = gvt_proposals_with_receipt (fixture->store, gvt_proposal_get_receipt (made), &error);
  g_assert_cmpuint (g_list_model_get_n_items (by_receipt), ==, 1);
}

static void
test_no_centre_no_proposal (Fixture *fixture, gconstpointer unused)
{
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_DEATH);
  guint n_before = count_events (fixture, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_proposals_make (fixture->profile, &input, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpuint (count_events (fixture, NULL), ==, n_before);
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
  assert_cannot_open (fixture, made, GVT_ERROR_FORBIDDEN);

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
  event = last_event (fixture, GVT_PROPOSAL_MADE_KIND);
  body = gvt_event_parse_body (event, NULL);

  g_assert_cmpstr (gvt_proposal_get_made_by (made), ==, GVT_TEST_FACILITATOR);
  g_assert_cmpstr (json_object_get_string_member (body, "subject"), ==, "random");
  g_assert_cmpuint (event->header.subject_length, ==, 32);
  g_assert_cmpint (memcmp (event->header.subject, subject.bytes, 32), !=, 0);
  assert_cannot_open (fixture, made, GVT_ERROR_FORBIDDEN);
}

static void
test_officer_opens_it (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = NULL;
  g_autoptr (GvtProposalDetails) details = NULL;

  gvt_proposal_fixture_as (fixture, GVT_TEST_FACILITATOR);
  made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);
  gvt_proposal_fixture_as (fixture, GVT_TEST_OFFICER);
  details = open_details (fixture, made);

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
  g_autoptr (GvtEvent) made_event = last_event (fixture, GVT_PROPOSAL_MADE_KIND);
  g_autoptr (GvtProposalDetails) details = open_details (fixture, made);
  g_autoptr (GvtEvent) opened = last_event (fixture, GVT_PROPOSAL_OPENED_KIND);
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
  g_autofree char *longer = g_strnfill (121, 'a');
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);

  assert_no_purpose (fixture, made, "");
  assert_no_purpose (fixture, made, longer);
  assert_no_purpose (fixture, made, "cek " NIK);
  g_assert_cmpuint (count_events (fixture, GVT_PROPOSAL_OPENED_KIND), ==, 0);
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
  event = last_event (fixture, GVT_PROPOSAL_MADE_KIND);
  at_the_centre = gvt_proposal_details_unseal (fixture->centre_key, event->personal, &error);
  g_assert_no_error (error);
  here = open_details (fixture, made);

  there_json = gvt_proposal_details_to_json (at_the_centre);
  here_json = gvt_proposal_details_to_json (here);
  there_text = to_text (there_json);
  here_text = to_text (here_json);
  g_assert_cmpstr (there_text, ==, here_text);
  g_assert_cmpstr (gvt_proposal_details_get (at_the_centre, GVT_FIELD_NIK), ==, NIK);
  g_assert_null (gvt_proposal_details_unseal (stranger, event->personal, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* I7 */
static void
test_pending_beside_the_voter (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);
  g_autoptr (GvtProposal) second = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_WRONG_DATA);

  g_assert_cmpuint (n_pending (fixture, NIK), ==, 2);
  g_assert_cmpuint (n_pending (fixture, OTHER_NIK), ==, 0);

  withdraw (fixture, first);
  g_assert_cmpuint (n_pending (fixture, NIK), ==, 1);
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
  after = json_of (fixture, gvt_proposal_get_id (made));
  g_assert_nonnull (strstr (after, "\"state\":\"withdrawn\",\"withdrawal\":\"mistake\""));

  g_assert_false (
      gvt_proposals_withdraw (fixture->profile, gvt_proposal_get_id (made), "reporter", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpuint (count_events (fixture, GVT_PROPOSAL_WITHDRAWN_KIND), ==, 1);
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
  after = json_of (fixture, gvt_proposal_get_id (made));
  details = open_details (fixture, made);

  g_assert_true (gvt_proposal_details_is_erased (details));
  g_assert_null (gvt_proposal_details_get (details, GVT_FIELD_NAME));
  g_assert_nonnull (strstr (after, "\"sex\":\"P\"")); /* the counts stay */
  g_assert_nonnull (strstr (after, "\"has_personal\":false"));
  g_assert_cmpuint (count_events (fixture, GVT_PROPOSAL_OPENED_KIND), ==, 0);
  g_assert_cmpuint (n_pending (fixture, NIK), ==, 1);
  gvt_test_profile_rebuilds (fixture->profile);
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
  before = json_of (fixture, gvt_proposal_get_id (second));
  gvt_test_profile_rebuilds (fixture->profile);
  gvt_journal_rebuild (fixture->journal, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = json_of (fixture, gvt_proposal_get_id (second));

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (n_listed (fixture, "", NULL), ==, 2);
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
  g_autoptr (GvtProposalDetails) dated = open_details (fixture, with_date);
  g_autoptr (GvtProposalDetails) undated = NULL;
  g_autoptr (GvtProposalDetails) noted = NULL;
  g_autoptr (JsonObject) json = NULL;
  g_autofree char *text = NULL;

  input.values[GVT_FIELD_BIRTH_DATE] = NULL;
  without = gvt_proposals_make (fixture->profile, &input, &error);
  input.values[GVT_FIELD_NOTE] = "lahir 5 Juli 1990";
  in_a_note = gvt_proposals_make (fixture->profile, &input, &error);
  g_assert_no_error (error);
  undated = open_details (fixture, without);
  noted = open_details (fixture, in_a_note);
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
  details = open_details (fixture, made);
  json = gvt_proposal_details_to_json (details);
  text = to_text (json);

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
  g_autoptr (GvtProposalDetails) details = open_details (fixture, made);
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

/* Draws what it is told, in order. */
typedef struct
{
  const char *const *draws; /* of five symbols each */
  guint n_drawn;
  char *receipt;
} Scripted;

static char *
draw_as_told (gpointer user_data)
{
  Scripted *scripted = user_data;

  return g_strdup (scripted->draws[scripted->n_drawn++]);
}

static gboolean
draw_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Scripted *scripted = user_data;

  scripted->receipt = gvt_proposal_draw_receipt (db, GVT_TEST_DEVICE_CODE, draw_as_told, scripted,
                                                 error);
  return scripted->receipt != NULL;
}

static void
test_repeat_is_redrawn (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_NEW);
  g_autofree char *taken = gvt_receipt_number_parse (gvt_proposal_get_receipt (made), NULL);
  g_autofree char *symbols = g_strndup (taken + 4, GVT_RECEIPT_NUMBER_RANDOM);
  const char *const draws[] = { symbols, symbols,
                                g_str_equal (symbols, "ZZZZZ") ? "YYYYY" : "ZZZZZ" };
  Scripted scripted = { .draws = draws };
  g_autofree char *receipt = NULL;

  gvt_proposal_fixture_write (fixture, draw_in_transaction, &scripted);
  receipt = scripted.receipt;

  g_assert_cmpuint (scripted.n_drawn, ==, 3);
  g_assert_cmpstr (receipt, !=, taken);
  g_assert_true (gvt_receipt_number_is_canonical (receipt));
}

static char *
draw_always_the_same (gpointer user_data)
{
  Scripted *scripted = user_data;

  scripted->n_drawn++;
  return g_strdup (scripted->draws[0]);
}

static gboolean
draw_without_end (GvtDb *db, gpointer user_data, GError **error)
{
  g_autofree char *receipt = gvt_proposal_draw_receipt (db, GVT_TEST_DEVICE_CODE,
                                                        draw_always_the_same, user_data, error);

  return receipt != NULL;
}

static void
test_broken_chance_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_NEW);
  g_autofree char *taken = gvt_receipt_number_parse (gvt_proposal_get_receipt (made), NULL);
  g_autofree char *symbols = g_strndup (taken + 4, GVT_RECEIPT_NUMBER_RANDOM);
  const char *const draws[] = { symbols };
  Scripted scripted = { .draws = draws };
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_store_write (fixture->store, draw_without_end, &scripted, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpuint (scripted.n_drawn, ==, 100);
}

static void
test_numbers_do_not_count (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (fixture, GVT_PROPOSAL_MOVE);

      g_hash_table_add (seen, g_strdup (gvt_proposal_get_receipt (made)));
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==, 20);
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
  ADD ("a-facilitator-writes-blind-and-cannot-open", test_facilitator_writes_blind);
  ADD ("an-officer-opens-what-a-facilitator-wrote", test_officer_opens_it);
  ADD ("opening-is-journalled-with-its-purpose", test_opening_is_journalled);
  ADD ("opening-needs-a-purpose-that-names-nobody", test_opening_needs_a_purpose);
  ADD ("the-centre's-key-opens-the-same-part", test_centre_opens_the_same);
  ADD ("I7-pending-ones-stand-beside-the-voter", test_pending_beside_the_voter);
  ADD ("a-proposal-is-withdrawn-once", test_withdrawn_once);
  ADD ("a-facilitator-withdraws-only-his-own", test_only_ones_own_is_withdrawn);
  ADD ("an-erased-part-leaves-what-a-rebuild-leaves", test_erased_part_is_gone);
  ADD ("a-rebuild-changes-nothing", test_rebuild_changes_nothing);
  ADD ("I11-a-number-is-masked-and-never-beside-a-birth-date", test_masked);
  ADD ("I11-a-changed-number-is-masked", test_changed_number_is_masked);
  ADD ("I10-nothing-personal-is-in-clear", test_nothing_in_clear);
  ADD ("a-repeated-receipt-number-is-redrawn", test_repeat_is_redrawn);
  ADD ("a-broken-source-of-chance-is-told", test_broken_chance_is_told);
  ADD ("receipt-numbers-differ", test_numbers_do_not_count);
  return g_test_run ();
}
