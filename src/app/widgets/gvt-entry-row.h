/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row to type into: the title stays above what is typed, at any width and size of text, and a
 * screen reader is told when the keys go there, which AdwEntryRow of libadwaita 1.2 does not tell.
 * A GtkEditable. Properties "input-purpose" (GtkInputPurpose) and "secret" (construct only: dots,
 * kept in locked memory). Signal "entry-activated": Return was pressed in it. */
#define GVT_TYPE_ENTRY_ROW (gvt_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtEntryRow, gvt_entry_row, GVT, ENTRY_ROW, AdwPreferencesRow)

/** gvt_entry_row_point_out: something is wrong with what stands here: brings the keys to it, and
 * marks it until something else stands there. What is wrong, the page says */
void gvt_entry_row_point_out (GvtEntryRow *self);
/** gvt_entry_row_set_note: @text: (nullable): stands under what is typed, also after something else
 * is typed there. @is_problem: it says what is wrong, and the row is marked */
void gvt_entry_row_set_note (GvtEntryRow *self, const char *text, gboolean is_problem);

G_END_DECLS
