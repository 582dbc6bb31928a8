/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-class-quiz.h"

G_BEGIN_DECLS

/* One quiz of a class: of which module, how many take part, and the one act that it waits for: an
 * open one is closed (action quizzes.close), of a closed one the results are shown
 * (quizzes.results); both take its id. */
#define GVT_TYPE_QUIZ_ROW (gvt_quiz_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizRow, gvt_quiz_row, GVT, QUIZ_ROW, GtkListBoxRow)

/** gvt_quiz_row_new: @title: of its module. Returns: (transfer floating) */
GtkWidget *gvt_quiz_row_new (GvtClassQuiz *quiz, const char *title);

G_END_DECLS
