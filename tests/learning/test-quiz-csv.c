/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Our template as spreadsheets write it. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-quiz-export.h"
#include "gvt-quiz-report-text.h"
#include "gvt-test.h"

static void
assert_reads (const char *text, const char *expected)
{
  gvt_quiz_assert_reads (GVT_QUIZ_FORMAT_CSV, text, expected);
}

#define HEAD          "Jenis;Pertanyaan;Pilihan A;Pilihan B;Pilihan C;Kunci\n"
#define GOOD          "satu jawaban;Kapan?;Pagi;Malam;;A\n"
#define GOOD_AT(line) #line " soal-1 single Kapan?/Pagi/Malam =a; "

static void
test_four_types (void)
{
  assert_reads (
      "Kode;Jenis;Pertanyaan;Pilihan A;Pilihan B;Pilihan C;Umpan balik B;Kunci;Penjelasan\n"
      "jam;satu jawaban;Kapan?;Pagi;Malam;;Sudah tutup.;A;Pukul 07.00.\n"
      ";banyak jawaban;Bawa apa?;KTP-el;Ponsel;Undangan;;a, c;\n"
      ";Benar/Salah;Rahasia.;;;;;BENAR;\n"
      ";isian;Di mana?;;;;;TPS | tempat pemungutan suara;\n",
      "2 jam single Kapan?/Pagi/Malam#Sudah tutup. =a (Pukul 07.00.); "
      "3 soal-1 multiple Bawa apa?/KTP-el/Ponsel/Undangan =a|c; "
      "4 soal-2 truefalse Rahasia. =true; "
      "5 soal-3 text Di mana? =TPS|tempat pemungutan suara; ");
  assert_reads ("id,type,prompt,option_a,OPTION-B,key\nx,single,Kapan?,Pagi,Malam,b\n",
                "2 x single Kapan?/Pagi/Malam =b; ");
  assert_reads (HEAD "pilihan ganda;Kapan?;Pagi;Malam;;A, B\n",
                "2! Kunci: More than one answer is marked as right; ");
}

static void
test_wild_files (void)
{
  assert_reads ("\xef\xbb\xbf" HEAD GOOD, GOOD_AT (2));
  assert_reads ("sep=,\r\nJenis,Pertanyaan,Pilihan A,Pilihan B,Kunci\r\n"
                "satu jawaban,\"Kapan\r\nTPS \"\"buka\"\", ya?\",Pagi,Malam,A\r\n"
                "satu jawaban,Kapan?,\"Pagi\",Malam,A\r\n,,,,\r\n",
                "3 soal-1 single Kapan\nTPS \"buka\", ya?/Pagi/Malam =a; "
                "5 soal-2 single Kapan?/Pagi/Malam =a; ");
  assert_reads ("Jenis\tPertanyaan\tPilihan A\tPilihan B\tKunci\rsatu "
                "jawaban\tKapan?\tPagi\tMalam\tA\r",
                GOOD_AT (2));
  assert_reads ("\n;;;\n" HEAD ";;;;;\n" GOOD ";;;;;", GOOD_AT (5));
  assert_reads (HEAD "satu jawaban;Kata \"TPS\"?;5 \"; kaki;;A\n",
                "2 soal-1 single Kata \"TPS\"?/5 \"/kaki =a; ");
}

static void
test_slips_are_named (void)
{
  assert_reads (HEAD "satu;Kapan?;Pagi;Malam;;A\n" GOOD,
                GOOD_AT (3) "2! Jenis: The type is \"satu jawaban\", \"banyak jawaban\", \"benar "
                            "salah\" or \"isian\"; ");
  assert_reads (HEAD "satu jawaban;Kapan?;Pagi;Malam;;C\n",
                "2! Kunci: The key is the letters of right choices, with commas between: A, C; ");
  assert_reads (HEAD "satu jawaban;Kapan?;Pagi;Malam;;Pagi\n",
                "2! Kunci: The key is the letters of right choices, with commas between: A, C; ");
  assert_reads (HEAD "satu jawaban;Kapan?;Pagi;;Malam;A\n",
                "2! Pilihan B: This choice is empty, and one behind it is not; ");
  assert_reads (HEAD "satu jawaban;;Pagi;Malam;;A\n",
                "2! Pertanyaan: The question itself is missing; ");
  assert_reads (HEAD "satu jawaban;Kapan?;Pagi;Malam;;\n",
                "2! Kunci: No answer is marked as right; ");
  assert_reads (HEAD "benar salah;Rahasia.;;;;ya\n",
                "2! Kunci: The key is \"benar\" or \"salah\"; ");
  assert_reads (HEAD "isian;Di mana?;TPS;;;TPS\n",
                "2! Pilihan A: A question of this type has no choices; ");
  assert_reads (HEAD "satu jawaban;Kapan?;Pagi;Malam;;A;catatan\n",
                "2! Something stands in a column without heading; ");
  assert_reads ("Kode;Bentuk;Tujuan;Klaim;Jenis;Pertanyaan;Kunci\nx;;;;benar salah;Ya?;benar\n"
                "x;;;;benar salah;Ya?;benar\nX y;;;;benar salah;Ya?;benar\n"
                ";C;;;benar salah;Ya?;benar\n;;T u;;benar salah;Ya?;benar\n"
                ";;;a,B;benar salah;Ya?;benar\n",
                "2 x truefalse Ya? =true; 3! Kode: This id stands there twice; "
                "4! Kode: An id has the letters a-z, 0-9 and - within, at most 48; "
                "5! Bentuk: The form is A, B or nothing; "
                "6! Tujuan: An id has the letters a-z, 0-9 and - within, at most 48; "
                "7! Klaim: An id has the letters a-z, 0-9 and - within, at most 48; ");
}

