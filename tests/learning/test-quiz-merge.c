/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-merge.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-module-fixture.h"
#include "gvt-quiz-export.h"
#include "gvt-test.h"

#define QUIZ \
  "{\"format\": 1, \"items\": [" \
  "{\"id\": \"q1\", \"type\": \"single\", \"form\": \"A\", \"objective\": \"tahu\", \"prompt\": " \
  "\"Kapan?\", \"media\": [], \"options\": [{\"id\": \"a\", \"text\": \"Pagi\", \"media\": []}, " \
  "{\"id\": \"b\", \"text\": \"Malam\", \"feedback\": \"Sudah tutup.\"}], \"key\": [\"a\"], " \
  "\"explanation\": \"Pukul 07.00.\", \"claims\": [\"jam\"]}," \
  "{\"id\": \"soal-1\", \"type\": \"truefalse\", \"objective\": \"tahu\", \"prompt\": " \
  "\"Rahasia.\", \"key\": [\"true\"], \"explanation\": \"Memang.\", \"claims\": []}]}"

static JsonObject *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);
  g_autoptr (GError) error = NULL;
  JsonObject *object = gvt_json_parse (bytes, 1 << 20, &error);

  g_assert_no_error (error);
  return object;
}

/* QUIZ with what a CSV file of these rows brings. */
static JsonObject *
merge_rows (JsonObject *quiz, const char *rows, GvtQuizMerge *merge)
{
  g_autofree char *csv = g_strconcat (
      "Kode;Jenis;Pertanyaan;Pilihan A;Pilihan B;Kunci;Penjelasan\n", rows, NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes (csv);
  g_autoptr (JsonObject) report = gvt_quiz_import_read (GVT_QUIZ_FORMAT_CSV, bytes, NULL);
  g_autoptr (GError) error = NULL;
  JsonObject *merged;

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "problems")), ==,
                    0);
  merged = gvt_quiz_merge (quiz, json_object_get_array_member (report, "items"), "tahu", merge,
                           &error);
  g_assert_no_error (error);
  return merged;
}

static JsonObject *
item_at (JsonObject *quiz, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (quiz, "items"), index);
}

