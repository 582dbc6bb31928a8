/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A table as a spreadsheet holds it, whether it comes as CSV or as a workbook: rows of texts. */

#define GVT_SHEET_MAX_COLUMNS 64

typedef struct
{
  guint line;       /* of the file, or the row's number in a workbook */
  GPtrArray *cells; /* element-type utf8: as they stand there; "" for an empty one */
  char *fault;      /* (nullable): translated: why the row cannot be read */
} GvtSheetRow;

GvtSheetRow *gvt_sheet_row_new (guint line);
void gvt_sheet_row_free (GvtSheetRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSheetRow, gvt_sheet_row_free)

/** gvt_sheet_row_is_empty: whether it has nothing but blanks, and no fault */
gboolean gvt_sheet_row_is_empty (const GvtSheetRow *self);
/** gvt_sheet_row_get: Returns: (transfer none): the cell at @column; "" where the row is shorter */
const char *gvt_sheet_row_get (const GvtSheetRow *self, guint column);

/** gvt_sheet_rows_new: Returns: (transfer full) (element-type GvtSheetRow): that frees its rows */
GPtrArray *gvt_sheet_rows_new (void);

/** gvt_sheet_cell_name: @column from 0. Returns: (transfer full): "C5" */
char *gvt_sheet_cell_name (guint column, guint row);

/** gvt_sheet_plain_lines: Returns: (transfer full): @text without a byte order mark and with "\n"
 * at the end of each line; a zero byte becomes another control character, so that it hides nothing
 * behind it */
char *gvt_sheet_plain_lines (GBytes *text);

G_END_DECLS
