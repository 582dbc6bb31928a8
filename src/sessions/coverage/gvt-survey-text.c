/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-table.h"
#include "gvt-text.h"

static void
add_groups (GString *all, GPtrArray *groups, GvtSurveyDescribeGroup describe)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("GROUPED BY"), _ ("VALUE"), _ ("PEOPLE"), "IKM",
                                              _ ("GRADE"), NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const GvtSurveyGroup *group = groups->pdata[i];
      int index = group->is_shown ? gvt_survey_get_index (&group->tally) : -1;
      const char *value = describe != NULL ? describe (group->column, group->value) : group->value;
      g_autofree char *n = g_strdup_printf ("%u", group->tally.n);
      g_autofree char *text = index >= 0 ? gvt_text_decimal (index) : g_strdup ("-");

      gvt_table_add (table, _ (group->column), value, n, text,
                     index >= 0 ? gvt_survey_get_grade (index) : "-", NULL);
    }
  if (groups->len > 0)
    gvt_table_append (table, all);
}

static void
add_elements (GString *all, const GvtSurveyTally *tally)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ELEMENT"), _ ("NAME"), _ ("ANSWERS"), _ ("MEAN"),
                                              NULL);
  int index = gvt_survey_get_index (tally);
  g_autofree char *index_text = gvt_text_decimal (index);

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", tally->elements[i].n);
      g_autofree char *mean = tally->elements[i].sum != 0
                                  ? gvt_text_decimal (lround (gvt_survey_get_mean (tally, i) * 100))
                                  : g_strdup ("-");

      gvt_table_add (table, gvt_survey_element_code (i), gvt_survey_element_name (i), n, mean,
                     NULL);
    }
  gvt_table_append (table, all);
  g_string_append_printf (all, _ ("Sheets: %u.\n"), tally->n);
  if (index < 0)
    g_string_append (all, _ ("No index: an element has no answer, or too few to be told.\n"));
  else
    g_string_append_printf (all, _ ("Index of satisfaction (IKM): %s, %s (%s).\n"), index_text,
                            gvt_survey_get_grade (index),
                            gvt_survey_describe_grade (gvt_survey_get_grade (index)));
}

char *
gvt_survey_to_text (const GvtSurvey *survey, GvtSurveyDescribeGroup describe)
{
  g_autoptr (GString) all = g_string_new (NULL);

  add_elements (all, &survey->total);
  add_groups (all, survey->groups, describe);
  return g_string_free (g_steal_pointer (&all), FALSE);
}
