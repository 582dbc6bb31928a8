/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-station-sheet.h"

#include <glib/gi18n-lib.h>

#include "gvt-csv.h"
#include "gvt-region.h"
#include "gvt-sheet-columns.h"

enum
{
  COLUMN_VILLAGE,
  COLUMN_NUMBER,
  COLUMN_PLACE,
  COLUMN_LANDMARK,
  COLUMN_RT,
  COLUMN_STEP_FREE,
  N_COLUMNS
};

/* The first two as in the voter list. */
static const GvtSheetColumn columns[N_COLUMNS] = {
  [COLUMN_VILLAGE] = { "village", "kode wilayah", TRUE },
  [COLUMN_NUMBER] = { "tps", "tps", TRUE },
  [COLUMN_PLACE] = { "place", "tempat", TRUE },
  [COLUMN_LANDMARK] = { "landmark", "patokan", FALSE },
  [COLUMN_RT] = { "rt", "rt", FALSE },
  [COLUMN_STEP_FREE] = { "step free", "tanpa tangga", FALSE },
};

typedef struct
{
  GPtrArray *lines;
  GvtSheetColumns *columns;
  GHashTable *known; /* "village/number" -> line */
  GvtSheetFaults *faults;
} Reader;

void
gvt_station_line_free (GvtStationLine *self)
{
  g_free (self->village);
  gvt_polling_station_free (self->station);
  g_free (self);
}

static const GvtSheetColumn *
column_at (guint column)
{
  return column < N_COLUMNS ? &columns[column] : NULL;
}

static void
take_headings (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;

  gvt_sheet_columns_take_headings (self->columns, row, self->faults);
}

/* Returns: (transfer full): what cannot be an RT stays as it is, for the fault to be found */
static GStrv
cut_rts (const char *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, " ,;", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *clean = gvt_station_rt_clean (parts[i]);

      if (*parts[i] != '\0')
        g_strv_builder_add (builder, clean != NULL ? clean : parts[i]);
    }
  return g_strv_builder_end (builder);
}

/* An empty cell is no "no". */
static gboolean
read_step_free (const char *cell, GvtStepFree *step_free)
{
  static const struct
  {
    const char *word;
    GvtStepFree step_free;
  } words[] = {
    { "", GVT_STEP_FREE_UNKNOWN }, { "ya", GVT_STEP_FREE_YES },
    { "yes", GVT_STEP_FREE_YES },  { "tidak", GVT_STEP_FREE_NO },
    { "no", GVT_STEP_FREE_NO },    { "unknown", GVT_STEP_FREE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i].word) == 0)
      {
        *step_free = words[i].step_free;
        return TRUE;
      }
  return FALSE;
}

/* Returns: (transfer full) (nullable): %NULL with a fault told */
static char *
read_village (Reader *self, const GvtSheetRow *row)
{
  g_autofree char *cell = gvt_sheet_columns_dup_cell (self->columns, row, COLUMN_VILLAGE);
  g_autofree char *code = gvt_region_code_clean (cell, NULL);

  if (code != NULL && gvt_region_code_level (code) == GVT_REGION_VILLAGE)
    return g_steal_pointer (&code);
  gvt_sheet_faults_add_cell (self->faults, row->line, columns[COLUMN_VILLAGE].indonesian, cell,
                             _ ("it is a village's code of the Ministry: 52.02.01.2003"));
  return NULL;
}

static GvtPollingStation *
read_station (Reader *self, const GvtSheetRow *row)
{
  g_autoptr (GvtPollingStation) station = g_new0 (GvtPollingStation, 1);
  g_autofree char *number = gvt_sheet_columns_dup_cell (self->columns, row, COLUMN_NUMBER);
  g_autofree char *rts = gvt_sheet_columns_dup_cell (self->columns, row, COLUMN_RT);
  g_autofree char *steps = gvt_sheet_columns_dup_cell (self->columns, row, COLUMN_STEP_FREE);
  const char *problem = NULL;

  station->number = gvt_station_number_clean (number);
  if (station->number == NULL)
    station->number = g_strdup (number);
  station->place = gvt_sheet_columns_dup_cell (self->columns, row, COLUMN_PLACE);
  station->landmark = gvt_sheet_columns_dup_cell (self->columns, row, COLUMN_LANDMARK);
  station->rts = cut_rts (rts);
  if (!read_step_free (steps, &station->step_free))
    problem = _ ("“tanpa tangga” is ya, tidak, or empty where nobody knows");
  else
    problem = gvt_polling_station_problem (station);
  if (problem == NULL)
    return g_steal_pointer (&station);
  gvt_sheet_faults_add (self->faults, row->line, problem);
  return NULL;
}

static gboolean
is_first (Reader *self, const GvtStationLine *line)
{
  char *key = g_strconcat (line->village, "/", line->station->number, NULL);
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, key));
  g_autofree char *fault = NULL;

  if (other == 0)
    {
      g_hash_table_insert (self->known, key, GUINT_TO_POINTER (line->line));
      return TRUE;
    }
  g_free (key);
  fault = g_strdup_printf (_ ("the same polling station stands in line %u"), other);
  gvt_sheet_faults_add (self->faults, line->line, fault);
  return FALSE;
}

static void
take_row (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;
  GvtStationLine *line = g_new0 (GvtStationLine, 1);

  line->line = row->line;
  if (gvt_sheet_columns_check_width (self->columns, row, self->faults))
    line->village = read_village (self, row);
  line->station = line->village != NULL ? read_station (self, row) : NULL;
  if (line->station != NULL && is_first (self, line))
    g_ptr_array_add (self->lines, line);
  else
    gvt_station_line_free (line);
}

GPtrArray *
gvt_station_sheet_read (GBytes *csv, GvtSheetFaults *faults)
{
  g_autoptr (GPtrArray) rows = gvt_csv_read (csv);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_station_line_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GvtSheetColumns) found = gvt_sheet_columns_new (
      column_at, _ ("no column of a polling station is called so: see stations import --help"));
  Reader reader = { .lines = lines, .columns = found, .known = known, .faults = faults };

  gvt_sheet_take_rows (rows, take_headings, take_row, &reader, faults);
  return g_steal_pointer (&lines);
}
