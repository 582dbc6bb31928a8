/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-passphrase.h"
#include "gvt-secret.h"
#include "gvt-test.h"

#define N_MADE 2000

static void
test_short_one_is_refused_in_words (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_passphrase_check ("delapan8", NULL));
  g_assert_false (gvt_passphrase_check ("tujuh77", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_made_up_one_can_be_read_aloud (void)
{
  g_autoptr (GRegex) words = g_regex_new (
      "^([bcdghjklmnprstwy][aiou]){2}(-([bcdghjklmnprstwy][aiou]){2}){3}$", 0, 0, NULL);

  for (guint i = 0; i < N_MADE; i++)
    {
      char *made = gvt_passphrase_make_up ();

      g_assert_true (g_regex_match (words, made, 0, NULL));
      g_assert_true (gvt_passphrase_check (made, NULL));
      g_assert_null (strstr (made, "babi"));
      gvt_wipe_free (made);
    }
}

/* Of 2^48, no two alike, and every syllable in use. */
static void
test_made_up_ones_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) syllables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_MADE; i++)
    {
      char *made = gvt_passphrase_make_up ();

      g_hash_table_add (syllables, g_strndup (made, 2));
      g_hash_table_add (syllables, g_strndup (made + 2, 2));
      g_assert_true (g_hash_table_add (seen, made));
    }

  g_assert_cmpuint (g_hash_table_size (syllables), ==, 64);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/passphrase/short-one-is-refused-in-words", test_short_one_is_refused_in_words);
  g_test_add_func ("/passphrase/made-up-one-can-be-read-aloud", test_made_up_one_can_be_read_aloud);
  g_test_add_func ("/passphrase/made-up-ones-differ", test_made_up_ones_differ);
  return g_test_run ();
}
