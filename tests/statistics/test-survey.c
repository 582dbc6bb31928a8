/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-csv.h"
#include "gvt-error.h"
#include "gvt-survey-sheet.h"
#include "gvt-test.h"

/* As many sheets as @n, whose scores of each element add up to @sums, by turns as high and as low
 * as they may be. */
static void
fill (GvtSurveyTally *tally, guint n, const guint sums[GVT_SURVEY_N_ELEMENTS])
{
  guint left[GVT_SURVEY_N_ELEMENTS];

  memcpy (left, sums, sizeof left);
  for (guint sheet = 0; sheet < n; sheet++)
    {
      guint8 scores[GVT_SURVEY_N_ELEMENTS];
      guint others = n - sheet - 1;

      for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
        {
          scores[i] = (guint8) MIN (GVT_SURVEY_MAX_SCORE, left[i] - others);
          left[i] -= scores[i];
        }
      gvt_survey_add (tally, scores);
    }
}

/* The worked example of the regulation's own arithmetic: means 3.2 3.1 3.0 3.9 3.2 3.4 3.5 3.3 3.1.
 * By hand: their sum is 29.7, a ninth of it 3.3, times 25 is 82.5. */
static void
test_the_worked_example_comes_to_82_50 (void)
{
  static const guint sums[] = { 32, 31, 30, 39, 32, 34, 35, 33, 31 };
  GvtSurveyTally tally = { 0 };
  guint lowest[GVT_SURVEY_N_LOWEST];

  fill (&tally, 10, sums);
  g_assert_cmpuint (tally.n, ==, 10);
  g_assert_cmpfloat_with_epsilon (gvt_survey_get_mean (&tally, 3), 3.9, 1e-12);
  g_assert_cmpint (gvt_survey_get_index (&tally), ==, 8250);
  g_assert_cmpstr (gvt_survey_get_grade (gvt_survey_get_index (&tally)), ==, "B");
  g_assert_cmpuint (gvt_survey_get_lowest (&tally, lowest), ==, 3);
  g_assert_cmpuint (lowest[0], ==, 2);
  g_assert_cmpuint (lowest[1], ==, 1);
  g_assert_cmpuint (lowest[2], ==, 8);
}

