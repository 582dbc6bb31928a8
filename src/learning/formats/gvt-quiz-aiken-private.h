/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-report-private.h"
#include "gvt-quiz.h"

G_BEGIN_DECLS

/* Aiken, a text form of single-choice questions that teachers type by hand: the question on one
 * line, "A. text" or "A) text" for each choice, then "ANSWER: B". Any line ends, a byte order mark
 * and blank lines anywhere; braces are letters like others. */

void gvt_quiz_aiken_read (GBytes *text, GvtQuizReport *report);

/** gvt_quiz_aiken_append: one single-choice question */
void gvt_quiz_aiken_append (GString *text, GvtQuizItem *item);

G_END_DECLS
