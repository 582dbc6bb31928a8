/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-survey-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How the classes of the visit were recorded: the sheets of all are added up. */
static const char *
describe_recorded (const GvtSessionSurvey *survey)
{
  if (survey->later->len == 0)
    return _ ("at once");
  return survey->later->len == survey->n_classes ? _ ("later") : _ ("partly later");
}

static void
begin (GvtTypedTable *table, const char *by, const char *value, const char *what)
{
  gvt_typed_table_begin (table);
  gvt_typed_table_add (table, by);
  gvt_typed_table_add (table, value);
  gvt_typed_table_add (table, what);
}

static void
add_tally (GvtTypedTable *table,
           const char *by,
           const char *value,
           const GvtSurveyTally *tally,
           const char *recorded)
{
  int index = gvt_survey_get_index (tally);

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      double mean = gvt_survey_get_mean (tally, i);

      begin (table, by, value, gvt_survey_element_code (i));
      gvt_typed_table_add_number (table, tally->elements[i].n);
      if (tally->elements[i].sum > 0)
        gvt_typed_table_add_hundredths (table, (gint64) floor (mean * 100.0 + 0.5));
      else
        gvt_typed_table_add (table, "");
      gvt_typed_table_add (table, recorded);
    }
  begin (table, by, value, "IKM");
  gvt_typed_table_add_number (table, tally->n);
  if (index >= 0)
    gvt_typed_table_add_hundredths (table, index);
  else
    gvt_typed_table_add (table, "");
  gvt_typed_table_add (table, recorded);
}

GvtTypedTable *
gvt_visit_survey_table (const GvtSessionSurvey *survey)
{
  const GvtTypedColumn columns[] = {
    { _ ("Divided by"), GVT_CELL_TEXT, 14 },
    { _ ("Group"), GVT_CELL_TEXT, 20 },
    { _ ("Element"), GVT_CELL_TEXT, 10 },
    { _ ("Sheets"), GVT_CELL_NUMBER, 10 },
    { _ ("Mean, or index"), GVT_CELL_NUMBER, 14 },
    { _ ("Recorded"), GVT_CELL_TEXT, 16 },
    { NULL, GVT_CELL_TEXT, 0 },
  };
  const char *recorded = describe_recorded (survey);
  GvtTypedTable *table;

  table = gvt_typed_table_new (_ ("Survey"), columns);
  add_tally (table, "", "", &survey->told, recorded);
  for (guint i = 0; i < survey->survey->groups->len; i++)
    {
      const GvtSurveyGroup *group = g_ptr_array_index (survey->survey->groups, i);

      if (group->is_shown)
        add_tally (table, group->column, group->value, &group->tally, recorded);
      else
        {
          begin (table, group->column, group->value, "");
          gvt_typed_table_add_number (table, group->tally.n);
          gvt_typed_table_add (table, "");
          gvt_typed_table_add (table, recorded);
        }
    }
  return table;
}
