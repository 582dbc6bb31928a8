/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A spread below this is none: what floating point leaves over of equal values. */
#define GVT_NO_SPREAD 1e-12

/** gvt_mean: of @n values, at least one */
double gvt_mean (const double *values, guint n);
/** gvt_covariance: of @n pairs, at least two, by n - 1; of a row with itself its variance. The
 * means are taken first, so that nothing large is taken from something as large. */
double gvt_covariance (const double *a, const double *b, guint n);

G_END_DECLS
