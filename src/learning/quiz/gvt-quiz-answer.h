/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-item.h"

G_BEGIN_DECLS

/* An answer to a question, as one text whatever is asked for: the id of an option; the ids of
 * several, with "+" between; "true" or "false"; or the words that were typed. What it is worth is
 * in README.md of this folder. Any thread. */

#define GVT_QUIZ_ANSWER_AND "+"
#define GVT_QUIZ_WORDS_MAX  120 /* characters of typed words */

/** gvt_quiz_answer_clean: the one way to write @answer: ids in the order of their bytes, each once;
 * words in NFC, without blanks at the ends and with one between. Returns: (transfer full)
 * (nullable): %GVT_ERROR_NOT_FOUND for a foreign id; %GVT_ERROR_BAD_INPUT for none, for several
 * where one is asked for, and for words that are too long or hold a control character */
char *gvt_quiz_answer_clean (GvtQuizItem *item, const char *answer, GError **error);

/** gvt_quiz_answer_has: whether the option @id stands in @answer (nullable) */
gboolean gvt_quiz_answer_has (const char *answer, const char *id);

/** gvt_quiz_answer_chosen: what an event may say of @answer, without a word that a person typed:
 * the ids; or the accepted spelling that the words meet, and nothing when they meet none. Returns:
 * (transfer full) (nullable): %NULL-terminated; errors as gvt_quiz_answer_clean() */
char **gvt_quiz_answer_chosen (GvtQuizItem *item, const char *answer, GError **error);

/** gvt_quiz_text_fold: what two spellings are compared by: NFC, case folded, blanks as in
 * gvt_quiz_answer_clean(), and nothing else. Returns: (transfer full): empty for blanks alone */
char *gvt_quiz_text_fold (const char *text);

/* What an answer is worth: @points of @of, both small whole numbers; right in full when equal. */
typedef struct
{
  guint points;
  guint of; /* at least 1 */
} GvtMark;

/** gvt_quiz_answer_mark: errors as gvt_quiz_answer_clean() */
gboolean
gvt_quiz_answer_mark (GvtQuizItem *item, const char *answer, GvtMark *mark, GError **error);
/** gvt_quiz_answer_is_right: in full; %FALSE for what is no answer, and for %NULL */
gboolean gvt_quiz_answer_is_right (GvtQuizItem *item, const char *answer);
/** gvt_quiz_answer_mark_chosen: the same for what gvt_quiz_answer_chosen() gave, as an event keeps
 * it. What makes no sense to @item gains nothing. */
void gvt_quiz_answer_mark_chosen (GvtQuizItem *item, const char *const *chosen, GvtMark *mark);

/* The marks of many answers: @points / @unit of @n_marks. Zero-initialise. */
typedef struct
{
  guint64 points;
  guint64 unit; /* the least common multiple of what the marks were "of" */
  guint64 n_marks;
} GvtScore;

/** gvt_score_add: @mark, @times over; each counts the same, whatever it is "of" */
void gvt_score_add (GvtScore *self, const GvtMark *mark, guint64 times);
/** gvt_score_get_of: what @points could be at most: a fraction in whole numbers */
guint64 gvt_score_get_of (const GvtScore *self);

G_END_DECLS
