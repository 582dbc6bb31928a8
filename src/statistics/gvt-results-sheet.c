/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-results-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-item-analysis.h"
#include "gvt-sheet-faults.h"
#include "gvt-sheet.h"

typedef struct
{
  GvtResults *results;
  GArray *places; /* of guint: the column of each item */
  GvtSheetFaults faults;
} Reader;

void
gvt_results_free (GvtResults *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->shares);
  g_free (self);
}

static GvtResults *
results_new (void)
{
  GvtResults *self = g_new0 (GvtResults, 1);

  self->items = g_ptr_array_new_with_free_func (g_free);
  self->shares = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

static gboolean
is_of_people (const char *heading)
{
  return g_ascii_strcasecmp (heading, "orang") == 0 || g_ascii_strcasecmp (heading, "person") == 0;
}

static void
take_headings (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;

  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *heading = g_strstrip (g_strdup (row->cells->pdata[i]));

      if (*heading == '\0' || is_of_people (heading))
        continue;
      if (g_ptr_array_find_with_equal_func (self->results->items, heading, g_str_equal, NULL))
        gvt_sheet_faults_add_cell (&self->faults, row->line, _ ("a heading"), heading,
                                   _ ("an item has one column"));
      g_ptr_array_add (self->results->items, g_steal_pointer (&heading));
      g_array_append_val (self->places, i);
    }
  if (self->results->items->len == 0)
    gvt_sheet_faults_add (&self->faults, row->line, _ ("there is no column of an item"));
}

static double
take_cell (Reader *self, const GvtSheetRow *row, guint item)
{
  g_autofree char *cell = g_strstrip (
      g_strdup (gvt_sheet_row_get (row, g_array_index (self->places, guint, item))));
  g_autofree char *number = g_strdelimit (g_strdup (cell), ",", '.');
  char *end = NULL;
  double share;

  if (*cell == '\0')
    return 0.0;
  if (strcmp (cell, "-") == 0)
    return GVT_ITEM_NOT_SHOWN;
  share = g_ascii_strtod (number, &end);
  if (strspn (number, "0123456789.") == strlen (number) && *end == '\0' && share <= 1.0)
    return share;
  gvt_sheet_faults_add_cell (&self->faults, row->line, self->results->items->pdata[item], cell,
                             _ ("a share is 0 to 1, \"-\" when the item was not shown"));
  return 0.0;
}

static void
take_row (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;

  for (guint item = 0; item < self->results->items->len; item++)
    {
      double share = take_cell (self, row, item);

      g_array_append_val (self->results->shares, share);
    }
  self->results->n_people++;
}

GvtResults *
gvt_results_read (GPtrArray *rows, GError **error)
{
  g_autoptr (GvtResults) results = results_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader reader = { results, places, { NULL, 0 } };

  gvt_sheet_take_rows (rows, take_headings, take_row, &reader, &reader.faults);
  if (!gvt_sheet_faults_end (&reader.faults, _ ("the results cannot be read"), error))
    return NULL;
  return g_steal_pointer (&results);
}
