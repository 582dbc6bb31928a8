/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well a quiz's questions tell apart who knows from who does not, by the formulas of Moodle's
 * statistics report (question/classes/statistics/questions/calculator.php; Moodle's documentation,
 * "Quiz statistics calculations"). Pure arithmetic: any thread. */

/* Below so many people, what one of them did decides: nothing but the facility is told. */
#define GVT_ITEM_ANALYSIS_MIN_PEOPLE 10

#define GVT_ITEM_NOT_SHOWN (-1.0)

/* NAN where a figure cannot be told. */
typedef struct
{
  guint n;               /* who was shown the question; no answer is a share of 0 */
  double facility;       /* percent: the mean share of the points */
  double deviation;      /* percent: the standard deviation of the shares (n - 1) */
  guint n_whole;         /* who was shown every question: of them are the next two */
  double discrimination; /* percent: the correlation of the item with the rest of the quiz */
  double efficiency;     /* percent: its covariance with the rest, of the greatest there can be */
} GvtItemFigures;

/**
 * gvt_item_analysis:
 * @shares: @n_people rows of @n_items: what share of the item's points each got, 0 to 1, or
 *   %GVT_ITEM_NOT_SHOWN
 * @figures: (out caller-allocates): @n_items
 *
 * The rest is the total without the item itself: an item that counted in its own total would
 * correlate with itself. Every item weighs the same.
 */
void
gvt_item_analysis (const double *shares, guint n_people, guint n_items, GvtItemFigures *figures);

/** gvt_item_asks_for_key: whether who knows more gets the item wrong more often: its key, or its
 * wording, wants a look */
gboolean gvt_item_asks_for_key (const GvtItemFigures *self);

G_END_DECLS
