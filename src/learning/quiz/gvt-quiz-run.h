/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-answer.h"
#include "gvt-quiz.h"

G_BEGIN_DECLS

/* One person working through a quiz, in memory only: nothing is stored or sent, so it works before
 * enrolment. An answer may change until its solution is shown. No clock and no penalty: see
 * README.md of this folder. One thread.
 *
 * Properties: "quiz", and "n-items", "n-answered", "n-revealed", "n-correct" (uint; correct counts
 * revealed ones only, so that watching it gives nothing away), each notified. */
#define GVT_TYPE_QUIZ_RUN (gvt_quiz_run_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizRun, gvt_quiz_run, GVT, QUIZ_RUN, GObject)

GvtQuizRun *gvt_quiz_run_new (GvtQuiz *quiz);
GvtQuiz *gvt_quiz_run_get_quiz (GvtQuizRun *self);

/** gvt_quiz_run_answer: errors as gvt_quiz_answer_clean(); %GVT_ERROR_NOT_FOUND for a foreign
 * question, %GVT_ERROR_STATE once revealed */
gboolean
gvt_quiz_run_answer (GvtQuizRun *self, const char *item_id, const char *answer, GError **error);
/** gvt_quiz_run_get_answer: Returns: (nullable): as gvt_quiz_answer_clean() writes it; %NULL while
 * unanswered */
const char *gvt_quiz_run_get_answer (GvtQuizRun *self, const char *item_id);

/**
 * gvt_quiz_run_reveal:
 * @mark: (out) (optional): what the answer is worth
 *
 * Fixes the answer; the solution may be shown now.
 *
 * Returns: (transfer full) (nullable): what to say: the chosen options' feedback, if any, or the
 *   right words where others were typed, then the explanation; %GVT_ERROR_STATE while unanswered
 */
char *gvt_quiz_run_reveal (GvtQuizRun *self, const char *item_id, GvtMark *mark, GError **error);
gboolean gvt_quiz_run_is_revealed (GvtQuizRun *self, const char *item_id);

guint gvt_quiz_run_get_n_items (GvtQuizRun *self);
guint gvt_quiz_run_get_n_answered (GvtQuizRun *self);
guint gvt_quiz_run_get_n_revealed (GvtQuizRun *self);
guint gvt_quiz_run_get_n_correct (GvtQuizRun *self);

/** gvt_quiz_run_get_score: of the revealed ones, parts of a point included */
void gvt_quiz_run_get_score (GvtQuizRun *self, GvtScore *score);

/** gvt_quiz_run_restore: what the same person answered before, as it was recorded: of typed words
 * only the spelling that they met, or nothing. Its solution was shown. A foreign question is left
 * out. */
void gvt_quiz_run_restore (GvtQuizRun *self, const char *item_id, const char *recorded);

/** gvt_quiz_run_restart: forgets all answers, for the next person */
void gvt_quiz_run_restart (GvtQuizRun *self);

G_END_DECLS
