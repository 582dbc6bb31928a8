/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-groups-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *code;
  const char *heading;
} columns[GVT_SURVEY_N_COLUMNS] = {
  { N_ ("service"), "layanan" },
  { N_ ("sex"), "jenis kelamin" },
  { N_ ("age"), "usia" },
  { N_ ("education"), "pendidikan" },
};

guint
gvt_survey_column_find (const char *heading)
{
  g_autofree char *words = g_strdelimit (g_ascii_strdown (heading, -1), "_-", ' ');
  guint column = 0;

  while (column < GVT_SURVEY_N_COLUMNS && strcmp (words, columns[column].heading) != 0
         && strcmp (words, columns[column].code) != 0)
    column++;
  return column;
}

static void
group_free (gpointer data)
{
  GvtSurveyGroup *self = data;

  g_free (self->value);
  g_free (self);
}

GPtrArray *
gvt_survey_groups_new (void)
{
  return g_ptr_array_new_with_free_func (group_free);
}

const char *
gvt_survey_column_code (guint column)
{
  g_return_val_if_fail (column < GVT_SURVEY_N_COLUMNS, NULL);

  return columns[column].code;
}

GvtSurveyGroup *
gvt_survey_groups_find_or_add (GPtrArray *groups, guint column, const char *value)
{
  const char *code = columns[column].code;
  GvtSurveyGroup *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = groups->pdata[i];
      if (group->column == code && strcmp (group->value, value) == 0)
        return group;
    }
  if (groups->len == GVT_SURVEY_MAX_GROUPS)
    return NULL;
  group = g_new0 (GvtSurveyGroup, 1);
  group->column = code;
  group->value = g_strdup (value);
  g_ptr_array_add (groups, group);
  return group;
}

gboolean
gvt_survey_groups_add (GPtrArray *groups,
                       guint column,
                       const char *value,
                       const guint8 scores[GVT_SURVEY_N_ELEMENTS])
{
  GvtSurveyGroup *group;

  g_return_val_if_fail (column < GVT_SURVEY_N_COLUMNS, FALSE);

  if (*value == '\0')
    return TRUE;
  group = gvt_survey_groups_find_or_add (groups, column, value);
  if (group != NULL)
    gvt_survey_add (&group->tally, scores);
  return group != NULL;
}

static guint
place_of (const GvtSurveyGroup *group)
{
  guint place = 0;

  while (columns[place].code != group->column)
    place++;
  return place;
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  return (int) place_of (*(GvtSurveyGroup *const *) a)
         - (int) place_of (*(GvtSurveyGroup *const *) b);
}

/* As of groups: one alone of a column could be reckoned from the others and the total. */
static void
hide_element (GPtrArray *groups, const char *column, guint element)
{
  GvtSurveyElement *smallest = NULL;
  guint n_hidden = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      GvtSurveyGroup *group = groups->pdata[i];
      GvtSurveyElement *of = &group->tally.elements[element];

      if (group->column != column || !group->is_shown || of->n == 0)
        continue;
      if (of->n >= GVT_SURVEY_MIN_GROUP && (smallest == NULL || of->n < smallest->n))
        smallest = of;
      n_hidden += of->n < GVT_SURVEY_MIN_GROUP ? 1 : 0;
    }
  if (n_hidden == 1 && smallest != NULL)
    smallest->sum = 0;
}

static void
hide_elements (GPtrArray *groups, const char *column)
{
  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    hide_element (groups, column, i);
  for (guint i = 0; i < groups->len; i++)
    {
      GvtSurveyGroup *group = groups->pdata[i];

      if (group->column == column && group->is_shown)
        gvt_survey_hide_few (&group->tally);
    }
}

static void
hide (GPtrArray *groups, const char *column)
{
  GvtSurveyGroup *smallest = NULL;
  guint n_hidden = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      GvtSurveyGroup *group = groups->pdata[i];

      if (group->column != column)
        continue;
      group->is_shown = group->tally.n >= GVT_SURVEY_MIN_GROUP;
      n_hidden += group->is_shown ? 0 : 1;
      if (group->is_shown && (smallest == NULL || group->tally.n < smallest->tally.n))
        smallest = group;
    }
  if (n_hidden == 1 && smallest != NULL)
    smallest->is_shown = FALSE;
  hide_elements (groups, column);
}

void
gvt_survey_groups_finish (GPtrArray *groups)
{
  for (guint i = groups->len; i > 0; i--)
    if (((GvtSurveyGroup *) groups->pdata[i - 1])->tally.n == 0)
      g_ptr_array_remove_index (groups, i - 1);
  g_ptr_array_sort (groups, compare_columns); /* keeps the order within a column: it is stable */
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    hide (groups, columns[i].code);
}
