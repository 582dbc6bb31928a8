/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-backup.h"

G_BEGIN_DECLS

/* For the files of backups and for the opening of a profile's store. */

#define GVT_BACKUP_PART_SUFFIX ".part"

/** gvt_backup_is_part: whether a name in a folder of backups is of one that was cut off */
gboolean gvt_backup_is_part (const char *name);
/** gvt_backup_remove_folder: a folder of ours, which holds files alone; nothing where it is not */
void gvt_backup_remove_folder (const char *path);
/** gvt_backup_remove: one that goes is no backup any more before its first file goes */
void gvt_backup_remove (const GvtBackup *backup);
/** gvt_backup_read: Returns: (transfer full): what can be known of the one at @path */
GvtBackup *gvt_backup_read (const char *path);

/** gvt_backups_thin_folder: as gvt-backup-thinning.h says; and what is under keys from before the
 * removal of a user goes, since his passphrase still opens it. @vault: unlocked; where its roll is
 * not open, that waits */
void gvt_backups_thin_folder (const char *folder, GvtVault *vault);

/** gvt_backup_settle: what a copy of the store must not hold, and its mark: it is a GvtTxFunc. Keys
 * that open lists, or to which the centre could seal some, and one that the centre may know for
 * this very laptop, live in one place only (D3, I9) */
gboolean gvt_backup_settle (GvtDb *db, gpointer unused, GError **error);

/* What is copied: a store that is open, or one that is not open yet. */
typedef struct
{
  GvtVault *vault;
  const char *vault_path; /* its file */
  GvtClock *clock;
  GvtStore *store; /* (nullable); otherwise the next two */
  const char *store_path;
  const GvtSecret *key;
  const GvtBackupWatch *watch; /* (nullable) */
} GvtBackupSource;

/** gvt_backup_go_on: tells @watch, (nullable), how far it is. Returns: %FALSE where it was
 * cancelled
 */
gboolean gvt_backup_go_on (const GvtBackupWatch *watch,
                           GvtBackupStage stage,
                           guint64 count,
                           guint64 total,
                           GError **error);

/** gvt_backup_write: one backup in @folder, as gvt_backup_make() says. Returns: (transfer full)
 * (nullable) */
GvtBackup *gvt_backup_write (const GvtBackupSource *source,
                             const char *folder,
                             GvtBackupReason reason,
                             GError **error);
/** gvt_backup_check_store: a GvtTxFunc on a backup's store: its pages are whole, and it ends where
 * @user_data, a GvtBackup, says */
gboolean gvt_backup_check_store (GvtDb *db, gpointer backup, GError **error);

G_END_DECLS
