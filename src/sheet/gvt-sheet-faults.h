/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sheet.h"

G_BEGIN_DECLS

/* What is wrong with a table, line by line: the first twenty are told, the rest counted. */
typedef struct
{
  GString *text;
  guint n;
} GvtSheetFaults;

/** gvt_sheet_faults_add: @fault: translated */
void gvt_sheet_faults_add (GvtSheetFaults *self, guint line, const char *fault);
/** gvt_sheet_faults_add_cell: @cell: as it stands there; @wanted: translated, what would be right
 */
void gvt_sheet_faults_add_cell (
    GvtSheetFaults *self, guint line, const char *column, const char *cell, const char *wanted);
typedef void (*GvtSheetTake) (gpointer reader, const GvtSheetRow *row);

/** gvt_sheet_take_rows: gives @rows, empty ones left out, to @take_headings and then to @take_row;
 * a row that cannot be read, or no headings, is a fault. Faulty headings end it: without them every
 * row would be a riddle. @self: where both complain too */
void gvt_sheet_take_rows (GPtrArray *rows,
                          GvtSheetTake take_headings,
                          GvtSheetTake take_row,
                          gpointer reader,
                          GvtSheetFaults *self);
/** gvt_sheet_faults_end: @what: translated, "the survey cannot be read". Returns: whether there
 * were none; otherwise %GVT_ERROR_BAD_INPUT. Frees what @self holds. */
gboolean gvt_sheet_faults_end (GvtSheetFaults *self, const char *what, GError **error);

G_END_DECLS
