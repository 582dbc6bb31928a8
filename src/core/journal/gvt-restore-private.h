/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-restore.h"

G_BEGIN_DECLS

#define GVT_RESTORE_READY "restore.ready" /* whole: from here on it only goes forward */
#define GVT_RESTORE_ASIDE "aside" /* in it: the folder that what was here before goes into */
#define GVT_RESTORE_LOG   GVT_BACKUP_STORE "-wal"

#define GVT_RESTORE_SETTING          "restored" /* the row, and its first value */
#define GVT_RESTORE_UNCONFIRMED_TEXT "unconfirmed"

/** gvt_restore_swap: what is in %GVT_RESTORE_READY takes its place, with nobody else near the
 * store. Each step may have been done before */
gboolean gvt_restore_swap (const char *folder, GError **error);

G_END_DECLS
