/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-sheet.h"
#include "gvt-unicode.h"

#define MAX_FAULTS  20
#define CELL_LENGTH 20 /* bytes of a strange cell that are told */
#define NOWHERE     G_MAXUINT

typedef struct
{
  guint place[GVT_SURVEY_N_ELEMENTS];
  GString *faults;
  guint n_faults;
} Reader;

static void
complain (Reader *self, guint line, const char *fault)
{
  if (self->n_faults++ < MAX_FAULTS)
    g_string_append_printf (self->faults, _ ("\nline %u: %s"), line, fault);
}

/* --- headings --- */

static guint
find_column (const GvtSheetRow *row, const char *code)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *heading = g_strstrip (g_strdup (row->cells->pdata[i]));

      if (g_ascii_strcasecmp (heading, code) == 0)
        return i;
    }
  return NOWHERE;
}

static void
take_headings (Reader *self, const GvtSheetRow *row)
{
  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      g_autofree char *fault = NULL;

      self->place[i] = find_column (row, gvt_survey_element_code (i));
      if (self->place[i] != NOWHERE)
        continue;
      fault = g_strdup_printf (_ ("there is no column \"%s\""), gvt_survey_element_code (i));
      complain (self, row->line, fault);
    }
}

/* --- sheets --- */

static guint8
take_cell (Reader *self, const GvtSheetRow *row, guint element)
{
  g_autofree char *cell = g_strstrip (g_strdup (gvt_sheet_row_get (row, self->place[element])));
  g_autofree char *head = NULL;
  g_autofree char *fault = NULL;

  if (*cell == '\0')
    return 0;
  if (cell[0] >= '1' && cell[0] <= '0' + GVT_SURVEY_MAX_SCORE && cell[1] == '\0')
    return (guint8) (cell[0] - '0');
  head = gvt_unicode_head (cell, CELL_LENGTH);
  fault = g_strdup_printf (_ ("%s is \"%s\"; a score is 1, 2, 3 or 4"),
                           gvt_survey_element_code (element), head);
  complain (self, row->line, fault);
  return 0;
}

static void
take_row (Reader *self, const GvtSheetRow *row, GvtSurveyTally *tally)
{
  guint8 scores[GVT_SURVEY_N_ELEMENTS];

  if (row->fault != NULL)
    {
      complain (self, row->line, row->fault);
      return;
    }
  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    scores[i] = take_cell (self, row, i);
  gvt_survey_add (tally, scores);
}

static void
take_rows (Reader *self, GPtrArray *rows, GvtSurveyTally *tally)
{
  gboolean has_headings = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const GvtSheetRow *row = rows->pdata[i];

      if (gvt_sheet_row_is_empty (row))
        continue;
      if (has_headings)
        take_row (self, row, tally);
      else
        take_headings (self, row);
      if (!has_headings && self->n_faults > 0)
        return; /* without them every row would be a riddle */
      has_headings = TRUE;
    }
  if (!has_headings)
    complain (self, 1, _ ("there is no row of headings"));
}

gboolean
gvt_survey_sheet_read (GPtrArray *rows, GvtSurveyTally *tally, GError **error)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  Reader reader = { .faults = faults };
  GvtSurveyTally sum = *tally;

  take_rows (&reader, rows, &sum);
  if (reader.n_faults == 0)
    {
      *tally = sum;
      return TRUE;
    }
  if (reader.n_faults > MAX_FAULTS)
    g_string_append_printf (faults, _ ("\nand %u more"), reader.n_faults - MAX_FAULTS);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the survey cannot be read:%s"),
               faults->str);
  return FALSE;
}
