/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sheet-columns.h"

#include <glib/gi18n-lib.h>

#define NOWHERE G_MAXUINT

struct _GvtSheetColumns
{
  GvtSheetColumnAt column_at;
  const char *unknown;
  GArray *places; /* of guint: in which column of the file each stands */
  guint n_headings;
};

GvtSheetColumns *
gvt_sheet_columns_new (GvtSheetColumnAt column_at, const char *unknown)
{
  GvtSheetColumns *self = g_new0 (GvtSheetColumns, 1);
  const guint nowhere = NOWHERE;

  self->column_at = column_at;
  self->unknown = unknown;
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; column_at (i) != NULL; i++)
    g_array_append_val (self->places, nowhere);
  return self;
}

void
gvt_sheet_columns_free (GvtSheetColumns *self)
{
  g_array_unref (self->places);
  g_free (self);
}

static guint *
place_of (const GvtSheetColumns *self, guint column)
{
  return &g_array_index (self->places, guint, column);
}

/* Returns: (nullable): where the place of the column that @heading names is kept */
static guint *
find_place (GvtSheetColumns *self, const char *heading)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const GvtSheetColumn *column = self->column_at (i);

      if (g_ascii_strcasecmp (heading, column->english) == 0
          || g_ascii_strcasecmp (heading, column->indonesian) == 0)
        return place_of (self, i);
    }
  return NULL;
}

static void
take_heading (GvtSheetColumns *self, const GvtSheetRow *row, guint at, GvtSheetFaults *faults)
{
  g_autofree char *heading = g_strstrip (
      g_strdelimit (g_strdup (gvt_sheet_row_get (row, at)), "_-", ' '));
  guint *place;

  if (*heading == '\0')
    return;
  place = find_place (self, heading);
  if (place == NULL)
    {
      gvt_sheet_faults_add_cell (faults, row->line, _ ("a heading"), heading, self->unknown);
      return;
    }
  if (*place != NOWHERE)
    gvt_sheet_faults_add_cell (faults, row->line, _ ("a heading"), heading,
                               _ ("it stands there twice"));
  *place = at;
}

void
gvt_sheet_columns_take_headings (GvtSheetColumns *self,
                                 const GvtSheetRow *row,
                                 GvtSheetFaults *faults)
{
  self->n_headings = row->cells->len;
  for (guint i = 0; i < row->cells->len; i++)
    take_heading (self, row, i, faults);
  for (guint i = 0; i < self->places->len; i++)
    if (self->column_at (i)->is_needed && *place_of (self, i) == NOWHERE)
      {
        g_autofree char *fault = g_strdup_printf (_ ("the column “%s” is missing"),
                                                  self->column_at (i)->indonesian);

        gvt_sheet_faults_add (faults, row->line, fault);
      }
}

gboolean
gvt_sheet_columns_check_width (const GvtSheetColumns *self,
                               const GvtSheetRow *row,
                               GvtSheetFaults *faults)
{
  for (guint i = self->n_headings; i < row->cells->len; i++)
    if (*gvt_sheet_row_get (row, i) != '\0')
      {
        gvt_sheet_faults_add (faults, row->line,
                              _ ("it has more cells than there are headings: a cell with a comma "
                                 "in it stands in quotation marks"));
        return FALSE;
      }
  return TRUE;
}

char *
gvt_sheet_columns_dup_cell (const GvtSheetColumns *self, const GvtSheetRow *row, guint column)
{
  guint place;

  g_return_val_if_fail (column < self->places->len, NULL);

  place = *place_of (self, column);
  return place != NOWHERE ? g_strstrip (g_strdup (gvt_sheet_row_get (row, place))) : g_strdup ("");
}
