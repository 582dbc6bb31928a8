/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-xlsx.h"

G_BEGIN_DECLS

/* --- the parts of a workbook --- */

#define GVT_XLSX_SHEET   "xl/worksheets/sheet1.xml"
#define GVT_XLSX_STRINGS "xl/sharedStrings.xml"
#define GVT_XLSX_STYLES  "xl/styles.xml"

/** gvt_xlsx_unpack: Returns: (transfer full) (nullable): path -> GBytes, those parts of the three
 * that are there. %GVT_ERROR_TOO_LARGE is found before it is unpacked. */
GHashTable *gvt_xlsx_unpack (GBytes *workbook, GError **error);

/** gvt_xlsx_read_strings: Returns: (transfer full) (nullable) (element-type utf8): the texts that
 * cells share */
GPtrArray *gvt_xlsx_read_strings (GBytes *part, GError **error);
/** gvt_xlsx_read_styles: Returns: (transfer full) (nullable) (element-type gboolean): of each style
 * of a cell, whether a number in it is shown as its digits: no date, no share, no fraction */
GArray *gvt_xlsx_read_styles (GBytes *part, GError **error);
/** gvt_xlsx_read_sheet: @as_stored: as gvt_xlsx_read_stored(). Returns: (transfer full)
 * (nullable): as gvt_xlsx_read() */
GPtrArray *gvt_xlsx_read_sheet (
    GBytes *part, GPtrArray *strings, GArray *styles, gboolean as_stored, GError **error);

/** gvt_xlsx_parse: runs @parser's functions over @part.
 * %GVT_ERROR_BAD_FORMAT, or what they set, with @path */
gboolean gvt_xlsx_parse (GBytes *part,
                         const char *path,
                         const GMarkupParser *parser,
                         gpointer user_data,
                         GError **error);
/** gvt_xlsx_local: Returns: (transfer none): an element's name without its prefix */
const char *gvt_xlsx_local (const char *name);
/** gvt_xlsx_attribute: Returns: (transfer none) (nullable) */
const char *gvt_xlsx_attribute (const char **names, const char **values, const char *name);
/** gvt_xlsx_unescape: "_x000D_" is a letter that XML cannot hold. Returns: (transfer full) */
char *gvt_xlsx_unescape (const char *text);

/** gvt_xlsx_zip: @parts: path, content, path, content ..., %NULL. Returns: (transfer full) */
GBytes *gvt_xlsx_zip (const char *const *parts);

G_END_DECLS
