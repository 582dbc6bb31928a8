/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* Very many rows for one table, within a transaction: by the road that the database has for that,
 * or else by one statement. Cells are added in the order of the columns. Rows are there when it is
 * finished; other statements may run meanwhile. */
typedef struct _GvtDbLoad GvtDbLoad;

/** gvt_db_load_new: @table: @columns: constants of the program. Returns: (transfer full)
 * (nullable) */
GvtDbLoad *
gvt_db_load_new (GvtDb *db, const char *table, const char *const *columns, GError **error);
void gvt_db_load_free (GvtDbLoad *self);

void gvt_db_load_add_int (GvtDbLoad *self, gint64 value);
void gvt_db_load_add_text (GvtDbLoad *self, const char *value);
/** gvt_db_load_add_sealed: as gvt_stmt_bind_sealed() */
void gvt_db_load_add_sealed (GvtDbLoad *self, const char *context, GBytes *value);
gboolean gvt_db_load_end_row (GvtDbLoad *self, GError **error);
gboolean gvt_db_load_finish (GvtDbLoad *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtDbLoad, gvt_db_load_free)

G_END_DECLS
