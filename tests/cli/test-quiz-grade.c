/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include <glib/gstdio.h>

#include "gvt-module-fixture.h"
#include "gvt-test.h"

static GvtProgramRun *
grade (const char *answers, const char *json)
{
  g_autofree char *folder = g_strconcat (gvt_module_fixture_kinds (), "/", NULL);

  return gvt_program_run_new ("govotectl", answers, "quiz", "grade", folder, "-", json, NULL);
}

static JsonObject *
item_at (JsonNode *node, guint index)
{
  return json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (node), "items"), index);
}

static void
test_each_type_is_graded (void)
{
  g_autoptr (GvtProgramRun) run = grade (
      "{\"satu\":\"b\",\"banyak\":[\"c\",\"b\",\"a\"],\"benar\":false,\"kata\":\" tps \"}",
      "--json");
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *root = json_node_get_object (node);

  g_assert_cmpint (run->exit_code, ==, 0);
  gvt_program_assert_members (item_at (node, 0), "{\"item\":\"satu\",\"given\":\"b\",\"points\":1,"
                                                 "\"of\":1,\"correct\":true}");
  gvt_program_assert_members (item_at (node, 1),
                              "{\"item\":\"banyak\",\"type\":\"multiple\",\"given\":\"a+b+c\","
                              "\"points\":2,\"of\":4,\"correct\":false}");
  gvt_program_assert_members (item_at (node, 2), "{\"given\":\"false\",\"points\":0,\"of\":1}");
  gvt_program_assert_members (item_at (node, 3), "{\"given\":\"tps\",\"points\":1,\"of\":1}");
  gvt_program_assert_members (json_object_get_object_member (root, "total"),
                              "{\"n_items\":4,\"n_answered\":4,\"n_unanswered\":0,"
                              "\"n_not_shown\":0,\"n_correct\":2,\"points\":10,\"of\":16}");
  gvt_program_assert_members (root, "{\"module\":\"uji\",\"version\":3,\"took_part\":true}");
}

/* Without an answer, without the question, without the person: three things. */
static void
test_what_is_missing_is_told_apart (void)
{
  g_autoptr (GvtProgramRun) some = grade ("{\"satu\":null,\"banyak\":[],\"kata\":\"\"}", "--json");
  g_autoptr (GvtProgramRun) none = grade ("{}", "--json");
  g_autoptr (GvtProgramRun) table = grade ("{\"satu\":null}", NULL);
  g_autoptr (JsonNode) some_node = gvt_program_run_json (some);
  g_autoptr (JsonNode) none_node = gvt_program_run_json (none);

  gvt_program_assert_members (item_at (some_node, 0), "{\"state\":\"unanswered\",\"given\":null,"
                                                      "\"points\":0,\"correct\":null}");
  gvt_program_assert_members (item_at (some_node, 2), "{\"state\":\"not-shown\"}");
  gvt_program_assert_members (
      json_object_get_object_member (json_node_get_object (some_node), "total"),
      "{\"n_answered\":0,\"n_unanswered\":3,\"n_not_shown\":1,\"points\":0,\"of\":12}");
  gvt_program_assert_members (
      json_object_get_object_member (json_node_get_object (none_node), "total"),
      "{\"n_items\":4,\"n_not_shown\":4,\"points\":0,\"of\":0}");
  gvt_program_assert_members (json_node_get_object (some_node), "{\"took_part\":true}");
  gvt_program_assert_members (json_node_get_object (none_node), "{\"took_part\":false}");
  g_assert_nonnull (strstr (table->out, "Right: 0 of 1. Not answered: 1. Not shown: 3."));
}

static void
test_bad_answers_are_named (void)
{
  static const char *const bad[][2] = {
    { "{\"lima\":\"a\"}", "\"lima\"" },
    { "{\"satu\":\"z\"}", "has no option \"z\"" },
    { "{\"satu\":[\"a\",\"b\"]}", "satu: Only one answer" },
    { "{\"satu\":1}", "satu: an answer of this type" },
    { "{\"satu\":true}", "satu: an answer of this type" },
    { "{\"kata\":[\"TPS\"]}", "kata: an answer of this type" },
    { "{\"banyak\":[[\"a\"]]}", "banyak: the ids of options are texts" },
    { "{\"banyak\":{\"a\":true}}", "banyak: an answer of this type" },
    { "{\"satu\":\"a\",\"satu\":\"b\"}", "cannot be used" },
    { "[\"a\"]", "cannot be used" },
    { "", "cannot be used" },
    { "{\"satu\":\"\xff\"}", "cannot be used" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GvtProgramRun) run = grade (bad[i][0], "--json");

      g_assert_cmpint (run->exit_code, ==, 1);
      g_assert_cmpstr (run->out, ==, "");
      if (strstr (run->err, bad[i][1]) == NULL)
        g_error ("%s: \"%s\" does not say \"%s\"", bad[i][0], run->err, bad[i][1]);
    }
}

