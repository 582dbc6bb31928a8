/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a class learned between two tests, of the people who took both. Pure arithmetic: any thread.
 */

/* Below so many pairs nothing is told but their number: chance would speak, and of whom. */
#define GVT_GAIN_MIN_PAIRS 10

/* NAN where a figure cannot be told. Shares of the points, 0 to 1. */
typedef struct
{
  guint n;         /* matched pairs */
  double before;   /* mean share in the first test */
  double after;    /* mean share in the second */
  double change;   /* mean of what each gained */
  double of_class; /* of what the class lacked before, the part it gained: (after - before) / (1 -
                      before), Hake, American Journal of Physics 66 (1998) */
  double of_pupil; /* the mean of the same, pupil by pupil, of those who lacked something */
  guint n_pupils;  /* who lacked something */
  double effect;   /* change by the mean of the two variances' root: Cohen's d for pairs (Cumming,
                      Understanding the New Statistics, 2012, chapter 11) */
} GvtGain;

/** gvt_gain: @before, @after: @n shares each, in the same order of people */
void gvt_gain (const double *before, const double *after, guint n, GvtGain *gain);

G_END_DECLS
