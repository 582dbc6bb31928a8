/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a temporary file of gvt_file_write() is named: @path, a dot, and this many letters and
 * digits. */
#define GVT_FILE_TEMPORARY_LENGTH 6

/** gvt_file_write: replaces @path at once or not at all: temporary file beside it, mode 0600,
 * fsync, rename, fsync of the folder. %GVT_ERROR_DISK_FULL when there is no space. Any thread;
 * blocks. */
gboolean gvt_file_write (const char *path, GBytes *bytes, GError **error);

/** gvt_file_move: @from, made whole on the disk first, takes the place of @to at once or not at
 * all; both on one disk. A folder is moved only to where nothing is */
gboolean gvt_file_move (const char *from, const char *to, GError **error);

/** gvt_file_read: Returns: (transfer full) (nullable): the content; %GVT_ERROR_TOO_LARGE over
 * @max_bytes, found before reading; %GVT_ERROR_NOT_FOUND when there is no such file */
GBytes *gvt_file_read (const char *path, gsize max_bytes, GError **error);

/** gvt_file_read_secret: the first line of a passphrase or code file, or of standard input for "-".
 * Returns: (transfer full) (nullable): free with gvt_wipe_free() */
char *gvt_file_read_secret (const char *path, GError **error);

/** gvt_file_make_private: takes from everybody but its owner what he may do with @path; nothing
 * where it is not there, or not ours. By name: to close a descriptor of a database would drop
 * SQLite's locks on it */
void gvt_file_make_private (const char *path);

/** gvt_folder_ensure: makes @path, parents included, mode 0700; what it makes is on the disk when
 * this returns, so that a file written there is found after a power cut */
gboolean gvt_folder_ensure (const char *path, GError **error);

G_END_DECLS
