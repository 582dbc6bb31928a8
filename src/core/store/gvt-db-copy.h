/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* Whole databases copied to another place, and copies read there. Any thread; blocks. */

/**
 * gvt_db_copy_file:
 * @from: a database that @key opens; of whatever version; others may write meanwhile
 * @path: what was there goes
 * @settle: (nullable): what is changed in the copy, in one transaction; what it deletes leaves no
 *   trace
 *
 * The copy stands alone: nothing of it is in a log. It is on the disk only when its owner has
 * synced it.
 */
gboolean gvt_db_copy_file (const char *from,
                           const char *path,
                           const GvtSecret *key,
                           GvtTxFunc settle,
                           gpointer user_data,
                           GError **error);

/** gvt_db_read_file: opens the copy at @path, and calls @func with one view of it, in which writing
 * fails */
gboolean gvt_db_read_file (
    const char *path, const GvtSecret *key, GvtTxFunc func, gpointer user_data, GError **error);

/** gvt_db_has_table: whether this version of the schema has @table */
gboolean gvt_db_has_table (GvtDb *self, const char *table);

G_END_DECLS
