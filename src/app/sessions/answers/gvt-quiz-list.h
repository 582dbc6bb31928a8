/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-workspace.h"

G_BEGIN_DECLS

/* The quizzes that were opened in a class, inside the page of that class; nothing is seen while
 * there are none. What is still missing is said before one is closed, and afterwards the results
 * are opened above the page.
 *
 * Actions: quizzes.close (s: id), quizzes.results (s: id). */
#define GVT_TYPE_QUIZ_LIST (gvt_quiz_list_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizList, gvt_quiz_list, GVT, QUIZ_LIST, AdwBin)

/** gvt_quiz_list_show: @quizzes: of #GvtClassQuiz, the last one first on the screen; the modules of
 * @workspace are loaded */
void gvt_quiz_list_show (GvtQuizList *self, GvtWorkspace *workspace, GListModel *quizzes);

G_END_DECLS
