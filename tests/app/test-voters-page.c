/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-page.h"
#include "gvt-voters-page.h"

static void
show (GvtAppTestDesk *desk, const char *user, GvtSectionPage *page)
{
  gvt_app_test_desk_open (desk, user);
  gvt_app_test_desk_show (desk, page, 360);
}

static void
test_a_facilitator_is_told_calmly_and_may_take_reports (void)
{
  GvtAppTestDesk desk;

  show (&desk, GVT_TEST_FACILITATOR, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL));

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Voter lists are kept closed for you");
  gvt_app_test_desk_act (&desk, "voters.report");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Once saved, the report is sealed");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_close (&desk);
}

static void
test_without_lists_an_officer_is_told_where_they_come_from (void)
{
  GvtAppTestDesk desk;

  show (&desk, GVT_TEST_OFFICER, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL));

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "No voter list on this laptop");
  gvt_app_test_desk_close (&desk);
}

static void
test_an_unfinished_proposal_is_refused_in_words_and_not_kept (void)
{
  GvtAppTestDesk desk;
  g_autoptr (GListModel) kept = NULL;

  show (&desk, GVT_TEST_FACILITATOR, gvt_proposal_page_new (NULL));
  gvt_app_test_desk_act (&desk, "proposal.save");

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "This cannot be accepted");
  kept = gvt_proposals_browse (desk.profile, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 0);
  gvt_app_test_desk_close (&desk);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/voters-page/a-facilitator-is-told-calmly-and-may-take-reports",
                   test_a_facilitator_is_told_calmly_and_may_take_reports);
  g_test_add_func ("/voters-page/without-lists-an-officer-is-told-where-they-come-from",
                   test_without_lists_an_officer_is_told_where_they_come_from);
  g_test_add_func ("/voters-page/an-unfinished-proposal-is-refused-in-words-and-not-kept",
                   test_an_unfinished_proposal_is_refused_in_words_and_not_kept);
  return g_test_run ();
}
