/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-import.h"
#include "gvt-quiz.h"

G_BEGIN_DECLS

/**
 * gvt_quiz_export_write:
 * @left_out: gains {"item", "message"} for each question that @format cannot say; the message is
 *   translated
 *
 * Writes a quiz for another program, or to be edited in a spreadsheet and imported again. Any
 * thread.
 *
 * Returns: (transfer full) (nullable): the file; %GVT_ERROR_BAD_INPUT for a format that is only
 * read
 */
GBytes *gvt_quiz_export_write (GvtQuizFormat format, GvtQuiz *quiz, JsonArray *left_out);

G_END_DECLS
