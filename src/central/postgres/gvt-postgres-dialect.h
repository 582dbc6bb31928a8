/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SQL as this program writes it, in PostgreSQL's words. What stands in resources/sql and in the
 * sources is SQLite's; most of it both read alike. The rest is told apart by words alone:
 * - `:name` becomes `$1`, `$2` ..., the same name the same number;
 * - BLOB is BYTEA, INTEGER is BIGINT, a column of TEXT is sorted by its bytes;
 * - STRICT, WITHOUT ROWID and INDEXED BY go: they say how SQLite keeps and finds rows;
 * - `user` is quoted; ifnull is coalesce, instr is strpos;
 * - a subquery in FROM that has no name gets one;
 * - a few sentences of migrations that were released, as they stand (gvt-postgres-dialect.c).
 * A new statement is written so that both read it: INSERT ... ON CONFLICT instead of INSERT OR,
 * CASE instead of iif, `flag = 1` instead of a flag alone. */

/**
 * gvt_postgres_translate:
 * @names: (out) (optional) (transfer full) (element-type utf8): the parameters, by their numbers
 *
 * Returns: (transfer full)
 */
char *gvt_postgres_translate (const char *sql, GPtrArray **names);

G_END_DECLS
