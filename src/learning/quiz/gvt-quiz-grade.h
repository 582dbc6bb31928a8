/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-quiz.h"

G_BEGIN_DECLS

#define GVT_QUIZ_GRADE_MAX_BYTES (256 * 1024) /* of one person's answers */

/**
 * gvt_quiz_grade:
 * @form: as for gvt_quiz_order_items()
 * @answers: one person's, by the id of the question: a text as in gvt-quiz-answer.h, an array of
 *   ids, or a boolean where true or false is asked for. null, "" and [] say that the question was
 *   shown and not answered; a question that is not there was not shown
 *
 * %GVT_ERROR_BAD_FORMAT for an answer of another type, %GVT_ERROR_NOT_FOUND for a question or
 * option that is not asked, %GVT_ERROR_BAD_INPUT as gvt_quiz_answer_clean(); each names the
 * question. Any thread.
 *
 * Returns: (transfer full) (nullable): "items", each with "item", "type", "state" (answered,
 *   unanswered, not-shown), "given", "points", "of" and "correct" (null where nothing was
 * answered); "total" with "n_items", "n_answered", "n_unanswered", "n_not_shown", "n_correct",
 * "points" and "of" (of all items); "took_part"
 */
JsonObject *gvt_quiz_grade (GvtQuiz *quiz, const char *form, JsonObject *answers, GError **error);

G_END_DECLS
