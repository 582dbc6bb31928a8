/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-full-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-survey.h"
#include "gvt-text.h"

#define WITH_CHART 280 /* points: the heading, what it says, and nine bars of two lines */

/* One solid bar for each element; the lowest three hatched: there something is to be done. */
static void
draw_elements (GvtFullReport *self, const GvtSurveyTally *total)
{
  GvtChartBar bars[GVT_SURVEY_N_ELEMENTS];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint lowest[GVT_SURVEY_N_LOWEST];
  guint n_lowest = gvt_survey_get_lowest (total, lowest);

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      double mean = gvt_survey_get_mean (total, i);
      gboolean is_low = FALSE;
      char *label = g_strdup_printf ("%s %s", gvt_survey_element_code (i),
                                     gvt_survey_element_name (i));
      g_autofree char *figure = gvt_full_report_figure (mean > 0 ? mean : NAN);
      char *shown = g_strdup_printf ("%s (%u)", figure, total->elements[i].n);

      for (guint k = 0; k < n_lowest; k++)
        is_low |= lowest[k] == i;
      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, shown);
      bars[i] = (GvtChartBar){ label, mean > 0 ? mean / GVT_SURVEY_MAX_SCORE : NAN, shown,
                               is_low ? GVT_CHART_HATCHED : GVT_CHART_SOLID };
    }
  gvt_full_report_chart (self, bars, G_N_ELEMENTS (bars));
}

static void
draw_followups (GvtFullReport *self, const GvtSurveyTally *total)
{
  guint lowest[GVT_SURVEY_N_LOWEST];
  guint n_lowest = gvt_survey_get_lowest (total, lowest);

  for (guint i = 0; i < n_lowest; i++)
    {
      const char *code = gvt_survey_element_code (lowest[i]);
      const GvtPlannedFollowup *planned = gvt_session_survey_find_followup (self->data->survey,
                                                                            code);
      gboolean is_planned = planned != NULL && *planned->act != '\0';
      g_autofree char *due = is_planned && *planned->due != '\0' ? gvt_text_date (planned->due)
                                                                 : g_strdup ("–");
      g_autofree char *text = is_planned ? g_strdup_printf (_ ("%s %s: %s (%s, by %s)"), code,
                                                            gvt_survey_element_name (lowest[i]),
                                                            planned->act, planned->role, due)
                                         : g_strdup_printf (_ ("%s %s: nothing planned yet"), code,
                                                            gvt_survey_element_name (lowest[i]));

      gvt_full_report_note (self, text);
    }
}

void
gvt_full_report_survey (GvtFullReport *self)
{
  const GvtSurveyTally *total = &self->data->survey->told;
  int index = gvt_survey_get_index (total);
  const char *grade = gvt_survey_get_grade (index);
  g_autofree char *figure = index >= 0 ? gvt_text_decimal (index) : g_strdup ("–");
  g_autofree char *text = NULL;

  if (gvt_session_survey_describe_few (total->n) == NULL && total->n > 0)
    gvt_page_flow_need (&self->flow, WITH_CHART);
  gvt_full_report_heading (self, _ ("Satisfaction"));
  if (total->n == 0)
    {
      gvt_full_report_note (self, _ ("No survey sheets"));
      return;
    }
  if (gvt_session_survey_describe_few (total->n) != NULL)
    {
      text = g_strdup_printf (_ ("%u sheets; too few for an index"), total->n);
      gvt_full_report_note (self, text);
      return;
    }
  text = g_strdup_printf (
      _ ("Index %s, grade %s, from %u sheets. Mean of each element from 1 to 4, "
         "and how many answered; the lowest three are hatched."),
      figure, grade != NULL ? grade : "–", total->n);
  gvt_full_report_note (self, text);
  draw_elements (self, total);
  draw_followups (self, total);
}
