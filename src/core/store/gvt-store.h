/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db-copy.h"

G_BEGIN_DECLS

/* One encrypted database shared by a whole process: one writer thread owns the write connection,
 * readers borrow connections of their own (WAL). All functions are for any thread and block until
 * done; a GUI calls them from a worker. */
#define GVT_TYPE_STORE (gvt_store_get_type ())
G_DECLARE_FINAL_TYPE (GvtStore, gvt_store, GVT, STORE, GObject)

GvtStore *
gvt_store_open (const char *path, const GvtSecret *key, const GvtSchema *schema, GError **error);

/** GvtReaderFunc: one more connection to the database, which writes nothing. Any thread. Returns:
 * (transfer full) (nullable) */
typedef GvtDb *(*GvtReaderFunc) (gpointer user_data, GError **error);

/** gvt_store_new: over a database that is no file of ours. @writer: (transfer full): a connection
 * that nobody else uses. @destroy: for @user_data, once nobody reads any more. Such a store is
 * copied by whoever keeps it, not by gvt_store_copy() (%GVT_ERROR_STATE) */
GvtStore *gvt_store_new (GvtDb *writer,
                         GvtReaderFunc open_reader,
                         gpointer user_data,
                         GDestroyNotify destroy);

/** gvt_store_bound_readers: from now on at most @most connections read at one time; who wants one
 * more waits, for @wait_ms at most, and then gets %GVT_ERROR_DB_BUSY. For a server that others use,
 * too. Reading from inside a read takes one more */
void gvt_store_bound_readers (GvtStore *self, guint most, guint wait_ms);

/** gvt_store_write: @func on the writer thread inside BEGIN IMMEDIATE. %TRUE means committed and
 * synced to disk. A call from inside @func is our bug. */
gboolean gvt_store_write (GvtStore *self, GvtTxFunc func, gpointer user_data, GError **error);

/** gvt_store_read: @func in the calling thread on a read connection, in one snapshot; writing in it
 * fails */
gboolean gvt_store_read (GvtStore *self, GvtTxFunc func, gpointer user_data, GError **error);

/* Who reads just now, for whoever watches. */
typedef struct
{
  guint n_reading; /* connections that are lent */
  guint most;      /* that may be; 0: no bound */
  guint n_idle;    /* open, and lent to nobody */
} GvtStoreReaders;

void gvt_store_get_readers (GvtStore *self, GvtStoreReaders *readers);

/** gvt_store_copy: gvt_db_copy_file() of this store, under its key; from whatever thread, while
 * others write */
gboolean
gvt_store_copy (GvtStore *self, const char *path, const GvtDbCopyActs *acts, GError **error);
/** gvt_store_read_copy: gvt_db_read_file() of such a copy */
gboolean gvt_store_read_copy (
    GvtStore *self, const char *path, GvtTxFunc func, gpointer user_data, GError **error);

/** gvt_store_forget_past: folds the log into the file and empties it, and removes the copy that a
 * migration left, so that no earlier state of a page is left beside the store.
 * %GVT_ERROR_DB_BUSY while others read */
gboolean gvt_store_forget_past (GvtStore *self, GError **error);

/** gvt_store_close: finishes what is queued, closes every connection. Later calls give
 * %GVT_ERROR_LOCKED. */
void gvt_store_close (GvtStore *self);

G_END_DECLS
