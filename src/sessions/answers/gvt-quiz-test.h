/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"

G_BEGIN_DECLS

/* A short test before the teaching and its like after it. Where the module has forms A and B, the
 * halves of the class are crossed over: odd cards have form A before and B after, even cards the
 * reverse, so that neither the one form's ease nor the memory of it looks like learning. Questions
 * that belong to no form may stand in both. Any thread; what takes a profile blocks. */

#define GVT_TEST_ITEMS 5

/* How a person's two tests find each other. */
typedef enum
{
  GVT_PAIRING_AS_OTHER, /* as the other test of the class pairs; by card where there is none */
  GVT_PAIRING_CARD,     /* he has the same card in both */
  GVT_PAIRING_CODE,     /* by a code that he makes up, see gvt-own-code.h */
} GvtQuizPairing;

typedef struct
{
  GvtQuizPhase phase; /* before or after */
  const char *form;   /* (nullable): "A" or "B" for the whole class, as a show of hands needs it;
                         %NULL for both, crossed over, where there are forms */
  guint n_items;      /* 0 for %GVT_TEST_ITEMS; fewer where the module has no more */
  gint64 seed;        /* see gvt-quiz-order.h */
  GvtQuizPairing pairing;
} GvtQuizTestPlan;

/**
 * gvt_quiz_test_choose:
 * @form: "A", "B", or "" for all questions
 *
 * Which questions a test asks: a function of the content, the form and the number alone. One after
 * another, always of the objective of which the fewest were chosen; among these rather one that
 * takes a single answer, rather one of the form itself than one that both share, then in the
 * order of objectives and of questions. Never one that asks for words: no sheet takes them.
 *
 * Returns: (transfer full) (nullable): ids in the author's order; %GVT_ERROR_BAD_INPUT where
 * nothing is left to ask
 */
GStrv gvt_quiz_test_choose (GvtModule *module, const char *form, guint n_items, GError **error);

/** gvt_quiz_test_list: the same as #GvtQuizItem. Returns: (transfer full) (nullable) */
GListModel *gvt_quiz_test_list (GvtModule *module, const char *form, guint n_items, GError **error);

/** gvt_quiz_test_open: as gvt_class_quiz_open(). A class takes each test of a module once
 * (%GVT_ERROR_STATE), unless nobody answered the first one and it is closed. After a pre-test of
 * one form for all the post-test has the other one. Both pair in the same way: what @plan says
 * against the other test is %GVT_ERROR_BAD_INPUT. */
gboolean gvt_quiz_test_open (GvtProfile *profile,
                             const GvtId *session,
                             GvtModule *module,
                             const GvtQuizTestPlan *plan,
                             GvtId *quiz,
                             GError **error);

G_END_DECLS
