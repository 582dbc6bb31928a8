/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-store.h"

G_BEGIN_DECLS

/* A store in a PostgreSQL database (15 or newer) instead of a file. All that is ours stands in the
 * schema "govote" there. Any number of processes may have it open at once: who writes has, until it
 * commits, the one lock of all writers, as with a file of SQLite's. An address is libpq's: a URI
 * ("postgresql://host/name") or "service=name"; a password stands in libpq's own password or
 * service file. */

/** gvt_postgres_check_address: refuses what is none, and in an argument one with a password inside:
 * whoever lists processes would read it */
gboolean
gvt_postgres_check_address (const char *address, gboolean may_have_password, GError **error);

/**
 * gvt_postgres_create:
 *
 * Makes the schema; %GVT_ERROR_BAD_INPUT where one is there already. Until gvt_postgres_drop() or
 * for ever: whoever makes more than a store beside it undoes both.
 */
gboolean gvt_postgres_create (const char *address, GError **error);
/** gvt_postgres_drop: the schema with all that is in it */
gboolean gvt_postgres_drop (const char *address, GError **error);

/** gvt_postgres_dump: what pg_dump makes of the schema, as of one instant, in its own format, at
 * @path; others may write meanwhile. %GVT_ERROR_BAD_INPUT with what the tool says */
gboolean gvt_postgres_dump (const char *address, const char *path, GError **error);
/** gvt_postgres_load_dump: into a database that has no such schema; all of it or nothing */
gboolean gvt_postgres_load_dump (const char *address, const char *path, GError **error);

/**
 * gvt_postgres_open_store:
 * @key: of 32 bytes: what nobody may read who has the database alone is sealed under one that is
 *   made of it
 * @schema: its files are read as gvt-postgres-dialect.h says
 *
 * Migrates each file and its version stamp in one transaction. %GVT_ERROR_DB_MISSING when nobody
 * has made the schema; %GVT_ERROR_TOO_NEW for a newer one; one that another program has open is not
 * migrated (%GVT_ERROR_DB_BUSY). A connection that broke is made anew when the next transaction
 * begins.
 *
 * Returns: (transfer full) (nullable)
 */
GvtStore *gvt_postgres_open_store (const char *address,
                                   const GvtSecret *key,
                                   const GvtSchema *schema,
                                   GError **error);

G_END_DECLS
