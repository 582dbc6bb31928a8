/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-report-private.h"
#include "gvt-quiz.h"
#include "gvt-sheet.h"

G_BEGIN_DECLS

/* Our template, a question a row below a row of headings, whether it comes as CSV or as a sheet.
 * README.md of src/learning lists the columns. */

/** gvt_quiz_table_read: @rows: (element-type GvtSheetRow). @is_sheet: cells are called "C5" */
void gvt_quiz_table_read (GPtrArray *rows, gboolean is_sheet, GvtQuizReport *report);

/** gvt_quiz_table_refuse: Returns: (nullable): translated, why @item has no row */
const char *gvt_quiz_table_refuse (GvtQuizItem *item);
/** gvt_quiz_has_media: whether @item, or one of its choices, has pictures or recordings */
gboolean gvt_quiz_has_media (GvtQuizItem *item);
/** gvt_quiz_table_write: @items: (element-type GvtQuizItem). Returns: (transfer full) (element-type
 * GvtSheetRow): the headings first */
GPtrArray *gvt_quiz_table_write (GPtrArray *items);

/* --- the columns, in the order in which they are written --- */

typedef enum
{
  GVT_QUIZ_COLUMN_ID,
  GVT_QUIZ_COLUMN_TYPE,
  GVT_QUIZ_COLUMN_FORM,
  GVT_QUIZ_COLUMN_OBJECTIVE,
  GVT_QUIZ_COLUMN_PROMPT,
  GVT_QUIZ_COLUMN_OPTION, /* the first of six */
  GVT_QUIZ_COLUMN_KEY = GVT_QUIZ_COLUMN_OPTION + 6,
  GVT_QUIZ_COLUMN_EXPLANATION,
  GVT_QUIZ_COLUMN_FEEDBACK, /* the first of six */
  GVT_QUIZ_COLUMN_CLAIMS = GVT_QUIZ_COLUMN_FEEDBACK + 6,
  GVT_QUIZ_N_COLUMNS,
} GvtQuizColumn;

/** gvt_quiz_column_heading: as it is written: "Umpan balik A" */
const char *gvt_quiz_column_heading (guint column);
/** gvt_quiz_column_find: @heading: in Indonesian or English, capitals, "_" and "-" play no part.
 * Returns: %GVT_QUIZ_N_COLUMNS for a foreign one */
guint gvt_quiz_column_find (const char *heading);
/** gvt_quiz_word_fold: what headings and fixed words are compared by. Returns: (transfer full) */
char *gvt_quiz_word_fold (const char *text);

/** gvt_quiz_kind_word: Returns: (nullable): how @kind is written in column Jenis: "banyak jawaban"
 */
const char *gvt_quiz_kind_word (GvtQuizKind kind);
/** gvt_quiz_kind_find_word: Returns: whether @word is one, or of quiz.json; then @kind is set */
gboolean gvt_quiz_kind_find_word (const char *word, GvtQuizKind *kind);

G_END_DECLS
