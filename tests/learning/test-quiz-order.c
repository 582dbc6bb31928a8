/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-order.h"

#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-test.h"

typedef struct
{
  GvtModule *module;
  GvtQuiz *quiz; /* borrowed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->module = gvt_module_load_folder (gvt_module_fixture_kinds (), &error);
  g_assert_no_error (error);
  fixture->quiz = gvt_module_get_quiz (fixture->module);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->module);
}

static char *
list_items (Fixture *fixture, const char *form, gint64 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) order = gvt_quiz_order_items (fixture->quiz, form, seed, &error);
  GString *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      g_string_append_printf (ids, "%s ", gvt_quiz_item_get_id (item));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_items (Fixture *fixture, const char *form, gint64 seed, const char *expected)
{
  g_autofree char *ids = list_items (fixture, form, seed);

  g_assert_cmpstr (ids, ==, expected);
}

static char *
list_options (Fixture *fixture, const char *item, gint64 seed)
{
  g_autoptr (GListModel) order = gvt_quiz_order_options (
      gvt_quiz_find_item (fixture->quiz, item, NULL), seed);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (order, i);

      g_string_append_printf (ids, "%s ", gvt_quiz_option_get_id (option));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_options (Fixture *fixture, const char *item, gint64 seed, const char *expected)
{
  g_autofree char *ids = list_options (fixture, item, seed);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_forms (Fixture *fixture, gconstpointer user_data)
{
  assert_items (fixture, "", GVT_QUIZ_SEED_AUTHOR, "satu banyak benar kata ");
  assert_items (fixture, "A", GVT_QUIZ_SEED_AUTHOR, "satu benar kata ");
  assert_items (fixture, "B", GVT_QUIZ_SEED_AUTHOR, "banyak benar kata ");
  g_assert_true (gvt_quiz_has_forms (fixture->quiz));
}

/* The seed stands in an event for ever: these orders may never change. */
static void
test_seeds (Fixture *fixture, gconstpointer user_data)
{
  assert_items (fixture, "", 1, "kata banyak benar satu ");
  assert_items (fixture, "", 2, "banyak satu kata benar ");
  assert_items (fixture, "A", 1, "satu kata benar ");
  assert_items (fixture, "", GVT_QUIZ_SEED_MAX, "satu kata benar banyak ");
  assert_options (fixture, "banyak", GVT_QUIZ_SEED_AUTHOR, "a b c d ");
  assert_options (fixture, "banyak", 1, "d a c b ");
  assert_options (fixture, "banyak", 2, "a b c d ");
}

static void
test_true_comes_first (Fixture *fixture, gconstpointer user_data)
{
  for (gint64 seed = 0; seed < 20; seed++)
    assert_options (fixture, "benar", seed, "true false ");
}

/* Each of the 24 orders of four comes up, none much more often than another. */
static void
test_no_order_is_favoured (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer n;

  for (gint64 seed = 1; seed <= 24 * 200; seed++)
    {
      char *order = list_items (fixture, "", seed);

      n = g_hash_table_lookup (seen, order);
      g_hash_table_insert (seen, order, GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==, 24);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    {
      g_assert_cmpuint (GPOINTER_TO_UINT (n), >, 140);
      g_assert_cmpuint (GPOINTER_TO_UINT (n), <, 260);
    }
}

static void
test_nonsense (Fixture *fixture, gconstpointer user_data)
{
  const struct
  {
    const char *form;
    gint64 seed;
  } bad[] = { { "C", 0 }, { "AB", 0 }, { "a", 0 }, { "", -1 }, { "", GVT_QUIZ_SEED_MAX + 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_quiz_order_items (fixture->quiz, bad[i].form, bad[i].seed, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
  for (guint i = 0; i < 1000; i++)
    {
      gint64 seed = gvt_quiz_seed_new ();

      g_assert_cmpint (seed, >=, 1);
      g_assert_cmpint (seed, <=, GVT_QUIZ_SEED_MAX);
    }
}

#define TEST(path, function) \
  g_test_add ("/quiz-order/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("a-form-has-its-own-questions-and-those-of-none", test_forms);
  TEST ("a-seed-gives-one-order-for-ever", test_seeds);
  TEST ("true-comes-before-false", test_true_comes_first);
  TEST ("no-order-is-favoured", test_no_order_is_favoured);
  TEST ("foreign-forms-and-seeds-are-refused", test_nonsense);

  return g_test_run ();
}