static void
test_standard_input_is_named (void)
{
  g_autoptr (GvtProgramRun) run = grade ("[\"a\"]", NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, "Standard input cannot be used: "));
}

static void
test_too_much_is_refused (void)
{
  g_autofree char *large = g_strnfill (10 * 1000 * 1000, 'x');
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *nested = g_strconcat ("{\"satu\":", deep, NULL);
  g_autofree char *folder = g_strconcat (gvt_module_fixture_kinds (), "/", NULL);
  g_autofree char *path = g_build_filename (gvt_test_folder (), "answers.json", NULL);
  g_autoptr (GvtProgramRun) large_run = NULL;
  g_autoptr (GvtProgramRun) deep_run = grade (nested, NULL);

  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  large_run = gvt_program_run_new ("govotectl", NULL, "quiz", "grade", folder, path, NULL);

  g_assert_cmpint (large_run->exit_code, ==, 1);
  g_assert_nonnull (strstr (large_run->err, "more than 262144"));
  g_assert_cmpint (deep_run->exit_code, ==, 1);
  g_assert_nonnull (strstr (deep_run->err, "cannot be used"));
}

static void
test_a_form_has_its_own_questions (void)
{
  g_autofree char *folder = g_strconcat (gvt_module_fixture_kinds (), "/", NULL);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", "{\"satu\":\"b\"}", "quiz",
                                                       "grade", folder, "-", "--form", "B", NULL);
  g_autoptr (GvtProgramRun) other = gvt_program_run_new ("govotectl", "{}", "quiz", "grade", folder,
                                                         "-", "--form", "X", NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, "does not ask \"satu\""));
  g_assert_cmpint (other->exit_code, ==, 1);
  g_assert_nonnull (strstr (other->err, "A or B"));
}

/* --- module list, show, verify, pack --- */

static void
test_modules_are_listed_before_enrolment (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "list",
                                                       "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *first = json_array_get_object_element (json_node_get_array (node), 0);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_true (json_object_get_boolean_member (first, "built_in"));
  g_assert_cmpint (json_object_get_int_member (first, "n_questions"), >=, 8);
}

static void
test_a_module_is_shown_with_its_questions (void)
{
  g_autofree char *folder = g_strconcat (gvt_module_fixture_kinds (), "/", NULL);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "show", folder,
                                                       "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonArray *questions = json_object_get_array_member (json_node_get_object (node), "questions");
  JsonArray *cards = json_object_get_array_member (json_node_get_object (node), "cards");

  gvt_program_assert_members (json_array_get_object_element (questions, 1),
                              "{\"id\":\"banyak\",\"type\":\"multiple\",\"form\":\"B\","
                              "\"key\":[\"a\",\"c\"]}");
  gvt_program_assert_members (json_array_get_object_element (questions, 3),
                              "{\"options\":[],\"key\":[\"TPS\",\"tempat pemungutan suara\"]}");
  gvt_program_assert_members (json_array_get_object_element (cards, 0),
                              "{\"media\":[{\"kind\":\"audio\",\"language\":\"sas\","
                              "\"file\":\"media/satu-sas.opus\",\"text\":\"Salinan.\"}]}");
}

static void
test_a_packed_module_verifies_as_its_folder (void)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autofree char *zip = g_build_filename (gvt_test_folder (), "uji.zip", NULL);
  g_autoptr (GvtProgramRun) packed = gvt_program_run_new ("govotectl", NULL, "module", "pack",
                                                          folder, zip, NULL);
  g_autoptr (GvtProgramRun) of_zip = gvt_program_run_new ("govotectl", NULL, "module", "verify",
                                                          zip, NULL);
  g_autoptr (GvtProgramRun) of_folder = gvt_program_run_new ("govotectl", NULL, "module", "verify",
                                                             folder, NULL);

  g_assert_cmpint (packed->exit_code, ==, 0);
  g_assert_cmpint (of_zip->exit_code, ==, 0);
  g_assert_cmpstr (of_zip->out, ==, of_folder->out);
  g_assert_nonnull (strstr (of_zip->out, packed->out));
}

