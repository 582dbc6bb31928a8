/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-small-cells.h"

/* From the least to the greatest value that a hidden count may have: nine values. */
#define LEAST_WIDTH (GVT_SMALL_CELL - 2)

gboolean
gvt_small_cells_is_small (guint people)
{
  return people > 0 && people < GVT_SMALL_CELL;
}

static gboolean
hide_all (gboolean *is_hidden, guint n)
{
  for (guint i = 0; i < n; i++)
    is_hidden[i] = TRUE;
  return FALSE;
}

/* Returns: @n when nobody's alone are left */
static guint
find_smallest_shown (const guint *parts, guint n, const gboolean *is_hidden)
{
  guint smallest = n;

  for (guint i = 0; i < n; i++)
    if (parts[i] > 0 && !is_hidden[i] && (smallest == n || parts[i] < parts[smallest]))
      smallest = i;
  return smallest;
}

/* One of k hidden numbers, each at least 1, is at most their sum less the k - 1 others. */
static gboolean
are_open (const guint *parts, guint n, const gboolean *is_hidden)
{
  guint sum = 0;
  guint k = 0;

  for (guint i = 0; i < n; i++)
    if (is_hidden[i])
      {
        sum += parts[i];
        k++;
      }
  return k == 0 || (k > 1 && sum >= k + LEAST_WIDTH);
}

gboolean
gvt_small_cells_hide_parts (const guint *parts, guint n, gboolean *is_hidden)
{
  for (guint i = 0; i < n; i++)
    is_hidden[i] = gvt_small_cells_is_small (parts[i]);
  while (!are_open (parts, n, is_hidden))
    {
      guint next = find_smallest_shown (parts, n, is_hidden);

      if (next == n)
        return hide_all (is_hidden, n);
      is_hidden[next] = TRUE;
    }
  return TRUE;
}

/* --- tables --- */

typedef struct
{
  const guint *counts;
  guint n_rows;
  guint n_columns;
  gboolean *is_hidden;
} Table;

/* The corners of a rectangle: where the small count stands, along its row, across, and down. */
typedef struct
{
  guint at[4];
} Corners;

static Corners
corners_of (const Table *self, guint row, guint column, guint other_row, guint other_column)
{
  return (Corners){ { row * self->n_columns + column, row * self->n_columns + other_column,
                      other_row * self->n_columns + other_column,
                      other_row * self->n_columns + column } };
}

/* Whether people can be moved around the corners: from one pair that faces each other to the other
 * pair, as long as each keeps somebody: that nobody stands there would have been told. */
static gboolean
leave_open (const Table *self, const Corners *corners)
{
  guint value[4];

  for (guint i = 0; i < 4; i++)
    value[i] = self->counts[corners->at[i]];
  return MIN (MIN (value[0], value[2]), MIN (value[1], value[3])) > 0
         && (MIN (value[0], value[2]) - 1) + (MIN (value[1], value[3]) - 1) >= LEAST_WIDTH;
}

/* How many people more it hides. */
static guint64
cost_of (const Table *self, const Corners *corners)
{
  guint64 cost = 0;

  for (guint i = 0; i < 4; i++)
    if (!self->is_hidden[corners->at[i]])
      cost += self->counts[corners->at[i]];
  return cost;
}

static gboolean
hide_count (Table *self, guint row, guint column)
{
  Corners best = { { 0 } };
  guint64 least = G_MAXUINT64;

  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        Corners corners = corners_of (self, row, column, r, c);
        guint64 cost;

        if (r == row || c == column || !leave_open (self, &corners))
          continue;
        cost = cost_of (self, &corners);
        if (cost < least)
          {
            least = cost;
            best = corners;
          }
      }

  for (guint i = 0; least < G_MAXUINT64 && i < 4; i++)
    self->is_hidden[best.at[i]] = TRUE;
  return least < G_MAXUINT64;
}

gboolean
gvt_small_cells_hide_table (const guint *counts, guint n_rows, guint n_columns, gboolean *is_hidden)
{
  Table table = { counts, n_rows, n_columns, is_hidden };

  for (guint i = 0; i < n_rows * n_columns; i++)
    is_hidden[i] = gvt_small_cells_is_small (counts[i]);
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      if (gvt_small_cells_is_small (counts[r * n_columns + c]) && !hide_count (&table, r, c))
        return hide_all (is_hidden, n_rows * n_columns);
  return TRUE;
}
