/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a backup is, and whether it goes on. */
#include "gvt-backup-private.h"

gboolean
gvt_backup_go_on (
    const GvtBackupWatch *watch, GvtBackupStage stage, guint64 count, guint64 total, GError **error)
{
  if (watch == NULL)
    return TRUE;

  gvt_progress_tell (watch->progress, watch->first_stage + stage, count, total);
  return !g_cancellable_set_error_if_cancelled (watch->cancellable, error);
}
