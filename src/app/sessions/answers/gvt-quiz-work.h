/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-item-result.h"
#include "gvt-module-library.h"
#include "gvt-session.h"
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
  GvtClassQuiz *test; /* (nullable): that test and no other quiz; @form and @is_shuffled are its */
  gboolean resumes;   /* a test: at the question that @card saw last, not the first open one */
} GvtQuizOrder;

/** gvt_session_work_quiz: opens a quiz, or goes on with the one that is open. Result:
 * #GvtQuizSitting; %GVT_ERROR_STATE for a card that has answered all of a test */
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

/** gvt_session_work_hands_people: who can raise his hand for @item. Result: #GvtHandsPeople
 * (gvt-session-hands.h) */
void gvt_session_work_hands_people (
    GvtWork *work, GvtProfile *profile, const GvtId *session, GvtModule *module, const char *item);
/** gvt_session_work_hands: records how many hands were raised for each option of @item. No result.
 */
void gvt_session_work_hands (GvtWork *work,
                             GvtProfile *profile,
                             const GvtId *session,
                             GvtModule *module,
                             const char *item,
                             const guint *counts,
                             guint n_counts);

/* What came of a quiz until now. */
typedef struct
{
  GvtClassQuiz *quiz;
  GvtModule *module;   /* (nullable): this laptop does not have its content any more */
  GListModel *results; /* of GvtItemResult */
  GvtSession *session; /* the class, for who is present and when it was held */
} GvtQuizOutcome;

/** gvt_session_work_outcome: of the quiz @id. Result: #GvtQuizOutcome */
void gvt_session_work_outcome (GvtWork *work,
                               GvtProfile *profile,
                               GvtModuleLibrary *library,
                               const GvtId *id);
/** gvt_session_work_close_quiz: result: #GvtId of the quiz */
void gvt_session_work_close_quiz (GvtWork *work, GvtProfile *profile, const GvtId *id);
/** gvt_session_work_reopen_quiz: opens a closed one again. No result. */
void gvt_session_work_reopen_quiz (GvtWork *work, GvtProfile *profile, const GvtId *id);
void gvt_quiz_outcome_free (GvtQuizOutcome *self);
GvtQuizOutcome *gvt_quiz_outcome_copy (const GvtQuizOutcome *self); /* (transfer full) */
/** gvt_quiz_outcome_get_title: Returns: (transfer none): of the module, or its id */
const char *gvt_quiz_outcome_get_title (const GvtQuizOutcome *self);
/** gvt_quiz_outcome_find_item: Returns: (transfer none) (nullable): the question of @result */
GvtQuizItem *gvt_quiz_outcome_find_item (const GvtQuizOutcome *self, GvtItemResult *result);
/** gvt_quiz_outcome_describe_missing: people, answers and questions that are missing: three things,
 * in words; of a class on paper first that it was recorded later. Returns: (transfer full) */
char *gvt_quiz_outcome_describe_missing (const GvtQuizOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtQuizOutcome, gvt_quiz_outcome_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtQuizSitting, gvt_quiz_sitting_free)

G_END_DECLS
