/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-gold-set.h"

#include <string.h>

static void
pair_free (gpointer data)
{
  GvtGoldPair *pair = data;

  g_free (pair->class_name);
  g_free (pair->spoken);
  g_free (pair->spoken_birth);
  g_free (pair->listed);
  g_free (pair->listed_birth);
  g_free (pair->sex);
  g_free (pair);
}

static void
add_pair (GPtrArray *pairs, GvtGoldPair *pair)
{
  g_autofree char *key = g_strjoin ("|", pair->spoken, pair->spoken_birth, pair->listed, NULL);

  pair->half = (g_str_hash (key) >> 7) % 2;
  g_ptr_array_add (pairs, pair);
}

static char **
lines_of (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "voters", "gold", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_strsplit (text, "\n", 0);
}

static void
read_noise (GPtrArray *pairs)
{
  g_auto (GStrv) lines = lines_of ("noise.tsv");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 0);
      GvtGoldPair *pair;

      if (g_strv_length (cells) != 7)
        continue;
      pair = g_new0 (GvtGoldPair, 1);
      pair->class_name = g_strdup (cells[0]);
      pair->spoken = g_strdup (cells[1]);
      pair->spoken_birth = g_strdup (cells[2]);
      pair->listed = g_strdup (cells[3]);
      pair->sex = g_strdup (cells[4]);
      pair->listed_birth = g_strdup (cells[5]);
      pair->is_same = g_str_equal (cells[6], "same");
      add_pair (pairs, pair);
    }
}

/* Returns: (transfer full): the date behind the @ of @side, which is cut before it */
static char *
take_birth (char *side)
{
  char *at = strchr (side, '@');
  char *birth = g_strdup (at != NULL ? at + 1 : "");

  if (at != NULL)
    *at = '\0';
  g_strstrip (side);
  return g_strstrip (birth);
}

static void
read_hand (GPtrArray *pairs)
{
  g_auto (GStrv) lines = lines_of ("hand.txt");
  g_autofree char *custom = g_strdup ("");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *sign = strpbrk (lines[i], "|!");
      GvtGoldPair *pair;

      if (lines[i][0] == '[')
        {
          g_free (custom);
          custom = g_strndup (lines[i] + 1, strcspn (lines[i] + 1, "]"));
        }
      if (lines[i][0] == '#' || lines[i][0] == '[' || sign == NULL)
        continue;
      pair = g_new0 (GvtGoldPair, 1);
      pair->class_name = g_strdup (custom);
      pair->is_same = *sign == '|';
      pair->is_hand = TRUE;
      pair->spoken = g_strndup (lines[i], (gsize) (sign - lines[i]));
      pair->listed = g_strdup (sign + 1);
      pair->spoken_birth = take_birth (pair->spoken);
      pair->listed_birth = take_birth (pair->listed);
      pair->sex = g_strdup ("");
      add_pair (pairs, pair);
    }
}

GPtrArray *
gvt_gold_set_read (void)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);

  read_noise (pairs);
  read_hand (pairs);
  return pairs;
}

GHashTable *
gvt_gold_set_count_words (GPtrArray *pairs)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const GvtGoldPair *pair = pairs->pdata[i];
      g_autofree char *lower = g_ascii_strdown (pair->listed, -1);
      g_auto (GStrv) split = g_strsplit_set (lower, " .,-", 0);

      for (guint j = 0; split[j] != NULL; j++)
        if (*split[j] != '\0')
          g_hash_table_replace (
              words, g_strdup (split[j]),
              GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (words, split[j])) + 1));
    }
  return words;
}

static guint
count (const char *word, gpointer user_data)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (user_data, word));
}

GvtWordCounts
gvt_gold_set_counts (GHashTable *words, guint n_names)
{
  return (GvtWordCounts){ count, words, n_names };
}