/* With a weight of 0.11 the first would be 99.00. */
static void
test_the_weight_is_a_ninth (void)
{
  static const guint8 best[] = { 4, 4, 4, 4, 4, 4, 4, 4, 4 };
  static const guint8 worst[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  GvtSurveyTally high = { 0 };
  GvtSurveyTally low = { 0 };

  gvt_survey_add (&high, best);
  gvt_survey_add (&low, worst);
  g_assert_cmpint (gvt_survey_get_index (&high), ==, 10000);
  g_assert_cmpint (gvt_survey_get_index (&low), ==, 2500);
  g_assert_cmpstr (gvt_survey_get_grade (2500), ==, "D");
}

/* Over 1,000 sheets the index is the sum of all scores / 360, by hand. */
static void
test_it_is_rounded_first_and_graded_then (void)
{
  static const struct
  {
    guint sum; /* of all nine elements, over 1,000 sheets */
    int index;
    const char *grade;
  } rows[] = {
    { 23398, 6499, "D" }, /* 64.9944 */
    { 23399, 6500, "C" }, /* 64.9972 */
    { 27577, 7660, "C" }, /* 76.6028 */
    { 27578, 7661, "B" }, /* 76.6056 */
    { 31789, 8830, "B" }, /* 88.3028 */
    { 31790, 8831, "A" }, /* 88.3056 */
    { 18000, 5000, "D" }, { 36000, 10000, "A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint sums[GVT_SURVEY_N_ELEMENTS];
      guint share = rows[i].sum / GVT_SURVEY_N_ELEMENTS;
      GvtSurveyTally tally = { 0 };

      for (guint j = 0; j < GVT_SURVEY_N_ELEMENTS; j++)
        sums[j] = share + (j < rows[i].sum % GVT_SURVEY_N_ELEMENTS ? 1 : 0);
      fill (&tally, 1000, sums);
      g_assert_cmpint (gvt_survey_get_index (&tally), ==, rows[i].index);
      g_assert_cmpstr (gvt_survey_get_grade (rows[i].index), ==, rows[i].grade);
    }
}

/* Nine sums of 225 over 8 sheets: 225 / 8 / 9 x 25 = 78.125, by hand. */
static void
test_a_half_is_rounded_up (void)
{
  static const guint sums[] = { 27, 27, 27, 27, 27, 27, 27, 27, 9 };
  GvtSurveyTally tally = { 0 };

  fill (&tally, 8, sums);
  g_assert_cmpint (gvt_survey_get_index (&tally), ==, 7813);
}

static void
test_what_was_not_answered_lowers_nothing (void)
{
  static const guint8 some[] = { 4, 0, 4, 4, 4, 4, 4, 4, 4 };
  static const guint8 other[] = { 0, 2, 0, 0, 0, 0, 0, 0, 0 };
  static const guint8 none[GVT_SURVEY_N_ELEMENTS] = { 0 };
  GvtSurveyTally tally = { 0 };

  gvt_survey_add (&tally, some);
  g_assert_cmpint (gvt_survey_get_index (&tally), ==, -1);
  g_assert_null (gvt_survey_get_grade (-1));
  gvt_survey_add (&tally, other);
  gvt_survey_add (&tally, none);
  g_assert_cmpuint (tally.n, ==, 2);
  g_assert_cmpuint (tally.elements[1].n, ==, 1);
  g_assert_cmpint (gvt_survey_get_index (&tally), ==, 9444); /* (8 x 4 + 2) x 25 / 9 = 94.4444 */
}

/* The table of the facts, computed there by the formula of the paper. */
static void
test_the_sample_is_of_krejcie_and_morgan (void)
{
  static const guint table[][2] = {
    { 0, 0 },      { 1, 1 },      { 10, 10 },     { 20, 19 },      { 30, 28 },
    { 50, 44 },    { 100, 80 },   { 150, 108 },   { 200, 132 },    { 300, 169 },
    { 400, 196 },  { 500, 217 },  { 750, 254 },   { 1000, 278 },   { 1500, 306 },
    { 2000, 322 }, { 5000, 357 }, { 10000, 370 }, { 100000, 383 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpuint (gvt_survey_get_sample (table[i][0]), ==, table[i][1]);
}

/* --- sheets --- */

static GvtSurvey *
read_csv (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) rows = gvt_csv_read (bytes);

  return gvt_survey_sheet_read (rows, error);
}

static void
test_sheets_are_read_by_their_headings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSurvey) survey = read_csv (
      "\xef\xbb\xbfNomor;U2;u1;U3;U4;U5;U6;U7;U8; U9 ;Catatan\r\n1;1;2;3;4;4;4;4;4;4;x\r\n\r\n"
      "2; ;3;;4;4;4;4;4;4;y\r\n",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (survey->total.n, ==, 2);
  g_assert_cmpuint (survey->total.elements[0].sum, ==, 5);
  g_assert_cmpuint (survey->total.elements[1].sum, ==, 1);
  g_assert_cmpuint (survey->total.elements[1].n, ==, 1);
  g_assert_cmpuint (survey->total.elements[2].n, ==, 1);
  g_assert_cmpuint (survey->groups->len, ==, 0);
}

static void
test_a_strange_cell_is_told_with_its_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_csv ("U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,4,4\n5,4,4,4,4,4,4,4,4\n"
                           "4,4,4,4,4,4,4,4,baik sekali\n",
                           &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "line 3: U1 is \"5\"; a score is 1, 2, 3 or 4"));
  g_assert_nonnull (strstr (error->message, "line 4: U9 is \"baik sekali\""));
}

static void
assert_refused (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_csv (text, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  if (strstr (error->message, message) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, message);
}

static void
test_a_file_of_another_shape_is_refused (void)
{
  g_autoptr (GString) many = g_string_new ("U1;U2;U3;U4;U5;U6;U7;U8;U9\n");

  for (guint i = 0; i < 25; i++)
    g_string_append (many, "9;4;4;4;4;4;4;4;4\n");
  assert_refused ("", "no row of headings");
  assert_refused ("U1;U2;U3\n4;4;4\n", "line 1: there is no column \"U4\"");
  assert_refused ("U1;U2;U3;U4;U5;U6;U7;U8;U9\n\"4;4\n", "quotation mark");
  assert_refused ("U1;U2;U3;U4;U5;U6;U7;U8;U9\n4;4;4;4;\xff;4;4;4;4\n", "line 2");
  assert_refused (many->str, "and 5 more");
}

static void
test_too_many_groups_are_refused (void)
{
  g_autoptr (GString) many = g_string_new ("U1;U2;U3;U4;U5;U6;U7;U8;U9;usia\n");

  for (guint i = 0; i < 501; i++)
    g_string_append_printf (many, "4;4;4;4;4;4;4;4;4;%u\n", i);
  assert_refused (many->str, "line 502: there are too many different values");
}

/* --- groups --- */

static void
append_sheets (GString *csv, guint n, const char *score, const char *sex, const char *age)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < GVT_SURVEY_N_ELEMENTS; j++)
        g_string_append_printf (csv, "%s;", score);
      g_string_append_printf (csv, "%s;%s\n", sex, age);
    }
}

