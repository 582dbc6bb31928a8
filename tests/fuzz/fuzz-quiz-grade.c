/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person's answers from a file: refused, or graded so that the parts make up the whole; and
 * what was understood is understood again. */
#include "gvt-fuzz.h"
#include "gvt-json.h"
#include "gvt-module-fixture.h"
#include "gvt-quiz-grade.h"

static GvtModule *
get_module (void)
{
  static GvtModule *module;

  if (module == NULL)
    module = gvt_module_load_folder (gvt_module_fixture_kinds (), NULL);
  return module;
}

/* As it was understood, for a second reading. */
static void
keep (JsonObject *again, JsonObject *item)
{
  const char *id = json_object_get_string_member (item, "item");
  const char *state = json_object_get_string_member (item, "state");

  if (g_str_equal (state, "answered"))
    json_object_set_string_member (again, id, json_object_get_string_member (item, "given"));
  else if (g_str_equal (state, "unanswered"))
    json_object_set_null_member (again, id);
}

static void
check (JsonObject *grade)
{
  JsonArray *items = json_object_get_array_member (grade, "items");
  JsonObject *total = json_object_get_object_member (grade, "total");
  g_autoptr (JsonObject) again = json_object_new ();
  g_autoptr (JsonObject) regraded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (json_object_get_int_member (total, "n_answered")
                       + json_object_get_int_member (total, "n_unanswered")
                       + json_object_get_int_member (total, "n_not_shown"),
                   ==, json_array_get_length (items));
  g_assert_cmpint (json_object_get_int_member (total, "points"), <=,
                   json_object_get_int_member (total, "of"));
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      g_assert_cmpint (json_object_get_int_member (item, "points"), >=, 0);
      g_assert_cmpint (json_object_get_int_member (item, "points"), <=,
                       json_object_get_int_member (item, "of"));
      keep (again, item);
    }

  regraded = gvt_quiz_grade (gvt_module_get_quiz (get_module ()), "", again, &error);
  g_assert_no_error (error);
  g_assert_true (json_object_equal (total, json_object_get_object_member (regraded, "total")));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answers = gvt_json_parse (input, GVT_QUIZ_GRADE_MAX_BYTES, &error);
  g_autoptr (JsonObject) grade = NULL;

  if (answers == NULL)
    return gvt_fuzz_refused (error);

  grade = gvt_quiz_grade (gvt_module_get_quiz (get_module ()), "", answers, &error);
  if (grade == NULL)
    return gvt_fuzz_refused (error);

  check (grade);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds,
                      "{\"satu\":\"b\",\"banyak\":[\"a\",\"c\"],\"benar\":true,\"kata\":\"TPS\"}");
  gvt_fuzz_seed_text (
      seeds, "{\"satu\":null,\"banyak\":\"a+b\",\"benar\":\"false\",\"kata\":\" tps  x\"}");
  gvt_fuzz_seed_text (seeds, "{}");
}
