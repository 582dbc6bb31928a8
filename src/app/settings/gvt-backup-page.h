/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-backup-work.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One backup: what it is, whether it is whole, and the way to put it back. Actions: backup.verify,
 * backup.restore. */
#define GVT_TYPE_BACKUP_PAGE (gvt_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtBackupPage, gvt_backup_page, GVT, BACKUP_PAGE, GvtSectionPage)

GvtSectionPage *gvt_backup_page_new (GvtBackupEntry *entry);

G_END_DECLS
