/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sheet.h"

G_BEGIN_DECLS

/* A table as CSV (RFC 4180), with ";", "," or a tab between cells, whichever the first row has most
 * of; a line "sep=;" before it is understood. Written with ";", as spreadsheets under Indonesian
 * settings do, and with a byte order mark, by which they know UTF-8. */

/** gvt_csv_read: never fails: a row that cannot be read has its fault. Returns: (transfer full)
 * (element-type GvtSheetRow) */
GPtrArray *gvt_csv_read (GBytes *text);
/** gvt_csv_write: @rows: (element-type GvtSheetRow). What a spreadsheet would take for a formula
 * gets an apostrophe in front, which is taken away again when it is read. Returns: (transfer full)
 */
GBytes *gvt_csv_write (GPtrArray *rows);

G_END_DECLS
