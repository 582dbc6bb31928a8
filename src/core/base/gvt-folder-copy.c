/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-folder-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-file.h"

#define MAX_DEPTH 8

gboolean
gvt_folder_copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) local = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, &local))
    return TRUE;

  g_set_error (error, GVT_ERROR,
               g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? GVT_ERROR_DISK_FULL
                                                                        : GVT_ERROR_BAD_INPUT,
               "%s: %s", to, local->message);
  return FALSE;
}

static gboolean
copy_folder (const char *from, const char *to, guint depth, guint *n_files, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  if (!gvt_folder_ensure (to, error))
    return FALSE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old = g_build_filename (from, name, NULL);
      g_autofree char *new = g_build_filename (to, name, NULL);
      GStatBuf info;

      if (name[0] == '.' || g_lstat (old, &info) != 0)
        continue;
      if (S_ISDIR (info.st_mode) && depth < MAX_DEPTH
          && !copy_folder (old, new, depth + 1, n_files, error))
        return FALSE;
      if (S_ISREG (info.st_mode) && !gvt_folder_copy_file (old, new, error))
        return FALSE;
      *n_files += S_ISREG (info.st_mode);
    }
  return TRUE;
}

/* One call for thousands of files. */
static gboolean
sync_disk_of (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean is_synced = fd >= 0 && syncfs (fd) == 0;

  if (!is_synced)
    g_set_error (error, GVT_ERROR, GVT_ERROR_DISK_FULL, "%s: %s", path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return is_synced;
}

gboolean
gvt_folder_copy (const char *from, const char *to, guint *n_files, GError **error)
{
  g_return_val_if_fail (from != NULL && to != NULL && n_files != NULL, FALSE);

  return copy_folder (from, to, 0, n_files, error) && sync_disk_of (to, error);
}

void
gvt_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        gvt_folder_remove (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}
