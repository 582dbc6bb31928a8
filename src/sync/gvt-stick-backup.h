/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-backup.h"

G_BEGIN_DECLS

/* A backup on a stick, beside what a courier carries. Any thread; blocks. */

/** gvt_stick_require: %GVT_ERROR_NOT_FOUND, in words, where the folder @stick is not there: one
 * made in its place would be on the laptop itself */
gboolean gvt_stick_require (const char *stick, GError **error);

/** gvt_stick_backup: gvt_backup_make_watched() in gvt_backups_stick_folder(). A full disk is the
 * stick's here, and is named so. Returns: (transfer full) (nullable) */
GvtBackup *gvt_stick_backup (GvtProfile *profile,
                             const char *stick,
                             const GvtBackupWatch *watch,
                             GError **error);

G_END_DECLS
