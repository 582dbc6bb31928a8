/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One program at a time among those that change a file by replacing it: the lock is on the folder,
 * since the file itself is another one after each change. g_auto; gone with the process. */
typedef int GvtFolderLock; /* a descriptor, or negative */

/** gvt_folder_lock: waits for the folder that @path lies in. Returns: negative with
 * %GVT_ERROR_NOT_FOUND when it cannot be opened */
GvtFolderLock gvt_folder_lock (const char *path, GError **error);
void gvt_folder_unlock (GvtFolderLock *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtFolderLock, gvt_folder_unlock)

G_END_DECLS
