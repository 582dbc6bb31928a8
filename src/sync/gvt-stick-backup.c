/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-stick-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "gvt-courier-stick.h"
#include "gvt-error.h"

gboolean
gvt_stick_require (const char *stick, GError **error)
{
  if (g_file_test (stick, G_FILE_TEST_IS_DIR))
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                  _ ("There is no folder %s. Nothing was written, and everything is safe on "
                     "this laptop. Put the stick in, and choose it once more."),
                  stick);
  return FALSE;
}

GvtBackup *
gvt_stick_backup (GvtProfile *profile,
                  const char *stick,
                  const GvtBackupWatch *watch,
                  GError **error)
{
  g_autofree char *folder = gvt_backups_stick_folder (stick);
  g_autoptr (GError) local = NULL;
  GvtBackup *backup;

  if (!gvt_stick_require (stick, error))
    return NULL;

  backup = gvt_backup_make_watched (profile, folder, GVT_BACKUP_BY_HAND, watch, &local);
  if (backup != NULL)
    return backup;

  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_DISK_FULL))
    gvt_stick_fail (stick, ENOSPC, error);
  else if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NO_ACCESS))
    gvt_stick_fail (stick, EACCES, error);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
