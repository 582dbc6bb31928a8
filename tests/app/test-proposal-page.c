/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form of a proposal asks for, and what is kept of it. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-code-row.h"
#include "gvt-lookup.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-page.h"
#include "gvt-reason-group.h"
#include "gvt-voters-fixture.h"

#define PURPOSE "verifikasi laporan warga"

#define NIK_OF_TWO "5202010101850003" /* Muhammad Aminullah's, and Lalu Wire's */

/* Returns: (transfer full): the first that the list of Kuta has with @nik */
static GvtVoterHit *
find_listed (GvtProfile *profile, const char *nik)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = gvt_roll_open (profile, NULL, NULL, &error);
  g_autoptr (GvtLookup) lookup = NULL;

  g_assert_no_error (error);
  lookup = gvt_lookup_by_nik (profile, roll, nik, NULL, PURPOSE, &error);
  g_assert_no_error (error);
  return g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);
}

/* An officer's laptop with a list, and the form in a narrow window: about the voter of that list
 * who has @nik (nullable), or about somebody who is in none. */
static void
open_page (GvtAppTestDesk *desk, const char *nik)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture fixture = { 0 };
  g_autoptr (GvtVoterHit) about = NULL;

  gvt_app_test_desk_open (desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk->profile);
  gvt_voters_fixture_give (&fixture, kuta);
  gvt_voters_fixture_leave (&fixture);
  about = nik != NULL ? find_listed (desk->profile, nik) : NULL;
  gvt_app_test_desk_show (desk, gvt_proposal_page_new (about), 360);
}

static GtkWidget *
find (GvtAppTestDesk *desk, GType type, const char *id)
{
  GtkWidget *found = gvt_app_test_find (gvt_app_test_desk_top (desk), type, id);

  g_assert_nonnull (found);
  return found;
}

static void
choose (GvtAppTestDesk *desk, const char *id, const char *code)
{
  gvt_code_row_select (GVT_CODE_ROW (find (desk, GVT_TYPE_CODE_ROW, id)), code);
  gvt_app_test_settle (GTK_WIDGET (desk->window));
}

/* The reason whose row begins with @number. */
static void
choose_reason (GvtAppTestDesk *desk, const char *number)
{
  AdwComboRow *row = ADW_COMBO_ROW (find (desk, ADW_TYPE_COMBO_ROW, "reason"));
  GListModel *rows = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkStringObject) text = g_list_model_get_item (rows, i);

      if (g_str_has_prefix (gtk_string_object_get_string (text), number))
        {
          adw_combo_row_set_selected (row, i);
          gvt_app_test_settle (GTK_WIDGET (desk->window));
          return;
        }
    }
  g_error ("There is no reason %s", number);
}

static guint
n_reasons (GvtAppTestDesk *desk)
{
  AdwComboRow *row = ADW_COMBO_ROW (find (desk, ADW_TYPE_COMBO_ROW, "reason"));

  return g_list_model_get_n_items (adw_combo_row_get_model (row));
}

static void
type (GvtAppTestDesk *desk, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (desk, GTK_TYPE_WIDGET, id)), text);
}

static void
test_what_is_to_be_shown_stands_above_the_evidence (void)
{
  GvtAppTestDesk desk;

  open_page (&desk, NULL);
  choose (&desk, "proposal", GVT_PROPOSAL_DEATH);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk),
                            "To be shown, any one of these: Death certificate;");

  choose (&desk, "proposal", GVT_PROPOSAL_TMS);
  g_assert_cmpuint (n_reasons (&desk), ==, 5); /* 2, 3, 5, 6, 7 */
  choose_reason (&desk, "6");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "To be shown: Membership card (KTA).");
  choose_reason (&desk, "3");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "To be verified.");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);

  choose (&desk, "scheme", GVT_TMS_SCHEME_2020);
  g_assert_cmpuint (n_reasons (&desk), ==, 7); /* and 9, 10; never 8 */
  gvt_app_test_desk_close (&desk);
}

/* Returns: (transfer full): the only proposal that is kept */
static GvtProposal *
only_one (GvtAppTestDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) kept = gvt_proposals_browse (desk->profile, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 1);
  return g_list_model_get_item (kept, 0);
}

