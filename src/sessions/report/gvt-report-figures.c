/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-figures.h"

#include <math.h>

#include "gvt-code-list.h"
#include "gvt-item-result.h"
#include "gvt-people-groups.h"
#include "gvt-session.h"

#define SCHEME "govote-report/1"

static void
add_sessions (JsonObject *figures, GListModel *sessions)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", gvt_session_get_name (session));
      json_object_set_boolean_member (object, "is_closed", !gvt_session_is_open (session));
      json_object_set_int_member (object, "men", gvt_session_get_men (session));
      json_object_set_int_member (object, "women", gvt_session_get_women (session));
      if (*gvt_session_get_held (session) != '\0') /* or the codes of older papers would change */
        json_object_set_string_member (object, "held", gvt_session_get_held (session));
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (figures, "sessions", array);
}

static void
add_people (JsonObject *figures, const GvtReportPeople *people)
{
  JsonArray *ages = json_array_new ();
  JsonArray *kinds = json_array_new ();

  for (guint i = 0; gvt_age_codes[i] != NULL; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "age", gvt_age_codes[i]);
      json_object_set_int_member (object, "men", people->ages[0][i]);
      json_object_set_int_member (object, "women", people->ages[1][i]);
      json_array_add_object_element (ages, object);
    }
  for (guint i = 0; gvt_disability_codes[i].code != NULL; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "disability", gvt_disability_codes[i].code);
      json_object_set_int_member (object, "people", people->kinds[i]);
      json_array_add_object_element (kinds, object);
    }
  json_object_set_int_member (figures, "men", people->men);
  json_object_set_int_member (figures, "women", people->women);
  json_object_set_array_member (figures, "ages", ages);
  json_object_set_array_member (figures, "disabilities", kinds);
  json_object_set_int_member (figures, "not_grouped",
                              (gint64) people->men + people->women - people->n_grouped);
}

static void
add_modules (JsonObject *figures, GPtrArray *modules)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < modules->len; i++)
    {
      const GvtReportModule *module = g_ptr_array_index (modules, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "module", module->module);
      json_object_set_int_member (object, "version", module->version);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (figures, "modules", array);
}

static void
add_items (JsonObject *figures, GListModel *results)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "item", gvt_item_result_get_item (result));
      json_object_set_string_member (object, "form", gvt_item_result_get_form (result));
      json_object_set_int_member (object, "n_people", gvt_item_result_get_n_people (result));
      json_object_set_int_member (object, "n_shown", gvt_item_result_get_n_shown (result));
      json_object_set_int_member (object, "n_answers", gvt_item_result_get_n_answers (result));
      if (gvt_item_result_is_known (result))
        json_object_set_int_member (object, "n_correct", gvt_item_result_get_n_correct (result));
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (figures, "items", array);
}

/* In ten thousandths, rounded; NAN has no member: a figure is a whole number here. */
static void
set_share (JsonObject *object, const char *name, double value)
{
  if (!isnan (value))
    json_object_set_int_member (object, name, lround (value * 10000.0));
}

static void
add_tests (JsonObject *figures, GPtrArray *tests)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < tests->len; i++)
    {
      const GvtTestResult *test = g_ptr_array_index (tests, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "module", test->module);
      json_object_set_int_member (object, "n_pre", test->n_pre);
      json_object_set_int_member (object, "n_post", test->n_post);
      json_object_set_int_member (object, "n_pairs", test->gain.n);
      if (test->state == GVT_TEST_TOLD || test->state == GVT_TEST_WAS_FULL)
        {
          set_share (object, "before", test->gain.before);
          set_share (object, "after", test->gain.after);
          set_share (object, "gain", test->gain.of_class);
        }
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (figures, "tests", array);
}

/* The index in hundredths: a figure is a whole number here. */
static void
add_survey (JsonObject *figures, const GvtSessionSurvey *survey)
{
  const GvtSurveyTally *total = &survey->told;
  JsonObject *object = json_object_new ();
  JsonArray *faces = json_array_new ();
  int index = gvt_survey_get_index (total);

  for (guint i = 0; i < GVT_SMILEY_N_QUESTIONS; i++)
    for (guint face = 0; face < GVT_SMILEY_MAX_FACE; face++)
      json_array_add_int_element (faces, survey->told_smiley.questions[i].n[face]);

  json_object_set_int_member (object, "n", total->n);
  if (index >= 0)
    {
      json_object_set_int_member (object, "ikm_hundredths", index);
      json_object_set_string_member (object, "grade", gvt_survey_get_grade (index));
    }
  json_object_set_int_member (object, "n_short", survey->told_smiley.n);
  json_object_set_array_member (object, "faces", faces);
  json_object_set_object_member (figures, "survey", object);
}

JsonObject *
gvt_report_figures_to_json (const GvtReportData *data)
{
  JsonObject *figures = json_object_new ();
  JsonArray *in_charge = json_array_new ();

  for (guint i = 0; i < data->people_in_charge->len; i++)
    json_array_add_string_element (in_charge, g_ptr_array_index (data->people_in_charge, i));

  json_object_set_string_member (figures, "scheme", SCHEME);
  json_object_set_string_member (figures, "name", gvt_visit_get_name (data->visit));
  json_object_set_string_member (figures, "place", gvt_visit_get_place (data->visit));
  json_object_set_string_member (figures, "date", gvt_visit_get_date (data->visit));
  json_object_set_string_member (figures, "order_number", data->plan->order_number);
  json_object_set_string_member (figures, "order_date", data->plan->order_date);
  json_object_set_int_member (figures, "expected", gvt_visit_get_expected (data->visit));
  json_object_set_array_member (figures, "facilitators", in_charge);
  add_sessions (figures, data->sessions);
  add_people (figures, &data->people);
  add_modules (figures, data->modules);
  add_items (figures, data->results);
  add_tests (figures, data->tests);
  add_survey (figures, data->survey);
  return figures;
}
