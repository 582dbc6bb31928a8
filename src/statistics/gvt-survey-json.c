/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-json.h"

#include <math.h>

#define DECIMALS 1e4 /* what of a mean stands in JSON */

static JsonArray *
elements_to_json (const GvtSurveyTally *tally)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      JsonObject *element = json_object_new ();

      json_object_set_string_member (element, "code", gvt_survey_element_code (i));
      json_object_set_int_member (element, "n", tally->elements[i].n);
      if (tally->elements[i].sum == 0)
        json_object_set_null_member (element, "nrr");
      else
        json_object_set_double_member (
            element, "nrr", round (gvt_survey_get_mean (tally, i) * DECIMALS) / DECIMALS);
      json_array_add_object_element (array, element);
    }
  return array;
}

static void
set_index (JsonObject *object, const GvtSurveyTally *tally)
{
  int index = gvt_survey_get_index (tally);

  if (index < 0)
    json_object_set_null_member (object, "ikm");
  else
    json_object_set_double_member (object, "ikm", index / 100.0);
  json_object_set_string_member (object, "grade", gvt_survey_get_grade (index));
}

static JsonArray *
groups_to_json (GPtrArray *groups)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const GvtSurveyGroup *group = groups->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "by", group->column);
      json_object_set_string_member (object, "value", group->value);
      json_object_set_int_member (object, "n", group->tally.n);
      if (group->is_shown)
        set_index (object, &group->tally);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonObject *
gvt_survey_to_json (const GvtSurvey *self)
{
  const GvtSurveyTally *tally = &self->total;
  JsonObject *score = json_object_new ();
  JsonArray *codes = json_array_new ();
  guint lowest[GVT_SURVEY_N_LOWEST];
  guint n_lowest = gvt_survey_get_lowest (tally, lowest);

  for (guint i = 0; i < n_lowest; i++)
    json_array_add_string_element (codes, gvt_survey_element_code (lowest[i]));
  json_object_set_int_member (score, "n", tally->n);
  json_object_set_array_member (score, "elements", elements_to_json (tally));
  json_object_set_array_member (score, "lowest", codes);
  set_index (score, tally);
  json_object_set_array_member (score, "groups", groups_to_json (self->groups));
  return score;
}
