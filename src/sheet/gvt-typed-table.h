/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A table whose columns say what they hold, so that a spreadsheet sorts dates as dates and adds
 * numbers up, and takes no code for a number. Not for several threads at once. */

typedef enum
{
  GVT_CELL_TEXT,   /* codes too: "007" stays "007" */
  GVT_CELL_NUMBER, /* "12", "-3", "82.50": a point, whatever the language */
  GVT_CELL_DATE,   /* "YYYY-MM-DD" */
} GvtCellType;

typedef struct
{
  const char *heading; /* translated */
  GvtCellType type;
  guint width; /* letters */
} GvtTypedColumn;

typedef struct _GvtTypedTable GvtTypedTable;

/** gvt_typed_table_new: @name: of the sheet, at most 31 letters; copied. @columns: ends
 * with a %NULL heading; their headings are static */
GvtTypedTable *gvt_typed_table_new (const char *name, const GvtTypedColumn *columns);
void gvt_typed_table_free (GvtTypedTable *self);
const char *gvt_typed_table_get_name (const GvtTypedTable *self);
guint gvt_typed_table_get_n_rows (const GvtTypedTable *self);

/** gvt_typed_table_begin: a new row; cells come in the order of the columns. What a column's type
 * does not allow is our own slip, and ends the program */
void gvt_typed_table_begin (GvtTypedTable *self);
/** gvt_typed_table_add: @cell: as the column's type has it; "" for an empty one */
void gvt_typed_table_add (GvtTypedTable *self, const char *cell);
void gvt_typed_table_add_number (GvtTypedTable *self, gint64 number);
/** gvt_typed_table_add_hundredths: 8250 as 82.50 */
void gvt_typed_table_add_hundredths (GvtTypedTable *self, gint64 hundredths);

/** gvt_typed_table_to_csv: as gvt_csv_write(): separated by ";", numbers with a point, dates as
 * YYYY-MM-DD. Returns: (transfer full) */
GBytes *gvt_typed_table_to_csv (const GvtTypedTable *self);
/** gvt_workbook_write: @tables: (element-type GvtTypedTable): a sheet for each, as XLSX. Returns:
 * (transfer full) */
GBytes *gvt_workbook_write (GPtrArray *tables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtTypedTable, gvt_typed_table_free)

G_END_DECLS