static void
test_old_stands_beside_new (void)
{
  g_autofree char *text = NULL;
  GvtAppTestDesk desk;

  open_page (&desk, FIXTURE_AMINAH_NIK);
  choose (&desk, "proposal", GVT_PROPOSAL_WRONG_DATA);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "SITI AMINAH");

  adw_combo_row_set_selected (ADW_COMBO_ROW (find (&desk, ADW_TYPE_COMBO_ROW, "field")),
                              GVT_FIELD_ADDRESS);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "DUSUN KUTA I");

  adw_combo_row_set_selected (ADW_COMBO_ROW (find (&desk, ADW_TYPE_COMBO_ROW, "field")),
                              GVT_FIELD_NIK);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_null (strstr (text, FIXTURE_AMINAH_NIK)); /* I11 */
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_close (&desk);
}

static void
test_a_wrong_station_is_kept_with_the_right_one (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) kept = NULL;
  g_autoptr (GvtProposalDetails) details = NULL;
  g_autofree char *reason = NULL;
  GvtAppTestDesk desk;

  open_page (&desk, FIXTURE_AMINAH_NIK);
  choose (&desk, "proposal", GVT_PROPOSAL_WRONG_TPS);
  type (&desk, "right_tps", "7");
  gvt_app_test_desk_act (&desk, "proposal.save");

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "The proposal is saved");
  kept = only_one (&desk);
  reason = gvt_proposal_dup_reason (kept);
  g_assert_cmpstr (reason, ==, "8 Wrong polling station, of 2023/2024");
  details = gvt_proposals_open (desk.profile, gvt_proposal_get_id (kept), PURPOSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gvt_proposal_details_get_old (details, GVT_FIELD_TPS), ==, "001");
  g_assert_cmpstr (gvt_proposal_details_get_new (details, GVT_FIELD_TPS), ==, "007");
  gvt_app_test_desk_close (&desk);
}

static void
test_a_look_alike_is_told_while_it_is_typed (void)
{
  GvtAppTestDesk desk;

  open_page (&desk, NULL);
  type (&desk, "name", "Baiq Hidayati");
  type (&desk, "nik", FIXTURE_AMINAH_NIK);
  gvt_app_test_wait_for_text (gvt_app_test_desk_top (&desk),
                              "The same NIK, another name (K2): SITI AMINAH, Kuta, TPS 001");
  type (&desk, "nik", "");
  type (&desk, "birth_place", "Praya");
  type (&desk, "birth_date", "25-07-1990");
  type (&desk, "name", "Siti Amina");
  gvt_app_test_wait_for_text (gvt_app_test_desk_top (&desk), "born on the same day (K3)");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_close (&desk);
}

static void
test_a_look_alike_hinders_nothing (void)
{
  g_autoptr (GvtProposal) kept = NULL;
  GvtAppTestDesk desk;

  open_page (&desk, NIK_OF_TWO);
  gvt_app_test_wait_for_text (gvt_app_test_desk_top (&desk),
                              "The same NIK, another name (K2): LALU WIRE, Kuta, TPS 901");
  choose (&desk, "proposal", GVT_PROPOSAL_WRONG_TPS);
  type (&desk, "right_tps", "7");
  gvt_app_test_desk_act (&desk, "proposal.save");

  kept = only_one (&desk);
  g_assert_cmpstr (gvt_proposal_get_proposal (kept), ==, GVT_PROPOSAL_WRONG_TPS);
  gvt_app_test_desk_close (&desk);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/proposal-page/what-is-to-be-shown-stands-above-the-evidence",
                   test_what_is_to_be_shown_stands_above_the_evidence);
  g_test_add_func ("/proposal-page/I11-what-the-list-has-stands-beside-the-new-value",
                   test_old_stands_beside_new);
  g_test_add_func ("/proposal-page/a-wrong-polling-station-is-kept-with-the-right-one",
                   test_a_wrong_station_is_kept_with_the_right_one);
  g_test_add_func ("/proposal-page/a-look-alike-is-told-while-it-is-typed",
                   test_a_look_alike_is_told_while_it_is_typed);
  g_test_add_func ("/proposal-page/a-look-alike-hinders-nothing",
                   test_a_look_alike_hinders_nothing);
  return g_test_run ();
}
