/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-export.h"

#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-quiz-import.h"
#include "gvt-test.h"

static JsonObject *
read_text (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  JsonObject *report = gvt_quiz_import_read (GVT_QUIZ_FORMAT_AIKEN, bytes, &error);

  g_assert_no_error (error);
  return report;
}

static char *
summarise (JsonObject *report)
{
  JsonArray *items = json_object_get_array_member (report, "items");
  JsonArray *problems = json_object_get_array_member (report, "problems");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      g_string_append_printf (
          text, "%d %s/%u=%s; ", (int) json_object_get_int_member (item, "line"),
          json_object_get_string_member (item, "prompt"),
          json_array_get_length (json_object_get_array_member (item, "options")),
          json_array_get_string_element (json_object_get_array_member (item, "key"), 0));
    }
  for (guint i = 0; i < json_array_get_length (problems); i++)
    {
      JsonObject *problem = json_array_get_object_element (problems, i);

      g_string_append_printf (text, "%d! %s; ", (int) json_object_get_int_member (problem, "line"),
                              json_object_get_string_member (problem, "message"));
    }
  return g_string_free (text, FALSE);
}

static void
assert_reads (const char *text, const char *expected)
{
  g_autoptr (JsonObject) report = read_text (text, -1);
  g_autofree char *found = summarise (report);

  g_assert_cmpstr (found, ==, expected);
}

#define GOOD "Kapan?\nA. Pagi\nB) Siang\nANSWER: B\n"

static void
test_wild_files (void)
{
  assert_reads (GOOD, "1 Kapan?/2=b; ");
  assert_reads ("\xef\xbb\xbf" GOOD "\n\n" GOOD, "1 Kapan?/2=b; 7 Kapan?/2=b; ");
  assert_reads ("Kapan?\r\n\r\nA. Pagi\r\nB. Siang\r\nANSWER: A\r\n", "1 Kapan?/2=a; ");
  assert_reads ("Kapan?\rA. Pagi\rB. Siang\rANSWER: A", "1 Kapan?/2=a; ");
  assert_reads ("  Apa {ini}? \n A.  {a}\n\tB. ~b=\n answer:  b \n", "1 Apa {ini}?/2=b; ");
  assert_reads ("", "");
  assert_reads ("\n\n \t\n", "");
}

static void
test_bad_lines (void)
{
  assert_reads ("Kapan?\nA. Pagi\nB. Siang\n\n" GOOD,
                "5 Kapan?/2=b; 1! This question has no line ANSWER:; ");
  assert_reads ("Kapan?\nA. Pagi\nB. Siang\n", "1! This question has no line ANSWER:; ");
  assert_reads ("Kapan?\nA. Pagi\nANSWER: A\n" GOOD,
                "4 Kapan?/2=b; 3! A question has at least 2 choices; ");
  assert_reads ("Kapan?\nA. Pagi\nC. Siang\nANSWER: A\n",
                "3! The choices must be A, B, C and so on, one after another; ");
  assert_reads ("Kapan?\nA. Pagi\nB. Siang\nANSWER: C\n", "4! ANSWER: names none of the choices; ");
  assert_reads ("Kapan?\nA. Pagi\nB. Siang\nANSWER: A, B\n",
                "4! ANSWER: names none of the choices; ");
  assert_reads ("A. Pagi\n", "1! A choice stands before any question; ");
  assert_reads ("ANSWER: A\n" GOOD, "2 Kapan?/2=b; 1! ANSWER: stands before any question; ");
  assert_reads ("Kapan\nitu?\nA. Pagi\nB. Siang\nANSWER: A\n",
                "2! A question is one line, then its choices; ");
  assert_reads ("Kapan?\nA. \nB. Siang\nANSWER: B\n",
                "2! This choice is empty or too long, or holds what is no text; ");
  assert_reads ("Kapan\xff?\n" GOOD,
                "2 Kapan?/2=b; 1! This line is not UTF-8 text: save the file as UTF-8; ");
}

static void
test_a_zero_byte_hides_nothing (void)
{
  static const char text[] = "Kapan\0?\nA. a\nB. b\nANSWER: A\n" GOOD;
  g_autoptr (JsonObject) report = read_text (text, sizeof text - 1);
  g_autofree char *found = summarise (report);

  g_assert_cmpstr (found, ==,
                   "5 Kapan?/2=b; 1! This question is too long, or holds what is no text; ");
}

static void
test_too_large (void)
{
  g_autofree char *large = g_strnfill (gvt_quiz_format_max_bytes (GVT_QUIZ_FORMAT_AIKEN) + 1, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (large, strlen (large));
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_quiz_import_read (GVT_QUIZ_FORMAT_AIKEN, bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

static void
test_what_is_written_is_read (void)
{
  g_autofree char *folder = gvt_module_fixture_shipped ("m5-hari-pemungutan-suara");
  g_autoptr (GvtModule) module = gvt_module_load_folder (folder, NULL);
  GvtQuiz *quiz = gvt_module_get_quiz (module);
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GBytes) file = gvt_quiz_export_write (GVT_QUIZ_FORMAT_AIKEN, quiz, left_out);
  g_autoptr (JsonObject) report = gvt_quiz_import_read (GVT_QUIZ_FORMAT_AIKEN, file, NULL);
  JsonArray *items = json_object_get_array_member (report, "items");

  g_assert_cmpuint (json_array_get_length (items) + json_array_get_length (left_out), ==,
                    gvt_quiz_get_size (quiz));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "problems")), ==,
                    0);
  for (guint i = 0; json_array_get_length (left_out) == 0 && i < json_array_get_length (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (gvt_quiz_get_items (quiz), i);
      JsonObject *read = json_array_get_object_element (items, i);

      g_assert_cmpstr (json_object_get_string_member (read, "prompt"), ==,
                       gvt_quiz_item_get_prompt (item));
      g_assert_cmpstr (
          json_array_get_string_element (json_object_get_array_member (read, "key"), 0), ==,
          gvt_quiz_item_get_key (item));
    }
}

static void
test_other_types_are_left_out (void)
{
  g_autoptr (GvtModule) module = gvt_module_load_folder (gvt_module_fixture_kinds (), NULL);
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GBytes) file = gvt_quiz_export_write (GVT_QUIZ_FORMAT_AIKEN,
                                                   gvt_module_get_quiz (module), left_out);
  static const char expected[] = "Kapan?\nA. 06.00\nB. 07.00\nANSWER: B\n\n";

  g_assert_cmpmem (g_bytes_get_data (file, NULL), g_bytes_get_size (file), expected,
                   strlen (expected));
  g_assert_cmpuint (json_array_get_length (left_out), ==, 3);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/quiz-aiken/files-from-the-wild-are-read", test_wild_files);
  g_test_add_func ("/quiz-aiken/bad-lines-are-named-and-hide-no-other", test_bad_lines);
  g_test_add_func ("/quiz-aiken/a-zero-byte-hides-nothing", test_a_zero_byte_hides_nothing);
  g_test_add_func ("/quiz-aiken/too-much-is-refused", test_too_large);
  g_test_add_func ("/quiz-aiken/what-is-written-is-read", test_what_is_written_is_read);
  g_test_add_func ("/quiz-aiken/other-types-are-left-out", test_other_types_are_left_out);

  return g_test_run ();
}