static char *
text_of (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

static void
assert_counts (const GvtQuizMerge *merge, guint n_added, guint n_replaced, guint n_same)
{
  g_assert_cmpuint (merge->n_added, ==, n_added);
  g_assert_cmpuint (merge->n_replaced, ==, n_replaced);
  g_assert_cmpuint (merge->n_same, ==, n_same);
}

static void
test_new_ones_are_added (void)
{
  g_autoptr (JsonObject) quiz = parse (QUIZ);
  g_autofree char *before = text_of (quiz);
  GvtQuizMerge merge;
  g_autoptr (JsonObject) merged = merge_rows (
      quiz, ";isian;Di mana?;;;TPS;\nq9;benar salah;Boleh?;;;salah;Tidak.\n", &merge);
  g_autofree char *after = text_of (quiz);
  g_autofree char *first = text_of (item_at (merged, 2));
  g_autofree char *second = text_of (item_at (merged, 3));

  assert_counts (&merge, 2, 0, 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (first, ==,
                   "{\"id\":\"soal-2\",\"type\":\"text\",\"prompt\":\"Di mana?\",\"key\":[\"TPS\"],"
                   "\"objective\":\"tahu\",\"explanation\":\"\",\"claims\":[]}");
  g_assert_cmpstr (json_object_get_string_member (item_at (merged, 3), "id"), ==, "q9");
  g_assert_nonnull (strstr (second, "\"explanation\":\"Tidak.\""));
}

static void
test_what_the_file_lacks_stays (void)
{
  g_autoptr (JsonObject) quiz = parse (QUIZ);
  GvtQuizMerge merge;
  g_autoptr (JsonObject) merged = merge_rows (
      quiz, "q1;satu jawaban;Pukul berapa?;Pagi hari;Malam;A;\n", &merge);
  g_autofree char *item = text_of (item_at (merged, 0));

  assert_counts (&merge, 0, 1, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (merged, "items")), ==, 2);
  g_assert_cmpstr (
      item, ==,
      "{\"id\":\"q1\",\"type\":\"single\",\"form\":\"A\",\"objective\":\"tahu\",\"prompt\":\"Pukul "
      "berapa?\",\"media\":[],\"options\":[{\"id\":\"a\",\"text\":\"Pagi hari\",\"media\":[]},{"
      "\"id\":\"b\",\"text\":\"Malam\",\"feedback\":\"Sudah tutup.\"}],\"key\":[\"a\"],"
      "\"explanation\":\"Pukul 07.00.\",\"claims\":[\"jam\"]}");
}

static void
test_another_type_brings_no_choices_along (void)
{
  g_autoptr (JsonObject) quiz = parse (QUIZ);
  GvtQuizMerge merge;
  g_autoptr (JsonObject) merged = merge_rows (quiz, "q1;isian;Kapan?;;;pagi;\n", &merge);

  assert_counts (&merge, 0, 1, 0);
  g_assert_false (json_object_has_member (item_at (merged, 0), "options"));
}

static void
test_the_same_again_changes_nothing (void)
{
  g_autoptr (JsonObject) quiz = parse (QUIZ);
  GvtQuizMerge merge;
  static const char rows[] = "q1;satu jawaban;Kapan?;Pagi;Malam;A;\n;benar salah;Rahasia.;;;b;\n"
                             ";isian;Di mana?;;;TPS;\n";
  g_autoptr (JsonObject) once = merge_rows (quiz, rows, &merge);
  g_autoptr (JsonObject) twice = NULL;
  g_autofree char *first = text_of (once);
  g_autofree char *second = NULL;

  assert_counts (&merge, 1, 0, 2);
  twice = merge_rows (once, rows, &merge);
  second = text_of (twice);
  assert_counts (&merge, 0, 0, 3);
  g_assert_cmpstr (first, ==, second);
}

static void
test_a_module_without_quiz_gets_one (void)
{
  GvtQuizMerge merge;
  g_autoptr (JsonObject) merged = merge_rows (NULL, ";isian;Di mana?;;;TPS;\n", &merge);

  assert_counts (&merge, 1, 0, 0);
  g_assert_cmpint (json_object_get_int_member (merged, "format"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (item_at (merged, 0), "id"), ==, "soal-1");
}

/* Taken out to a spreadsheet and put in again, a quiz is what it was. */
static void
test_an_export_comes_back_unchanged (gconstpointer format)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autoptr (GvtModule) module = gvt_module_load_folder (folder, NULL);
  g_autofree char *path = g_build_filename (folder, "quiz.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) quiz = NULL;
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GBytes) file = gvt_quiz_export_write (GPOINTER_TO_UINT (format),
                                                   gvt_module_get_quiz (module), left_out);
  g_autoptr (JsonObject) report = gvt_quiz_import_read (GPOINTER_TO_UINT (format), file, NULL);
  g_autoptr (JsonObject) merged = NULL;
  GvtQuizMerge merge;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  quiz = parse (text);
  merged = gvt_quiz_merge (quiz, json_object_get_array_member (report, "items"), "", &merge, NULL);

  assert_counts (&merge, 0, 0, 4);
  g_assert_nonnull (merged);
}

static void
test_no_more_than_64 (void)
{
  g_autoptr (GString) rows = g_string_new ("Jenis;Pertanyaan;Kunci\n");
  g_autoptr (JsonObject) quiz = parse (QUIZ);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (GError) error = NULL;
  GvtQuizMerge merge;

  for (guint i = 0; i < 63; i++)
    g_string_append_printf (rows, "benar salah;Soal ke-%u;benar\n", i);
  bytes = gvt_test_bytes (rows->str);
  report = gvt_quiz_import_read (GVT_QUIZ_FORMAT_CSV, bytes, NULL);

  g_assert_null (
      gvt_quiz_merge (quiz, json_object_get_array_member (report, "items"), "", &merge, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/quiz-merge/new-ones-are-added", test_new_ones_are_added);
  g_test_add_func ("/quiz-merge/what-the-file-lacks-stays", test_what_the_file_lacks_stays);
  g_test_add_func ("/quiz-merge/another-type-brings-no-choices-along",
                   test_another_type_brings_no_choices_along);
  g_test_add_func ("/quiz-merge/the-same-again-changes-nothing",
                   test_the_same_again_changes_nothing);
  g_test_add_func ("/quiz-merge/a-module-without-quiz-gets-one",
                   test_a_module_without_quiz_gets_one);
  g_test_add_data_func ("/quiz-merge/a-csv-file-comes-back-unchanged",
                        GUINT_TO_POINTER (GVT_QUIZ_FORMAT_CSV),
                        test_an_export_comes_back_unchanged);
  g_test_add_data_func ("/quiz-merge/a-workbook-comes-back-unchanged",
                        GUINT_TO_POINTER (GVT_QUIZ_FORMAT_XLSX),
                        test_an_export_comes_back_unchanged);
  g_test_add_func ("/quiz-merge/a-quiz-has-64-at-most", test_no_more_than_64);

  return g_test_run ();
}
