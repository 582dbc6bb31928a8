/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sheet-faults.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-unicode.h"

#define MAX_FAULTS   20
#define CELL_LETTERS 20

void
gvt_sheet_faults_add (GvtSheetFaults *self, guint line, const char *fault)
{
  if (self->text == NULL)
    self->text = g_string_new (NULL);
  if (self->n++ < MAX_FAULTS)
    g_string_append_printf (self->text, _ ("\nline %u: %s"), line, fault);
}

void
gvt_sheet_faults_add_cell (
    GvtSheetFaults *self, guint line, const char *column, const char *cell, const char *wanted)
{
  g_autofree char *place = gvt_unicode_head (column, CELL_LETTERS);
  g_autofree char *head = gvt_unicode_head (cell, CELL_LETTERS);
  g_autofree char *fault = g_strdup_printf (_ ("%s is \"%s\"; %s"), place, head, wanted);

  gvt_sheet_faults_add (self, line, fault);
}

void
gvt_sheet_take_rows (GPtrArray *rows,
                     GvtSheetTake take_headings,
                     GvtSheetTake take_row,
                     gpointer reader,
                     GvtSheetFaults *self)
{
  gboolean has_headings = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const GvtSheetRow *row = rows->pdata[i];

      if (gvt_sheet_row_is_empty (row))
        continue;
      if (row->fault != NULL)
        gvt_sheet_faults_add (self, row->line, row->fault);
      else
        (has_headings ? take_row : take_headings) (reader, row);
      if (!has_headings && self->n > 0)
        return;
      has_headings = TRUE;
    }
  if (!has_headings)
    gvt_sheet_faults_add (self, 1, _ ("there is no row of headings"));
}

gboolean
gvt_sheet_faults_end (GvtSheetFaults *self, const char *what, GError **error)
{
  if (self->n == 0)
    return TRUE;

  if (self->n > MAX_FAULTS)
    g_string_append_printf (self->text, _ ("\nand %u more"), self->n - MAX_FAULTS);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, "%s:%s", what, self->text->str);
  g_string_free (g_steal_pointer (&self->text), TRUE);
  return FALSE;
}
