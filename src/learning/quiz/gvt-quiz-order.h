/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz.h"

G_BEGIN_DECLS

/* Which questions of a quiz are asked, and in what order: a function of form and seed alone, the
 * same on every machine and in every version (README.md of this folder says how it is made). Any
 * thread. */

#define GVT_QUIZ_SEED_AUTHOR 0 /* the author's order */
#define GVT_QUIZ_SEED_MAX    ((G_GINT64_CONSTANT (1) << 53) - 1)

/** gvt_quiz_seed_new: Returns: 1 to %GVT_QUIZ_SEED_MAX, by chance */
gint64 gvt_quiz_seed_new (void);

/** gvt_quiz_order_items: @form: "A" or "B" with the questions of that form and those of none; ""
 * for all. Returns: (transfer full) (nullable): of #GvtQuizItem; %GVT_ERROR_BAD_INPUT for another
 * form, a seed out of range, or when nothing is left to ask */
GListModel *gvt_quiz_order_items (GvtQuiz *quiz, const char *form, gint64 seed, GError **error);

/** gvt_quiz_order_options: Returns: (transfer full): of #GvtQuizOption; true comes before false
 * whatever the seed */
GListModel *gvt_quiz_order_options (GvtQuizItem *item, gint64 seed);

/** gvt_quiz_has_forms: whether any question belongs to one form only */
gboolean gvt_quiz_has_forms (GvtQuiz *quiz);

G_END_DECLS
