/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What is asked of whom: an open quiz, and where it goes on. */
typedef struct
{
  GvtClassQuiz *quiz;
  GvtModule *module;
  GListModel *order;    /* of GvtQuizItem */
  guint card;           /* whose turn it is */
  guint start;          /* the place in @order of the first question */
  GHashTable *answered; /* before it: id of item -> as recorded */
} GvtQuizSitting;

typedef struct
{
  GvtModule *module;
  const char *form;     /* "", "A" or "B" */
  gboolean is_shuffled; /* if it must be opened */
  guint card;           /* whose turn it is */
} GvtQuizOrder;

/** gvt_session_work_quiz: opens a quiz, or goes on with the one that is open. Result:
 * #GvtQuizSitting */
void gvt_session_work_quiz (GvtWork *work,
                            GvtProfile *profile,
                            const GvtId *session,
                            const GvtQuizOrder *order);
void gvt_quiz_sitting_free (GvtQuizSitting *self);
/** gvt_quiz_sitting_copy: Returns: (transfer full) */
GvtQuizSitting *gvt_quiz_sitting_copy (const GvtQuizSitting *self);

/** gvt_session_work_show, gvt_session_work_answer: of @card, in the quiz of @sitting. No result. */
void gvt_session_work_show (GvtWork *work,
                            GvtProfile *profile,
                            const GvtQuizSitting *sitting,
                            guint card,
                            const char *item);
void gvt_session_work_answer (GvtWork *work,
                              GvtProfile *profile,
                              const GvtQuizSitting *sitting,
                              guint card,
                              const char *item,
                              const char *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtQuizSitting, gvt_quiz_sitting_free)

G_END_DECLS
