/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_folder_copy: @from, a folder of plain files and folders, to @to, which is made; what is not
 * there is an empty folder. Symbolic links to folders are followed at @from itself, others and
 * hidden files are passed over. On the disk when this returns. @n_files: (inout): how many more.
 * %GVT_ERROR_DISK_FULL. Any thread; blocks */
gboolean gvt_folder_copy (const char *from, const char *to, guint *n_files, GError **error);

/** gvt_folder_copy_file: one file, likewise; nothing may be at @to. Synced by its owner */
gboolean gvt_folder_copy_file (const char *from, const char *to, GError **error);

/** gvt_folder_remove: with all that is in it; what cannot be removed stays */
void gvt_folder_remove (const char *path);

G_END_DECLS
