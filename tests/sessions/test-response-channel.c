/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-fixture.h"
#include "gvt-module.h"
#include "gvt-response-channel.h"
#include "gvt-test.h"

static guint
minutes (const char *code, guint n_people, guint n_items)
{
  return gvt_response_channel_minutes (gvt_response_channel_find (code), n_people, n_items);
}

/* By hand, from the paces: laptop 40 x (15 s + 5 x 20 s) = 4,600 s; hands 60 s + 5 x 60 s + 200 x
 * 0.5 s = 460 s; paper 180 s + 5 x 45 s + 40 x 1.5 s + 200 x 0.75 s = 615 s. */
static void
test_each_road_takes_its_time (void)
{
  g_assert_cmpuint (minutes ("laptop", 40, 5), ==, 77);
  g_assert_cmpuint (minutes ("hands", 40, 5), ==, 8);
  g_assert_cmpuint (minutes ("paper", 40, 5), ==, 11);
}

static void
test_nobody_and_nothing_take_none (void)
{
  for (guint i = 0; gvt_response_channel_at (i) != NULL; i++)
    {
      g_assert_cmpuint (gvt_response_channel_minutes (gvt_response_channel_at (i), 0, 5), ==, 0);
      g_assert_cmpuint (gvt_response_channel_minutes (gvt_response_channel_at (i), 40, 0), ==, 0);
    }
}

static gboolean
can_ask (const char *code, GvtModule *module, GvtQuizKind kind)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (module));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);

      if (gvt_quiz_item_get_kind (item) == kind)
        return gvt_response_channel_can_ask (gvt_response_channel_find (code), item);
    }
  g_assert_not_reached ();
}

static void
test_not_every_road_takes_every_question (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) module = gvt_module_load_folder (gvt_module_fixture_kinds (), &error);

  g_assert_no_error (error);

  g_assert_true (can_ask ("laptop", module, GVT_QUIZ_TEXT));
  g_assert_false (can_ask ("paper", module, GVT_QUIZ_TEXT));
  g_assert_true (can_ask ("paper", module, GVT_QUIZ_MULTIPLE));
  g_assert_false (can_ask ("hands", module, GVT_QUIZ_MULTIPLE));
  g_assert_true (can_ask ("hands", module, GVT_QUIZ_SINGLE));
}

static void
test_a_road_is_found_by_its_code (void)
{
  const GvtResponseChannel *hands = gvt_response_channel_find ("hands");

  g_assert_cmpstr (gvt_response_channel_get_code (hands), ==, "hands");
  g_assert_cmpstr (gvt_response_channel_get_name (hands), ==, "Show of hands");
  g_assert_false (gvt_response_channel_is_named (hands));
  g_assert_true (gvt_response_channel_is_named (gvt_response_channel_find ("paper")));
  g_assert_null (gvt_response_channel_find ("phone"));
  g_assert_null (gvt_response_channel_find (NULL));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/response-channel/each-road-takes-its-time", test_each_road_takes_its_time);
  g_test_add_func ("/response-channel/nobody-and-nothing-take-none",
                   test_nobody_and_nothing_take_none);
  g_test_add_func ("/response-channel/not-every-road-takes-every-question",
                   test_not_every_road_takes_every_question);
  g_test_add_func ("/response-channel/a-road-is-found-by-its-code",
                   test_a_road_is_found_by_its_code);
  return g_test_run ();
}
