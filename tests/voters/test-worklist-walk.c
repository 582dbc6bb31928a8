/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-code-list.h"
#include "gvt-test.h"
#include "gvt-worklist-kinds.h"
#include "gvt-worklist-proposal.h"
#include "gvt-worklist-walk.h"

/* Six rows. The family of rows 1, 2 and 5 has its son far behind; row 4 is in no list here. */
static const guint households[] = { 1, 1, 2, 0, 1, 3 };

static GvtWorklist *
open_worklist (void)
{
  static const char text[] = "{\"worklist\":\"018f0000-0000-7000-8000-000000000001\","
                             "\"visit\":\"018f0000-0000-7000-8000-000000000002\",\"code\":\"K7\","
                             "\"title\":\"RT 001\",\"rows\":\""
                             "000000000000000100000000000000020000000000000003"
                             "000000000000000400000000000000050000000000000006\"}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, sizeof text - 1);
  const GvtEvent taken = { .header = { .place = (char *) "52.02.01.2003" }, .body = body };
  g_autoptr (GError) error = NULL;
  GvtWorklist *worklist = gvt_worklist_new_from_event (&taken, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gvt_worklist_get_n_rows (worklist), ==, G_N_ELEMENTS (households));
  for (guint i = 0; i < G_N_ELEMENTS (households); i++)
    gvt_worklist_get_row (worklist, i + 1)->household = households[i];
  return worklist;
}

static void
mark (GvtWorklist *worklist, guint row, const char *outcome)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (body, "act", "018f0000-0000-7000-8000-000000000003");
  json_object_set_string_member (body, "outcome", outcome);
  json_object_set_int_member (body, "row", row);
  gvt_worklist_apply_mark (worklist, body, &error);
  g_assert_no_error (error);
}

static void
assert_rows (GvtWorklist *worklist, guint row, GvtHouseholdRows which, const char *expected)
{
  g_autoptr (GArray) rows = gvt_worklist_list_household (worklist, row, which);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%u ", g_array_index (rows, guint, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_a_family_is_together_however_far_apart_its_rows_are (void)
{
  g_autoptr (GvtWorklist) worklist = open_worklist ();

  assert_rows (worklist, 5, GVT_HOUSEHOLD_ALL, "1 2 5 ");
  assert_rows (worklist, 4, GVT_HOUSEHOLD_ALL, "4 "); /* whom nobody knows lives with nobody */

  mark (worklist, 1, GVT_OUTCOME_NOT_MET);
  mark (worklist, 2, GVT_OUTCOME_FITS);
  assert_rows (worklist, 1, GVT_HOUSEHOLD_UNSEEN, "5 ");
  assert_rows (worklist, 1, GVT_HOUSEHOLD_OPEN, "1 5 ");
}

static void
test_each_household_is_come_by_once_in_both_directions (void)
{
  g_autoptr (GvtWorklist) worklist = open_worklist ();

  g_assert_cmpuint (gvt_worklist_find_beside (worklist, 1, 1), ==, 3);
  g_assert_cmpuint (gvt_worklist_find_beside (worklist, 3, 1), ==, 4);
  g_assert_cmpuint (gvt_worklist_find_beside (worklist, 4, 1), ==, 6); /* 5 is the first one's */
  g_assert_cmpuint (gvt_worklist_find_beside (worklist, 6, 1), ==, 0);
  g_assert_cmpuint (gvt_worklist_find_beside (worklist, 6, -1), ==, 4);
  g_assert_cmpuint (gvt_worklist_find_beside (worklist, 3, -1), ==, 1);
  g_assert_cmpuint (gvt_worklist_find_beside (worklist, 1, -1), ==, 0);
}

/* First to whom nobody was yet, also those who were passed by; then to those who were not met. */
static void
test_the_walk_goes_on_where_nobody_was (void)
{
  g_autoptr (GvtWorklist) worklist = open_worklist ();

  g_assert_cmpuint (gvt_worklist_find_waiting (worklist, 1), ==, 1);
  mark (worklist, 3, GVT_OUTCOME_NOT_MET);
  mark (worklist, 4, GVT_OUTCOME_REFUSES);
  g_assert_cmpuint (gvt_worklist_find_waiting (worklist, 3), ==, 6);
  mark (worklist, 6, GVT_OUTCOME_NOT_MET);
  g_assert_cmpuint (gvt_worklist_find_waiting (worklist, 6), ==, 1);

  mark (worklist, 1, GVT_OUTCOME_FITS);
  mark (worklist, 2, GVT_OUTCOME_FITS);
  g_assert_cmpuint (gvt_worklist_find_waiting (worklist, 1), ==, 1); /* its son */
  mark (worklist, 5, GVT_OUTCOME_CHANGED);
  g_assert_cmpuint (gvt_worklist_find_waiting (worklist, 1), ==, 3);
  g_assert_cmpuint (gvt_worklist_find_waiting (worklist, 3), ==, 6);
  g_assert_cmpuint (gvt_worklist_find_waiting (worklist, 6), ==, 3);

  mark (worklist, 3, GVT_OUTCOME_FITS);
  mark (worklist, 6, GVT_OUTCOME_FITS);
  g_assert_cmpuint (gvt_worklist_find_waiting (worklist, 6), ==, 0);
}

static void
assert_proposal (GvtWorklist *worklist, guint row, const char *proposal, gboolean is_about_voter)
{
  GvtProposalInput input = { 0 };

  g_assert_true (gvt_worklist_fill_proposal (worklist, gvt_worklist_get_row (worklist, row), &input)
                 == is_about_voter);
  g_assert_cmpstr (input.proposal, ==, proposal);
}

static void
mark_tms (GvtWorklist *worklist, guint row, const char *scheme, const char *code)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (body, "act", "018f0000-0000-7000-8000-000000000003");
  json_object_set_string_member (body, "outcome", GVT_OUTCOME_TMS);
  json_object_set_string_member (body, "scheme", scheme);
  json_object_set_string_member (body, "code", code);
  json_object_set_int_member (body, "row", row);
  gvt_worklist_apply_mark (worklist, body, &error);
  g_assert_no_error (error);
}

