/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The statements of one SQLite connection that wait for their next use. Compiling one takes longer
 * than most take to run, and a batch of events runs the same few a hundred times. They are of one
 * thread, as their connection is, and hold neither values nor locks while they wait. */
typedef struct _GvtDbStatements GvtDbStatements;

#define GVT_DB_STATEMENTS_MAX 256 /* that wait: more than a program has of those it runs often */

GvtDbStatements *gvt_db_statements_new (void);
/** gvt_db_statements_free: before the connection is closed */
void gvt_db_statements_free (GvtDbStatements *self);

/** gvt_db_statements_take: Returns: (transfer full) (nullable): one of the same @sql that waits */
sqlite3_stmt *gvt_db_statements_take (GvtDbStatements *self, const char *sql);
/** gvt_db_statements_give: @statement: (transfer full): of gvt_db_statements_take(), or prepared
 * now. A second one of the same text is let go, and so is what is no plain reading or writing of
 * rows: a PRAGMA may act as it is prepared */
void gvt_db_statements_give (GvtDbStatements *self, sqlite3_stmt *statement);

G_END_DECLS
