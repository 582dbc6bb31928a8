/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-words.h"

#include "gvt-test.h"

#define N_DRAWS 2000000

static void
test_distinct (void)
{
  g_autoptr (GvtNameWords) words = gvt_name_words_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < GVT_NAME_N_WORDS; i++)
    {
      const char *text = gvt_name_words_get (words, i)->text;

      g_assert_cmpuint (strlen (text), >, 0);
      g_assert_true (g_hash_table_add (seen, (gpointer) text));
    }

  g_assert_cmpuint (g_hash_table_size (seen), >=, 60000);
}

/* How often the words of rank @from to @to came, over how often Zipf's law has them. */
static double
ratio_to_zipf (const guint *times, guint from, guint to)
{
  double all = 0;
  double expected = 0;
  guint found = 0;

  for (guint rank = 1; rank <= GVT_NAME_N_WORDS; rank++)
    all += 1.0 / rank;
  for (guint rank = from; rank <= to; rank++)
    {
      expected += N_DRAWS / (rank * all);
      found += times[rank - 1];
    }
  return found / expected;
}

static void
assert_near_one (double ratio, double tolerance)
{
  g_assert_cmpfloat (ratio, >, 1 - tolerance);
  g_assert_cmpfloat (ratio, <, 1 + tolerance);
}

static void
test_zipf (void)
{
  static const guint bounds[] = { 1, 2, 3, 4, 10, 30, 100, 1000, 10000, GVT_NAME_N_WORDS };
  g_autoptr (GvtNameWords) words = gvt_name_words_new ();
  g_autofree guint *times = g_new0 (guint, GVT_NAME_N_WORDS);
  const GvtNameWord *first = gvt_name_words_get (words, 0);
  GvtRandom random;

  gvt_random_seed (&random, 7, "test");
  for (guint i = 0; i < N_DRAWS; i++)
    {
      gboolean is_male = gvt_random_chance (&random, 491, 1000);
      GvtNameGroup group = gvt_name_group (gvt_name_is_balinese (&random), is_male);

      times[gvt_name_words_draw (words, &random, group) - first]++;
    }

  for (guint i = 0; i + 1 < G_N_ELEMENTS (bounds); i++)
    assert_near_one (ratio_to_zipf (times, bounds[i], bounds[i + 1] - 1), 0.05);
}

static void
test_groups (void)
{
  g_autoptr (GvtNameWords) words = gvt_name_words_new ();
  GvtRandom random;

  gvt_random_seed (&random, 7, "test");
  for (guint i = 0; i < 10000; i++)
    {
      GvtNameGroup group = (GvtNameGroup) (1 << gvt_random_below (&random, GVT_NAME_N_GROUPS));

      g_assert_true (gvt_name_words_draw (words, &random, group)->groups & group);
    }
}

static void
test_names (void)
{
  g_autoptr (GvtNameWords) words = gvt_name_words_new ();
  g_autoptr (GString) name = g_string_new (NULL);
  GvtRandom random;
  guint n_inaq_or_amaq = 0;

  gvt_random_seed (&random, 7, "test");
  for (guint i = 0; i < 20000; i++)
    {
      gvt_name_draw (words, &random, GVT_NAME_FEMALE, i % 2 == 0, name);

      g_assert_cmpuint (name->len, >, 0);
      g_assert_cmpuint (name->len, <=, 120);
      g_assert_false (g_str_has_prefix (name->str, "MUHAMMAD ")); /* a man's */
      if (strstr (name->str, "INAQ") != NULL)
        {
          g_assert_true (g_str_has_prefix (name->str, "INAQ ")); /* a title stands first ... */
          g_assert_cmpint (i % 2, ==, 0);                        /* ... and is for elders */
          n_inaq_or_amaq++;
        }
    }

  g_assert_cmpuint (n_inaq_or_amaq, >, 0);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/name-words/there-are-at-least-sixty-thousand-different-ones", test_distinct);
  g_test_add_func ("/name-words/frequencies-follow-zipf-with-exponent-one", test_zipf);
  g_test_add_func ("/name-words/each-group-draws-only-its-own", test_groups);
  g_test_add_func ("/name-words/titles-stand-first-and-suit-the-age", test_names);

  return g_test_run ();
}
