/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* Judges a voter list row by row. A fault is what no clean list may hold; a list with one is
 * refused whole. A warning is what happens in true lists and deserves a look: a NIK that disagrees
 * with a corrected birth date, a district's old code. Messages name line and column, never what
 * stands there. */
typedef struct _GvtListCheck GvtListCheck;

/** gvt_list_check_new: @as_of: "YYYY-MM-DD": the day the list speaks of */
GvtListCheck *gvt_list_check_new (GvtRegionList *regions, const char *as_of);
void gvt_list_check_free (GvtListCheck *self);

/** gvt_list_check_row: @village as it stands in the file */
void
gvt_list_check_row (GvtListCheck *self, guint64 line, const char *village, const GvtVoterRow *row);
/** gvt_list_check_fault: a line that could not be taken apart */
void gvt_list_check_fault (GvtListCheck *self, guint64 line, const char *fault);
/** gvt_list_check_end: what only the whole list shows. Returns: %FALSE with %GVT_ERROR_BAD_INPUT
 * and all faults, up to twenty of them, one a line */
gboolean gvt_list_check_end (GvtListCheck *self, GError **error);

guint64 gvt_list_check_get_rows (GvtListCheck *self);
guint gvt_list_check_get_villages (GvtListCheck *self);
/** gvt_list_check_describe_warnings: how often which warning came, one a line, the number first.
 * Translated. Returns: (transfer full): empty when there was none */
char *gvt_list_check_describe_warnings (GvtListCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListCheck, gvt_list_check_free)

G_END_DECLS
