/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-secret.h"

G_BEGIN_DECLS

/* One connection to one encrypted database. Used by one thread at a time; features get theirs from
 * a GvtStore and never open one. Which database it is, gvt-db-driver.h knows; what opens and copies
 * files here is SQLite's, and only this folder says sqlite3_. */
#define GVT_TYPE_DB (gvt_db_get_type ())
G_DECLARE_FINAL_TYPE (GvtDb, gvt_db, GVT, DB, GObject)

/* What a database file is: numbered .sql files in a resource, in the order they were released.
 * Append only: a released file never changes. */
typedef struct
{
  guint32 application_id;
  GResource *(*get_resource) (void);
  const char *const *files; /* resource paths, %NULL-terminated; version = how many are applied */
} GvtSchema;

typedef struct _GvtStmt GvtStmt;

/* Work inside a transaction: %FALSE rolls back. */
typedef gboolean (*GvtTxFunc) (GvtDb *db, gpointer user_data, GError **error);

/**
 * gvt_db_open:
 * @key: 32 bytes, given raw to SQLCipher as the first call on the connection
 *
 * Opens or creates, migrates each file and its version stamp in one transaction, and after the
 * first commit asserts that bytes 0 to 15 are not the SQLite magic. WAL, synchronous=FULL,
 * foreign_keys, secure_delete, busy_timeout 5 s, cipher_log off. A newer file is refused untouched
 * (%GVT_ERROR_TOO_NEW); a file with data is copied beside itself before a migration, and one that
 * another program has open is not migrated (%GVT_ERROR_DB_BUSY). After an end without a close the
 * whole file is checked (%GVT_ERROR_DB_CORRUPT), before others are let in.
 *
 * Returns: (transfer full) (nullable)
 */
GvtDb *
gvt_db_open (const char *path, const GvtSecret *key, const GvtSchema *schema, GError **error);
/** gvt_db_require: for a database that must be there already: opening it would make a new one.
 * %GVT_ERROR_DB_MISSING when there is no file at @path, or nothing in it and in its log */
gboolean gvt_db_require (const char *path, GError **error);
/** gvt_db_open_memory: empty, in memory alone, gone with the connection; for indexes that are made
 * when asked for. Returns: (transfer full) (nullable) */
GvtDb *gvt_db_open_memory (GError **error);
int gvt_db_get_version (GvtDb *self);
guint gvt_schema_get_version (const GvtSchema *schema);

/** gvt_db_transact: BEGIN IMMEDIATE, or a savepoint when already inside one */
gboolean gvt_db_transact (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error);
/** gvt_db_transact_ahead: as gvt_db_transact(), for many small acts: a database that is far away is
 * told of an act before it has answered the one before. Where one fails @func runs a second time,
 * with an answer for each, as if it had never run: it must begin anew whatever it keeps itself */
gboolean gvt_db_transact_ahead (GvtDb *self, GvtTxFunc func, gpointer user_data, GError **error);

/** gvt_db_recall: what gvt_db_remember() put there under @key, as long as nothing was forgotten.
 * Returns: (transfer none) (nullable) */
gpointer gvt_db_recall (GvtDb *self, const char *key);
/** gvt_db_remember: what was read once and will be asked again. It is forgotten when the outermost
 * transaction ends or anything in it is rolled back; outside of one, at once. @value: (transfer
 * full) */
void gvt_db_remember (GvtDb *self, const char *key, gpointer value, GDestroyNotify destroy);
/** gvt_db_forget: all of it; for whoever writes what somebody may remember */
void gvt_db_forget (GvtDb *self);
gboolean gvt_db_exec (GvtDb *self, const char *constant_sql, GError **error);

GvtStmt *gvt_db_prepare (GvtDb *self, const char *constant_sql, GError **error);
/** gvt_db_prepare_resource: SQL of more than three lines lives in a resource. */
GvtStmt *
gvt_db_prepare_resource (GvtDb *self, GResource *resource, const char *path, GError **error);
void gvt_stmt_free (GvtStmt *stmt);
/** gvt_stmt_reset: ready for new values; the old ones are gone */
void gvt_stmt_reset (GvtStmt *stmt);

/* Named parameters, ":name". A name that is not in the SQL is our bug and aborts. */
void gvt_stmt_bind_text (GvtStmt *stmt, const char *name, const char *value); /* %NULL binds NULL */
void gvt_stmt_bind_int (GvtStmt *stmt, const char *name, gint64 value);
void gvt_stmt_bind_data (GvtStmt *stmt, const char *name, const void *data, gsize length);
void gvt_stmt_bind_bytes (GvtStmt *stmt, const char *name, GBytes *value); /* %NULL binds NULL */
void gvt_stmt_bind_id (GvtStmt *stmt, const char *name, const GvtId *id);  /* %NULL binds NULL */
void gvt_stmt_bind_hash (GvtStmt *stmt, const char *name, const GvtHash *hash);

/** gvt_stmt_bind_sealed: as gvt_stmt_bind_bytes(), of what nobody may read who has the database
 * alone: where its pages are not encrypted the value is sealed. @context: as of gvt_seal() */
void gvt_stmt_bind_sealed (GvtStmt *stmt, const char *name, const char *context, GBytes *value);

/** gvt_stmt_next: Returns: %TRUE for a row; %FALSE at the end, or with @error set */
gboolean gvt_stmt_next (GvtStmt *stmt, GError **error);
/** gvt_stmt_run: steps to the end; %FALSE only on error */
gboolean gvt_stmt_run (GvtStmt *stmt, GError **error);
/** gvt_stmt_one: exactly one row expected: %GVT_ERROR_NOT_FOUND with @what when there is none */
gboolean gvt_stmt_one (GvtStmt *stmt, const char *what, GError **error);

/** gvt_stmt_all_ids: the ids in the first column of all rows. Returns: (transfer full)
 * (element-type GvtId) (nullable) */
GArray *gvt_stmt_all_ids (GvtStmt *stmt, GError **error);

const char *gvt_stmt_text (GvtStmt *stmt,
                           int column); /* (transfer none) (nullable) until the next step */
gint64 gvt_stmt_int (GvtStmt *stmt, int column);
GBytes *gvt_stmt_bytes (GvtStmt *stmt, int column); /* (transfer full) (nullable) */
gboolean gvt_stmt_is_null (GvtStmt *stmt, int column);
gboolean gvt_stmt_id (GvtStmt *stmt, int column, GvtId *id, GError **error);
gboolean gvt_stmt_hash (GvtStmt *stmt, int column, GvtHash *hash, GError **error);

/** gvt_stmt_sealed: what was bound by gvt_stmt_bind_sealed(). @value: (out) (transfer full)
 * (nullable): %NULL for NULL */
gboolean
gvt_stmt_sealed (GvtStmt *stmt, int column, const char *context, GBytes **value, GError **error);
/** gvt_db_seals: whether such values are sealed in this database */
gboolean gvt_db_seals (GvtDb *self);

/** gvt_db_digest_table: BLAKE2b-256 over all rows of @table, columns typed and in declared order,
 * rows sorted bytewise: equal content gives equal digests. For comparing projections. */
gboolean gvt_db_digest_table (GvtDb *self, const char *table, GvtHash *digest, GError **error);
/** gvt_db_changes: rows changed by the last statement */
int gvt_db_changes (GvtDb *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtStmt, gvt_stmt_free)

G_END_DECLS
