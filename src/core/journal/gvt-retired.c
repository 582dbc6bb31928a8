/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-retired.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "gvt-db-lock.h"
#include "gvt-error.h"
#include "gvt-file.h"

#define BEGUN "retiring"
#define DONE  "retired"
#define VAULT "vault"
#define STORE "store.db"

#define MAX_DEPTH 8 /* of folders in the folder */

/* --- removing --- */

static gboolean
fail (const char *path, GError **error)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_NO_ACCESS, "Erasing %s: %s", path, g_strerror (errno));
  return FALSE;
}

/* What its blocks held is gone before its name is, where the disk writes in place. */
static void
overwrite (const char *path)
{
  static const guint8 nothing[4096];
  int fd = open (path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  off_t size = fd >= 0 ? lseek (fd, 0, SEEK_END) : 0;

  for (off_t at = 0; at < size; at += (off_t) sizeof nothing)
    if (pwrite (fd, nothing, MIN (sizeof nothing, (gsize) (size - at)), at) <= 0)
      break;
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

static gboolean remove_folder (const char *path, guint depth, GError **error);

/* Never through a link. */
static gboolean
remove_path (const char *path, guint depth, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    return remove_folder (path, depth + 1, error);
  return g_unlink (path) == 0 || errno == ENOENT || fail (path, error);
}

static gboolean
remove_content (const char *path, guint depth, const char *except, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_strcmp0 (name, except) != 0 && !remove_path (inside, depth, error))
        return FALSE;
    }
  return dir != NULL;
}

static gboolean
remove_folder (const char *path, guint depth, GError **error)
{
  if (depth > MAX_DEPTH)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Erasing %s: too deep", path);
      return FALSE;
    }
  return remove_content (path, depth, NULL, error)
         && (g_rmdir (path) == 0 || errno == ENOENT || fail (path, error));
}

/* The keys first: without them the rest opens to nobody. */
static gboolean
erase (const char *folder, GError **error)
{
  g_autofree char *vault = g_build_filename (folder, VAULT, NULL);
  g_autofree char *begun = g_build_filename (folder, BEGUN, NULL);
  g_autofree char *done = g_build_filename (folder, DONE, NULL);

  overwrite (vault);
  return remove_path (vault, 0, error) && remove_content (folder, 0, BEGUN, error)
         && gvt_file_move (begun, done, error);
}

/* --- the acts --- */

gboolean
gvt_retired_is_begun (const char *folder)
{
  g_autofree char *begun = g_build_filename (folder, BEGUN, NULL);

  return g_file_test (begun, G_FILE_TEST_EXISTS);
}

gboolean
gvt_retired_finish (const char *folder, GError **error)
{
  g_autofree char *store = g_build_filename (folder, STORE, NULL);
  g_autoptr (GvtDbLock) lock = NULL;

  if (!gvt_retired_is_begun (folder))
    return TRUE;
  lock = gvt_db_lock_take_alone (store, error);
  return lock != NULL && (!gvt_retired_is_begun (folder) || erase (folder, error));
}

gboolean
gvt_retired_begin (const char *folder, GBytes *facts, GError **error)
{
  g_autofree char *store = g_build_filename (folder, STORE, NULL);
  g_autofree char *begun = g_build_filename (folder, BEGUN, NULL);
  g_autoptr (GvtDbLock) lock = NULL;

  g_return_val_if_fail (g_bytes_get_size (facts) <= GVT_RETIRED_MAX_BYTES, FALSE);

  lock = gvt_db_lock_take_alone (store, error);
  return lock != NULL && gvt_file_write (begun, facts, error) && erase (folder, error);
}

GBytes *
gvt_retired_load (const char *folder)
{
  g_autofree char *begun = g_build_filename (folder, BEGUN, NULL);
  g_autofree char *done = g_build_filename (folder, DONE, NULL);
  GBytes *facts = gvt_file_read (begun, GVT_RETIRED_MAX_BYTES, NULL);

  return facts != NULL ? facts : gvt_file_read (done, GVT_RETIRED_MAX_BYTES, NULL);
}
