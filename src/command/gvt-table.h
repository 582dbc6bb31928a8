/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows in columns that line up, for people: a head line, then the rows. A column of numbers alone
 * stands to the right. Widths are counted in characters, whatever the locale. */
typedef struct _GvtTable GvtTable;

/** gvt_table_new: @first: the first column's head, translated; more follow, %NULL-terminated */
GvtTable *gvt_table_new (const char *first, ...) G_GNUC_NULL_TERMINATED;
/** gvt_table_new_of: the same, of @heads, %NULL-terminated */
GvtTable *gvt_table_new_of (const char *const *heads);
void gvt_table_free (GvtTable *self);
/** gvt_table_add: one cell for each head, %NULL-terminated; line breaks become blanks */
void gvt_table_add (GvtTable *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
/** gvt_table_add_row: the same, of @cells, %NULL-terminated */
void gvt_table_add_row (GvtTable *self, const char *const *cells);

/** gvt_table_to_text: Returns: (transfer full): its lines, each without blanks at its end */
char *gvt_table_to_text (GvtTable *self);
/** gvt_table_append: the same, at the end of @text */
void gvt_table_append (GvtTable *self, GString *text);
/** gvt_table_print: the same, on standard output */
void gvt_table_print (GvtTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtTable, gvt_table_free)

G_END_DECLS
