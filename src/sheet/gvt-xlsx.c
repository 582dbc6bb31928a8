/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-xlsx-private.h"

GPtrArray *
gvt_xlsx_read (GBytes *workbook, GError **error)
{
  g_autoptr (GHashTable) parts = gvt_xlsx_unpack (workbook, error);
  g_autoptr (GPtrArray) strings = NULL;
  g_autoptr (GArray) styles = NULL;
  GBytes *sheet;
  GBytes *shared;
  GBytes *looks;

  if (parts == NULL)
    return NULL;
  sheet = g_hash_table_lookup (parts, GVT_XLSX_SHEET);
  shared = g_hash_table_lookup (parts, GVT_XLSX_STRINGS);
  looks = g_hash_table_lookup (parts, GVT_XLSX_STYLES);
  if (sheet == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "No workbook: it has no %s",
                   GVT_XLSX_SHEET);
      return NULL;
    }

  if ((shared != NULL && (strings = gvt_xlsx_read_strings (shared, error)) == NULL)
      || (looks != NULL && (styles = gvt_xlsx_read_styles (looks, error)) == NULL))
    return NULL;
  return gvt_xlsx_read_sheet (sheet, strings, styles, error);
}
