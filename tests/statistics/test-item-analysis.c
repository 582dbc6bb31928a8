/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "gvt-csv.h"
#include "gvt-error.h"
#include "gvt-gain.h"
#include "gvt-item-analysis.h"
#include "gvt-results-sheet.h"
#include "gvt-test.h"

#define NEAR 1e-9

/* Ten people, three questions. By hand: each question was got right by 5, 5 and 8. Question a goes
 * with b except for one person each way, c tells nothing.
 *   a: mean 0.5, sum of squares about it 2.5; rest b + c: 2 2 2 2 1, 2 1 1 0 0, mean 1.3, sum of
 *   squares 23 - 16.9 = 6.1; products: right ones' rests 9 - 5 x 1.3 = 2.5; so the correlation is
 *   2.5 / sqrt (2.5 x 6.1) = 0.640184...
 *   sorted, the greatest rests go with the right ones: 2 2 2 2 2 = 10 - 6.5 = 3.5; 2.5 / 3.5. */
static const double table[][3] = {
  { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 }, { 1, 0, 1 },
  { 0, 1, 1 }, { 0, 0, 1 }, { 0, 0, 1 }, { 0, 0, 0 }, { 0, 0, 0 },
};

static void
test_a_table_by_hand (void)
{
  GvtItemFigures figures[3];

  gvt_item_analysis (&table[0][0], 10, 3, figures);
  g_assert_cmpuint (figures[0].n, ==, 10);
  g_assert_cmpuint (figures[0].n_whole, ==, 10);
  g_assert_cmpfloat_with_epsilon (figures[0].facility, 50.0, NEAR);
  g_assert_cmpfloat_with_epsilon (figures[2].facility, 80.0, NEAR);
  g_assert_cmpfloat_with_epsilon (figures[0].deviation, 100.0 * sqrt (2.5 / 9.0), NEAR);
  g_assert_cmpfloat_with_epsilon (figures[0].discrimination, 100.0 * 2.5 / sqrt (2.5 * 6.1), NEAR);
  g_assert_cmpfloat_with_epsilon (figures[0].efficiency, 100.0 * 2.5 / 3.5, NEAR);
  g_assert_false (gvt_item_asks_for_key (&figures[0]));
}

/* The key of question a turned round: who knows more gets it wrong. */
static void
test_a_wrong_key_is_asked_for (void)
{
  double turned[10][3];
  GvtItemFigures figures[3];

  memcpy (turned, table, sizeof turned);
  for (guint i = 0; i < 10; i++)
    turned[i][0] = 1.0 - turned[i][0];
  gvt_item_analysis (&turned[0][0], 10, 3, figures);
  g_assert_cmpfloat_with_epsilon (figures[0].discrimination, -100.0 * 2.5 / sqrt (2.5 * 6.1), NEAR);
  g_assert_true (gvt_item_asks_for_key (&figures[0]));
}

static void
test_of_few_people_only_the_facility_is_told (void)
{
  GvtItemFigures figures[3];

  gvt_item_analysis (&table[0][0], 9, 3, figures);
  g_assert_cmpfloat_with_epsilon (figures[0].facility, 100.0 * 5 / 9, NEAR);
  g_assert_true (isnan (figures[0].discrimination));
  g_assert_true (isnan (figures[0].efficiency));
  g_assert_false (gvt_item_asks_for_key (&figures[0]));

  gvt_item_analysis (&table[0][0], 0, 3, figures);
  g_assert_true (isnan (figures[0].facility));
  gvt_item_analysis (&table[0][0], 1, 3, figures);
  g_assert_true (isnan (figures[0].deviation));
}

static void
test_what_all_got_right_tells_nobody_apart (void)
{
  double same[12][2];
  GvtItemFigures figures[2];

  for (guint i = 0; i < 12; i++)
    {
      same[i][0] = 0.1;
      same[i][1] = i % 2;
    }
  gvt_item_analysis (&same[0][0], 12, 2, figures);
  g_assert_true (isnan (figures[0].discrimination));
  g_assert_true (isnan (figures[0].efficiency));
  g_assert_true (isnan (figures[1].discrimination));
}

static void
test_who_was_not_shown_a_question_is_left_out_of_it (void)
{
  double some[11][3];
  GvtItemFigures figures[3];

  memcpy (some, table, sizeof table);
  some[10][0] = GVT_ITEM_NOT_SHOWN;
  some[10][1] = some[10][2] = 1.0;
  gvt_item_analysis (&some[0][0], 11, 3, figures);
  g_assert_cmpuint (figures[0].n, ==, 10);
  g_assert_cmpuint (figures[1].n, ==, 11);
  g_assert_cmpuint (figures[0].n_whole, ==, 10);
  g_assert_cmpfloat_with_epsilon (figures[0].discrimination, 100.0 * 2.5 / sqrt (2.5 * 6.1), NEAR);
}

/* --- gain --- */

/* By hand: 0.4 before, 0.7 after: half of what was lacking. Five go from 0.2 to 0.8 (0.75 of what
 * they lacked), five stay at 0.6 (nothing): 0.375. Variances: 10 x 0.04 / 9 and 10 x 0.01 / 9, so
 * the effect is 0.3 / sqrt (0.25 / 9) = 1.8. */
static void
test_a_gain_by_hand (void)
{
  static const double before[] = { .2, .2, .2, .2, .2, .6, .6, .6, .6, .6 };
  static const double after[] = { .8, .8, .8, .8, .8, .6, .6, .6, .6, .6 };
  GvtGain gain;

  gvt_gain (before, after, 10, &gain);
  g_assert_cmpuint (gain.n, ==, 10);
  g_assert_cmpfloat_with_epsilon (gain.change, 0.3, NEAR);
  g_assert_cmpfloat_with_epsilon (gain.of_class, 0.5, NEAR);
  g_assert_cmpfloat_with_epsilon (gain.of_pupil, 0.375, NEAR);
  g_assert_cmpfloat_with_epsilon (gain.effect, 1.8, NEAR);
}

