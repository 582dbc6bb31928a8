/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz.h"

G_BEGIN_DECLS

/* One person working through a quiz, in memory only: nothing is stored or sent, so it works before
 * enrolment. An answer may change until its solution is shown. No clock, no penalty: one point
 * for each right answer. One thread.
 *
 * Properties: "quiz", and "n-items", "n-answered", "n-revealed", "n-correct" (uint; correct counts
 * revealed ones only, so that watching it gives nothing away), each notified. */
#define GVT_TYPE_QUIZ_RUN (gvt_quiz_run_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizRun, gvt_quiz_run, GVT, QUIZ_RUN, GObject)

GvtQuizRun *gvt_quiz_run_new (GvtQuiz *quiz);
GvtQuiz *gvt_quiz_run_get_quiz (GvtQuizRun *self);

/** gvt_quiz_run_answer: %GVT_ERROR_NOT_FOUND for a foreign id, %GVT_ERROR_STATE once revealed */
gboolean
gvt_quiz_run_answer (GvtQuizRun *self, const char *item_id, const char *option_id, GError **error);
/** gvt_quiz_run_get_answer: Returns: (nullable): the chosen option's id; %NULL while unanswered */
const char *gvt_quiz_run_get_answer (GvtQuizRun *self, const char *item_id);

/**
 * gvt_quiz_run_reveal:
 * @is_correct: (out) (optional): whether the answer is right
 *
 * Fixes the answer; the solution may be shown now.
 *
 * Returns: (transfer full) (nullable): what to say: the chosen option's feedback, if any, then the
 *   explanation; %GVT_ERROR_STATE while unanswered
 */
char *
gvt_quiz_run_reveal (GvtQuizRun *self, const char *item_id, gboolean *is_correct, GError **error);
gboolean gvt_quiz_run_is_revealed (GvtQuizRun *self, const char *item_id);

guint gvt_quiz_run_get_n_items (GvtQuizRun *self);
guint gvt_quiz_run_get_n_answered (GvtQuizRun *self);
guint gvt_quiz_run_get_n_revealed (GvtQuizRun *self);
guint gvt_quiz_run_get_n_correct (GvtQuizRun *self);

/** gvt_quiz_run_restart: forgets all answers, for the next person */
void gvt_quiz_run_restart (GvtQuizRun *self);

G_END_DECLS
