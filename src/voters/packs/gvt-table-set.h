/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-table.h"

G_BEGIN_DECLS

/* Several tables as one: rows count through all of them in their order. Lies in an arena, as the
 * tables must. Immutable, any thread. */
typedef struct
{
  const GvtVoterTable *const *tables;
  guint n_tables;
  const guint32 *first; /* of each table: the number of its first row; at the end: all rows */
} GvtTableSet;

/** gvt_table_set_new: @tables is copied. Returns: (transfer none): lives in @arena */
const GvtTableSet *
gvt_table_set_new (GvtArena *arena, const GvtVoterTable *const *tables, guint n_tables);

static inline guint
gvt_table_set_get_rows (const GvtTableSet *self)
{
  return self->first[self->n_tables];
}

/** gvt_table_set_locate: Returns: the table of row @row; @index is its place in it */
guint gvt_table_set_locate (const GvtTableSet *self, guint32 row, guint *index);

G_END_DECLS
