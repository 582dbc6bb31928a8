/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module.h"
#include "gvt-quiz-answer.h"
#include "gvt-script.h"

G_BEGIN_DECLS

/* One question of a quiz as the person who answers sees it: what is asked, its picture, the options
 * to press or the place to type, later its solution. Judges nothing and keeps no answer.
 *
 * Signals: "changed" (answer as in gvt-quiz-answer.h, NULL for none): the person did something;
 * "entered": Enter where the answer is typed. */
#define GVT_TYPE_QUIZ_QUESTION (gvt_quiz_question_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizQuestion, gvt_quiz_question, GVT, QUIZ_QUESTION, GtkBox)

/** gvt_quiz_question_show: without an answer or a solution, and with the focus where the answer is
 * given, unless this cannot have
 * it ("can-focus"). @module: the pictures' own. @seed: of the order of options */
void
gvt_quiz_question_show (GvtQuizQuestion *self, GvtModule *module, GvtQuizItem *item, gint64 seed);
/** gvt_quiz_question_choose: presses the option at @index; where several may be ticked, the same
 * again takes the tick away. Returns: whether there is one that can be pressed */
gboolean gvt_quiz_question_choose (GvtQuizQuestion *self, guint index);

/** gvt_quiz_question_reveal: shows what @answer is worth, and why; takes no other answer from now
 * on */
void gvt_quiz_question_reveal (GvtQuizQuestion *self,
                               const char *answer,
                               const GvtMark *mark,
                               const char *explanation);
gboolean gvt_quiz_question_is_revealed (GvtQuizQuestion *self);

/** gvt_quiz_question_write_script: what is asked and the options, to be read aloud; once revealed,
 * what the answer is worth and why */
void gvt_quiz_question_write_script (GvtQuizQuestion *self, GvtScript *script);

G_END_DECLS
