/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-tree.h"

#include "gvt-test.h"
#include <glib/gstdio.h>

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert (g_file_get_contents (from, &content, &length, NULL));
  g_assert (g_file_set_contents_full (to, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                                      NULL));
}

static void
copy_into (const char *from, const char *to)
{
  g_autoptr (GDir) names = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert (names != NULL && g_mkdir_with_parents (to, 0700) == 0);
  while ((name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_into (source, target);
      else
        copy_file (source, target);
    }
}

void
gvt_sim_tree_copy (const char *from, const char *to)
{
  gvt_sim_tree_remove (to);
  copy_into (from, to);
}

void
gvt_sim_tree_remove (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert (gvt_test_remove_tree (path));
}
