/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sheet.h"

#include <string.h>

#define MARK "\xef\xbb\xbf" /* the byte order mark */

GvtSheetRow *
gvt_sheet_row_new (guint line)
{
  GvtSheetRow *self = g_new0 (GvtSheetRow, 1);

  self->line = line;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gvt_sheet_row_free (GvtSheetRow *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->fault);
  g_free (self);
}

const char *
gvt_sheet_row_get (const GvtSheetRow *self, guint column)
{
  return column < self->cells->len ? self->cells->pdata[column] : "";
}

gboolean
gvt_sheet_row_is_empty (const GvtSheetRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = self->cells->pdata[i];

      if (cell[strspn (cell, " \t\n")] != '\0')
        return FALSE;
    }
  return self->fault == NULL;
}

GPtrArray *
gvt_sheet_rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_sheet_row_free);
}

char *
gvt_sheet_cell_name (guint column, guint row)
{
  char letters[3] = { 0 };

  if (column >= 26)
    {
      letters[0] = (char) ('A' + column / 26 - 1);
      letters[1] = (char) ('A' + column % 26);
    }
  else
    letters[0] = (char) ('A' + column);
  return g_strdup_printf ("%s%u", letters, row);
}

char *
gvt_sheet_plain_lines (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  gboolean has_mark = length >= strlen (MARK) && memcmp (data, MARK, strlen (MARK)) == 0;
  gsize skip = has_mark ? strlen (MARK) : 0;
  GString *plain = g_string_new (NULL);

  if (length > skip)
    g_string_append_len (plain, data + skip, (gssize) (length - skip));
  for (gsize i = 0; i < plain->len; i++)
    if (plain->str[i] == '\0')
      plain->str[i] = '\x01';
  g_string_replace (plain, "\r\n", "\n", 0);
  g_string_replace (plain, "\r", "\n", 0);
  return g_string_free (plain, FALSE);
}
