/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-table-private.h"

G_BEGIN_DECLS

/* How one table becomes the next: rows that go, and rows that are put. A row that changed is
 * both. */
typedef struct
{
  guint n_removed;
  guint32 *removed; /* rows of the table before, ascending */
  guint n_put;
  guint32 *places; /* of each row of @put: which row of the next table it is, ascending */
} GvtTableEdit;

void gvt_table_edit_clear (GvtTableEdit *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtTableEdit, gvt_table_edit_clear)

/**
 * gvt_table_merge:
 * @before: the table that is changed
 * @edit: in bounds: gvt_table_edit_rows() of it was not refused
 * @put: the rows that are put; its dictionaries hold all entries that @before's rows use, the very
 * same pointers
 * @arena: gets all that the result needs: it leans on neither table
 *
 * Returns: (transfer none)
 */
GvtVoterTable *gvt_table_merge (const GvtVoterTable *before,
                                const GvtTableEdit *edit,
                                const GvtVoterTable *put,
                                GvtArena *arena);

/** gvt_table_edit_rows: how many rows @edit makes of @n_before; %FALSE where it names a row that is
 * not there, or out of order */
gboolean gvt_table_edit_rows (const GvtTableEdit *edit, guint n_before, guint *n_rows);

G_END_DECLS
