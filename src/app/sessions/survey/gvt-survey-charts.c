/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-chart-bars.h"
#include "gvt-text.h"

char *
gvt_survey_dup_mean (const GvtSurveyTally *tally, guint element)
{
  return tally->elements[element].sum > 0
             ? gvt_text_decimal (lround (gvt_survey_get_mean (tally, element) * 100.0))
             : g_strdup ("–");
}

static gboolean
is_low (const GvtSurveyTally *tally, guint element)
{
  guint lowest[GVT_SURVEY_N_LOWEST];
  guint n = gvt_survey_get_lowest (tally, lowest);

  for (guint i = 0; i < n; i++)
    if (lowest[i] == element)
      return TRUE;
  return FALSE;
}

void
gvt_survey_chart_elements (GvtChartView *view, const GvtSurveyTally *told)
{
  GvtChartBars *bars = gvt_chart_bars_new ();

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    gvt_chart_bars_add (
        bars, g_strdup_printf ("%s %s", gvt_survey_element_code (i), gvt_survey_element_name (i)),
        told->elements[i].sum > 0 ? gvt_survey_get_mean (told, i) / GVT_SURVEY_MAX_SCORE : NAN,
        gvt_survey_dup_mean (told, i), is_low (told, i) ? GVT_CHART_HATCHED : GVT_CHART_SOLID);
  gvt_chart_bars_show (bars, view);
}

static void
add_group (GvtChartBars *bars, guint column, const GvtSurveyGroup *group)
{
  int index = group->is_shown ? gvt_survey_get_index (&group->tally) : -1;
  char *label = g_strdup (gvt_survey_describe_code (column, group->value));
  g_autofree char *figure = NULL;

  if (index < 0)
    {
      gvt_chart_bars_add (
          bars, label, NAN,
          g_strdup_printf (ngettext ("%u sheet", "%u sheets", group->tally.n), group->tally.n),
          GVT_CHART_SOLID);
      return;
    }
  figure = gvt_text_decimal (index);
  /* Translators: an index of satisfaction, its grade, and from how many sheets. */
  gvt_chart_bars_add (
      bars, label, index / 10000.0,
      g_strdup_printf (_ ("%s %s (%u)"), figure, gvt_survey_get_grade (index), group->tally.n),
      GVT_CHART_SOLID);
}

guint
gvt_survey_chart_groups (GvtChartView *view, const GvtSurvey *survey, guint column)
{
  GvtChartBars *bars = gvt_chart_bars_new ();

  for (guint i = 0; i < survey->groups->len; i++)
    {
      const GvtSurveyGroup *group = survey->groups->pdata[i];

      if (g_str_equal (group->column, gvt_survey_column_code (column)))
        add_group (bars, column, group);
    }
  return gvt_chart_bars_show (bars, view);
}

void
gvt_survey_chart_faces (GvtChartView *view, const GvtSmileyTally *told)
{
  static const GvtChartFill fills[GVT_SMILEY_MAX_FACE] = { GVT_CHART_HOLLOW, GVT_CHART_HATCHED,
                                                           GVT_CHART_SOLID };
  GvtChartBars *bars = gvt_chart_bars_new ();

  for (guint i = 0; i < GVT_SMILEY_N_QUESTIONS; i++)
    for (guint face = GVT_SMILEY_MAX_FACE; face > 0; face--)
      gvt_chart_bars_add (
          bars, g_strdup_printf ("%s %s", gvt_smiley_question (i), gvt_smiley_face (face)),
          told->n > 0 ? (double) told->questions[i].n[face - 1] / told->n : NAN,
          g_strdup_printf ("%u", told->questions[i].n[face - 1]), fills[face - 1]);
  gvt_chart_bars_show (bars, view);
}
