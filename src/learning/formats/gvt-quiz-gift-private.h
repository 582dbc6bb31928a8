/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-gift-text-private.h"
#include "gvt-quiz-report-private.h"
#include "gvt-quiz.h"

G_BEGIN_DECLS

/* GIFT, Moodle's text form of questions, as question/format/gift of Moodle reads it: questions with
 * blank lines between, answers in braces. Read are single and multiple choice, true/false and short
 * answer; the rest is refused on its line. */

void gvt_quiz_gift_read (GBytes *text, GvtQuizReport *report);

/** gvt_quiz_gift_refuse: Returns: (nullable): translated, why @item cannot be written */
const char *gvt_quiz_gift_refuse (GvtQuizItem *item);
/** gvt_quiz_gift_append: one question, as plain text; its form, objective and claims stay behind */
void gvt_quiz_gift_append (GString *gift, GvtQuizItem *item);

/* One question, taken apart. The texts are hidden as in gvt-gift-text-private.h. */
typedef struct
{
  GvtQuizReport *report;
  char *text;        /* of the whole question */
  guint line;        /* on which @text begins */
  const char *known; /* (nullable): a place in @text, and its line: most are asked for in order */
  guint known_line;
  GvtGiftMarkup markup;
  gboolean has_style;
} GvtGiftBlock;

/** gvt_gift_block_line: Returns: the line of the file on which @at, within the text, stands */
guint gvt_gift_block_line (GvtGiftBlock *self, const char *at);
/** gvt_gift_block_plain: the words of @length bytes at @at. Returns: (transfer full): empty after a
 * complaint */
char *gvt_gift_block_plain (GvtGiftBlock *self, const char *at, gsize length);

/** gvt_gift_answers_read: what stands in the braces. @answers: (inout): the text at its place in
 * the block, cut apart by this. Returns: the kind of question; any when it was complained of */
GvtQuizKind gvt_gift_answers_read (GvtGiftBlock *self, char *answers);

G_END_DECLS
