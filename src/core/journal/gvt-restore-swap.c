/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a store that was put back take the place of those that are there. */
#include <glib/gstdio.h>

#include "gvt-backup-private.h"
#include "gvt-db-lock.h"
#include "gvt-file.h"
#include "gvt-restore-private.h"

#define INDEX    GVT_BACKUP_STORE "-shm"
#define MAX_NAME 4096

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
move_if_there (const char *folder, const char *name, const char *to, GError **error)
{
  g_autofree char *from = g_build_filename (folder, name, NULL);
  g_autofree char *into = g_build_filename (to, name, NULL);

  return !exists (from) || gvt_file_move (from, into, error);
}

static gboolean
move_aside (const char *folder, const char *const *names, const char *aside, GError **error)
{
  if (aside == NULL)
    return TRUE;

  for (guint i = 0; names[i] != NULL; i++)
    if (!move_if_there (folder, names[i], aside, error))
      return FALSE;
  return TRUE;
}

static void
remove_logs (const char *folder)
{
  static const char *const names[] = { GVT_RESTORE_LOG, INDEX };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
}

/* As long as the new one of a file waits in @ready, the one in @folder is the former. A log of the
 * former store beside the new one would be taken for its own. */
static gboolean
swap_store (const char *folder, const char *ready, const char *aside, GError **error)
{
  static const char *const names[] = { GVT_RESTORE_LOG, GVT_BACKUP_STORE, NULL };
  g_autofree char *waiting = g_build_filename (ready, GVT_BACKUP_STORE, NULL);

  if (!exists (waiting))
    return TRUE;
  if (!move_aside (folder, names, aside, error))
    return FALSE;

  remove_logs (folder);
  return move_if_there (ready, GVT_BACKUP_STORE, folder, error);
}

static gboolean
swap_vault (const char *folder, const char *ready, const char *aside, GError **error)
{
  static const char *const names[] = { GVT_BACKUP_VAULT, NULL };
  g_autofree char *waiting = g_build_filename (ready, GVT_BACKUP_VAULT, NULL);

  return !exists (waiting)
         || (move_aside (folder, names, aside, error)
             && move_if_there (ready, GVT_BACKUP_VAULT, folder, error));
}

/* Returns: (transfer full) (nullable) */
static char *
read_aside (const char *folder, const char *ready)
{
  g_autofree char *path = g_build_filename (ready, GVT_RESTORE_ASIDE, NULL);
  g_autoptr (GBytes) bytes = gvt_file_read (path, MAX_NAME, NULL);
  g_autofree char *name = NULL;

  if (bytes == NULL)
    return NULL;

  name = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_build_filename (folder, "backups", name, NULL);
}

/* With nobody else near the store. Each step may have been done before. */
gboolean
gvt_restore_swap (const char *folder, GError **error)
{
  g_autofree char *ready = g_build_filename (folder, GVT_RESTORE_READY, NULL);
  g_autofree char *aside = read_aside (folder, ready);

  if (aside != NULL && !gvt_folder_ensure (aside, error))
    return FALSE;
  if (!swap_store (folder, ready, aside, error) || !swap_vault (folder, ready, aside, error))
    return FALSE;

  gvt_backup_remove_folder (ready);
  return TRUE;
}

gboolean
gvt_restore_finish (const char *folder, GError **error)
{
  g_autofree char *ready = g_build_filename (folder, GVT_RESTORE_READY, NULL);
  g_autofree char *store = g_build_filename (folder, GVT_BACKUP_STORE, NULL);
  g_autoptr (GvtDbLock) lock = NULL;

  if (!exists (ready))
    return TRUE;

  lock = gvt_db_lock_take_alone (store, error);
  return lock != NULL && gvt_restore_swap (folder, error);
}
