/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "gvt-arena.h"
#include "gvt-test.h"

/* Whether the mapping that holds @address has @flag among its VmFlags. */
static gboolean
mapping_has_flag (gconstpointer address, const char *flag)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_ours = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      unsigned long from, to;

      if (sscanf (lines[i], "%lx-%lx ", &from, &to) == 2)
        is_ours = (gulong) address >= from && (gulong) address < to;
      else if (is_ours && g_str_has_prefix (lines[i], "VmFlags:"))
        return strstr (lines[i], flag) != NULL;
    }
  return FALSE;
}

/* I10: a crash must not leave the list behind. */
static void
test_not_dumped (void)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  const char *small = gvt_arena_copy (arena, "SITI AMINAH", 11);
  const char *large = gvt_arena_alloc (arena, 5 * 1024 * 1024);
  g_autofree char *heap = g_strdup ("SITI AMINAH");

  g_assert_true (mapping_has_flag (small, " dd"));
  g_assert_true (mapping_has_flag (large, " dd"));
  g_assert_false (mapping_has_flag (heap, " dd"));
}

static void
test_pieces (void)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      guint64 *zeros = gvt_arena_new_array (arena, guint64, i % 60);

      g_assert_cmpuint ((gulong) zeros % 8, ==, 0);
      for (guint j = 0; j < i % 60; j++)
        g_assert_cmpuint (zeros[j], ==, 0);
      memset (zeros, 0xff, i % 60 * sizeof *zeros);
      g_ptr_array_add (texts, gvt_arena_copy (arena, text, strlen (text)));
    }

  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_cmpstr (g_ptr_array_index (texts, i), ==, text);
    }
  g_assert_cmpuint (gvt_arena_get_size (arena), >, 50000 * 8);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/I10/lists-are-in-no-core-dump", test_not_dumped);
  g_test_add_func ("/arena/pieces-do-not-overlap", test_pieces);

  return g_test_run ();
}
