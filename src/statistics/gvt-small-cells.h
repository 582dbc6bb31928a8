/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts of people that may be told, and those that may not: a number from 1 to 9 would speak of
 * somebody, and so would what gives it away as a total less the rest. No rule of the election
 * office for this is known; ten is this program's own number, as in gvt-gain.h and
 * gvt-survey-sheet.h. Nobody is always told: who was not reached is what is looked for.
 *
 * What is hidden looks the same whether it is small or hides another one, and stays open over at
 * least nine values to whoever knows all that is told. Pure arithmetic: any thread. */
#define GVT_SMALL_CELL 10

/** gvt_small_cells_is_small: 1 to 9 */
gboolean gvt_small_cells_is_small (guint people);

/**
 * gvt_small_cells_hide_parts:
 * @parts: @n numbers whose sum is told
 * @is_hidden: (out caller-allocates): @n
 *
 * Hides the small ones, and with them the smallest others until so many people stand behind what
 * is hidden that no single number follows.
 *
 * Returns: %FALSE when that cannot be: then all are hidden, those of nobody too
 */
gboolean gvt_small_cells_hide_parts (const guint *parts, guint n, gboolean *is_hidden);

/**
 * gvt_small_cells_hide_table:
 * @counts: @n_rows of @n_columns, row by row; the sums of all rows and columns are told, and none
 *   of them is small
 * @is_hidden: (out caller-allocates): as many
 *
 * Hides each small count together with three others at the corners of a rectangle: people moved
 * around its corners change no sum, so nothing that is told contradicts them (the hypercube method
 * of official statistics: Repsilber 1994). Of the rectangles that leave the count open enough, the
 * one that hides fewest people more.
 *
 * Returns: %FALSE when a count has none: then all are hidden
 */
gboolean gvt_small_cells_hide_table (const guint *counts,
                                     guint n_rows,
                                     guint n_columns,
                                     gboolean *is_hidden);

G_END_DECLS
