/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"

G_BEGIN_DECLS

/* What is done in a quiz of a class: each is one event on disk when the function returns %TRUE.
 * They need an open class of this laptop and, after the first, an open quiz (%GVT_ERROR_STATE); the
 * user's area is checked. @card: a person's number from 1, at most 100,000. @module: the content
 * that the quiz pinned (%GVT_ERROR_STATE); @item: one that it asks (%GVT_ERROR_NOT_FOUND). Any
 * thread; they block. */

/** gvt_class_quiz_open: pins content, form and order; see gvt-quiz-order.h for @form and @seed */
gboolean gvt_class_quiz_open (GvtProfile *profile,
                              const GvtId *session,
                              GvtModule *module,
                              const char *form,
                              gint64 seed,
                              GvtId *quiz,
                              GError **error);

/** gvt_class_quiz_show: @card sees @item now. Nothing is added while it is what was shown last. */
gboolean gvt_class_quiz_show (GvtProfile *profile,
                              GvtClassQuiz *quiz,
                              GvtModule *module,
                              const char *item,
                              guint card,
                              GError **error);

/** gvt_class_quiz_answer: in the form of gvt-quiz-answer.h; a later answer of the same card
 * replaces it, until the quiz closes */
gboolean gvt_class_quiz_answer (GvtProfile *profile,
                                GvtClassQuiz *quiz,
                                GvtModule *module,
                                const char *item,
                                guint card,
                                const char *answer,
                                GError **error);

gboolean gvt_class_quiz_close (GvtProfile *profile, GvtClassQuiz *quiz, GError **error);

/** gvt_class_quiz_reopen: takes its close back, whatever was done in the class since: so sheets
 * that were not keyed yet have a home. %GVT_ERROR_STATE for one that is open, and for a test in
 * whose place another one was opened */
gboolean gvt_class_quiz_reopen (GvtProfile *profile, GvtClassQuiz *quiz, GError **error);

/* Where a quiz stands: enough to go on with it after the laptop went off. */
typedef struct
{
  guint card;           /* 0 while nobody was shown anything */
  char *item;           /* what this card was shown last */
  GHashTable *answered; /* of this card: id of item -> what quiz_answer.choice says */
  GHashTable *undone;   /* of this card: ids of items whose answer was taken back */
} GvtQuizPlace;

/** gvt_class_quiz_find_place: of @card, or with 0 of whose answer was taken back and not given
 * again, else of who was shown a question last. Returns: (transfer full) (nullable) */
GvtQuizPlace *
gvt_class_quiz_find_place (GvtProfile *profile, GvtClassQuiz *quiz, guint card, GError **error);
void gvt_quiz_place_free (GvtQuizPlace *self);

/** gvt_quiz_place_next: the place in @order (of #GvtQuizItem) of the question to show next: one
 * whose answer was taken back, else what was shown last while it is unanswered, else the first one
 * after it without an answer. Returns: the length of @order when there is none */
guint gvt_quiz_place_next (const GvtQuizPlace *self, GListModel *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtQuizPlace, gvt_quiz_place_free)

/** gvt_class_quiz_find_open: the open quiz of @session with this content and form that was opened
 * last, and is no test: a quiz to learn by shows what is right. Returns: (transfer full)
 * (nullable): %NULL without an error when there is none */
GvtClassQuiz *gvt_class_quiz_find_open (
    GvtProfile *profile, const GvtId *session, GvtModule *module, const char *form, GError **error);

G_END_DECLS