static void
test_quotes (void)
{
  assert_reads (HEAD "satu jawaban;\"Kapan?;Pagi;Malam;;A\n" GOOD,
                GOOD_AT (3) "2! A quotation mark is opened here and never closed; ");
  assert_reads (HEAD "satu jawaban;\"Kapan\"?;Pagi;Malam;;A\n" GOOD,
                GOOD_AT (3) "2! Something stands between a closing quotation mark and the end of "
                            "its cell; ");
  assert_reads (HEAD "satu jawaban;Kap\xe9n;Pagi;Malam;;A\n" GOOD,
                GOOD_AT (3) "2! This line is not UTF-8 text: save the file as UTF-8; ");
}

static void
test_headings (void)
{
  assert_reads ("", "1! There is no row of headings; ");
  assert_reads ("Kapan?;Pagi;Malam\n", "1! Kapan?: The template has no such column; ");
  assert_reads ("Jenis;Pertanyaan;Kunci;Jenis\n" GOOD,
                "1! Jenis: This column stands there twice; ");
  assert_reads ("Jenis;Pertanyaan\n" GOOD, "1! Kunci: This column is missing; ");
}

/* What a spreadsheet would compute, were it opened there. */
static void
test_formulas_are_texts (void)
{
  g_autofree char *folder = g_strdup (gvt_module_fixture_kinds ());
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *text = NULL;

  gvt_module_fixture_edit (folder, "quiz.json", "\"Di mana?\"", "\"=1+1\"");
  gvt_module_fixture_edit (folder, "quiz.json", "\"Ponsel\"", "\"-Ponsel\"");
  gvt_module_fixture_edit (folder, "quiz.json", "\"06.00\"", "\"'@06\"");
  module = gvt_module_load_folder (folder, NULL);
  file = gvt_quiz_export_write (GVT_QUIZ_FORMAT_CSV, gvt_module_get_quiz (module), left_out);
  text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));

  g_assert_nonnull (strstr (text, ";'=1+1;"));
  g_assert_nonnull (strstr (text, ";'-Ponsel;"));
  g_assert_nonnull (strstr (text, ";''@06;"));
  assert_reads (
      text, "2 satu single Kapan?/'@06#Terlalu pagi./07.00 =b (Memang.); 3 banyak multiple Mana "
            "saja?/KTP-el/-Ponsel#Ponsel ditinggal./Undangan/Kamera#Kamera juga. =a|c "
            "(Memang.); 4 benar truefalse Pilihan itu rahasia. =true (Memang.); 5 kata text "
            "=1+1 =TPS|tempat pemungutan suara (Memang.); ");
}

static void
test_form_objective_and_claims (void)
{
  g_autofree char *folder = g_strdup (gvt_module_fixture ());
  g_autoptr (GvtModule) module = gvt_module_load_folder (folder, NULL);
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GBytes) file = gvt_quiz_export_write (GVT_QUIZ_FORMAT_CSV,
                                                   gvt_module_get_quiz (module), left_out);
  g_autoptr (JsonObject) report = gvt_quiz_import_read (GVT_QUIZ_FORMAT_CSV, file, NULL);
  JsonObject *item = json_array_get_object_element (json_object_get_array_member (report, "items"),
                                                    0);

  g_assert_cmpstr (json_object_get_string_member (item, "form"), ==, "A");
  g_assert_cmpstr (json_object_get_string_member (item, "objective"), ==, "tahu");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (item, "claims"), 0),
                   ==, "jam");
}

/* Every question of our own modules is either left out by name or comes back. */
static void
test_shipped_modules_come_back (gconstpointer format)
{
  static const char *const ids[] = { "m2-siapa-pemilih", "m5-hari-pemungutan-suara",
                                     "m7-sah-tidak-sah", "m10-politik-uang", "m11-hoaks-literasi" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *folder = gvt_module_fixture_shipped (ids[i]);
      g_autoptr (GvtModule) module = gvt_module_load_folder (folder, NULL);
      GvtQuiz *quiz = gvt_module_get_quiz (module);
      g_autoptr (JsonArray) left_out = json_array_new ();
      g_autoptr (GBytes) file = gvt_quiz_export_write (GPOINTER_TO_UINT (format), quiz, left_out);
      g_autoptr (JsonObject) report = gvt_quiz_import_read (GPOINTER_TO_UINT (format), file, NULL);
      JsonArray *items = json_object_get_array_member (report, "items");

      g_assert_cmpuint (json_array_get_length (items) + json_array_get_length (left_out), ==,
                        gvt_quiz_get_size (quiz));
      for (guint j = 0; j < json_array_get_length (items); j++)
        {
          JsonObject *read = json_array_get_object_element (items, j);
          GvtQuizItem *item = gvt_quiz_find_item (quiz, json_object_get_string_member (read, "id"),
                                                  NULL);

          g_assert_cmpstr (json_object_get_string_member (read, "prompt"), ==,
                           gvt_quiz_item_get_prompt (item));
          g_assert_cmpstr (json_object_get_string_member (read, "explanation"), ==,
                           gvt_quiz_item_get_explanation (item));
        }
    }
}

