/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-xlsx-private.h"

static GPtrArray *
read_parts (GBytes *workbook, gboolean as_stored, GError **error)
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
  return gvt_xlsx_read_sheet (sheet, strings, styles, as_stored, error);
}

/* What the parsers met is of no use to whoever made the workbook, but as a detail. */
static GPtrArray *
read_as (GBytes *workbook, gboolean as_stored, GError **error)
{
  g_autoptr (GError) fault = NULL;
  GPtrArray *rows = read_parts (workbook, as_stored, &fault);

  if (rows != NULL)
    return rows;
  if (g_error_matches (fault, GVT_ERROR, GVT_ERROR_TOO_LARGE))
    gvt_error_tell (error, GVT_ERROR_TOO_LARGE,
                    _ ("This workbook holds more than Go Vote takes. Nothing was changed. Leave in "
                       "it only the sheet that is wanted, without pictures. (%s)"),
                    fault->message);
  else
    gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                    _ ("This is no workbook that can be read: it is damaged, incomplete or in "
                       "another format. Nothing was changed. Open it in a spreadsheet program "
                       "and save it anew as XLSX. (%s)"),
                    fault->message);
  return NULL;
}

GPtrArray *
gvt_xlsx_read (GBytes *workbook, GError **error)
{
  return read_as (workbook, FALSE, error);
}

GPtrArray *
gvt_xlsx_read_stored (GBytes *workbook, GError **error)
{
  return read_as (workbook, TRUE, error);
}
