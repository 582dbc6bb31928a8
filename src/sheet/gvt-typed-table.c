/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-typed-table-private.h"

#include <string.h>

#include "gvt-csv.h"
#include "gvt-text.h"

#define MAX_NAME 31 /* letters that a sheet's name may have */

GvtTypedTable *
gvt_typed_table_new (const char *name, const GvtTypedColumn *columns)
{
  GvtTypedTable *self = g_new0 (GvtTypedTable, 1);

  g_assert (g_utf8_strlen (name, -1) <= MAX_NAME && strpbrk (name, "[]:*?/\\") == NULL);
  self->name = g_strdup (name);
  while (columns[self->n_columns].heading != NULL)
    self->n_columns++;
  self->columns = g_memdup2 (columns, self->n_columns * sizeof *columns);
  self->rows = gvt_sheet_rows_new ();
  return self;
}

void
gvt_typed_table_free (GvtTypedTable *self)
{
  g_free (self->name);
  g_free (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

const char *
gvt_typed_table_get_name (const GvtTypedTable *self)
{
  return self->name;
}

guint
gvt_typed_table_get_n_rows (const GvtTypedTable *self)
{
  return self->rows->len;
}

void
gvt_typed_table_begin (GvtTypedTable *self)
{
  g_ptr_array_add (self->rows, gvt_sheet_row_new (self->rows->len + 2));
}

static gboolean
is_number (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && strspn (text, "-.0123456789") == strlen (text);
}

static gboolean
fits (GvtCellType type, const char *cell)
{
  switch (type)
    {
    case GVT_CELL_NUMBER:
      return *cell == '\0' || is_number (cell);
    case GVT_CELL_DATE:
      return *cell == '\0' || gvt_date_is_valid (cell);
    case GVT_CELL_TEXT:
    default:
      return TRUE;
    }
}

void
gvt_typed_table_add (GvtTypedTable *self, const char *cell)
{
  GvtSheetRow *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  g_assert (row->cells->len < self->n_columns);
  g_assert (fits (self->columns[row->cells->len].type, cell));
  g_ptr_array_add (row->cells, g_strdup (cell));
}

void
gvt_typed_table_add_number (GvtTypedTable *self, gint64 number)
{
  g_autofree char *cell = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  gvt_typed_table_add (self, cell);
}

void
gvt_typed_table_add_hundredths (GvtTypedTable *self, gint64 hundredths)
{
  g_autofree char *cell = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT,
                                           hundredths < 0 ? "-" : "", ABS (hundredths) / 100,
                                           ABS (hundredths) % 100);

  gvt_typed_table_add (self, cell);
}

GBytes *
gvt_typed_table_to_csv (const GvtTypedTable *self)
{
  g_autoptr (GPtrArray) all = gvt_sheet_rows_new ();
  GvtSheetRow *head = gvt_sheet_row_new (1);

  g_ptr_array_add (all, head);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (head->cells, g_strdup (self->columns[i].heading));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GvtSheetRow *row = g_ptr_array_index (self->rows, i);
      GvtSheetRow *copy = gvt_sheet_row_new (row->line);

      g_ptr_array_add (all, copy);
      for (guint k = 0; k < row->cells->len; k++)
        g_ptr_array_add (copy->cells, g_strdup (g_ptr_array_index (row->cells, k)));
    }
  return gvt_csv_write (all);
}
