/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-baselines.h"

#include <glib.h>
#include <string.h>

#define MAX_LETTERS 256 /* of a name that is compared */

static void
add_trigrams (GHashTable *set, const char *word, gsize length)
{
  g_autofree char *lower = g_ascii_strdown (word, (gssize) length);
  g_autofree char *padded = g_strdup_printf ("  %s ", lower);

  for (gsize i = 0; i + 3 <= strlen (padded); i++)
    g_hash_table_add (set, g_strndup (padded + i, 3));
}

static GHashTable *
trigrams_of (const char *text)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const char *at = text; *at != '\0';)
    {
      gsize length = 0;

      while (g_ascii_isalnum (at[length]))
        length++;
      if (length > 0)
        add_trigrams (set, at, length);
      at += MAX (length, 1);
    }
  return set;
}

double
gvt_trigram_similarity (const char *a, const char *b)
{
  g_autoptr (GHashTable) left = trigrams_of (a);
  g_autoptr (GHashTable) right = trigrams_of (b);
  GHashTableIter iter;
  gpointer trigram;
  guint n_common = 0;
  guint n_all;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &trigram, NULL))
    n_common += g_hash_table_contains (right, trigram);
  n_all = g_hash_table_size (left) + g_hash_table_size (right) - n_common;
  return n_all > 0 ? (double) n_common / n_all : 0;
}

/* Letters of @a that stand in @b not too far away, in the order of @a. */
static guint
find_common (const char *a, gsize n_a, const char *b, gsize n_b, char *common)
{
  guint8 is_taken[MAX_LETTERS] = { FALSE };
  gsize reach = MAX (n_a, n_b) / 2;
  guint n = 0;

  reach = reach > 0 ? reach - 1 : 0;
  for (gsize i = 0; i < n_a; i++)
    for (gsize j = i > reach ? i - reach : 0; j < n_b && j <= i + reach; j++)
      if (!is_taken[j] && a[i] == b[j])
        {
          is_taken[j] = TRUE;
          common[n++] = a[i];
          break;
        }
  return n;
}

static gsize
to_lower (const char *name, char *lower)
{
  gsize n = 0;

  for (; name[n] != '\0' && n < MAX_LETTERS; n++)
    lower[n] = g_ascii_tolower (name[n]);
  return n;
}

double
gvt_jaro_winkler (const char *a, const char *b)
{
  char left[MAX_LETTERS], right[MAX_LETTERS];
  char of_left[MAX_LETTERS], of_right[MAX_LETTERS];
  gsize n_left = to_lower (a, left);
  gsize n_right = to_lower (b, right);
  guint m = find_common (left, n_left, right, n_right, of_left);
  guint n_moved = 0;
  guint prefix = 0;
  double jaro;

  if (m == 0)
    return 0;
  find_common (right, n_right, left, n_left, of_right);
  for (guint i = 0; i < m; i++)
    n_moved += of_left[i] != of_right[i];
  jaro = ((double) m / (double) n_left + (double) m / (double) n_right
          + (m - n_moved / 2.0) / (double) m)
         / 3;
  while (prefix < MIN (4, MIN (n_left, n_right)) && left[prefix] == right[prefix])
    prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
