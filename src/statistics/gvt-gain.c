/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-gain.h"

#include <math.h>

#include "gvt-moments-private.h"

static void
describe_pupils (const double *before, const double *after, guint n, GvtGain *gain)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    if (before[i] < 1.0)
      {
        sum += (after[i] - before[i]) / (1.0 - before[i]);
        gain->n_pupils++;
      }
  if (gain->n_pupils >= GVT_GAIN_MIN_PAIRS)
    gain->of_pupil = sum / gain->n_pupils;
}

void
gvt_gain (const double *before, const double *after, guint n, GvtGain *gain)
{
  double spread;

  *gain = (GvtGain){ .n = n,
                     .before = NAN,
                     .after = NAN,
                     .change = NAN,
                     .of_class = NAN,
                     .of_pupil = NAN,
                     .effect = NAN };
  if (n < GVT_GAIN_MIN_PAIRS)
    return;

  gain->before = gvt_mean (before, n);
  gain->after = gvt_mean (after, n);
  gain->change = gain->after - gain->before;
  if (gain->before < 1.0)
    gain->of_class = gain->change / (1.0 - gain->before);
  describe_pupils (before, after, n, gain);
  spread = sqrt ((gvt_covariance (before, before, n) + gvt_covariance (after, after, n)) / 2.0);
  if (spread > GVT_NO_SPREAD)
    gain->effect = gain->change / spread;
}
