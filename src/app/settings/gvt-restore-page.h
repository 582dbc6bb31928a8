/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-backup-work.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A backup takes the place of what is here: what that means, by whom, and doing it. Afterwards the
 * laptop is locked, as what it is then. Actions: restore.begin, restore.cancel. */
#define GVT_TYPE_RESTORE_PAGE (gvt_restore_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtRestorePage, gvt_restore_page, GVT, RESTORE_PAGE, GvtSectionPage)

GvtSectionPage *gvt_restore_page_new (GvtBackupEntry *entry);

G_END_DECLS
