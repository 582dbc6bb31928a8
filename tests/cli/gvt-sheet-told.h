/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables that a program wrote, as another program reads them: a line for each row, its cells with
 * ";" between. */

/** gvt_sheet_told_csv: Returns: (transfer full): of the file @path, which begins with a byte order
 * mark and has lines that end in CR LF */
char *gvt_sheet_told_csv (const char *path);
/** gvt_sheet_told_xlsx: by Python's own zip and XML. Returns: (transfer full): of the sheet @name
 * in the workbook @path */
char *gvt_sheet_told_xlsx (const char *path, const char *name);

G_END_DECLS
