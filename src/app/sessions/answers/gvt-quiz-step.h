/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* The quiz as a step of a class: what came of it until now, its quizzes, and what is asked of whom
 * next. A #GvtStepPanel: session.quiz seats one person after another at the laptop, session.hands
 * puts the questions on the wall for a class that raises its hands. */
#define GVT_TYPE_QUIZ_STEP (gvt_quiz_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizStep, gvt_quiz_step, GVT, QUIZ_STEP, GtkBox)

/** gvt_quiz_step_ask_again: an answer of @card in @quiz was undone: while that quiz is open, the
 * question comes back on the screen for this card */
void gvt_quiz_step_ask_again (GvtQuizStep *self, const GvtId *quiz, guint card);
GtkWidget *gvt_quiz_step_new (void); /* (transfer floating) */

G_END_DECLS
