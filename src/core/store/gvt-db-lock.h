/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether anybody else has a database open: an flock on an empty file beside it, "PATH-lock", which
 * stays there. Not on the database itself: closing a second descriptor on that one would drop the
 * locks that SQLite holds for this process. The lock goes with the process that held it. */
typedef struct _GvtDbLock GvtDbLock;

/** gvt_db_lock_take: alone when nobody else has the database; otherwise beside them, as soon as who
 * is alone lets others in. Returns: (transfer full) (nullable) */
GvtDbLock *gvt_db_lock_take (const char *path, GError **error);
/** gvt_db_lock_take_alone: %GVT_ERROR_DB_BUSY at once when somebody has it. Returns: (transfer
 * full) (nullable) */
GvtDbLock *gvt_db_lock_take_alone (const char *path, GError **error);
gboolean gvt_db_lock_is_alone (const GvtDbLock *self);
/** gvt_db_lock_share: lets others in */
void gvt_db_lock_share (GvtDbLock *self);
void gvt_db_lock_free (GvtDbLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtDbLock, gvt_db_lock_free)

G_END_DECLS
