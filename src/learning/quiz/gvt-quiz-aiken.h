/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-quiz.h"

G_BEGIN_DECLS

/* Aiken, a text form of single-choice questions that teachers type by hand: the question on one
 * line, "A. text" or "A) text" for each choice, then "ANSWER: B". Any line ends, a byte order mark
 * and blank lines anywhere; braces are letters like others. Any thread. */

#define GVT_QUIZ_AIKEN_MAX_BYTES (256 * 1024)

/**
 * gvt_quiz_aiken_read:
 *
 * Reads what can be read and says of the rest on which line it goes wrong: one bad question hides
 * no other. Nothing is changed anywhere.
 *
 * Returns: (transfer full) (nullable): "items", each with "line" and the members of quiz.json that
 *   Aiken knows: "id" (soal-1 ...), "type", "prompt", "options", "key"; and "problems", each with
 *   "line" and "message" (translated). %GVT_ERROR_TOO_LARGE
 */
JsonObject *gvt_quiz_aiken_read (GBytes *text, GError **error);

/** gvt_quiz_aiken_write: the single-choice questions of @quiz. @left_out: (element-type utf8):
 * gains the ids of the others, which Aiken cannot say. Returns: (transfer full) */
char *gvt_quiz_aiken_write (GvtQuiz *quiz, GPtrArray *left_out);

G_END_DECLS
