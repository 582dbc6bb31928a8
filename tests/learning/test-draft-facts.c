/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draft says of itself: time, for whom, objectives, sources. */
#include "gvt-draft-facts.h"

#include "gvt-draft-fixture.h"
#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-test.h"

static void
test_time_and_segments_are_kept (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) module = NULL;

  gvt_draft_set_minutes (fixture->draft, 45);
  gvt_draft_set_segment (fixture->draft, "pemula", TRUE);
  gvt_draft_set_segment (fixture->draft, "warganet", TRUE);
  gvt_draft_set_segment (fixture->draft, "pemula", FALSE);
  gvt_draft_fixture_save (fixture->draft);

  module = gvt_draft_fixture_load (fixture->folder);
  g_assert_cmpuint (gvt_module_get_minutes (module), ==, 45);
  g_assert_true (g_strv_contains (gvt_module_get_segments (module), "warganet"));
  g_assert_false (g_strv_contains (gvt_module_get_segments (module), "pemula"));
}

static void
test_objective_in_use_stays (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_draft_add_objective (fixture->draft, NULL));
  gvt_draft_set_objective_text (fixture->draft, 1, "Bersedia menjadi KPPS.");
  g_assert_false (gvt_draft_remove_objective (fixture->draft, 0, &error)); /* questions name it */
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_true (gvt_draft_remove_objective (fixture->draft, 1, &error));
  g_assert_false (gvt_draft_remove_objective (fixture->draft, 0, &error)); /* the only one */
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
add_verified_claim (GvtDraft *draft)
{
  guint index = gvt_draft_get_n_claims (draft);

  g_assert_true (gvt_draft_add_claim (draft, NULL));
  gvt_draft_set_claim (draft, index, "text", "TPS buka pukul 07.00.");
  gvt_draft_set_claim (draft, index, "source", "koran");
  gvt_draft_set_claim (draft, index, "checked_on", "2026-01-02");
  gvt_draft_set_claim (draft, index, "legal_basis", "PKPU");
  gvt_draft_set_claim (draft, index, "basis_checked_on", "2026-01-03");
  gvt_draft_set_claim_verified (draft, index, TRUE);
}

static void
test_other_statement_is_not_verified (GvtDraftFixture *fixture, gconstpointer user_data)
{
  GvtDraft *draft = fixture->draft;
  guint index = gvt_draft_get_n_claims (draft);

  add_verified_claim (draft);
  gvt_draft_set_claim (draft, index, "text", "TPS buka pukul 07.00."); /* the same */
  gvt_draft_set_claim (draft, index, "label", "contoh");
  g_assert_true (gvt_draft_is_claim_verified (draft, index));

  gvt_draft_set_claim (draft, index, "text", "TPS buka pukul 08.00.");

  g_assert_false (gvt_draft_is_claim_verified (draft, index));
  g_assert_cmpstr (gvt_draft_get_claim (draft, index, "basis_checked_on"), ==, "");
  gvt_draft_set_claim_verified (draft, index, TRUE); /* the author sets it anew */
  g_assert_true (gvt_draft_is_claim_verified (draft, index));
  gvt_draft_set_claim (draft, index, "source", "kabar");
  g_assert_false (gvt_draft_is_claim_verified (draft, index));
}

static void
test_claim_is_shown_alone (GvtDraftFixture *fixture, gconstpointer user_data)
{
  guint index = gvt_draft_get_n_claims (fixture->draft);
  g_autoptr (GvtDraftTexts) texts = NULL;
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GvtClaim) claim = NULL;
  g_autoptr (GError) error = NULL;

  add_verified_claim (fixture->draft);
  texts = gvt_draft_dup_texts (fixture->draft);
  module = gvt_draft_texts_load_claim (texts, index, &error);

  g_assert_no_error (error);
  claim = g_list_model_get_item (gvt_module_get_claims (module), 0);
  g_assert_cmpstr (gvt_claim_get_source (claim), ==, "koran");
  g_assert_true (gvt_draft_remove_claim (fixture->draft, index, NULL));
  g_assert_true (gvt_draft_restore_claim (fixture->draft, texts, index));
  g_assert_true (gvt_draft_is_claim_verified (fixture->draft, index));
}

/* Of a folder whose author says that it was reviewed. */
static void
test_any_edit_empties_the_reviewers (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraft) draft = NULL;
  g_autofree char *untouched = NULL;
  g_autofree char *edited = NULL;

  gvt_module_fixture_edit (
      fixture->folder, "module.json", "\"reviewed_by\" : []",
      "\"reviewed_by\" : [{\"name\": \"N\", \"office\": \"O\", \"date\": \"2026-01-02\"}]");
  draft = gvt_draft_fixture_open (fixture->folder);
  gvt_draft_fixture_save (draft);
  untouched = gvt_draft_fixture_read (fixture->folder, "module.json");
  gvt_draft_set_card_text (draft, 0, "Lain.\n");
  gvt_draft_fixture_save (draft);

  edited = gvt_draft_fixture_read (fixture->folder, "module.json");
  g_assert_nonnull (strstr (untouched, "\"office\""));
  g_assert_null (strstr (edited, "\"office\""));
}

#define ADD(path, func) \
  g_test_add ("/draft-facts/" path, GvtDraftFixture, NULL, gvt_draft_fixture_set_up, func, \
              gvt_draft_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("time-and-segments-are-kept", test_time_and_segments_are_kept);
  ADD ("objective-in-use-stays", test_objective_in_use_stays);
  ADD ("other-statement-is-not-verified", test_other_statement_is_not_verified);
  ADD ("claim-is-shown-alone", test_claim_is_shown_alone);
  ADD ("any-edit-empties-the-reviewers", test_any_edit_empties_the_reviewers);
  return g_test_run ();
}
