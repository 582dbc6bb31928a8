/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db-copy.h"
#include "gvt-db-lock.h"
#include "gvt-db.h"

G_BEGIN_DECLS

/* For GvtStore alone. */

/** gvt_db_open_reader: a connection to a database that gvt_db_open() has made; writing on it fails
 */
GvtDb *gvt_db_open_reader (const char *path, const GvtSecret *key, GError **error);

/** gvt_db_adopt: hands the connection to the calling thread; nobody else may be using it */
void gvt_db_adopt (GvtDb *self);

/** gvt_db_snapshot: runs @func with one unchanging view of the data */
gboolean gvt_db_snapshot (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error);

/* For gvt-db-open.c and gvt-db-rekey.c: the SQLite under it. */
struct sqlite3;

struct sqlite3 *gvt_db_get_handle (GvtDb *self);
GvtDb *gvt_db_new_for_handle (struct sqlite3 *handle);
gboolean gvt_db_is_mine (GvtDb *self);
/** gvt_db_take_lock: @lock: (transfer full): held until after the connection is closed */
void gvt_db_take_lock (GvtDb *self, GvtDbLock *lock);
gboolean gvt_db_is_alone (GvtDb *self);
void gvt_db_let_others_in (GvtDb *self);
/** gvt_db_connect: opens the file under @key and reads from it once; @flags as of SQLite. Returns:
 * (transfer full) (nullable) */
GvtDb *gvt_db_connect (const char *path, const GvtSecret *key, int flags, GError **error);
/** gvt_db_copy: all of @self as it is at one moment into @path, a new file under the same @key;
 * others may write meanwhile. What was at @path goes. @acts: (nullable): its `step` is told */
gboolean gvt_db_copy (
    GvtDb *self, const char *path, const GvtSecret *key, const GvtDbCopyActs *acts, GError **error);
gboolean gvt_db_set_pragmas (GvtDb *self, GError **error);
#define GVT_DB_RAW_KEY_SIZE (4 + 2 * GVT_KEY_SIZE) /* x'…64 digits…' and a terminator */
/** gvt_db_raw_key: for the caller to wipe. @text: %GVT_DB_RAW_KEY_SIZE characters */
void gvt_db_raw_key (const GvtSecret *key, char *text);
#define GVT_DB_COPY_SUFFIX ".before-migration"
/** gvt_db_set_error: translates the SQLite result @rc */
void gvt_db_set_error (GvtDb *self, int rc, const char *doing, GError **error);
/** gvt_db_check_alive: %FALSE inside a transaction that SQLite ended by itself (full disk, broken
 * disk): going on would write outside of it */
gboolean gvt_db_check_alive (GvtDb *self, GError **error);

G_END_DECLS