static void
test_a_slip_is_named_and_nothing_is_packed (void)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autofree char *zip = g_build_filename (gvt_test_folder (), "uji.zip", NULL);
  g_autoptr (GvtProgramRun) packed = NULL;
  g_autoptr (GvtProgramRun) verified = NULL;

  gvt_module_fixture_edit (folder, "quiz.json", "[\"true\"]", "[\"benar\"]");
  packed = gvt_program_run_new ("govotectl", NULL, "module", "pack", folder, zip, NULL);
  verified = gvt_program_run_new ("govotectl", NULL, "module", "verify", folder, NULL);

  g_assert_cmpint (packed->exit_code, ==, 1);
  g_assert_nonnull (
      strstr (packed->err, "items[2]: The right answer is none of the answers: \"benar\""));
  g_assert_false (g_file_test (zip, G_FILE_TEST_EXISTS));
  g_assert_cmpint (verified->exit_code, ==, 1);
  g_assert_nonnull (strstr (verified->err, "items[2]"));
}

/* What nobody signed has no signer to be compared with. */
static void
test_a_signer_is_for_a_module_file (void)
{
  static const char key[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  const char *folder = gvt_module_fixture_kinds ();
  g_autofree char *zip = g_build_filename (gvt_test_folder (), "uji.zip", NULL);
  g_autoptr (GvtProgramRun) packed = gvt_program_run_new ("govotectl", NULL, "module", "pack",
                                                          folder, zip, NULL);
  const char *const cases[][2] = { { zip, "nope" }, { zip, key }, { folder, key } };

  g_assert_cmpint (packed->exit_code, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GvtProgramRun) run = gvt_program_run_new (
          "govotectl", NULL, "module", "verify", cases[i][0], "--signer", cases[i][1], NULL);

      g_assert_cmpint (run->exit_code, ==, 2);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_nonnull (strstr (run->err, "--signer"));
    }
}

/* --- quiz import, export --- */

static void
test_import_names_lines_and_changes_nothing (void)
{
  static const char text[] = "Kapan?\r\nA. Pagi\r\nB. Siang\r\nANSWER: B\r\n\r\nDi mana?\r\n"
                             "A. TPS\r\nANSWER: A\r\n";
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", text, "quiz", "import",
                                                       "--format", "aiken", "-", NULL);
  g_autoptr (GvtProgramRun) json = gvt_program_run_new ("govotectl", text, "quiz", "import",
                                                        "--format", "aiken", "-", "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (json);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "-:1: Kapan?\n");
  g_assert_nonnull (strstr (run->err, "-:8: A question has at least 2 choices"));
  gvt_program_assert_members (item_at (node, 0),
                              "{\"line\":1,\"id\":\"soal-1\",\"type\":\"single\","
                              "\"prompt\":\"Kapan?\",\"key\":[\"b\"]}");
}

/* A file as a teacher has it: two questions go wrong, the others are there. */
static void
test_gift_is_imported (void)
{
  static const char text[] = "// Kuis M5\r\n::Jam TPS::Kapan TPS buka?{=Pagi ~Malam}\r\n\r\n"
                             "Pasangkan.{=Lombok -> Mataram =Sumbawa -> Bima}\r\n\r\n"
                             "Rahasia.{T}}\r\n\r\nDi mana?{=TPS}\r\n";
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", text, "quiz", "import",
                                                       "--format", "gift", "-", NULL);
  g_autoptr (GvtProgramRun) json = gvt_program_run_new ("govotectl", text, "quiz", "import",
                                                        "--format", "gift", "-", "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (json);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "-:2: Kapan TPS buka?\n-:8: Di mana?\n");
  g_assert_nonnull (strstr (run->err, "-:4: A question that matches pairs"));
  g_assert_nonnull (strstr (run->err, "-:6: A } without {"));
  gvt_program_assert_members (item_at (node, 0), "{\"id\":\"jam-tps\",\"own_id\":true}");
  gvt_program_assert_members (item_at (node, 1), "{\"id\":\"soal-1\",\"own_id\":false}");
}

