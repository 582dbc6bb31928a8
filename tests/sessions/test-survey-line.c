/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-survey-line.h"
#include "gvt-test.h"

static void
assert_reads_as (const char *text, const char *written)
{
  GvtSurveySheet sheet = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  gvt_survey_line_parse (&sheet, text, 5, GVT_SERVICE_EDUCATION, &error);
  g_assert_no_error (error);
  found = gvt_survey_line_write (&sheet);
  g_assert_cmpstr (found, ==, written);
  g_assert_cmpstr (sheet.channel, ==, "paper");
  g_assert_cmpstr (sheet.codes[GVT_SURVEY_BY_SERVICE], ==, "voter-education");
  g_assert_true (sheet.is_done);
}

static void
test_a_line_may_leave_out_all_but_the_scores (void)
{
  assert_reads_as ("443434443", "5 443434443");
  assert_reads_as ("  443434443\r", "5 443434443");
  assert_reads_as ("17 443434443", "17 443434443");
  assert_reads_as ("443434443 P", "5 443434443 P");
  assert_reads_as ("17 44343-443 sma 17-21 p", "17 44343-443 P 17-21 SMA");
  assert_reads_as ("999999 .*34344-1 60+ L s2", "999999 --34344-1 L 60+ S2");
  assert_reads_as ("443434443 ? P", "5 443434443 P");
}

static void
test_a_wrong_line_names_the_column (void)
{
  static const struct
  {
    const char *line;
    guint column;
  } wrong[] = {
    { "44343444", 9 },                      /* eight */
    { "4434344431", 10 },                   /* ten */
    { "443434543", 7 },                     /* a five */
    { "17 443434043", 10 },                 /* a nought */
    { "0 443434443", 1 },                   /* sheets begin at 1 */
    { "443434443 X", 11 },                  /* no code */
    { "443434443 P L", 13 },                /* two sexes */
    { "443434443 P 16", 13 },               /* no age band */
    { "443434443 P 17-21 SMA 3", 23 },      /* something is left */
    { "1 443434443 P 17-21 SMA Siti", 25 }, /* a sixth word */
    { "", 1 },
    { "4434 34443", 11 }, /* sheet 4434 has five scores */
    { "44343444\xff", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      GvtSurveySheet sheet = { .sheet = 4711 };
      g_autofree char *column = g_strdup_printf ("Column %u:", wrong[i].column);
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_survey_line_parse (&sheet, wrong[i].line, 5, NULL, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      if (!g_str_has_prefix (error->message, column))
        g_error ("\"%s\": %s", wrong[i].line, error->message);
      g_assert_cmpuint (sheet.sheet, ==, 4711);
    }
}

static void
test_faces_are_one_to_three (void)
{
  GvtSmileySheet sheet = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_smiley_line_parse (&sheet, "12 3-1", 5, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sheet.sheet, ==, 12);
  g_assert_cmpuint (sheet.n_faces, ==, 3);
  g_assert_cmpuint (sheet.faces[0], ==, 3);
  g_assert_cmpuint (sheet.faces[1], ==, 0);
  g_assert_cmpuint (sheet.faces[2], ==, 1);
  g_assert_true (gvt_smiley_line_parse (&sheet, "2", 5, &error));
  g_assert_cmpuint (sheet.sheet, ==, 5);
  g_assert_cmpuint (sheet.n_faces, ==, 1);

  g_assert_false (gvt_smiley_line_parse (&sheet, "3 324", 5, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (gvt_smiley_line_parse (&sheet, "3 321 P", 5, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpuint (sheet.n_faces, ==, 1);
}

static void
test_a_file_gives_each_sheet_the_number_of_its_line (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sheets = gvt_survey_lines_read (
      "# kelas X-1\n443434443 P\n\n333333333 # luntur\n40 222222222\n", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 3);
  g_assert_cmpuint (g_array_index (sheets, GvtSurveySheet, 0).sheet, ==, 2);
  g_assert_cmpuint (g_array_index (sheets, GvtSurveySheet, 1).sheet, ==, 4);
  g_assert_cmpuint (g_array_index (sheets, GvtSurveySheet, 2).sheet, ==, 40);
}

static void
assert_file_fails (const char *text, const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_survey_lines_read (text, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  if (!g_str_has_prefix (error->message, place))
    g_error ("%s", error->message);
}

static void
test_a_file_with_a_wrong_line_is_no_file (void)
{
  g_autoptr (GString) long_file = g_string_new (NULL);

  assert_file_fails ("443434443\n443534443\n", "line 2: Column 4:");
  assert_file_fails ("443434443\n1 443434443\n", "line 2: Column 1: sheet 1 stands there twice");
  for (guint i = 0; i < 2002; i++)
    g_string_append (long_file, "443434443\n");
  assert_file_fails (long_file->str, "More than 2000 lines");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/survey-line/a-line-may-leave-out-all-but-the-scores",
                   test_a_line_may_leave_out_all_but_the_scores);
  g_test_add_func ("/survey-line/a-wrong-line-names-the-column",
                   test_a_wrong_line_names_the_column);
  g_test_add_func ("/survey-line/faces-are-one-to-three", test_faces_are_one_to_three);
  g_test_add_func ("/survey-line/a-file-gives-each-sheet-the-number-of-its-line",
                   test_a_file_gives_each_sheet_the_number_of_its_line);
  g_test_add_func ("/survey-line/a-file-with-a-wrong-line-is-no-file",
                   test_a_file_with_a_wrong_line_is_no_file);
  return g_test_run ();
}
