/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-sheet-faults-private.h"
#include "gvt-sheet.h"

#define NOWHERE G_MAXUINT

typedef struct
{
  guint place[GVT_SURVEY_N_ELEMENTS];
  GvtSheetFaults faults;
} Reader;

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
      gvt_sheet_faults_add (&self->faults, row->line, fault);
    }
}

static guint8
take_cell (Reader *self, const GvtSheetRow *row, guint element)
{
  g_autofree char *cell = g_strstrip (g_strdup (gvt_sheet_row_get (row, self->place[element])));

  if (*cell == '\0')
    return 0;
  if (cell[0] >= '1' && cell[0] <= '0' + GVT_SURVEY_MAX_SCORE && cell[1] == '\0')
    return (guint8) (cell[0] - '0');
  gvt_sheet_faults_add_cell (&self->faults, row->line, gvt_survey_element_code (element), cell,
                             _ ("a score is 1, 2, 3 or 4"));
  return 0;
}

static void
take_row (Reader *self, const GvtSheetRow *row, GvtSurveyTally *tally)
{
  guint8 scores[GVT_SURVEY_N_ELEMENTS];

  if (row->fault != NULL)
    {
      gvt_sheet_faults_add (&self->faults, row->line, row->fault);
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
      if (!has_headings && self->faults.n > 0)
        return; /* without them every row would be a riddle */
      has_headings = TRUE;
    }
  if (!has_headings)
    gvt_sheet_faults_add (&self->faults, 1, _ ("there is no row of headings"));
}

gboolean
gvt_survey_sheet_read (GPtrArray *rows, GvtSurveyTally *tally, GError **error)
{
  Reader reader = { .faults = { NULL, 0 } };
  GvtSurveyTally sum = *tally;

  take_rows (&reader, rows, &sum);
  if (!gvt_sheet_faults_end (&reader.faults, _ ("the survey cannot be read"), error))
    return FALSE;
  *tally = sum;
  return TRUE;
}
