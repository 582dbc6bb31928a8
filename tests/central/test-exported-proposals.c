/* SPDX-License-Identifier: GPL-3.0-or-later */
/* D4: by when a proposal is decided, and what is handed to a regency's office. */
#include "gvt-central-export.h"
#include "gvt-central-plenary.h"
#include "gvt-central-waiting.h"
#include "gvt-code-list.h"
#include "gvt-decide-fixture.h"
#include "gvt-error.h"
#include "gvt-xlsx.h"

/* UU PDP: told from the 48th hour on, and only of what somebody asked about himself. */
static void
test_a_request_about_ones_own_data_has_its_hours (GvtDecideFixture *self, gconstpointer unused)
{
  static const char *const evidence[] = { "ktp-el", NULL };
  static const GvtProposalChange change = { GVT_FIELD_RT, "001", "004" };
  const GvtProposalInput input = {
    .proposal = GVT_PROPOSAL_WRONG_DATA,
    .village = GVT_DECIDE_VILLAGE,
    .evidence = evidence,
    .reporter = "self",
    .is_own_request = TRUE,
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = GVT_DECIDE_NIK, [GVT_FIELD_NAME] = GVT_DECIDE_NAME },
    .changes = &change,
    .n_changes = 1
  };
  const GvtWaitingQuery query = { .area = "", .state = "", .limit = 10 };
  g_autoptr (GvtProposal) other = gvt_decide_make (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) own = gvt_proposals_make (self->taker->profile, &input, &error);
  g_autoptr (JsonObject) early = NULL;
  g_autoptr (JsonObject) late = NULL;
  JsonObject *told;

  g_assert_no_error (error);
  gvt_decide_push (self, self->taker);
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

static void
assert_plenary (JsonObject *told, gboolean is_of_updating, const char *day)
{
  g_assert_true (json_object_get_boolean_member (told, "is_of_updating") == is_of_updating);
  g_assert_true (json_object_get_null_member (told, "plenary") == (day == NULL));
  if (day != NULL)
    g_assert_cmpstr (json_object_get_string_member (told, "plenary"), ==, day);
}

/* D4: the regencies' plenary meetings are about continuous updating (PDPB) and limited checks. */
static void
test_what_is_made_for_an_election_has_no_plenary_day (GvtDecideFixture *self, gconstpointer unused)
{
  static const char *const scopes[] = { NULL, "pdpb-2026-q4", "coktas", "pilkada-2029", "pdpbx" };
  const GvtWaitingQuery query = { .area = "", .state = "", .limit = G_N_ELEMENTS (scopes) };
  g_autoptr (JsonObject) page = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      static const char *const evidence[] = { "ktp-el", NULL };
      const GvtProposalInput input = {
        .proposal = GVT_PROPOSAL_NEW,
        .village = GVT_DECIDE_VILLAGE,
        .evidence = evidence,
        .reporter = "self",
        .scope = scopes[i],
        .has_consent = TRUE,
        .values = { [GVT_FIELD_NIK] = GVT_DECIDE_NIK, [GVT_FIELD_NAME] = GVT_DECIDE_NAME },
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtProposal) made = gvt_proposals_make (self->taker->profile, &input, &error);

      g_assert_no_error (error);
      gvt_clock_advance (self->centre.clock, G_TIME_SPAN_SECOND); /* the older first */
    }
  gvt_decide_push (self, self->taker);
  g_assert_true (gvt_central_set_plenary (self->centre.central, "99.01", "2026-12-30", NULL));
  page = gvt_central_list_waiting (self->centre.central, &query, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    assert_plenary (
        json_array_get_object_element (json_object_get_array_member (page, "proposals"), i), i < 3,
        i < 3 ? "2026-12-30" : NULL);
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
test_what_is_exported_stays_exported (GvtDecideFixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) proposal = gvt_decide_make (self);
  const GvtDecisionOn one = gvt_decide_on (proposal, 1);
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

  gvt_decide_push (self, self->taker);
  gvt_decide_decide (self, self->decider, proposal, 0, &gvt_decide_verified);
  gvt_decide_push (self, self->decider);
  decision = gvt_decide_find_decision (self, "verified");
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
  g_assert_cmpstr (cell_of (rows, "NIK"), ==, GVT_DECIDE_NIK);
  g_assert_cmpstr (cell_of (rows, "NAMA"), ==, GVT_DECIDE_NAME);
  g_assert_cmpstr (cell_of (rows, "KETERANGAN"), ==, "1");
  g_assert_cmpstr (cell_of (rows, "SKEMA TMS"), ==, GVT_TMS_SCHEME);
  gvt_decide_assert_centre (self, proposal, "exported");

  gvt_proposals_undo_decision (self->decider->profile, &one, &decision, &error);
  g_assert_no_error (error);
  gvt_decide_decide (self, self->decider, proposal, 0, &gvt_decide_rejected);
  gvt_decide_push (self, self->decider);
  gvt_decide_assert_centre (self, proposal, "exported");
  gvt_decide_hear (self);
  gvt_decide_assert_taker (self, proposal, "exported", NULL);
  g_assert_false (gvt_proposals_withdraw (self->taker->profile, gvt_proposal_get_id (proposal),
                                          "mistake", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

#define ADD(name, function) \
  g_test_add ("/exported-proposals/" name, GvtDecideFixture, NULL, gvt_decide_set_up, function, \
              gvt_decide_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("a-request-about-ones-own-data-has-its-hours",
       test_a_request_about_ones_own_data_has_its_hours);
  ADD ("what-is-made-for-an-election-has-no-plenary-day",
       test_what_is_made_for_an_election_has_no_plenary_day);
  ADD ("what-is-exported-stays-exported", test_what_is_exported_stays_exported);

  return g_test_run ();
}
