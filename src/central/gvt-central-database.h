/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-store.h"

G_BEGIN_DECLS

/* Where a centre's store is: the file centre.db in its folder, or a PostgreSQL database, whose
 * address then stands in the file "database" there, readable by its owner alone: it may hold a
 * password. */

/** gvt_central_database_check: whether @address can be one, as somebody typed it: not with a
 * password inside (%GVT_ERROR_BAD_INPUT) */
gboolean gvt_central_database_check (const char *address, GError **error);

/** gvt_central_database_read_address: the one line of the file @path, where it may have a password.
 * Returns: (transfer full) (nullable) */
char *gvt_central_database_read_address (const char *path, GError **error);

/** gvt_central_database_make: an empty store in @folder or, where @address is not %NULL, in that
 * database; %GVT_ERROR_BAD_INPUT where that one has a centre. Returns: (transfer full) (nullable)
 */
GvtStore *gvt_central_database_make (const char *folder,
                                     const char *address,
                                     const GvtSecret *key,
                                     GError **error);
/** gvt_central_database_unmake: takes back what was made in @address, and no more can be done
 * about it */
void gvt_central_database_unmake (const char *address);

/** gvt_central_database_is_there: whether @folder ever had a store */
gboolean gvt_central_database_is_there (const char *folder);
/** gvt_central_database_require: %GVT_ERROR_DB_MISSING when the store is a file, and it is gone */
gboolean gvt_central_database_require (const char *folder, GError **error);
/** gvt_central_database_open: Returns: (transfer full) (nullable) */
GvtStore *gvt_central_database_open (const char *folder, const GvtSecret *key, GError **error);

/** gvt_central_database_copy: a copy of the store for a backup in @backup, as of one instant, while
 * others write: "centre.db", or for a database "centre.dump", which pg_dump makes. On the disk only
 * when its owner has synced it */
gboolean
gvt_central_database_copy (const char *folder, GvtStore *store, const char *backup, GError **error);
/** gvt_central_database_put_back: what that left in @backup to @folder, which has its key already,
 * or into the database at @address (nullable), which is empty */
gboolean gvt_central_database_put_back (const char *backup,
                                        const char *folder,
                                        const char *address,
                                        GError **error);

G_END_DECLS
