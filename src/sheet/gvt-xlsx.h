/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sheet.h"

G_BEGIN_DECLS

/* A table as a workbook of spreadsheet programs (XLSX): a zip of XML. Read is its first sheet,
 * nothing else: no formula is computed, no link followed. */

/** gvt_xlsx_read: Returns: (transfer full) (nullable) (element-type GvtSheetRow): the rows of the
 * sheet, with each cell in its column; %GVT_ERROR_BAD_FORMAT, %GVT_ERROR_TOO_LARGE */
GPtrArray *gvt_xlsx_read (GBytes *workbook, GError **error);
/** gvt_xlsx_read_stored: the same of a table that others made, for who knows what each column holds
 * and judges it: a number or a day as the workbook stores it, however it is shown ("39508" for 1
 * March 2008, "5.201010101080001E+15"), of a formula the result that was saved with it, "" for a
 * cell that shows an error */
GPtrArray *gvt_xlsx_read_stored (GBytes *workbook, GError **error);

/* How a column looks in a workbook that is written. */
typedef struct
{
  guint width;         /* letters */
  const char *choices; /* (nullable): words to choose from, with "," between */
} GvtXlsxColumn;

/** gvt_xlsx_write: @rows: (element-type GvtSheetRow): the headings first; each cell is a text
 * whatever it holds. @name: of the sheet, plain letters. Returns: (transfer full) */
GBytes *
gvt_xlsx_write (GPtrArray *rows, const char *name, const GvtXlsxColumn *columns, guint n_columns);

G_END_DECLS
