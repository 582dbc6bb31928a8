/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-small-cells.h"
#include "gvt-test.h"

#define MAX_CELLS 16

/* --- parts of one sum --- */

static void
assert_parts (const guint *parts, guint n, const char *hidden, gboolean is_told)
{
  gboolean is_hidden[MAX_CELLS];

  g_assert_true (gvt_small_cells_hide_parts (parts, n, is_hidden) == is_told);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (is_hidden[i], ==, hidden[i] == 'x');
}

static void
test_what_is_not_small_is_told (void)
{
  static const guint parts[] = { 10, 0, 25 };

  assert_parts (parts, 3, "...", TRUE);
}

/* 47 in all: 3 alone would be 47 - 32 - 12. */
static void
test_a_small_one_takes_the_smallest_other_with_it (void)
{
  static const guint parts[] = { 32, 3, 12, 0 };

  assert_parts (parts, 4, ".xx.", TRUE);
}

/* 2 and 3 are 5 together: each would be between 1 and 4. With 14 it is any of 1 to 17. */
static void
test_two_small_ones_are_not_enough_for_each_other (void)
{
  static const guint parts[] = { 40, 2, 3, 14 };

  assert_parts (parts, 4, ".xxx", TRUE);
}

/* 4 and 6 are ten: each is any of 1 to 9. */
static void
test_ten_people_stand_for_each_other (void)
{
  static const guint parts[] = { 40, 4, 6 };

  assert_parts (parts, 3, ".xx", TRUE);
}

static void
test_nothing_is_told_where_nothing_hides (void)
{
  static const guint parts[] = { 4, 0, 0 };

  assert_parts (parts, 3, "xxx", FALSE);
}

/* --- tables --- */

typedef struct
{
  guint n_rows;
  guint n_columns;
  const guint *counts;
  const gboolean *is_hidden;
  guint row_left[MAX_CELLS];
  guint column_left[MAX_CELLS];
  guint least[MAX_CELLS]; /* of all tables that fit what is told */
  guint most[MAX_CELLS];
  guint guess[MAX_CELLS];
} Attacker;

static void
remember (Attacker *self)
{
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      self->least[i] = MIN (self->least[i], self->guess[i]);
      self->most[i] = MAX (self->most[i], self->guess[i]);
    }
}

/* Tries each number of people in each hidden cell from @cell on: he knows all sums, all cells that
 * are told, and that in a hidden one there is somebody. */
static void
try_cells (Attacker *self, guint cell)
{
  guint row = cell / self->n_columns;
  guint column = cell % self->n_columns;
  guint low = 1;
  guint high;

  if (cell == self->n_rows * self->n_columns)
    {
      remember (self);
      return;
    }
  high = MIN (self->row_left[row], self->column_left[column]);
  if (!self->is_hidden[cell])
    low = high = self->counts[cell];
  if (column == self->n_columns - 1) /* the row's last cell is what is left of its sum */
    low = MAX (low, self->row_left[row]);
  if (row == self->n_rows - 1)
    low = MAX (low, self->column_left[column]);

  for (guint value = low; value <= high; value++)
    {
      if (value > self->row_left[row] || value > self->column_left[column])
        return;
      self->guess[cell] = value;
      self->row_left[row] -= value;
      self->column_left[column] -= value;
      try_cells (self, cell + 1);
      self->row_left[row] += value;
      self->column_left[column] += value;
    }
}

/* Fails when a small count is known to within less than nine values. */
static void
attack (const guint *counts, guint n_rows, guint n_columns, const gboolean *is_hidden)
{
  Attacker attacker = {
    .n_rows = n_rows, .n_columns = n_columns, .counts = counts, .is_hidden = is_hidden
  };

  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      attacker.row_left[i / n_columns] += counts[i];
      attacker.column_left[i % n_columns] += counts[i];
      attacker.least[i] = G_MAXUINT;
    }
  try_cells (&attacker, 0);
  for (guint i = 0; i < n_rows * n_columns; i++)
    if (counts[i] > 0 && counts[i] < 10)
      {
        g_assert_true (is_hidden[i]);
        g_assert_cmpuint (attacker.most[i] - attacker.least[i] + 1, >=, 9);
      }
}

