/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The short code of a row of a worklist, to be written on paper and typed again: two symbols of the
 * worklist, the row's number, a check symbol: "K7-42-Q". It names nobody. */

#define GVT_WORKLIST_CODE_SIZE 2
#define GVT_WORKLIST_MAX_ROWS  3000

/** gvt_row_code_new: @worklist: its two Crockford symbols; @number: from 1. Returns: (transfer
 * full)
 */
char *gvt_row_code_new (const char *worklist, guint number);

/** gvt_row_code_parse: @typed: in any case, with or without hyphens and blanks. @worklist: (out):
 * receives the two symbols; @number: (out). Returns: whether it is such a code, by its check
 * symbol; no name and no NIK is */
gboolean
gvt_row_code_parse (const char *typed, char worklist[GVT_WORKLIST_CODE_SIZE + 1], guint *number);

G_END_DECLS
