/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-backup-work.h"

G_BEGIN_DECLS

/* Backups in words for people, translated. All return (transfer full) unless they say otherwise. */

/** gvt_backup_text_when: "24 November 2026, 14.05 WITA", or the name where nothing is known */
char *gvt_backup_text_when (const GvtBackup *backup);
/** gvt_backup_text_reason: Returns: (transfer none): why it was made */
const char *gvt_backup_text_reason (const GvtBackup *backup);
/** gvt_backup_text_summary: why, how large, how many records, and whether it is to be trusted */
char *gvt_backup_text_summary (const GvtBackupEntry *entry);

char *gvt_backup_text_making (guint stage, guint64 count, guint64 total);
char *gvt_backup_text_made (const GvtBackup *backup);
/** gvt_backup_text_verify_error: of gvt_backup_verify(), which speaks of a backup, not of the store
 */
char *gvt_backup_text_verify_error (const GError *error);

char *gvt_restore_text_doing (guint stage, guint64 count, guint64 total);
char *gvt_restore_text_done (const GvtRestoreReport *report);

G_END_DECLS
