/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-stick.h"

#include <string.h>

#include "gvt-sim-random.h"
#include <glib/gstdio.h>

static void
write_back (const char *path, const char *content, gsize length)
{
  g_assert (g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE,
                                      0600, NULL));
}

static void
harm (const char *path, GvtSimDice *dice)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *content = NULL;
  gsize length, from;

  if (!g_file_get_contents (path, &content, &length, NULL) || length == 0)
    return;

  from = gvt_sim_dice_below (dice, (guint32) length);
  switch (gvt_sim_dice_below (dice, 5))
    {
    case 0:
      g_assert (g_unlink (path) == 0);
      break;
    case 1:
      write_back (path, content, from);
      break;
    case 2:
      memset (content + from, 0, length - from);
      write_back (path, content, length);
      break;
    case 3:
      content[from] ^= 1;
      write_back (path, content, length);
      break;
    default:
      write_back (path, content, from);
      g_assert (g_rename (path, part) == 0);
      break;
    }
}

/* In the order of their names: a folder has none of its own. */
static GList *
list_files (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  GList *paths = NULL;
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    paths = g_list_insert_sorted (paths, g_build_filename (folder, name, NULL),
                                  (GCompareFunc) strcmp);
  return paths;
}

static void
harm_below (const char *folder, GvtSimDice *dice)
{
  GList *paths = list_files (folder);

  for (GList *link = paths; link != NULL; link = link->next)
    if (g_file_test (link->data, G_FILE_TEST_IS_DIR))
      harm_below (link->data, dice);
    else if (gvt_sim_dice_percent (dice, 40))
      harm (link->data, dice);
  g_list_free_full (paths, g_free);
}

void
gvt_sim_stick_pull (const char *folder, guint32 seed)
{
  GvtSimDice dice = { seed };

  harm_below (folder, &dice);
}
