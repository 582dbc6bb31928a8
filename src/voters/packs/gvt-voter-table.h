/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-arena.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* One village's list in memory: typed columns in an arena, about fifty bytes a voter, from which
 * every cell comes back exactly as the list has it. What does not fit its column's type (a NIK with
 * a letter, a date of 31 February, a 70,000th address) is kept as text beside. The arena owns it.
 * Immutable once filled, then any thread. */
typedef struct _GvtVoterTable GvtVoterTable;

/* Where the cells of a row are put together; as long as the row is used. */
typedef struct
{
  GvtVoterRow row;
  char dpid[24];
  char nkk[24];
  char nik[24];
  char birth[16];
  char sex[2];
} GvtVoterCells;

guint gvt_voter_table_get_rows (const GvtVoterTable *self);

/** gvt_voter_table_get_row: Returns: (transfer none): all cells of row @index, in @cells */
const GvtVoterRow *
gvt_voter_table_get_row (const GvtVoterTable *self, guint index, GvtVoterCells *cells);

/** gvt_voter_table_get_name: Returns: (transfer none) */
const char *gvt_voter_table_get_name (const GvtVoterTable *self, guint index);

/* Fills a table row by row. Cells must have passed gvt_voter_row_check(). */
typedef struct _GvtVoterTableBuilder GvtVoterTableBuilder;

GvtVoterTableBuilder *gvt_voter_table_builder_new (GvtArena *arena);
void gvt_voter_table_builder_free (GvtVoterTableBuilder *self);
void gvt_voter_table_builder_add (GvtVoterTableBuilder *self, const GvtVoterRow *row);
guint gvt_voter_table_builder_get_rows (const GvtVoterTableBuilder *self);
/** gvt_voter_table_builder_finish: Returns: (transfer none): lives in the arena */
GvtVoterTable *gvt_voter_table_builder_finish (GvtVoterTableBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVoterTableBuilder, gvt_voter_table_builder_free)

G_END_DECLS
