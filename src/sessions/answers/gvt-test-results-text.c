/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-test-results.h"
#include "gvt-text.h"

#define PERCENT       100.0
#define NEARLY_NOBODY 5.0 /* percent */
#define NEARLY_ALL    95.0

/* --- words --- */

/* @value with two digits behind the comma. */
static char *
decimal (double value)
{
  return gvt_text_decimal (lround (value * 100.0));
}

static char *
describe_gain (const GvtGain *gain)
{
  g_autofree char *before = decimal (gain->before * PERCENT);
  g_autofree char *after = decimal (gain->after * PERCENT);
  g_autofree char *change = decimal (gain->change * PERCENT);
  g_autofree char *of_class = decimal (gain->of_class);
  g_autofree char *of_pupil = isnan (gain->of_pupil) ? g_strdup ("–") : decimal (gain->of_pupil);
  g_autofree char *effect = isnan (gain->effect) ? g_strdup ("–") : decimal (gain->effect);

  return g_strdup_printf (
      _ ("%u people took both tests. Right before: %s %%, after: %s %%, change: "
         "%s points. Normalised gain of the class: %s, pupil by pupil: %s. "
         "Effect size: %s."),
      gain->n, before, after, change, of_class, of_pupil, effect);
}

static char *
describe_full (const GvtGain *gain)
{
  g_autofree char *change = decimal (gain->change * PERCENT);

  return g_strdup_printf (_ ("%u people took both tests. Everybody had all points before, so there "
                             "was nothing left to gain. Change: %s points."),
                          gain->n, change);
}

static char *
describe_state (const GvtTestResult *self)
{
  switch (self->state)
    {
    case GVT_TEST_NO_MODULE:
      return g_strdup (_ ("The module of these tests is not on this laptop, so nobody can say what "
                          "is right. The answers are kept."));
    case GVT_TEST_FEW_PAIRS:
      return g_strdup_printf (_ ("People who took both tests: %u. The gain is told from %d on: of "
                                 "fewer, chance would speak, and of whom."),
                              self->gain.n, GVT_GAIN_MIN_PAIRS);
    case GVT_TEST_WAS_FULL:
      return describe_full (&self->gain);
    case GVT_TEST_TOLD:
    default:
      return describe_gain (&self->gain);
    }
}

/* Returns: (transfer full) (nullable): why tests with codes are in no pair */
static char *
describe_codes (const GvtCodePairing *codes)
{
  if (!codes->is_used)
    return NULL;
  return g_strdup_printf (_ ("Paired by codes that people made up. Tests in no pair: %u without a "
                             "code, %u whose code two cards had, %u whose code nobody had in the "
                             "other test. People who had one form twice: %u."),
                          codes->n_without, codes->n_double, codes->n_unmatched,
                          codes->n_same_form);
}

char *
gvt_test_result_describe (const GvtTestResult *self)
{
  g_autofree char *state = describe_state (self);
  g_autofree char *codes = describe_codes (&self->by_code);

  return g_strjoin (" ", state, codes, NULL);
}

const char *
gvt_item_figures_describe (const GvtItemFigures *self)
{
  if (self->n < GVT_ITEM_ANALYSIS_MIN_PEOPLE)
    return _ ("too few");
  if (gvt_item_asks_for_key (self))
    return _ ("check key");
  if (self->facility <= NEARLY_NOBODY)
    return _ ("too hard?");
  return self->facility >= NEARLY_ALL ? _ ("too easy?") : "";
}

/* --- JSON --- */

static const char *const state_texts[] = { "told", "few-pairs", "was-full", "no-module" };

static void
set_figure (JsonObject *object, const char *name, double value)
{
  if (isnan (value))
    json_object_set_null_member (object, name);
  else
    json_object_set_double_member (object, name, value);
}

static void
set_gain (JsonObject *object, const GvtGain *gain)
{
  json_object_set_int_member (object, "n_pairs", gain->n);
  set_figure (object, "before", gain->before);
  set_figure (object, "after", gain->after);
  set_figure (object, "change", gain->change);
  set_figure (object, "gain_class", gain->of_class);
  set_figure (object, "gain_pupil", gain->of_pupil);
  json_object_set_int_member (object, "n_pupils", gain->n_pupils);
  set_figure (object, "effect", gain->effect);
}

static JsonArray *
objectives_to_json (GPtrArray *objectives)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < objectives->len; i++)
    {
      const GvtObjectiveGain *objective = g_ptr_array_index (objectives, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", objective->id);
      json_object_set_string_member (object, "text", objective->text);
      set_gain (object, &objective->gain);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
items_to_json (GPtrArray *items)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const GvtTestItem *item = g_ptr_array_index (items, i);
      JsonObject *object = json_object_new ();
      JsonArray *flags = json_array_new ();

      if (gvt_item_asks_for_key (&item->figures))
        json_array_add_string_element (flags, "check-key");
      json_object_set_string_member (object, "id", item->id);
      json_object_set_string_member (object, "form", item->form);
      json_object_set_int_member (object, "n", item->figures.n);
      set_figure (object, "facility", item->figures.facility);
      set_figure (object, "deviation", item->figures.deviation);
      set_figure (object, "discrimination", item->figures.discrimination);
      set_figure (object, "efficiency", item->figures.efficiency);
      json_object_set_array_member (object, "flags", flags);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* null where all pair by cards */
static void
set_codes (JsonObject *object, const GvtCodePairing *codes)
{
  JsonObject *told = codes->is_used ? json_object_new () : NULL;

  if (told == NULL)
    {
      json_object_set_null_member (object, "by_code");
      return;
    }
  json_object_set_int_member (told, "n_without", codes->n_without);
  json_object_set_int_member (told, "n_double", codes->n_double);
  json_object_set_int_member (told, "n_unmatched", codes->n_unmatched);
  json_object_set_int_member (told, "n_same_form", codes->n_same_form);
  json_object_set_object_member (object, "by_code", told);
}

static JsonObject *
result_to_json (const GvtTestResult *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "module", self->module);
  json_object_set_string_member (object, "title", self->title);
  json_object_set_string_member (object, "state", state_texts[self->state]);
  json_object_set_int_member (object, "n_pre", self->n_pre);
  json_object_set_int_member (object, "n_post", self->n_post);
  json_object_set_int_member (object, "n_partial", self->n_partial);
  json_object_set_int_member (object, "n_pre_hands", self->n_pre_hands);
  json_object_set_int_member (object, "n_post_hands", self->n_post_hands);
  json_object_set_int_member (object, "n_classes", self->n_classes);
  json_object_set_int_member (object, "n_recorded_later", self->n_later);
  set_codes (object, &self->by_code);
  set_gain (object, &self->gain);
  json_object_set_array_member (object, "objectives", objectives_to_json (self->objectives));
  json_object_set_array_member (object, "pre_items", items_to_json (self->pre_items));
  json_object_set_array_member (object, "post_items", items_to_json (self->post_items));
  return object;
}

JsonArray *
gvt_test_results_to_json (GPtrArray *results)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < results->len; i++)
    json_array_add_object_element (array, result_to_json (g_ptr_array_index (results, i)));
  return array;
}