static void
assert_table (const guint *counts, guint n_rows, guint n_columns, const char *hidden)
{
  gboolean is_hidden[MAX_CELLS];

  g_assert_true (gvt_small_cells_hide_table (counts, n_rows, n_columns, is_hidden));
  for (guint i = 0; i < n_rows * n_columns; i++)
    g_assert_cmpint (is_hidden[i], ==, hidden[i] == 'x');
  attack (counts, n_rows, n_columns, is_hidden);
}

/* Three villages, men and women. The 4 men hide behind the 44 women beside them and the 20 and 20
 * of the second village: 40 people less than of the third. */
static void
test_the_cheapest_rectangle_hides_a_count (void)
{
  static const guint counts[] = { 4, 44, 20, 20, 30, 60 };

  assert_table (counts, 3, 2, "xxxx..");
}

/* The second small one, 3, is hidden by what the first needed already. */
static void
test_small_counts_share_a_rectangle (void)
{
  static const guint counts[] = { 4, 44, 40, 12, 40, 3, 30, 30, 30 };
  gboolean is_hidden[MAX_CELLS];

  g_assert_true (gvt_small_cells_hide_table (counts, 3, 3, is_hidden));
  attack (counts, 3, 3, is_hidden);
}

/* Where nobody is, that is told: 4 of 50 cannot be moved against 0. */
static void
test_a_table_that_gives_it_away_is_not_told (void)
{
  static const guint counts[] = { 4, 46, 40, 0 };
  gboolean is_hidden[MAX_CELLS];

  g_assert_false (gvt_small_cells_hide_table (counts, 2, 2, is_hidden));
  for (guint i = 0; i < 4; i++)
    g_assert_true (is_hidden[i]);
}

/* Tables as villages are: some small counts, some of nobody. The attacker knows no rule of ours. */
static void
test_no_table_gives_a_small_count_away (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  guint n_told = 0;

  for (guint round = 0; round < 300; round++)
    {
      guint n_columns = 2 + round % 2;
      guint counts[9];
      gboolean is_hidden[9];

      for (guint i = 0; i < 3 * n_columns; i++)
        {
          guint kind = (guint) g_rand_int_range (random, 0, 6);

          counts[i] = kind == 0   ? (guint) g_rand_int_range (random, 1, 10)
                      : kind == 1 ? 0
                                  : (guint) g_rand_int_range (random, 10, 24);
        }
      if (!gvt_small_cells_hide_table (counts, 3, n_columns, is_hidden))
        continue;
      attack (counts, 3, n_columns, is_hidden);
      n_told++;
    }
  g_assert_cmpuint (n_told, >, 150);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/small-cells/what-is-not-small-is-told", test_what_is_not_small_is_told);
  g_test_add_func ("/small-cells/a-small-one-takes-the-smallest-other-with-it",
                   test_a_small_one_takes_the_smallest_other_with_it);
  g_test_add_func ("/small-cells/two-small-ones-are-not-enough-for-each-other",
                   test_two_small_ones_are_not_enough_for_each_other);
  g_test_add_func ("/small-cells/ten-people-stand-for-each-other",
                   test_ten_people_stand_for_each_other);
  g_test_add_func ("/small-cells/nothing-is-told-where-nothing-hides",
                   test_nothing_is_told_where_nothing_hides);
  g_test_add_func ("/small-cells/the-cheapest-rectangle-hides-a-count",
                   test_the_cheapest_rectangle_hides_a_count);
  g_test_add_func ("/small-cells/small-counts-share-a-rectangle",
                   test_small_counts_share_a_rectangle);
  g_test_add_func ("/small-cells/a-table-that-gives-it-away-is-not-told",
                   test_a_table_that_gives_it_away_is_not_told);
  g_test_add_func ("/small-cells/no-table-gives-a-small-count-away",
                   test_no_table_gives_a_small_count_away);
  return g_test_run ();
}
