/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* Whole databases copied to another place, and copies read there. Any thread; blocks. */

/** GvtDbCopyStep: told while pages are copied. %FALSE with @error set ends the copying */
typedef gboolean (*GvtDbCopyStep) (guint64 n_done,
                                   guint64 n_pages,
                                   gpointer user_data,
                                   GError **error);

/* What is done on the way. */
typedef struct
{
  GvtTxFunc settle; /* (nullable): what is changed in the copy, in one transaction; what it deletes
                       leaves no trace */
  GvtDbCopyStep step; /* (nullable) */
  gpointer user_data; /* for both */
} GvtDbCopyActs;

/**
 * gvt_db_copy_file:
 * @from: a database that @key opens; of whatever version; others may write meanwhile
 * @path: what was there goes
 *
 * The copy stands alone: nothing of it is in a log. It is on the disk only when its owner has
 * synced it.
 */
gboolean gvt_db_copy_file (const char *from,
                           const char *path,
                           const GvtSecret *key,
                           const GvtDbCopyActs *acts,
                           GError **error);

/** gvt_db_read_file: opens the copy at @path, and calls @func with one view of it, in which writing
 * fails */
gboolean gvt_db_read_file (
    const char *path, const GvtSecret *key, GvtTxFunc func, gpointer user_data, GError **error);

/** gvt_db_has_table: whether this version of the schema has @table */
gboolean gvt_db_has_table (GvtDb *self, const char *table);

G_END_DECLS
