/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-print-pack.h"
#include "gvt-survey.h"

GStrv
gvt_print_pack_elements (void)
{
  GStrv elements = g_new0 (char *, GVT_SURVEY_N_ELEMENTS + 1);

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    elements[i] = g_strdup_printf ("%u. %s", i + 1, gvt_survey_element_name (i));
  return elements;
}

/* As the grades are called. */
GStrv
gvt_print_pack_scores (void)
{
  static const char *const grades[] = { "D", "C", "B", "A" };
  GStrv scores = g_new0 (char *, G_N_ELEMENTS (grades) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    scores[i] = g_strdup (gvt_survey_describe_grade (grades[i]));
  return scores;
}
