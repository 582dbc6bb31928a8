/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lint-private.h"

G_BEGIN_DECLS

/* Stands between two pieces of a drawing: seen as one, or as two. */
#define GVT_LINT_PIECE_END "\x1f"

/* Words that are seen together: one passage, or all of a drawing, where "PK" beside "S" is a name
 * too. The passages are borrowed. */
typedef struct
{
  GString *words;  /* as they stand there */
  GString *folded; /* small, without accents; dots, hyphens and blanks are one blank */
  GArray *origins; /* of gsize, one for each byte of @folded: the byte of @words it comes from */
  GArray *pieces;
} GvtLintSheet;

/** gvt_lint_sheet_new: @next: (inout): the first passage of it; then that of the next sheet.
 * Returns: (transfer full) */
GvtLintSheet *gvt_lint_sheet_new (GPtrArray *passages, guint *next);
void gvt_lint_sheet_free (GvtLintSheet *self);

/** gvt_lint_sheet_unfold: @begin, @end: (inout): a stretch of the folded words that is not empty;
 * then the same of the words */
void gvt_lint_sheet_unfold (const GvtLintSheet *self, gsize *begin, gsize *end);
/** gvt_lint_sheet_passage_at: Returns: (transfer none): what holds byte @at of the words */
const GvtPassage *gvt_lint_sheet_passage_at (const GvtLintSheet *self, gsize at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtLintSheet, gvt_lint_sheet_free)

G_END_DECLS
