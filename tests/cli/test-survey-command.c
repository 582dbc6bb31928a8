/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include "gvt-test.h"

#define HEADINGS "U1;U2;U3;U4;U5;U6;U7;U8;U9\n"

static GvtProgramRun *
score (const char *csv, const char *option)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "survei.csv", NULL);

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  return gvt_program_run_new ("govotectl", NULL, "survey", "score", path, option, NULL);
}

static void
test_a_survey_comes_to_an_index_and_a_grade (void)
{
  g_autoptr (GvtProgramRun) run = score (HEADINGS "4;4;4;4;4;4;4;4;2\n4;4;4;4;4;4;4;4;\n",
                                         "--json");
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *root = json_node_get_object (node);
  JsonArray *elements = json_object_get_array_member (root, "elements");

  g_assert_cmpint (run->exit_code, ==, 0);
  gvt_program_assert_members (root, "{\"n\":2,\"grade\":\"A\",\"lowest\":[\"U9\",\"U1\",\"U2\"]}");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "ikm"), 94.44, 1e-9);
  gvt_program_assert_members (json_array_get_object_element (elements, 8),
                              "{\"code\":\"U9\",\"n\":1,\"nrr\":2.0}");
}

static void
test_without_answers_there_is_no_index (void)
{
  g_autoptr (GvtProgramRun) run = score (HEADINGS "4;4;4;4;4;4;4;4;\n", "--json");
  g_autoptr (GvtProgramRun) table = score (HEADINGS "4;4;4;4;4;4;4;4;\n", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  gvt_program_assert_members (json_node_get_object (node), "{\"n\":1,\"ikm\":null,\"grade\":null}");
  g_assert_nonnull (
      strstr (table->out, "No index: an element has no answer, or too few to be told."));
}

static void
test_people_read_it_in_words (void)
{
  g_autoptr (GvtProgramRun) run = score (HEADINGS "3;3;3;3;3;3;3;3;4\n", NULL);

  g_assert_nonnull (strstr (run->out, "Competence of the staff"));
  g_assert_nonnull (strstr (run->out, "Index of satisfaction (IKM): 77,78, B (Good)."));
}

static void
test_scores_that_there_are_not_are_named (void)
{
  g_autoptr (GvtProgramRun) run = score (HEADINGS "5;3;3;3;3;3;3;3;4\n", "--json");
  g_autoptr (GvtProgramRun) none = gvt_program_run_new ("govotectl", NULL, "survey", "score",
                                                        "/nonexistent/survei.csv", NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_nonnull (strstr (run->err, "line 2: U1 is \"5\""));
  g_assert_cmpint (none->exit_code, ==, 1);
}

/* Our words for what cannot be read tell people how to ask for these messages. */
static void
test_messages_for_programmers_are_no_part_of_the_answer (void)
{
  g_autofree char *program = g_build_filename (g_test_get_dir (G_TEST_BUILT), "..", "src", "cli",
                                               "govotectl", NULL);
  g_autofree char *path = g_build_filename (gvt_test_folder (), "survei.csv", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "survey", "score", path,
                                         "--json", NULL);
  g_assert_no_error (error);
  run = gvt_program_finish (process);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_nonnull (strstr (run->err, "DEBUG"));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/survey-command/a-survey-comes-to-an-index-and-a-grade",
                   test_a_survey_comes_to_an_index_and_a_grade);
  g_test_add_func ("/survey-command/without-answers-there-is-no-index",
                   test_without_answers_there_is_no_index);
  g_test_add_func ("/survey-command/people-read-it-in-words", test_people_read_it_in_words);
  g_test_add_func ("/survey-command/scores-that-there-are-not-are-named",
                   test_scores_that_there_are_not_are_named);
  g_test_add_func ("/survey-command/messages-for-programmers-are-no-part-of-the-answer",
                   test_messages_for_programmers_are_no_part_of_the_answer);
  return g_test_run ();
}
