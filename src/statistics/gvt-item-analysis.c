/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-item-analysis.h"

#include <math.h>
#include <string.h>

#include "gvt-moments-private.h"

#define PERCENT 100.0

/* The rows in which every item was shown. Returns: how many; @whole holds their numbers */
static guint
find_whole (const double *shares, guint n_people, guint n_items, guint *whole)
{
  guint n = 0;

  for (guint person = 0; person < n_people; person++)
    {
      gboolean is_whole = TRUE;

      for (guint item = 0; item < n_items; item++)
        is_whole &= shares[(gsize) person * n_items + item] >= 0.0;
      if (is_whole)
        whole[n++] = person;
    }
  return n;
}

static void
describe_facility (
    const double *shares, guint n_people, guint n_items, guint item, GvtItemFigures *figures)
{
  g_autofree double *shown = g_new (double, n_people + 1);
  guint n = 0;

  for (guint person = 0; person < n_people; person++)
    {
      double share = shares[(gsize) person * n_items + item];

      if (share >= 0.0)
        shown[n++] = share;
    }
  figures->n = n;
  figures->facility = n > 0 ? PERCENT * gvt_mean (shown, n) : NAN;
  figures->deviation = n > 1 ? PERCENT * sqrt (gvt_covariance (shown, shown, n)) : NAN;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* @of_item and @of_rest are sorted for it: so they go together as well as they can. */
static double
greatest_covariance (double *of_item, double *of_rest, guint n)
{
  qsort (of_item, n, sizeof *of_item, compare);
  qsort (of_rest, n, sizeof *of_rest, compare);
  return gvt_covariance (of_item, of_rest, n);
}

static void
describe_discrimination (double *of_item, double *of_rest, guint n, GvtItemFigures *figures)
{
  double together = gvt_covariance (of_item, of_rest, n);
  double spread = sqrt (gvt_covariance (of_item, of_item, n)
                        * gvt_covariance (of_rest, of_rest, n));
  double greatest = greatest_covariance (of_item, of_rest, n);

  if (spread > GVT_NO_SPREAD)
    figures->discrimination = PERCENT * together / spread;
  if (greatest > GVT_NO_SPREAD)
    figures->efficiency = PERCENT * together / greatest;
}

void
gvt_item_analysis (const double *shares, guint n_people, guint n_items, GvtItemFigures *figures)
{
  g_autofree guint *whole = g_new (guint, n_people + 1);
  guint n_whole = find_whole (shares, n_people, n_items, whole);
  g_autofree double *totals = g_new0 (double, n_whole + 1);
  g_autofree double *of_item = g_new (double, n_whole + 1);
  g_autofree double *of_rest = g_new (double, n_whole + 1);

  for (guint i = 0; i < n_whole; i++)
    for (guint item = 0; item < n_items; item++)
      totals[i] += shares[(gsize) whole[i] * n_items + item];

  for (guint item = 0; item < n_items; item++)
    {
      figures[item] = (GvtItemFigures){ .n_whole = n_whole,
                                        .discrimination = NAN,
                                        .efficiency = NAN };
      describe_facility (shares, n_people, n_items, item, &figures[item]);
      for (guint i = 0; i < n_whole; i++)
        {
          of_item[i] = shares[(gsize) whole[i] * n_items + item];
          of_rest[i] = totals[i] - of_item[i];
        }
      if (n_whole >= GVT_ITEM_ANALYSIS_MIN_PEOPLE)
        describe_discrimination (of_item, of_rest, n_whole, &figures[item]);
    }
}

gboolean
gvt_item_asks_for_key (const GvtItemFigures *self)
{
  return self->discrimination < 0.0; /* false of NAN */
}
