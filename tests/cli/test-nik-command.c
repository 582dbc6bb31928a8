/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include "gvt-test.h"

#define WOMAN "5271016507070001" /* fictional: Ampenan, 25 July 2007 */

static void
test_answers_in_json (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "--json", "nik", "check",
                                                       WOMAN, "123", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonArray *all = json_node_get_array (node);
  JsonObject *good = json_array_get_object_element (all, 0);
  JsonObject *bad = json_array_get_object_element (all, 1);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (json_array_get_length (all), ==, 2);
  g_assert_true (json_object_get_boolean_member (good, "valid"));
  g_assert_cmpstr (json_object_get_string_member (good, "nik"), ==, WOMAN);
  g_assert_cmpstr (json_object_get_string_member (good, "sex"), ==, "P");
  g_assert_cmpstr (json_object_get_string_member (good, "birth_date"), ==, "2007-07-25");
  g_assert_cmpstr (json_object_get_string_member (good, "region_code"), ==, "52.71.01");
  g_assert_false (json_object_get_boolean_member (bad, "valid"));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (bad, "errors"), 0),
                   ==, "length");
}

/* I10: numbers need not stand among the arguments, where every user can read them. */
static void
test_numbers_come_by_standard_input (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", WOMAN "\n\n123\n", "nik",
                                                       "check", "-", "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  g_assert_cmpint (json_array_get_length (json_node_get_array (node)), ==, 2);
}

/* I11: no NIK beside a full birth date. */
static void
test_words_never_show_number_and_birth_date_together (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", WOMAN "\n", "nik", "check", "-",
                                                       NULL);

  g_assert_nonnull (strstr (run->out, "2007-07-25"));
  g_assert_null (strstr (run->out, WOMAN));
  g_assert_null (strstr (run->out, "527101"));
}

static void
test_nothing_to_check_is_a_usage_error (void)
{
  g_autoptr (GvtProgramRun) none = gvt_program_run_new ("govotectl", NULL, "nik", "check", NULL);
  g_autoptr (GvtProgramRun) empty = gvt_program_run_new ("govotectl", "", "nik", "check", "-",
                                                         NULL);

  g_assert_cmpint (none->exit_code, ==, 2);
  g_assert_cmpstr (none->out, ==, "");
  g_assert_cmpstr (none->err, !=, "");
  g_assert_cmpint (empty->exit_code, ==, 2);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/nik-command/answers-in-json", test_answers_in_json);
  g_test_add_func ("/nik-command/numbers-come-by-standard-input",
                   test_numbers_come_by_standard_input);
  g_test_add_func ("/nik-command/words-never-show-number-and-birth-date-together",
                   test_words_never_show_number_and_birth_date_together);
  g_test_add_func ("/nik-command/nothing-to-check-is-a-usage-error",
                   test_nothing_to_check_is_a_usage_error);
  return g_test_run ();
}
