/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sheet-faults.h"

G_BEGIN_DECLS

/* Where the columns of a table stand, as its first row says: in any order, under headings that are
 * written in any case, in one language or the other, with "_" or "-" for their blanks. */

typedef struct
{
  const char *english;
  const char *indonesian; /* as faults call it */
  gboolean is_needed;
} GvtSheetColumn;

/** GvtSheetColumnAt: Returns: (nullable): the column numbered @column, from 0; %NULL behind the
 * last */
typedef const GvtSheetColumn *(*GvtSheetColumnAt) (guint column);

typedef struct _GvtSheetColumns GvtSheetColumns;

/** gvt_sheet_columns_new: @unknown: translated, static: what a heading that no column has is told.
 * Not for several threads at once. */
GvtSheetColumns *gvt_sheet_columns_new (GvtSheetColumnAt column_at, const char *unknown);
void gvt_sheet_columns_free (GvtSheetColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSheetColumns, gvt_sheet_columns_free)

/** gvt_sheet_columns_take_headings: once, before any cell is asked for. Unknown, repeated and
 * missing headings are faults. */
void gvt_sheet_columns_take_headings (GvtSheetColumns *self,
                                      const GvtSheetRow *row,
                                      GvtSheetFaults *faults);
/** gvt_sheet_columns_check_width: Returns: whether @row has no cell behind the last heading;
 * otherwise a fault. "Latihan, Jalan 1" without quotation marks is two cells: half a place must not
 * pass for one. */
gboolean gvt_sheet_columns_check_width (const GvtSheetColumns *self,
                                        const GvtSheetRow *row,
                                        GvtSheetFaults *faults);
/** gvt_sheet_columns_dup_cell: Returns: (transfer full): without blanks around it; "" where the
 * table has no such column */
char *
gvt_sheet_columns_dup_cell (const GvtSheetColumns *self, const GvtSheetRow *row, guint column);

G_END_DECLS
