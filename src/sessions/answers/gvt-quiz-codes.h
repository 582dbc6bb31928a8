/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-own-code.h"

G_BEGIN_DECLS

/* What stands for a code where somebody has none, or does not want to give it: he takes the test,
 * and is in no pair. */
#define GVT_OWN_CODE_NONE "-"

/** gvt_quiz_code_give: @card of @quiz, a test that pairs by codes (%GVT_ERROR_STATE), has the code
 * @text, or with %GVT_OWN_CODE_NONE none. A later one replaces it, until the test closes; the same
 * once more adds nothing. %GVT_ERROR_BAD_INPUT in words for what is no code; "" is well where the
 * card has said something already, as when it goes on after the laptop went off. One event on disk;
 * any thread; blocks */
gboolean gvt_quiz_code_give (
    GvtProfile *profile, GvtClassQuiz *quiz, guint card, const char *text, GError **error);

G_END_DECLS
