/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include "gvt-test.h"

static JsonObject *
judge (const char *kind, const char *marks)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", NULL, "ballot", "judge", "--kind", kind, "--marks", marks, "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpuint (json_object_get_size (json_node_get_object (node)), ==, 4);
  return json_object_ref (json_node_get_object (node));
}

static void
test_a_valid_vote_says_for_whom (void)
{
  g_autoptr (JsonObject) verdict = judge ("dpr",
                                          "{\"holes\":[{\"at\":\"logo\",\"party\":1},{\"at\":"
                                          "\"name\",\"party\":1,\"candidate\":3}]}");
  JsonObject *whom = json_object_get_object_member (verdict, "for");

  g_assert_true (json_object_get_boolean_member (verdict, "valid"));
  g_assert_cmpint (json_object_get_int_member (whom, "party"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (whom, "candidate"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (whom, "name"), ==, "Calon 3 of Partai A");
  g_assert_cmpstr (json_object_get_string_member (verdict, "rule"), ==, "V8");
  g_assert_cmpstr (json_object_get_string_member (verdict, "why"), !=, "");
}

static void
test_an_invalid_vote_is_for_nobody (void)
{
  g_autoptr (JsonObject) verdict = judge ("presiden",
                                          "{\"signed\":false,\"holes\":[{\"at\":\"photo\","
                                          "\"column\":1}]}");

  g_assert_false (json_object_get_boolean_member (verdict, "valid"));
  g_assert_true (json_object_get_null_member (verdict, "for"));
  g_assert_cmpstr (json_object_get_string_member (verdict, "rule"), ==, "umum");
}

static void
test_a_damaged_paper_is_neither (void)
{
  g_autoptr (JsonObject) verdict = judge ("gubernur", "{\"received\":\"damaged\",\"holes\":[]}");

  g_assert_true (json_object_get_null_member (verdict, "valid"));
  g_assert_true (json_object_get_null_member (verdict, "for"));
  g_assert_cmpstr (json_object_get_string_member (verdict, "rule"), ==, "V19");
}

static void
test_marks_come_by_standard_input (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", "{\"holes\":[{\"at\":\"inside\",\"column\":2}]}\n", "ballot", "judge", "--set",
      "pilkada-2024", "--kind", "bupati-kolom-kosong", "--marks", "-", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_nonnull (strstr (run->out, "Valid, for the empty column"));
  g_assert_nonnull (strstr (run->out, "V17"));
  g_assert_nonnull (strstr (run->out, "needs verification"));
}

static void
assert_fails (const char *set, const char *kind, const char *marks, const char *part)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "ballot", "judge",
                                                       "--json", "--set", set, "--kind", kind,
                                                       "--marks", marks, NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_nonnull (strstr (run->err, part));
}

static void
test_what_cannot_be_judged_is_told (void)
{
  assert_fails ("pemilu-2024", "bupati", "{\"holes\":[]}", "dprd-kabkota");
  assert_fails ("pemilu-1955", "dpr", "{\"holes\":[]}", "pemilu-1955");
  assert_fails ("pemilu-2029", "dpr", "{\"holes\":[]}", "awaits its law");
  assert_fails ("pemilu-2024", "dpr", "{\"holes\":[],\"sigend\":true}", "sigend");
  assert_fails ("pemilu-2024", "dpr", "{\"holes\":", "JSON");
  assert_fails ("pemilu-2024", "dpr", "{\"holes\":[{\"at\":\"photo\",\"column\":1}]}", "number 1");
}

static void
test_kind_and_marks_are_needed (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "ballot", "judge", NULL);

  g_assert_cmpint (run->exit_code, ==, 2);
  g_assert_nonnull (strstr (run->err, "--kind"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/ballot-command/a-valid-vote-says-for-whom", test_a_valid_vote_says_for_whom);
  g_test_add_func ("/ballot-command/an-invalid-vote-is-for-nobody",
                   test_an_invalid_vote_is_for_nobody);
  g_test_add_func ("/ballot-command/a-damaged-paper-is-neither", test_a_damaged_paper_is_neither);
  g_test_add_func ("/ballot-command/marks-come-by-standard-input",
                   test_marks_come_by_standard_input);
  g_test_add_func ("/ballot-command/what-cannot-be-judged-is-told",
                   test_what_cannot_be_judged_is_told);
  g_test_add_func ("/ballot-command/kind-and-marks-are-needed", test_kind_and_marks_are_needed);
  return g_test_run ();
}
