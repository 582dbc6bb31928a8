/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include "gvt-test.h"

/* @run: (transfer full) */
static JsonObject *
take_json (GvtProgramRun *run)
{
  g_autoptr (GvtProgramRun) ended = run;
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (ended->err, ==, "");
  g_assert_cmpint (ended->exit_code, ==, 0);
  node = gvt_program_run_json (ended);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (node)), ==, 7);
  return json_object_ref (json_node_get_object (node));
}

static void
test_the_birthday_itself_is_enough (void)
{
  g_autoptr (JsonObject) verdict = take_json (gvt_program_run_new ("govotectl", NULL, "eligibility",
                                                                   "check", "2007-02-14", "--on",
                                                                   "2024-02-14", "--json", NULL));
  JsonArray *statements = json_object_get_array_member (verdict, "statements");
  JsonObject *first = json_array_get_object_element (statements, 0);

  gvt_program_assert_members (
      verdict, "{\"may_vote\": true, \"since\": \"2024-02-14\", \"rule\": \"umur\"}");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (verdict, "bring")), ==, 2);
  gvt_program_assert_members (first, "{\"id\": \"syarat-pemilih\", \"verified\": false}");
  g_assert_nonnull (strstr (json_object_get_string_member (first, "legal_basis"), "198"));
}

static void
test_every_option_counts (void)
{
  g_autoptr (JsonObject) married = take_json (
      gvt_program_run_new ("govotectl", NULL, "eligibility", "check", "2007-02-15",
                           "--on=2024-02-14", "--married=formerly", "--json", NULL));
  g_autoptr (JsonObject) serving = take_json (gvt_program_run_new (
      "govotectl", NULL, "eligibility", "check", "1990-02-15", "--service=active", "--json", NULL));
  g_autoptr (JsonObject) revoked = take_json (gvt_program_run_new (
      "govotectl", NULL, "eligibility", "check", "1990-02-15", "--revoked", "--json", NULL));

  gvt_program_assert_members (married, "{\"may_vote\": true, \"since\": null, \"rule\": "
                                       "\"kawin\"}");
  gvt_program_assert_members (serving, "{\"may_vote\": false, \"rule\": \"tni-polri\"}");
  gvt_program_assert_members (revoked, "{\"may_vote\": false, \"rule\": \"hak-dicabut\"}");
}

static void
test_a_birth_comes_by_standard_input (void)
{
  g_autoptr (JsonObject) verdict = take_json (gvt_program_run_new (
      "govotectl", "2010-05-07\n", "eligibility", "check", "--json", "-", NULL));

  gvt_program_assert_members (verdict, "{\"may_vote\": null, \"since\": \"2027-05-07\"}");
}

static void
test_the_words_say_what_to_do (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "eligibility", "check",
                                                       "2000-01-01", "--on", "2024-02-14",
                                                       "--id-card", "no", "--moved", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_true (g_str_has_prefix (run->out, "Can vote\n"));
  g_assert_nonnull (strstr (run->out, "What to do next\n- Ask at Dukcapil"));
  g_assert_nonnull (strstr (run->out, "DPTb"));
  g_assert_nonnull (strstr (run->out, "needs verification"));
}

static void
test_what_cannot_be_is_told (void)
{
  g_autoptr (GvtProgramRun) no_day = gvt_program_run_new ("govotectl", NULL, "eligibility", "check",
                                                          "2007-02-30", NULL);
  g_autoptr (GvtProgramRun) no_word = gvt_program_run_new (
      "govotectl", NULL, "eligibility", "check", "2007-02-14", "--married", "perhaps", NULL);
  g_autoptr (GvtProgramRun) nobody = gvt_program_run_new ("govotectl", NULL, "eligibility", "check",
                                                          NULL);

  g_assert_cmpint (no_day->exit_code, ==, 1);
  g_assert_cmpstr (no_day->out, ==, "");
  g_assert_nonnull (strstr (no_day->err, "no day of the calendar"));
  g_assert_cmpint (no_word->exit_code, ==, 2);
  g_assert_nonnull (strstr (no_word->err, "formerly"));
  g_assert_cmpint (nobody->exit_code, ==, 2);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/eligibility-command/the-birthday-itself-is-enough",
                   test_the_birthday_itself_is_enough);
  g_test_add_func ("/eligibility-command/every-option-counts", test_every_option_counts);
  g_test_add_func ("/eligibility-command/a-birth-comes-by-standard-input",
                   test_a_birth_comes_by_standard_input);
  g_test_add_func ("/eligibility-command/the-words-say-what-to-do", test_the_words_say_what_to_do);
  g_test_add_func ("/eligibility-command/what-cannot-be-is-told", test_what_cannot_be_is_told);
  return g_test_run ();
}
