/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage-private.h"

#include "gvt-small-cells.h"

/* Only villages are divided by groups. A segment often is the class of one village: two tables that
 * hide different numbers would give away what each of them hides.
 *
 * Rows and columns of a table whose sums are hidden stand in it together as one more: their sum is
 * what is left of the total, and anybody can find it. So all sums of the table are told, and none
 * is small. */

static void
hide_counts (GvtCoverageCount **counts, guint n)
{
  g_autofree guint *parts = g_new (guint, n);
  g_autofree gboolean *is_hidden = g_new (gboolean, n);

  for (guint i = 0; i < n; i++)
    parts[i] = counts[i]->people;
  gvt_small_cells_hide_parts (parts, n, is_hidden);
  for (guint i = 0; i < n; i++)
    counts[i]->is_hidden = is_hidden[i];
}

static void
hide_rows (GPtrArray *rows)
{
  g_autofree GvtCoverageCount **counts = g_new (GvtCoverageCount *, rows->len);

  for (guint i = 0; i < rows->len; i++)
    counts[i] = &((GvtCoverageRow *) rows->pdata[i])->people;
  hide_counts (counts, rows->len);
}

/* @n: (out). Returns: the first column */
static guint
columns_of (GvtCoverageDimension dimension, guint *n)
{
  guint first = 0;

  while (gvt_coverage_column_dimension (first) != dimension)
    first++;
  *n = 0;
  while (first + *n < GVT_COVERAGE_N_COLUMNS
         && gvt_coverage_column_dimension (first + *n) == dimension)
    (*n)++;
  return first;
}

static void
hide_groups (GvtCoverageRow *total, GvtCoverageDimension dimension)
{
  GvtCoverageCount *counts[GVT_COVERAGE_N_COLUMNS];
  guint n;
  guint first = columns_of (dimension, &n);

  for (guint i = 0; i < n; i++)
    counts[i] = &total->groups[first + i];
  hide_counts (counts, n);
}

/* --- tables --- */

/* The places of rows or columns in the table: those that are hidden share the last one. Returns:
 * how many places there are */
static guint
place_all (GvtCoverageCount *const *sums, guint n, guint *places)
{
  guint n_places = 0;
  gboolean has_rest = FALSE;

  for (guint i = 0; i < n; i++)
    if (!sums[i]->is_hidden)
      places[i] = n_places++;
  for (guint i = 0; i < n; i++)
    if (sums[i]->is_hidden)
      {
        places[i] = n_places;
        has_rest = TRUE;
      }
  return n_places + (has_rest ? 1 : 0);
}

static void
hide_table (GPtrArray *rows, GvtCoverageRow *total, guint first, guint n)
{
  g_autofree GvtCoverageCount **sums = g_new (GvtCoverageCount *, MAX (rows->len, n));
  g_autofree guint *row_places = g_new (guint, rows->len);
  g_autofree guint *column_places = g_new (guint, n);
  guint n_rows, n_columns;
  g_autofree guint *counts = NULL;
  g_autofree gboolean *is_hidden = NULL;

  for (guint i = 0; i < rows->len; i++)
    sums[i] = &((GvtCoverageRow *) rows->pdata[i])->people;
  n_rows = place_all (sums, rows->len, row_places);
  for (guint i = 0; i < n; i++)
    sums[i] = &total->groups[first + i];
  n_columns = place_all (sums, n, column_places);

  counts = g_new0 (guint, n_rows * n_columns);
  is_hidden = g_new0 (gboolean, n_rows * n_columns);
  for (guint r = 0; r < rows->len; r++)
    for (guint c = 0; c < n; c++)
      counts[row_places[r] * n_columns + column_places[c]] +=
          ((GvtCoverageRow *) rows->pdata[r])->groups[first + c].people;
  gvt_small_cells_hide_table (counts, n_rows, n_columns, is_hidden);

  for (guint r = 0; r < rows->len; r++)
    for (guint c = 0; c < n; c++)
      {
        GvtCoverageRow *row = rows->pdata[r];

        row->groups[first + c].is_hidden =
            row->people.is_hidden || total->groups[first + c].is_hidden
            || is_hidden[row_places[r] * n_columns + column_places[c]];
      }
}

static void
hide_everything (GvtCoverage *self)
{
  GPtrArray *all[] = { self->villages, self->segments };

  self->total->people.is_hidden = TRUE;
  for (guint c = 0; c < GVT_COVERAGE_N_COLUMNS; c++)
    self->total->groups[c].is_hidden = TRUE;
  for (guint i = 0; i < GVT_COVERAGE_N_KINDS; i++)
    self->kinds[i].is_hidden = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint r = 0; r < all[i]->len; r++)
      {
        GvtCoverageRow *row = all[i]->pdata[r];

        row->people.is_hidden = TRUE;
        for (guint c = 0; c < GVT_COVERAGE_N_COLUMNS; c++)
          row->groups[c].is_hidden = TRUE;
      }
}

static void
hide_kinds (GvtCoverage *self)
{
  GvtCoverageCount *counts[GVT_COVERAGE_N_KINDS];
  guint any = gvt_coverage_find_column (GVT_COVERAGE_DISABILITY, "any");

  for (guint i = 0; i < GVT_COVERAGE_N_KINDS; i++)
    counts[i] = &self->kinds[i];
  hide_counts (counts, GVT_COVERAGE_N_KINDS);
  for (guint i = 0; i < GVT_COVERAGE_N_KINDS; i++)
    self->kinds[i].is_hidden |= self->total->groups[any].is_hidden;
}

/* The segments are rows of one table and columns of another: their sums are the same numbers. */
static void
share_segments (GvtCoverage *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      const GvtCoverageRow *row = self->segments->pdata[i];
      guint column = gvt_coverage_find_column (GVT_COVERAGE_SEGMENT, row->code);

      self->total->groups[column].is_hidden = row->people.is_hidden;
    }
}

void
gvt_coverage_hide (GvtCoverage *self)
{
  if (gvt_small_cells_is_small (self->total->people.people))
    {
      hide_everything (self);
      return;
    }
  hide_rows (self->villages);
  hide_rows (self->segments);
  share_segments (self);
  for (GvtCoverageDimension d = GVT_COVERAGE_SEX; d < GVT_COVERAGE_SEGMENT; d++)
    hide_groups (self->total, d);
  hide_kinds (self);

  for (GvtCoverageDimension d = GVT_COVERAGE_SEX; d < GVT_COVERAGE_N_DIMENSIONS; d++)
    {
      guint n;
      guint first = columns_of (d, &n);

      hide_table (self->villages, self->total, first, n);
    }
}
