/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage-tables.h"

#include <glib/gi18n-lib.h>

#include "gvt-segment.h"
#include "gvt-small-cells.h"
#include "gvt-text.h"
#include "gvt-typed-table.h"

#define N_FIRST 10 /* columns before the groups */

/* --- words --- */

const char *
gvt_coverage_scope_words (const GvtCoverage *self)
{
  return self->is_one_laptop ? _ ("this laptop alone")
                             : _ ("all laptops whose records have reached the centre");
}

char *
gvt_coverage_rule_words (void)
{
  return g_strdup_printf (
      _ ("Numbers of people from 1 to %u are not shown, nor others by which they could be worked "
         "out. Nobody is always shown as 0."),
      GVT_SMALL_CELL - 1);
}

char *
gvt_coverage_village_words (GvtRegionList *regions, const char *code)
{
  GvtRegion *region = regions != NULL ? gvt_region_list_find (regions, code) : NULL;

  return region != NULL ? g_strdup_printf ("%s (%s)", gvt_region_get_name (region), code)
                        : g_strdup (code);
}

char *
gvt_coverage_count_words (const GvtCoverageCount *count)
{
  return count->is_hidden ? g_strdup ("•") : gvt_text_number (count->people);
}

/* --- tables --- */

static GvtTypedTable *
table_new (const char *name, gboolean with_groups)
{
  GvtTypedColumn columns[N_FIRST + GVT_COVERAGE_N_COLUMNS + 1] = {
    { _ ("What"), GVT_CELL_TEXT, 12 },
    { _ ("Code"), GVT_CELL_TEXT, 20 },
    { _ ("Name"), GVT_CELL_TEXT, 28 },
    { _ ("State"), GVT_CELL_TEXT, 16 },
    { _ ("Visits planned"), GVT_CELL_NUMBER, 12 },
    { _ ("Visits held"), GVT_CELL_NUMBER, 12 },
    { _ ("Still to come"), GVT_CELL_NUMBER, 12 },
    { _ ("Classes"), GVT_CELL_NUMBER, 10 },
    { _ ("People expected"), GVT_CELL_NUMBER, 12 },
    { _ ("People reached"), GVT_CELL_NUMBER, 12 },
  };
  guint n = N_FIRST;

  for (guint c = 0; with_groups && c < GVT_COVERAGE_N_COLUMNS; c++)
    columns[n++] = (GvtTypedColumn){ gvt_coverage_column_words (c), GVT_CELL_NUMBER, 12 };
  columns[n].heading = NULL;
  return gvt_typed_table_new (name, columns);
}

static void
add_count (GvtTypedTable *table, const GvtCoverageCount *count)
{
  if (count->is_hidden)
    gvt_typed_table_add (table, "");
  else
    gvt_typed_table_add_number (table, count->people);
}

static void
add_row (GvtTypedTable *table,
         const char *what,
         const GvtCoverageRow *row,
         const char *name,
         gboolean with_groups)
{
  gvt_typed_table_begin (table);
  gvt_typed_table_add (table, what);
  gvt_typed_table_add (table, row->code);
  gvt_typed_table_add (table, name);
  gvt_typed_table_add (table, gvt_coverage_state_words (gvt_coverage_row_state (row)));
  gvt_typed_table_add_number (table, row->n_visits);
  gvt_typed_table_add_number (table, row->n_held);
  gvt_typed_table_add_number (table, row->n_to_come);
  gvt_typed_table_add_number (table, row->n_classes);
  gvt_typed_table_add_number (table, row->expected);
  add_count (table, &row->people);
  for (guint c = 0; with_groups && c < GVT_COVERAGE_N_COLUMNS; c++)
    add_count (table, &row->groups[c]);
}

static void
add_villages (GvtTypedTable *table, const GvtCoverage *self, GvtRegionList *regions)
{
  for (guint i = 0; i < self->villages->len; i++)
    {
      const GvtCoverageRow *row = self->villages->pdata[i];
      GvtRegion *region = regions != NULL ? gvt_region_list_find (regions, row->code) : NULL;

      add_row (table, _ ("village"), row, region != NULL ? gvt_region_get_name (region) : "", TRUE);
    }
}

static void
add_segments (GvtTypedTable *table, const GvtCoverage *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      const GvtCoverageRow *row = self->segments->pdata[i];

      add_row (table, _ ("segment"), row, gvt_segment_words (row->code), FALSE);
    }
}

static void
add_total (GvtTypedTable *table, const GvtCoverage *self, gboolean with_groups)
{
  add_row (table, _ ("total"), self->total, gvt_coverage_scope_words (self), with_groups);
}

static GvtTypedTable *
make_about (const GvtCoverage *self, const char *mark)
{
  const GvtTypedColumn columns[] = {
    { _ ("About this file"), GVT_CELL_TEXT, 24 },
    { _ ("Value"), GVT_CELL_TEXT, 80 },
    { NULL, GVT_CELL_TEXT, 0 },
  };
  g_autofree char *rule = gvt_coverage_rule_words ();
  const char *const rows[][2] = {
    { _ ("Counted from"), gvt_coverage_scope_words (self) },
    { _ ("Area"), self->area != NULL ? self->area : "" },
    { _ ("First day"), self->from != NULL ? self->from : "" },
    { _ ("Last day"), self->to != NULL ? self->to : "" },
    { _ ("Small numbers"), rule },
    { _ ("Made"), mark },
  };
  GvtTypedTable *table = gvt_typed_table_new (_ ("About"), columns);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gvt_typed_table_begin (table);
      gvt_typed_table_add (table, rows[i][0]);
      gvt_typed_table_add (table, rows[i][1]);
    }
  return table;
}

/* Whose numbers they are stands in the last row. A segment's row is shorter: it is not divided
 * further. */
GBytes *
gvt_coverage_to_csv (const GvtCoverage *self, GvtRegionList *regions)
{
  g_autoptr (GvtTypedTable) table = table_new (_ ("Coverage"), TRUE);

  add_villages (table, self, regions);
  add_segments (table, self);
  add_total (table, self, TRUE);
  return gvt_typed_table_to_csv (table);
}

GBytes *
gvt_coverage_to_workbook (const GvtCoverage *self, GvtRegionList *regions, const char *mark)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_typed_table_free);
  GvtTypedTable *villages = table_new (_ ("Villages"), TRUE);
  GvtTypedTable *segments = table_new (_ ("Segments"), FALSE);

  add_villages (villages, self, regions);
  add_total (villages, self, TRUE);
  add_segments (segments, self);
  add_total (segments, self, FALSE);
  g_ptr_array_add (tables, make_about (self, mark));
  g_ptr_array_add (tables, villages);
  g_ptr_array_add (tables, segments);
  return gvt_workbook_write (tables);
}
