/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-moments-private.h"

double
gvt_mean (const double *values, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  return sum / n;
}

double
gvt_covariance (const double *a, const double *b, guint n)
{
  double mean_a = gvt_mean (a, n);
  double mean_b = gvt_mean (b, n);
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / (n - 1.0);
}
