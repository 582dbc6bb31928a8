/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-restore.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What is done with backups, by workers. Each function fills a #GvtWork but for its `done`; a
 * @cancellable is of the act itself: whether it was done after all is always told. */

/* A backup as pages see it; counted, never changed. */
typedef struct
{
  GvtBackup *backup;
  gboolean is_own; /* the keys that this laptop has now open it */
  GStrv openers;   /* codes of its users who may put it back */
} GvtBackupEntry;

GvtBackupEntry *gvt_backup_entry_ref (GvtBackupEntry *self);
void gvt_backup_entry_unref (GvtBackupEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtBackupEntry, gvt_backup_entry_unref)

/** gvt_backup_work_list: @path: (nullable): %NULL for the laptop's own. Result: GPtrArray of
 * #GvtBackupEntry, the newest first */
void gvt_backup_work_list (GvtWork *work, GvtProfile *profile, const char *path);

/** gvt_backup_work_make: onto @stick. Result: #GvtBackup */
void gvt_backup_work_make (GvtWork *work,
                           GvtProfile *profile,
                           const char *stick,
                           GvtProgress *progress,
                           GCancellable *cancellable);

/** gvt_backup_work_verify: no result: an error, or it is whole */
void gvt_backup_work_verify (GvtWork *work, GvtProfile *profile, GvtBackupEntry *entry);

/** gvt_backup_work_restore: @passphrase: copied, and wiped when done. Result: #GvtRestoreReport */
void gvt_backup_work_restore (GvtWork *work,
                              GvtProfile *profile,
                              GvtBackupEntry *entry,
                              const char *user,
                              const char *passphrase,
                              GvtProgress *progress,
                              GCancellable *cancellable);

/** gvt_backup_work_confirm: gvt_restore_confirm(); no result */
void gvt_backup_work_confirm (GvtWork *work, GvtProfile *profile);

G_END_DECLS
