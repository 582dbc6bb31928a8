/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-quiz-work.h"
#include "gvt-session-progress.h"
#include "gvt-workspace.h"

G_BEGIN_DECLS

/* The quiz as a step of a class: what came of it until now, its quizzes, and what is asked of whom
 * next. Signal "changed": another module was chosen. */
#define GVT_TYPE_QUIZ_STEP (gvt_quiz_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizStep, gvt_quiz_step, GVT, QUIZ_STEP, GtkBox)

void
gvt_quiz_step_show (GvtQuizStep *self, GvtWorkspace *workspace, const GvtSessionProgress *progress);
/** gvt_quiz_step_set_may_close: whether whoever sits at the keys may close a quiz */
void gvt_quiz_step_set_may_close (GvtQuizStep *self, gboolean may_close);
/** gvt_quiz_step_has_questions: whether there is a module to ask from */
gboolean gvt_quiz_step_has_questions (GvtQuizStep *self);
/** gvt_quiz_step_get_order: as it was chosen; %FALSE when no module is chosen. What @order names is
 * the step's */
gboolean gvt_quiz_step_get_order (GvtQuizStep *self, GvtQuizOrder *order);
/** gvt_quiz_step_choose_for_hands: as gvt_quiz_step_get_order(). Returns: (transfer full)
 * (nullable): of #GvtQuizItem, those of its questions that a show of hands can answer, in the
 * author's order; %NULL when there are none */
GListModel *gvt_quiz_step_choose_for_hands (GvtQuizStep *self, GvtQuizOrder *order);

G_END_DECLS
