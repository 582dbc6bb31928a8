/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-merge.h"

G_BEGIN_DECLS

/**
 * gvt_cli_import_into:
 * @folder: an author's module
 * @items: of a report
 * @may_replace: whether questions that are there may be replaced by those with their ids
 *
 * Writes @items into the module, as gvt_draft_import() and gvt_draft_save() say. All or nothing.
 */
gboolean gvt_cli_import_into (const char *folder,
                              JsonArray *items,
                              gboolean may_replace,
                              GvtQuizMerge *merge,
                              GError **error);

G_END_DECLS