static void
test_what_is_left_out_is_told_as_json (void)
{
  g_autofree char *folder = g_strconcat (gvt_module_fixture_kinds (), "/", NULL);
  g_autofree char *path = g_build_filename (gvt_test_folder (), "soal.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", NULL, "quiz", "export", "--format", "aiken", folder, path, "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonArray *left_out = json_object_get_array_member (json_node_get_object (node), "left_out");

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Kapan?\nA. 06.00\nB. 07.00\nANSWER: B\n\n");
  g_assert_cmpuint (json_array_get_length (left_out), ==, 3);
  gvt_program_assert_members (json_array_get_object_element (left_out, 0), "{\"item\":\"banyak\"}");
}

/* --- quiz import --into --- */

#define CSV_HEAD "Kode;Jenis;Pertanyaan;Pilihan A;Pilihan B;Kunci\n"

static GvtProgramRun *
import_into (const char *folder, const char *rows, const char *option, const char *value)
{
  g_autofree char *csv = g_strconcat (CSV_HEAD, rows, NULL);

  return gvt_program_run_new ("govotectl", csv, "quiz", "import", "--format", "csv", "--into",
                              folder, "-", option, value, NULL);
}

static char *
quiz_of (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "quiz.json", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_questions_come_into_a_module (void)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autoptr (GvtProgramRun) run = import_into (
      folder, ";isian;Siapa?;;;KPPS\n;benar salah;Pilihan itu rahasia.;;;benar\n", NULL, NULL);
  g_autofree char *quiz = quiz_of (folder);
  g_autoptr (GvtProgramRun) lint = gvt_program_run_new ("govotectl", NULL, "module", "lint", folder,
                                                        NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_nonnull (strstr (run->err, "1 added, 0 replaced, 1 there already"));
  g_assert_nonnull (strstr (quiz, "\"soal-1\""));
  g_assert_nonnull (strstr (quiz, "\"kata\"")); /* nothing goes because the file lacks it */
  g_assert_nonnull (strstr (lint->out, "explanation"));
}

static void
test_faults_are_skipped_by_number_only (void)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autofree char *before = quiz_of (folder);
  static const char rows[] = ";isian;Siapa?;;;KPPS\n;isian;Kapan?;;;\n;isian;;;;x\n";
  g_autoptr (GvtProgramRun) plain = import_into (folder, rows, NULL, NULL);
  g_autoptr (GvtProgramRun) one = import_into (folder, rows, "--skip-faults", "1");
  g_autofree char *between = quiz_of (folder);
  g_autoptr (GvtProgramRun) two = import_into (folder, rows, "--skip-faults", "2");
  g_autofree char *after = quiz_of (folder);
  g_autoptr (GvtProgramRun) none = import_into (folder, ";isian;Siapa?;;;KPPS\n", "--skip-faults",
                                                "1");

  g_assert_cmpint (plain->exit_code, ==, 1);
  g_assert_nonnull (strstr (plain->err, "--skip-faults 2"));
  g_assert_cmpint (one->exit_code, ==, 1);
  g_assert_cmpstr (between, ==, before);
  g_assert_cmpint (two->exit_code, ==, 0);
  g_assert_nonnull (strstr (after, "KPPS"));
  g_assert_cmpint (none->exit_code, ==, 1);
}

static void
test_only_a_flag_replaces (void)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autofree char *before = quiz_of (folder);
  static const char rows[] = "satu;satu jawaban;Pukul berapa?;06.00;07.00;B\n";
  g_autoptr (GvtProgramRun) plain = import_into (folder, rows, NULL, NULL);
  g_autofree char *between = quiz_of (folder);
  g_autoptr (GvtProgramRun) replace = import_into (folder, rows, "--replace", NULL);
  g_autofree char *after = quiz_of (folder);
  g_autoptr (GvtProgramRun) alone = gvt_program_run_new ("govotectl", "", "quiz", "import",
                                                         "--format", "csv", "-", "--replace", NULL);

  g_assert_cmpint (plain->exit_code, ==, 1);
  g_assert_nonnull (strstr (plain->err, "--replace"));
  g_assert_cmpstr (between, ==, before);
  g_assert_cmpint (replace->exit_code, ==, 0);
  g_assert_nonnull (strstr (after, "Pukul berapa?"));
  g_assert_nonnull (strstr (after, "Terlalu pagi.")); /* feedback that the file does not have */
  g_assert_cmpint (alone->exit_code, ==, 2);
}

