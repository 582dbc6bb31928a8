/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-import.h"
#include "gvt-quiz.h"

G_BEGIN_DECLS

/** gvt_fuzz_quiz: reads questions: every byte string is read to its end or refused by an error of
 * ours, and what comes out is a quiz that a module may have. Returns: (transfer full) (nullable):
 * that quiz; %NULL when no question came out */
GvtQuiz *gvt_fuzz_quiz (GvtQuizFormat format, const guint8 *data, gsize size);

/** gvt_fuzz_quiz_again: that @quiz, written in @format, is read as the same questions */
void gvt_fuzz_quiz_again (GvtQuizFormat format, GvtQuiz *quiz);

G_END_DECLS
