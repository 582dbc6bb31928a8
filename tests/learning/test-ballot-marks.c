/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-marks.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-test.h"

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);

  g_test_message ("%.80s", text);
  g_assert_null (gvt_ballot_marks_parse (bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_what_is_left_out_is_a_good_paper (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gvt_test_bytes ("{\"holes\":[]}");
  g_autoptr (GvtBallotMarks) marks = gvt_ballot_marks_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_true (marks->is_signed);
  g_assert_false (marks->has_writing);
  g_assert_cmpint (marks->tool, ==, GVT_BALLOT_TOOL_PROVIDED);
  g_assert_cmpint (marks->received, ==, GVT_BALLOT_RECEIVED_WHOLE);
  g_assert_cmpuint (gvt_ballot_marks_get_n_holes (marks), ==, 0);
}

static void
test_what_is_written_is_read_again (void)
{
  const char *text =
      "{\"holes\":[{\"at\":\"name\",\"candidate\":2,\"party\":1},{\"at\":\"outside\","
      "\"through\":true}],\"received\":\"damaged\",\"signed\":false,\"struck_off\":[{"
      "\"candidate\":2,\"party\":1}],\"tool\":\"burnt\",\"writing\":true}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);
  g_autoptr (GvtBallotMarks) marks = gvt_ballot_marks_parse (bytes, &error);
  g_autoptr (JsonObject) json = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  json = gvt_ballot_marks_to_json (marks);
  written = gvt_json_canonical (json, &error);

  g_assert_no_error (error);
  gvt_test_assert_bytes (written, bytes);
}

static void
test_a_slip_of_the_pen_is_refused (void)
{
  assert_refused ("");
  assert_refused ("[]");
  assert_refused ("{}");
  assert_refused ("{\"holes\":{}}");
  assert_refused ("{\"holes\":[],\"holes\":[]}");
  assert_refused ("{\"holes\":[],\"sigend\":true}");
  assert_refused ("{\"holes\":[],\"signed\":1}");
  assert_refused ("{\"holes\":[],\"tool\":\"nail\"}");
  assert_refused ("{\"holes\":[],\"received\":null}");
  assert_refused ("{\"holes\":[1]}");
  assert_refused ("{\"holes\":[{}]}");
  assert_refused ("{\"holes\":[{\"at\":\"middle\"}]}");
  assert_refused ("{\"holes\":[{\"at\":\"name\",\"column\":0}]}");
  assert_refused ("{\"holes\":[{\"at\":\"name\",\"column\":100}]}");
  assert_refused ("{\"holes\":[{\"at\":\"name\",\"column\":1.5}]}");
  assert_refused ("{\"holes\":[{\"at\":\"name\",\"row\":1}]}");
  assert_refused ("{\"holes\":[],\"struck_off\":[{\"party\":1}]}");
}

static void
test_more_than_the_bounds_is_refused (void)
{
  g_autoptr (GString) many = g_string_new ("{\"holes\":[{\"at\":\"outside\"}");
  g_autoptr (GString) large = g_string_new ("{\"holes\":[]");

  for (guint i = 0; i < GVT_BALLOT_MAX_HOLES; i++)
    g_string_append (many, ",{\"at\":\"outside\"}");
  g_string_append (many, "]}");
  assert_refused (many->str);

  while (large->len < GVT_BALLOT_MAX_MARKS_BYTES)
    g_string_append_c (large, ' ');
  g_string_append_c (large, '}');
  assert_refused (large->str);
}

static void
test_no_hole_is_added_past_the_bound (void)
{
  g_autoptr (GvtBallotMarks) marks = gvt_ballot_marks_new ();
  GvtBallotHole hole = { .place = GVT_BALLOT_OUTSIDE };

  for (guint i = 0; i < GVT_BALLOT_MAX_HOLES; i++)
    g_assert_true (gvt_ballot_marks_add_hole (marks, &hole));
  g_assert_false (gvt_ballot_marks_add_hole (marks, &hole));
  g_assert_cmpuint (gvt_ballot_marks_get_n_holes (marks), ==, GVT_BALLOT_MAX_HOLES);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/ballot-marks/what-is-left-out-is-a-good-paper",
                   test_what_is_left_out_is_a_good_paper);
  g_test_add_func ("/ballot-marks/what-is-written-is-read-again",
                   test_what_is_written_is_read_again);
  g_test_add_func ("/ballot-marks/a-slip-of-the-pen-is-refused", test_a_slip_of_the_pen_is_refused);
  g_test_add_func ("/ballot-marks/more-than-the-bounds-is-refused",
                   test_more_than_the_bounds_is_refused);
  g_test_add_func ("/ballot-marks/no-hole-is-added-past-the-bound",
                   test_no_hole_is_added_past_the_bound);
  return g_test_run ();
}
