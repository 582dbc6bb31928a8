/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A PostgreSQL server of this program alone: a new cluster in a temporary folder, reached by a
 * socket in that folder and by no network. PostgreSQL refuses to run as root; there it runs as
 * "nobody". It ends with its owner, by the end of the thread that made it at the latest. */
typedef struct GvtPrivatePostgres GvtPrivatePostgres;

/**
 * gvt_private_postgres_new:
 * @settings: (nullable) (array zero-terminated=1): "name=value" as in postgresql.conf, over those
 *   that it has: nothing is synced, since nothing here outlasts the program
 * @error: set to %GVT_ERROR_NOT_FOUND where PostgreSQL's programs are missing; else what the
 *   server said when it could not start
 *
 * Returns when connections are taken, which is after a second or two.
 *
 * Returns: (transfer full) (nullable)
 */
GvtPrivatePostgres *gvt_private_postgres_new (const char *const *settings, GError **error);

/** gvt_private_postgres_new_or_skip: of a test, which is skipped where the programs are missing and
 * fails where they do not start. Returns: (transfer full) (nullable): %NULL: skipped */
GvtPrivatePostgres *gvt_private_postgres_new_or_skip (const char *const *settings);

/** gvt_private_postgres_get_uri: of its database "postgres", as its superuser. Returns: (transfer
 * none): postgresql://… */
const char *gvt_private_postgres_get_uri (const GvtPrivatePostgres *self);
/** gvt_private_postgres_add_database: one more, empty. Returns: (transfer full) (nullable): as
 * gvt_private_postgres_get_uri(), of that one */
char *
gvt_private_postgres_add_database (GvtPrivatePostgres *self, const char *name, GError **error);
/** gvt_private_postgres_dump: Returns: (transfer full) (nullable): what pg_dump makes of the
 * database at @uri, one of its own */
char *gvt_private_postgres_dump (GvtPrivatePostgres *self, const char *uri, GError **error);
/** gvt_private_postgres_get_folder: Returns: (transfer none): all that it writes lies in it */
const char *gvt_private_postgres_get_folder (const GvtPrivatePostgres *self);
/** gvt_private_postgres_get_pid: of the server that takes the connections */
int gvt_private_postgres_get_pid (const GvtPrivatePostgres *self);

/** gvt_private_postgres_crash: its processes end at once, in whatever they do: what they did not
 * write is gone, and whoever is connected is cut off */
void gvt_private_postgres_crash (GvtPrivatePostgres *self);
/** gvt_private_postgres_restart: after a crash; it recovers first. Asserts that it does */
void gvt_private_postgres_restart (GvtPrivatePostgres *self);
/** gvt_private_postgres_ask: Returns: (transfer full): what psql prints of @sql's rows */
char *gvt_private_postgres_ask (GvtPrivatePostgres *self, const char *sql);

/** gvt_private_postgres_free: stops the server, breaking what connections there are, and removes
 * its folder */
void gvt_private_postgres_free (GvtPrivatePostgres *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPrivatePostgres, gvt_private_postgres_free)

G_END_DECLS
