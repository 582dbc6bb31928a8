/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-line-book.h"
#include "gvt-module.h"

G_BEGIN_DECLS

/* The sheets of a quiz, or of a test, to be keyed on a GvtKeyingPage. */
#define GVT_TYPE_SHEET_BOOK (gvt_sheet_book_get_type ())
G_DECLARE_FINAL_TYPE (GvtSheetBook, gvt_sheet_book, GVT, SHEET_BOOK, GObject)

/** gvt_sheet_book_new: @module: the content that @quiz pinned. Returns: (transfer full)
 * (nullable): errors as gvt_quiz_sheets_init_grid() */
GvtLineBook *
gvt_sheet_book_new (GvtProfile *profile, GvtClassQuiz *quiz, GvtModule *module, GError **error);

G_END_DECLS