static void
test_a_module_without_quiz_gets_one (void)
{
  const char *folder = gvt_module_fixture ();
  g_autofree char *path = g_build_filename (folder, "quiz.json", NULL);
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (GvtProgramRun) elsewhere = NULL;
  g_autofree char *quiz = NULL;
  g_autofree char *module = NULL;
  g_autofree char *module_path = g_build_filename (folder, "module.json", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  gvt_module_fixture_edit (folder, "module.json", "\"quiz.json\"", "\"\"");
  run = import_into (folder, ";isian;Siapa?;;;KPPS\n", NULL, NULL);
  quiz = quiz_of (folder);
  g_assert_true (g_file_get_contents (module_path, &module, NULL, NULL));
  elsewhere = import_into ("/nonexistent", ";isian;Siapa?;;;KPPS\n", NULL, NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_nonnull (strstr (quiz, "KPPS"));
  g_assert_nonnull (strstr (module, "\"quiz\" : \"quiz.json\""));
  g_assert_cmpint (elsewhere->exit_code, ==, 1);
}

static void
test_export_is_imported_again (void)
{
  g_autofree char *folder = g_strconcat (gvt_module_fixture_kinds (), "/", NULL);
  g_autoptr (GvtProgramRun) out = gvt_program_run_new ("govotectl", NULL, "quiz", "export",
                                                       "--format", "aiken", folder, NULL);
  g_autoptr (GvtProgramRun) back = gvt_program_run_new ("govotectl", out->out, "quiz", "import",
                                                        "--format", "aiken", "-", NULL);
  g_autoptr (GvtProgramRun) foreign = gvt_program_run_new ("govotectl", "", "quiz", "import",
                                                           "--format", "word", "-", NULL);

  g_assert_cmpint (out->exit_code, ==, 0);
  g_assert_nonnull (strstr (out->err, "banyak is left out"));
  g_assert_cmpint (back->exit_code, ==, 0);
  g_assert_cmpstr (back->out, ==, "-:1: Kapan?\n");
  g_assert_cmpint (foreign->exit_code, ==, 2);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/quiz-grade/each-type-is-graded", test_each_type_is_graded);
  g_test_add_func ("/quiz-grade/what-is-missing-is-told-apart", test_what_is_missing_is_told_apart);
  g_test_add_func ("/quiz-grade/bad-answers-are-named", test_bad_answers_are_named);
  g_test_add_func ("/quiz-grade/standard-input-is-named", test_standard_input_is_named);
  g_test_add_func ("/quiz-grade/too-much-is-refused", test_too_much_is_refused);
  g_test_add_func ("/quiz-grade/a-form-has-its-own-questions", test_a_form_has_its_own_questions);
  g_test_add_func ("/quiz-import/names-lines-and-changes-nothing",
                   test_import_names_lines_and_changes_nothing);
  g_test_add_func ("/quiz-import/gift-is-imported", test_gift_is_imported);
  g_test_add_func ("/quiz-export/what-is-left-out-is-told-as-json",
                   test_what_is_left_out_is_told_as_json);
  g_test_add_func ("/quiz-import/questions-come-into-a-module", test_questions_come_into_a_module);
  g_test_add_func ("/quiz-import/faults-are-skipped-by-number-only",
                   test_faults_are_skipped_by_number_only);
  g_test_add_func ("/quiz-import/only-a-flag-replaces", test_only_a_flag_replaces);
  g_test_add_func ("/quiz-import/a-module-without-quiz-gets-one",
                   test_a_module_without_quiz_gets_one);
  g_test_add_func ("/quiz-import/what-was-exported-is-imported-again",
                   test_export_is_imported_again);
  g_test_add_func ("/module-command/modules-are-listed-before-enrolment",
                   test_modules_are_listed_before_enrolment);
  g_test_add_func ("/module-command/a-module-is-shown-with-its-questions",
                   test_a_module_is_shown_with_its_questions);
  g_test_add_func ("/module-command/a-packed-module-verifies-as-its-folder",
                   test_a_packed_module_verifies_as_its_folder);
  g_test_add_func ("/module-command/a-signer-is-for-a-module-file",
                   test_a_signer_is_for_a_module_file);
  g_test_add_func ("/module-command/a-slip-is-named-and-nothing-is-packed",
                   test_a_slip_is_named_and_nothing_is_packed);

  return g_test_run ();
}