static void
test_few_pairs_are_only_counted (void)
{
  static const double before[9] = { .2 };
  static const double after[9] = { .8 };
  GvtGain gain;

  gvt_gain (before, after, 9, &gain);
  g_assert_cmpuint (gain.n, ==, 9);
  g_assert_true (isnan (gain.before) && isnan (gain.change) && isnan (gain.of_class));
  g_assert_true (isnan (gain.of_pupil) && isnan (gain.effect));
}

static void
test_who_knew_all_lacked_nothing (void)
{
  double before[10];
  GvtGain gain;

  for (guint i = 0; i < 10; i++)
    before[i] = 1.0;
  gvt_gain (before, before, 10, &gain);
  g_assert_cmpfloat (gain.change, ==, 0.0);
  g_assert_true (isnan (gain.of_class) && isnan (gain.of_pupil) && isnan (gain.effect));
  g_assert_cmpuint (gain.n_pupils, ==, 0);

  before[0] = 0.5;
  gvt_gain (before, before, 10, &gain);
  g_assert_cmpfloat_with_epsilon (gain.of_class, 0.0, NEAR);
  g_assert_true (isnan (gain.of_pupil)); /* of one pupil, who would be known by it */
}

/* --- sheets --- */

static GvtResults *
read_csv (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) rows = gvt_csv_read (bytes);

  return gvt_results_read (rows, error);
}

static void
test_results_are_read_by_their_headings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtResults) results = read_csv ("Orang;q1;q2\nAnu;1;0,5\nItu;;-\n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (results->items->len, ==, 2);
  g_assert_cmpuint (results->n_people, ==, 2);
  g_assert_cmpstr (results->items->pdata[1], ==, "q2");
  g_assert_cmpfloat (g_array_index (results->shares, double, 0), ==, 1.0);
  g_assert_cmpfloat (g_array_index (results->shares, double, 1), ==, 0.5);
  g_assert_cmpfloat (g_array_index (results->shares, double, 2), ==, 0.0);
  g_assert_cmpfloat (g_array_index (results->shares, double, 3), ==, GVT_ITEM_NOT_SHOWN);
}

static void
test_cells_that_are_no_share_are_named (void)
{
  static const char *const bad[][2] = {
    { "q1\n1.5\n", "line 2: q1 is \"1.5\"; a share is 0 to 1" },
    { "q1\n-0.5\n", "q1 is \"-0.5\"" },
    { "q1\n0x1\n", "q1 is \"0x1\"" },
    { "q1\nnan\n", "q1 is \"nan\"" },
    { "q1\n1e0\n", "q1 is \"1e0\"" },
    { "q1\n0.1.2\n", "q1 is \"0.1.2\"" },
    { "q1\n.\n", "q1 is \".\"" },
    { "q1;q1\n1;1\n", "an item has one column" },
    { "orang\nAnu\n", "no column of an item" },
    { "", "no row of headings" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_csv (bad[i][0], &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      if (strstr (error->message, bad[i][1]) == NULL)
        g_error ("\"%s\" does not say \"%s\"", error->message, bad[i][1]);
    }
}

/* More columns than a table may have are refused before they are looked at one by one. */
static void
test_a_row_without_end_is_refused_at_once (void)
{
  g_autofree char *headings = g_strnfill (4 * 1024 * 1024, ';');
  g_autofree char *text = g_strconcat ("q1", headings, "q2\n1\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_csv (text, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "line 1: There are too many cells in this row"));
}

/* For analysis.py: pairs from standard input, the gain's figures on standard output. */
static int
print_gain (void)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (double));
  double pair[2];
  GvtGain gain;

  while (scanf ("%lf %lf", &pair[0], &pair[1]) == 2)
    {
      g_array_append_val (before, pair[0]);
      g_array_append_val (after, pair[1]);
    }
  gvt_gain ((double *) (gpointer) before->data, (double *) (gpointer) after->data, before->len,
            &gain);
  printf ("%.17g %.17g %.17g %.17g %.17g %.17g\n", gain.before, gain.after, gain.change,
          gain.of_class, gain.of_pupil, gain.effect);
  return 0;
}

int
main (int argc, char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], "--gain"))
    return print_gain ();
  gvt_test_init (&argc, &argv);
#define ADD(name, test) g_test_add_func ("/item-analysis/" name, test)
  ADD ("a-table-by-hand", test_a_table_by_hand);
  ADD ("a-wrong-key-is-asked-for", test_a_wrong_key_is_asked_for);
  ADD ("of-few-people-only-the-facility-is-told", test_of_few_people_only_the_facility_is_told);
  ADD ("what-all-got-right-tells-nobody-apart", test_what_all_got_right_tells_nobody_apart);
  ADD ("who-was-not-shown-a-question-is-left-out-of-it",
       test_who_was_not_shown_a_question_is_left_out_of_it);
  ADD ("a-gain-by-hand", test_a_gain_by_hand);
  ADD ("few-pairs-are-only-counted", test_few_pairs_are_only_counted);
  ADD ("who-knew-all-lacked-nothing", test_who_knew_all_lacked_nothing);
  ADD ("results-are-read-by-their-headings", test_results_are_read_by_their_headings);
  ADD ("a-row-without-end-is-refused-at-once", test_a_row_without_end_is_refused_at_once);
  ADD ("cells-that-are-no-share-are-named", test_cells_that_are_no_share_are_named);
#undef ADD
  return g_test_run ();
}
