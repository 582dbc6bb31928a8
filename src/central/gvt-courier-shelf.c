/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-shelf.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-central-private.h"
#include "gvt-courier-stick.h"
#include "gvt-error.h"
#include "gvt-file.h"

static char *
shelf_path (GvtCentral *central)
{
  return g_build_filename (central->folder, GVT_CENTRAL_COURIER, NULL);
}

GPtrArray *
gvt_courier_shelf_list (GvtCentral *central)
{
  g_autofree char *shelf = shelf_path (central);
  GPtrArray *paths = gvt_courier_find (shelf, NULL);

  return paths != NULL ? paths : g_ptr_array_new_with_free_func (g_free);
}

static guint64
sum_sizes (GPtrArray *paths)
{
  guint64 bytes = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      GStatBuf info;

      if (g_stat (paths->pdata[i], &info) == 0)
        bytes += (guint64) info.st_size;
    }
  return bytes;
}

/* Named by its hash: one that comes twice lies there once. */
gboolean
gvt_courier_shelf_put (GvtCentral *central, GBytes *part, GError **error)
{
  g_autoptr (GPtrArray) held = gvt_courier_shelf_list (central);
  g_autofree char *shelf = shelf_path (central);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  GvtHash hash;

  gvt_hash_of_bytes (part, &hash);
  text = gvt_hash_to_text (&hash);
  name = g_strconcat (text, GVT_COURIER_SUFFIX, NULL);
  path = g_build_filename (shelf, name, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (held->len >= GVT_COURIER_MAX_HELD
      || sum_sizes (held) + g_bytes_get_size (part) > GVT_COURIER_MAX_HELD_BYTES)
    {
      gvt_error_tell (error, GVT_ERROR_TOO_LARGE,
                      _ ("Too many courier parts wait here for others before them, so this one was "
                         "not kept. Nothing is lost: its records are still on the laptop. Bring "
                         "the missing parts first, then this one once more."));
      return FALSE;
    }
  return gvt_folder_ensure (shelf, error) && gvt_file_write (path, part, error);
}
