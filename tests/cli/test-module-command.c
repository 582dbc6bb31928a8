/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-fixture.h"
#include "gvt-program-run.h"
#include "gvt-test.h"

static void
test_own_modules_are_clean (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "lint", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_true (g_str_has_suffix (run->out, " modules, nothing found\n"));
}

static void
test_one_by_id (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "lint",
                                                       "m5-hari-pemungutan-suara", "--json", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpstr (run->out, ==, "[]\n");
}

/* The fixture's second question leaves its wrong answer unexplained, in line 5. */
static void
test_finding_names_file_line_and_place (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "--json", "module",
                                                       "lint", gvt_module_fixture (), NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonArray *all = json_node_get_array (node);
  JsonObject *last = json_array_get_object_element (all, json_array_get_length (all) - 1);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->err, !=, "");
  gvt_program_assert_members (last,
                              "{\"rule\": \"feedback\", \"file\": \"quiz.json\", \"line\": 6, "
                              "\"place\": \"items[1].options[1]\"}");
}

static void
test_people_read_one_finding_a_line (void)
{
  const char *folder = gvt_module_fixture ();
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "lint", folder,
                                                       NULL);
  g_autofree char *head = g_strconcat (folder, "/quiz.json:6: feedback: ", NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->out, head));
}

static void
test_unknown_module_is_not_found (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "lint",
                                                       "m99-tidak-ada", NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpstr (run->err, !=, "");
}

static void
test_search_tells_module_card_and_excerpt (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "search",
                                                       "kapan TPS buka", "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  g_assert_cmpint (run->exit_code, ==, 0);
  gvt_program_assert_members (json_array_get_object_element (json_node_get_array (node), 0),
                              "{\"module\": \"m5-hari-pemungutan-suara\", \"card\": 1, "
                              "\"title\": \"Kapan TPS buka?\"}");
}

static void
test_search_takes_its_words_from_standard_input (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", "tidakadakata", "module",
                                                       "search", "-", "--json", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpstr (run->out, ==, "[]\n");
}

static void
write_notes (const char *path, const char *option, int exit_code)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "notes",
                                                       "m7-sah-tidak-sah", path, option, NULL);

  g_assert_cmpint (run->exit_code, ==, exit_code);
  g_assert_true ((*run->err != '\0') == (exit_code != 0));
}

static void
test_notes_replace_no_file_unasked (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "notes.pdf", NULL);
  g_autofree char *left = NULL;
  g_autofree char *written = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  write_notes (path, NULL, 1);
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "mine");

  write_notes (path, "--replace", 0);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_true (g_str_has_prefix (written, "%PDF-"));
}

static void
test_notes_leave_the_keys_out_when_told_to (void)
{
  g_autofree char *with = g_build_filename (gvt_test_folder (), "with.pdf", NULL);
  g_autofree char *without = g_build_filename (gvt_test_folder (), "without.pdf", NULL);
  g_autofree char *with_content = NULL;
  g_autofree char *without_content = NULL;
  gsize with_length, without_length;

  write_notes (with, NULL, 0);
  write_notes (without, "--without-keys", 0);
  g_assert_true (g_file_get_contents (with, &with_content, &with_length, NULL));
  g_assert_true (g_file_get_contents (without, &without_content, &without_length, NULL));

  g_assert_cmpuint (without_length, <, with_length);
}

/* --- drafts --- */

/* A laptop that nobody has enrolled. */
static GvtProgramRun *
run_duplicate (const char *data, const char *module)
{
  return gvt_program_run_new ("govotectl", NULL, "--data", data, "module", "duplicate", module,
                              "--json", NULL);
}

