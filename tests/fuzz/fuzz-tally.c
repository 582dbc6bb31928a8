/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of what people answered: a survey's sheets, and a class's results. */
#include <math.h>

#include "gvt-csv.h"
#include "gvt-fuzz.h"
#include "gvt-item-analysis.h"
#include "gvt-results-sheet.h"
#include "gvt-survey-sheet.h"

#define MAX_PERCENT 100.000001

static void
assert_index (const GvtSurveyTally *tally)
{
  int index = gvt_survey_get_index (tally);

  g_assert_true (index == -1 || (index >= 2500 && index <= 10000));
}

static void
try_survey (GPtrArray *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSurvey) survey = gvt_survey_sheet_read (rows, &error);

  if (survey == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  assert_index (&survey->total);
  for (guint i = 0; i < survey->groups->len; i++)
    assert_index (&((GvtSurveyGroup *) survey->groups->pdata[i])->tally);
}

static void
assert_percent (double value, double lowest)
{
  g_assert_true (isnan (value) || (value >= lowest && value <= MAX_PERCENT));
}

static void
try_results (GPtrArray *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtResults) results = gvt_results_read (rows, &error);
  g_autofree GvtItemFigures *figures = NULL;

  if (results == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  figures = g_new0 (GvtItemFigures, results->items->len);
  gvt_item_analysis ((const double *) (gpointer) results->shares->data, results->n_people,
                     results->items->len, figures);
  for (guint i = 0; i < results->items->len; i++)
    {
      assert_percent (figures[i].facility, 0.0);
      assert_percent (figures[i].discrimination, -MAX_PERCENT);
      assert_percent (figures[i].efficiency, -G_MAXDOUBLE);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) text = g_bytes_new (data, size);
  g_autoptr (GPtrArray) rows = gvt_csv_read (text);

  try_survey (rows);
  try_results (rows);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds,
                      "\xef\xbb\xbfU1;U2;U3;U4;U5;U6;U7;U8;U9;Usia\r\n4;3;2;1;;4;4;4;4;17-25\r\n"
                      "1;1;1;1;1;1;1;1;1;\r\n;;;;;;;;;60\r\n");
  gvt_fuzz_seed_text (seeds, "orang,q1,q2,q3\n1,1,0.5,-\n2,,0,1\n3,1,1,1\n4,0,1,0\n5,1,0,1\n"
                             "6,0.25,1,1\n7,1,1,0\n8,0,0,0\n9,1,1,1\n10,0,1,1\n11,1,0,0\n");
}
