/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-item.h"

G_BEGIN_DECLS

#define GVT_QUIZ_MAX_ITEMS 64

/* The questions of a module, in the author's order. Property "items" (of #GvtQuizItem). Immutable;
 * any thread. */
#define GVT_TYPE_QUIZ (gvt_quiz_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuiz, gvt_quiz, GVT, QUIZ, GObject)

/** gvt_quiz_get_items: Returns: (transfer none) */
GListModel *gvt_quiz_get_items (GvtQuiz *self);
guint gvt_quiz_get_size (GvtQuiz *self);
/** gvt_quiz_find_item: Returns: (transfer none) (nullable): %GVT_ERROR_NOT_FOUND for a foreign id
 */
GvtQuizItem *gvt_quiz_find_item (GvtQuiz *self, const char *item_id, GError **error);

G_END_DECLS
