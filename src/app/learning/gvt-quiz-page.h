/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The quiz of a module: one question at a time, answered by click, by the keys 1 to 6 or A to F, or
 * by typing, confirmed by Enter; the explanation after each; the score at the end. Keeps everything
 * in memory; who wants to record the answers listens.
 *
 * Actions: quiz.next (confirm, then go on), quiz.skip (on without an answer), quiz.again (after the
 * score).
 * Signals: "shown" (item id): is on the screen now; "answered" (item id, answer as in
 * gvt-quiz-answer.h): fixed, before the explanation shows; "finished" (guint right, guint
 * questions); "interrupted": the next person begins before this one came to the end. */
#define GVT_TYPE_QUIZ_PAGE (gvt_quiz_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizPage, gvt_quiz_page, GVT, QUIZ_PAGE, GvtSectionPage)

/** gvt_quiz_page_new: @module: has a quiz. Returns: (transfer floating) */
GvtSectionPage *gvt_quiz_page_new (GvtModule *module);

/** gvt_quiz_page_new_ordered: asks @order (of #GvtQuizItem of @module's quiz), options by @seed.
 * Shows nothing before gvt_quiz_page_begin(), so that all "shown" can be heard. Returns: (transfer
 * floating) */
GvtSectionPage *gvt_quiz_page_new_ordered (GvtModule *module, GListModel *order, gint64 seed);
/** gvt_quiz_page_begin: @start: the place in the order to go on at. @answered: by the same person
 * before: id of item -> answer as it was recorded */
void gvt_quiz_page_begin (GvtQuizPage *self, guint start, GHashTable *answered);

/** gvt_quiz_page_set_test: before gvt_quiz_page_begin(): nothing is told of what is right, neither
 * after an answer nor at the end, and the page closes where the next person begins */
void gvt_quiz_page_set_test (GvtQuizPage *self);

/** gvt_quiz_page_set_again_label: what stands on the button after the score, "_Once more" unless
 * told otherwise */
void gvt_quiz_page_set_again_label (GvtQuizPage *self, const char *label);

G_END_DECLS