static void
test_duplicate_is_seen_by_the_next_run (void)
{
  const char *data = gvt_test_folder ();
  g_autoptr (GvtProgramRun) copy = run_duplicate (data, "m7-sah-tidak-sah");
  g_autoptr (GvtProgramRun) list = gvt_program_run_new ("govotectl", NULL, "--data", data, "module",
                                                        "list", "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (list);
  JsonArray *all = json_node_get_array (node);

  g_assert_cmpint (copy->exit_code, ==, 0);
  gvt_program_assert_members (json_array_get_object_element (all, json_array_get_length (all) - 1),
                              "{\"id\": \"m7-sah-tidak-sah-salinan\", \"version\": 1, "
                              "\"reviewed\": false, \"built_in\": false, \"draft\": true}");
  gvt_program_assert_members (json_array_get_object_element (all, 0), "{\"draft\": false}");
}

static void
test_draft_is_shown_and_linted_by_its_id (void)
{
  const char *data = gvt_test_folder ();
  g_autoptr (GvtProgramRun) copy = run_duplicate (data, "m7-sah-tidak-sah");
  g_autoptr (GvtProgramRun) show = gvt_program_run_new ("govotectl", NULL, "--data", data, "module",
                                                        "show", "m7-sah-tidak-sah-salinan",
                                                        "--json", NULL);
  g_autoptr (GvtProgramRun) lint = gvt_program_run_new ("govotectl", NULL, "--data", data, "module",
                                                        "lint", "m7-sah-tidak-sah-salinan",
                                                        "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (show);

  g_assert_cmpint (copy->exit_code, ==, 0);
  gvt_program_assert_members (json_node_get_object (node), "{\"draft\": true}");
  g_assert_cmpint (lint->exit_code, ==, 0);
  g_assert_cmpstr (lint->out, ==, "[]\n");
}

static void
test_author_names_the_copy_of_his_folder (void)
{
  const char *data = gvt_test_folder ();
  g_autofree char *expected = g_strdup_printf ("punya-saya\n%s/drafts/punya-saya\n", data);
  g_autoptr (GvtProgramRun) copy = gvt_program_run_new ("govotectl", NULL, "--data", data, "module",
                                                        "duplicate", gvt_module_fixture (), "--as",
                                                        "punya-saya", NULL);

  g_assert_cmpint (copy->exit_code, ==, 0);
  g_assert_cmpstr (copy->out, ==, expected);
}

static void
test_copy_never_takes_the_name_of_another_module (void)
{
  g_autoptr (GvtProgramRun) copy = gvt_program_run_new (
      "govotectl", NULL, "--data", gvt_test_folder (), "module", "duplicate", gvt_module_fixture (),
      "--as", "m7-sah-tidak-sah", NULL);

  g_assert_cmpint (copy->exit_code, ==, 2);
  g_assert_cmpstr (copy->out, ==, "");
}

/* Listing makes no folder where nobody has asked for one. */
static void
test_listing_leaves_nothing_behind (void)
{
  g_autofree char *data = g_build_filename (gvt_test_folder (), "belum-ada", NULL);
  g_autoptr (GvtProgramRun) list = gvt_program_run_new ("govotectl", NULL, "--data", data, "module",
                                                        "list", NULL);

  g_assert_cmpint (list->exit_code, ==, 0);
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
}

static void
assert_told (GvtProgramRun *run, const char *told)
{
  g_assert_cmpint (run->exit_code, ==, 1);
  if (strstr (run->err, told) == NULL)
    g_error ("not told \"%s\": %s", told, run->err);
}

static void
test_a_slip_in_json_is_told_with_its_line (void)
{
  const char *folder = gvt_module_fixture ();
  g_autoptr (GvtProgramRun) run = NULL;

  gvt_module_fixture_edit (folder, "quiz.json", "\"key\": [\"b\"]", "\"key\": [\"b\"");
  run = gvt_program_run_new ("govotectl", NULL, "module", "show", folder, NULL);

  assert_told (run, "cannot be used: quiz.json, line 4: This is no sound JSON: a comma or ] is "
                    "missing");
}

static void
test_a_file_that_is_not_there_is_named_once (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "quiz", "import",
                                                       "tidak-ada.csv", "--format", "csv", NULL);

  assert_told (run, "There is no file or folder tidak-ada.csv.");
  g_assert_null (strstr (run->err, "cannot be used"));
}

/* The parser's own words are a detail behind those for people. */
static void
test_a_workbook_that_is_none_is_told (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "soal.xlsx", NULL);
  g_autoptr (GvtProgramRun) run = NULL;

  g_assert_true (g_file_set_contents (path, "PK\3\4 and no more", -1, NULL));
  run = gvt_program_run_new ("govotectl", NULL, "quiz", "import", path, "--format", "xlsx", NULL);

  assert_told (run, "soal.xlsx cannot be used: This is no workbook that can be read");
  assert_told (run, "save it anew as XLSX. (The workbook: ");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/module-command/own-modules-are-clean", test_own_modules_are_clean);
  g_test_add_func ("/module-command/one-by-id", test_one_by_id);
  g_test_add_func ("/module-command/finding-names-file-line-and-place",
                   test_finding_names_file_line_and_place);
  g_test_add_func ("/module-command/people-read-one-finding-a-line",
                   test_people_read_one_finding_a_line);
  g_test_add_func ("/module-command/unknown-module-is-not-found", test_unknown_module_is_not_found);
  g_test_add_func ("/module-command/search-tells-module-card-and-excerpt",
                   test_search_tells_module_card_and_excerpt);
  g_test_add_func ("/module-command/search-takes-its-words-from-standard-input",
                   test_search_takes_its_words_from_standard_input);
  g_test_add_func ("/module-command/notes-replace-no-file-unasked",
                   test_notes_replace_no_file_unasked);
  g_test_add_func ("/module-command/notes-leave-the-keys-out-when-told-to",
                   test_notes_leave_the_keys_out_when_told_to);
  g_test_add_func ("/module-command/duplicate-is-seen-by-the-next-run",
                   test_duplicate_is_seen_by_the_next_run);
  g_test_add_func ("/module-command/draft-is-shown-and-linted-by-its-id",
                   test_draft_is_shown_and_linted_by_its_id);
  g_test_add_func ("/module-command/author-names-the-copy-of-his-folder",
                   test_author_names_the_copy_of_his_folder);
  g_test_add_func ("/module-command/copy-never-takes-the-name-of-another-module",
                   test_copy_never_takes_the_name_of_another_module);
  g_test_add_func ("/module-command/listing-leaves-nothing-behind",
                   test_listing_leaves_nothing_behind);
  g_test_add_func ("/module-command/slip-in-json-is-told-with-its-line",
                   test_a_slip_in_json_is_told_with_its_line);
  g_test_add_func ("/module-command/file-that-is-not-there-is-named-once",
                   test_a_file_that_is_not_there_is_named_once);
  g_test_add_func ("/module-command/workbook-that-is-none-is-told",
                   test_a_workbook_that_is_none_is_told);
  return g_test_run ();
}