/* 8 is a wrong polling station in one scheme, and was a loss of memory in the other. */
static void
test_a_mark_begins_the_proposal_that_it_calls_for (void)
{
  g_autoptr (GvtWorklist) worklist = open_worklist ();

  assert_proposal (worklist, 1, NULL, TRUE);
  mark_tms (worklist, 1, "2023/2024", "1");
  assert_proposal (worklist, 1, "death", TRUE);
  mark_tms (worklist, 2, "2018-2020", "4");
  assert_proposal (worklist, 2, "move", TRUE);
  mark_tms (worklist, 3, "2023/2024", "8");
  assert_proposal (worklist, 3, "wrong_tps", TRUE);
  mark_tms (worklist, 4, "2018-2020", "8");
  assert_proposal (worklist, 4, "tms", TRUE);
  mark_tms (worklist, 5, "2023/2024", "6");
  assert_proposal (worklist, 5, "tms", TRUE);

  mark (worklist, 6, GVT_OUTCOME_NEW);
  assert_proposal (worklist, 6, "new", FALSE);
  mark (worklist, 6, GVT_OUTCOME_CHANGED);
  assert_proposal (worklist, 6, NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/worklist-walk/a-family-is-together-however-far-apart-its-rows-are",
                   test_a_family_is_together_however_far_apart_its_rows_are);
  g_test_add_func ("/worklist-walk/each-household-is-come-by-once-in-both-directions",
                   test_each_household_is_come_by_once_in_both_directions);
  g_test_add_func ("/worklist-walk/the-walk-goes-on-where-nobody-was",
                   test_the_walk_goes_on_where_nobody_was);
  g_test_add_func ("/worklist-walk/a-mark-begins-the-proposal-that-it-calls-for",
                   test_a_mark_begins_the_proposal_that_it_calls_for);
  return g_test_run ();
}
