/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HUNDREDTHS 100.0
#define SCALE      25.0 /* from scores of 1 to 4 to an index of 25 to 100 */
#define TIE        1e-9 /* what floating point may lack at a half that is rounded up */

#define CHI_SQUARE 3.841 /* one degree of freedom, 95 % */
#define MARGIN     0.05
#define SHARE      0.5 /* the share that asks for the largest sample */

static const struct
{
  const char *code;
  const char *name;
} elements[GVT_SURVEY_N_ELEMENTS] = {
  { "U1", N_ ("Requirements") },
  { "U2", N_ ("System, mechanism and procedure") },
  { "U3", N_ ("Time of completion") },
  { "U4", N_ ("Costs") },
  { "U5", N_ ("Product of the service") },
  { "U6", N_ ("Competence of the staff") },
  { "U7", N_ ("Conduct of the staff") },
  { "U8", N_ ("Handling of complaints and suggestions") },
  { "U9", N_ ("Facilities") },
};

static const struct
{
  int from; /* hundredths */
  const char *grade;
  const char *name;
} grades[] = {
  { 8831, "A", N_ ("Very good") },
  { 7661, "B", N_ ("Good") },
  { 6500, "C", N_ ("Less good") },
  { 0, "D", N_ ("Not good") },
};

void
gvt_survey_add (GvtSurveyTally *self, const guint8 scores[GVT_SURVEY_N_ELEMENTS])
{
  gboolean has_answers = FALSE;

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      g_return_if_fail (scores[i] <= GVT_SURVEY_MAX_SCORE);

      self->elements[i].sum += scores[i];
      self->elements[i].n += scores[i] != 0 ? 1 : 0;
      has_answers |= scores[i] != 0;
    }
  self->n += has_answers ? 1 : 0;
}

void
gvt_survey_hide_few (GvtSurveyTally *self)
{
  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    if (self->elements[i].n < GVT_SURVEY_MIN_GROUP)
      self->elements[i].sum = 0;
}

double
gvt_survey_get_mean (const GvtSurveyTally *self, guint element)
{
  const GvtSurveyElement *of = &self->elements[element];

  g_return_val_if_fail (element < GVT_SURVEY_N_ELEMENTS, 0.0);

  return of->n != 0 ? (double) of->sum / of->n : 0.0;
}

int
gvt_survey_get_index (const GvtSurveyTally *self)
{
  double sum = 0.0;

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      if (self->elements[i].sum == 0)
        return -1;
      sum += gvt_survey_get_mean (self, i);
    }
  return (int) floor (sum * SCALE * HUNDREDTHS / GVT_SURVEY_N_ELEMENTS + 0.5 + TIE);
}

const char *
gvt_survey_get_grade (int index)
{
  if (index < 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    if (index >= grades[i].from)
      return grades[i].grade;
  g_assert_not_reached ();
}

const char *
gvt_survey_describe_grade (const char *grade)
{
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    if (g_str_equal (grades[i].grade, grade))
      return _ (grades[i].name);
  return "";
}

guint
gvt_survey_get_lowest (const GvtSurveyTally *self, guint lowest[GVT_SURVEY_N_LOWEST])
{
  gboolean is_taken[GVT_SURVEY_N_ELEMENTS] = { FALSE };

  for (guint n = 0; n < GVT_SURVEY_N_LOWEST; n++)
    {
      guint best = GVT_SURVEY_N_ELEMENTS;

      for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
        if (!is_taken[i] && self->elements[i].sum != 0
            && (best == GVT_SURVEY_N_ELEMENTS
                || gvt_survey_get_mean (self, i) < gvt_survey_get_mean (self, best)))
          best = i;
      if (best == GVT_SURVEY_N_ELEMENTS)
        return n;
      is_taken[best] = TRUE;
      lowest[n] = best;
    }
  return GVT_SURVEY_N_LOWEST;
}

const char *
gvt_survey_element_code (guint element)
{
  g_return_val_if_fail (element < GVT_SURVEY_N_ELEMENTS, NULL);

  return elements[element].code;
}

const char *
gvt_survey_element_name (guint element)
{
  g_return_val_if_fail (element < GVT_SURVEY_N_ELEMENTS, NULL);

  return _ (elements[element].name);
}

guint
gvt_survey_get_sample (guint population)
{
  double spread = CHI_SQUARE * SHARE * (1.0 - SHARE);

  if (population == 0)
    return 0;
  return (guint) lround (spread * population / (MARGIN * MARGIN * (population - 1.0) + spread));
}