static const GvtSurveyGroup *
find_group (const GvtSurvey *survey, const char *column, const char *value)
{
  for (guint i = 0; i < survey->groups->len; i++)
    {
      const GvtSurveyGroup *group = survey->groups->pdata[i];

      if (g_str_equal (group->column, column) && g_str_equal (group->value, value))
        return group;
    }
  g_error ("No group %s %s", column, value);
}

static void
test_groups_are_scored_by_themselves (void)
{
  g_autoptr (GString) csv = g_string_new ("U1;U2;U3;U4;U5;U6;U7;U8;U9;Jenis_Kelamin;USIA\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSurvey) survey = NULL;

  append_sheets (csv, 12, "4", "P", "17-25");
  append_sheets (csv, 10, "2", "L", "17-25");
  append_sheets (csv, 3, "1", "", "60+");
  append_sheets (csv, 4, "1", "", "26-59");
  survey = read_csv (csv->str, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (survey->total.n, ==, 29);
  g_assert_cmpuint (survey->groups->len, ==, 5);
  g_assert_cmpstr (((GvtSurveyGroup *) survey->groups->pdata[0])->column, ==, "sex");
  g_assert_cmpint (gvt_survey_get_index (&find_group (survey, "sex", "P")->tally), ==, 10000);
  g_assert_cmpint (gvt_survey_get_index (&find_group (survey, "sex", "L")->tally), ==, 5000);
  g_assert_true (find_group (survey, "sex", "L")->is_shown);
  g_assert_true (find_group (survey, "age", "17-25")->is_shown);
  g_assert_false (find_group (survey, "age", "60+")->is_shown);
  g_assert_false (find_group (survey, "age", "26-59")->is_shown);
}

/* Nine men alone: the total less the others would be theirs. */
static void
test_who_is_hidden_is_not_found_by_taking_away (void)
{
  g_autoptr (GString) csv = g_string_new ("U1;U2;U3;U4;U5;U6;U7;U8;U9;jenis kelamin;usia\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSurvey) survey = NULL;

  append_sheets (csv, 9, "1", "L", "a");
  append_sheets (csv, 40, "4", "P", "b");
  append_sheets (csv, 20, "4", "P", "c");
  survey = read_csv (csv->str, &error);

  g_assert_no_error (error);
  g_assert_false (find_group (survey, "sex", "L")->is_shown);
  g_assert_false (find_group (survey, "sex", "P")->is_shown);
  g_assert_false (find_group (survey, "age", "a")->is_shown);
  g_assert_true (find_group (survey, "age", "b")->is_shown);
  g_assert_false (find_group (survey, "age", "c")->is_shown);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
#define ADD(name, test) g_test_add_func ("/survey/" name, test)
  ADD ("the-worked-example-comes-to-82-50", test_the_worked_example_comes_to_82_50);
  ADD ("the-weight-is-a-ninth", test_the_weight_is_a_ninth);
  ADD ("it-is-rounded-first-and-graded-then", test_it_is_rounded_first_and_graded_then);
  ADD ("a-half-is-rounded-up", test_a_half_is_rounded_up);
  ADD ("what-was-not-answered-lowers-nothing", test_what_was_not_answered_lowers_nothing);
  ADD ("the-sample-is-of-krejcie-and-morgan", test_the_sample_is_of_krejcie_and_morgan);
  ADD ("sheets-are-read-by-their-headings", test_sheets_are_read_by_their_headings);
  ADD ("a-strange-cell-is-told-with-its-line", test_a_strange_cell_is_told_with_its_line);
  ADD ("a-file-of-another-shape-is-refused", test_a_file_of_another_shape_is_refused);
  ADD ("too-many-groups-are-refused", test_too_many_groups_are_refused);
  ADD ("groups-are-scored-by-themselves", test_groups_are_scored_by_themselves);
  ADD ("who-is-hidden-is-not-found-by-taking-away", test_who_is_hidden_is_not_found_by_taking_away);
#undef ADD
  return g_test_run ();
}
