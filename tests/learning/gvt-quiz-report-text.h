/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-import.h"

G_BEGIN_DECLS

/** gvt_quiz_report_text: Returns: (transfer full): a report in one line: "line id type
 * prompt/option#feedback/option =key|key (explanation); ", then "line! problem; " and "line?
 * note; " */
char *gvt_quiz_report_text (JsonObject *report);

/** gvt_quiz_assert_reads: that a file of @format with this content gives the report @expected */
void gvt_quiz_assert_reads (GvtQuizFormat format, const char *content, const char *expected);

G_END_DECLS
