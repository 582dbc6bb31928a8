/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-sheet-faults.h"
#include "gvt-sheet.h"
#include "gvt-survey-groups-private.h"

#define NOWHERE G_MAXUINT

typedef struct
{
  guint place[GVT_SURVEY_N_ELEMENTS];
  guint group_place[GVT_SURVEY_N_COLUMNS]; /* NOWHERE: people are not divided by it */
  GvtSurvey *survey;
  GvtSheetFaults faults;
} Reader;

GvtSurvey *
gvt_survey_new (void)
{
  GvtSurvey *self = g_new0 (GvtSurvey, 1);

  self->groups = gvt_survey_groups_new ();
  return self;
}

void
gvt_survey_place_group (GvtSurvey *self, guint column, const char *value)
{
  g_return_if_fail (column < GVT_SURVEY_N_COLUMNS);

  gvt_survey_groups_find_or_add (self->groups, column, value);
}

gboolean
gvt_survey_add_sheet (GvtSurvey *self,
                      const guint8 scores[GVT_SURVEY_N_ELEMENTS],
                      const char *const values[GVT_SURVEY_N_COLUMNS])
{
  gboolean has_room = TRUE;

  gvt_survey_add (&self->total, scores);
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    has_room &= gvt_survey_groups_add (self->groups, i, values[i], scores);
  return has_room;
}

void
gvt_survey_finish (GvtSurvey *self)
{
  gvt_survey_groups_finish (self->groups);
}

void
gvt_survey_free (GvtSurvey *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* --- headings --- */

static char *
dup_cell (const GvtSheetRow *row, guint column)
{
  return g_strstrip (g_strdup (gvt_sheet_row_get (row, column)));
}

static guint
find_column (const GvtSheetRow *row, const char *code)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *heading = dup_cell (row, i);

      if (g_ascii_strcasecmp (heading, code) == 0)
        return i;
    }
  return NOWHERE;
}

static void
find_groups (Reader *self, const GvtSheetRow *row)
{
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    self->group_place[i] = NOWHERE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *heading = dup_cell (row, i);
      guint column = gvt_survey_column_find (heading);

      if (column < GVT_SURVEY_N_COLUMNS && self->group_place[column] == NOWHERE)
        self->group_place[column] = i;
    }
}

static void
take_headings (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;

  find_groups (self, row);
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

/* --- sheets --- */

static guint8
take_cell (Reader *self, const GvtSheetRow *row, guint element)
{
  g_autofree char *cell = dup_cell (row, self->place[element]);

  if (*cell == '\0')
    return 0;
  if (cell[0] >= '1' && cell[0] <= '0' + GVT_SURVEY_MAX_SCORE && cell[1] == '\0')
    return (guint8) (cell[0] - '0');
  gvt_sheet_faults_add_cell (&self->faults, row->line, gvt_survey_element_code (element), cell,
                             _ ("a score is 1, 2, 3 or 4"));
  return 0;
}

static void
take_row (gpointer reader, const GvtSheetRow *row)
{
  Reader *self = reader;
  guint8 scores[GVT_SURVEY_N_ELEMENTS];
  char *cells[GVT_SURVEY_N_COLUMNS];
  const char *values[GVT_SURVEY_N_COLUMNS];

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    scores[i] = take_cell (self, row, i);
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    values[i] = cells[i] = dup_cell (row, self->group_place[i]);
  if (!gvt_survey_add_sheet (self->survey, scores, values))
    gvt_sheet_faults_add (&self->faults, row->line,
                          _ ("there are too many different values to make groups of"));
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    g_free (cells[i]);
}

GvtSurvey *
gvt_survey_sheet_read (GPtrArray *rows, GError **error)
{
  g_autoptr (GvtSurvey) survey = gvt_survey_new ();
  Reader reader = { .survey = survey };

  gvt_sheet_take_rows (rows, take_headings, take_row, &reader, &reader.faults);
  if (!gvt_sheet_faults_end (&reader.faults, _ ("the survey cannot be read"), error))
    return NULL;
  gvt_survey_finish (survey);
  return g_steal_pointer (&survey);
}