static void
assert_left_out (const char *folder, guint index, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) module = gvt_module_load_folder (folder, &error);
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GBytes) file = NULL;

  g_assert_no_error (error);
  file = gvt_quiz_export_write (GVT_QUIZ_FORMAT_CSV, gvt_module_get_quiz (module), left_out);
  g_assert_nonnull (file);
  g_assert_cmpuint (json_array_get_length (left_out), ==, index + 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (left_out, index), "message"),
      ==, message);
}

static void
test_what_does_not_fit_is_named (void)
{
  const char *folder = gvt_module_fixture_kinds ();

  gvt_module_fixture_edit (
      folder, "quiz.json",
      "\"type\": \"truefalse\", \"prompt\": \"Pilihan itu rahasia.\",\n   \"key\": [\"true\"]",
      "\"type\": \"ballot\", \"ballot\": {\"set\": \"pemilu-2024\", \"kind\": \"dpr\", \"marks\": "
      "{\"holes\": []}}, \"prompt\": \"Sah?\", \"key\": [\"tidak-sah\"]");
  assert_left_out (folder, 0, "A marked ballot has no place in a table");
  gvt_module_fixture_edit (folder, "quiz.json", "\"TPS\", ", "\"TPS|TPT\", ");
  assert_left_out (folder, 1, "An accepted answer has a | in it");
  gvt_module_fixture_edit (folder, "quiz.json", "\"prompt\": \"Kapan?\"",
                           "\"prompt\": \"Kapan?\", \"media\": [{\"kind\": \"image\", \"file\": "
                           "\"media/a.svg\", \"text\": \"Kotak.\"}]");
  gvt_module_fixture_edit (folder, "quiz.json", "{\"id\": \"d\"", "{\"id\": \"kamera\"");
  assert_left_out (folder, 3, "An accepted answer has a | in it");
}

/* As large as they may be, and as bad. One that is read over and over runs into the time limit. */
static void
test_large_bad_files (void)
{
  static const char *const pieces[] = { ";",    "\"",          "a;",
                                        "\"\n", "isian;a;;;;", "isian;a;;;;a|a|b|",
                                        "'",    "\n",          "\n\"" };
  gsize size = gvt_quiz_format_max_bytes (GVT_QUIZ_FORMAT_CSV);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint with_head = 0; with_head < 2; with_head++)
      {
        g_autoptr (GString) text = g_string_new (with_head ? HEAD : "");
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (JsonObject) report = NULL;

        while (text->len + strlen (pieces[i]) < size)
          g_string_append (text, pieces[i]);
        bytes = g_bytes_new (text->str, text->len);
        report = gvt_quiz_import_read (GVT_QUIZ_FORMAT_CSV, bytes, NULL);
        g_assert_nonnull (report);
      }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/quiz-csv/four-types-are-read", test_four_types);
  g_test_add_func ("/quiz-csv/files-of-spreadsheets-are-read", test_wild_files);
  g_test_add_func ("/quiz-csv/slips-are-named-by-column", test_slips_are_named);
  g_test_add_func ("/quiz-csv/a-bad-quote-hides-no-other-row", test_quotes);
  g_test_add_func ("/quiz-csv/headings-must-be-ours", test_headings);
  g_test_add_func ("/quiz-csv/formulas-are-texts", test_formulas_are_texts);
  g_test_add_func ("/quiz-csv/form-objective-and-claims-come-back", test_form_objective_and_claims);
  g_test_add_func ("/quiz-csv/large-bad-files-come-to-an-end", test_large_bad_files);
  g_test_add_data_func ("/quiz-csv/shipped-modules-come-back",
                        GUINT_TO_POINTER (GVT_QUIZ_FORMAT_CSV), test_shipped_modules_come_back);
  g_test_add_data_func ("/quiz-csv/shipped-modules-come-back-from-a-workbook",
                        GUINT_TO_POINTER (GVT_QUIZ_FORMAT_XLSX), test_shipped_modules_come_back);
  g_test_add_data_func ("/quiz-csv/shipped-modules-come-back-from-gift",
                        GUINT_TO_POINTER (GVT_QUIZ_FORMAT_GIFT), test_shipped_modules_come_back);
  g_test_add_func ("/quiz-csv/what-does-not-fit-is-named", test_what_does_not_fit_is_named);

  return g_test_run ();
}
