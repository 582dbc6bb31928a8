/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-hands.h"
#include "gvt-quiz-roads.h"
#include "gvt-quiz-test.h"
#include "gvt-session.h"
#include "gvt-test-results.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the tests of a class have done by workers. */

/** gvt_test_work_open: result: #GvtId of the test. @plan: copied; its form is static, and it pairs
 * by codes or as the other test does */
void gvt_test_work_open (GvtWork *work,
                         GvtProfile *profile,
                         const GvtId *session,
                         GvtModule *module,
                         const GvtQuizTestPlan *plan);
/** gvt_test_work_roads: of the quiz @id. Result: #GvtQuizRoads */
void gvt_test_work_roads (GvtWork *work, GvtProfile *profile, const GvtId *id);

/* Who comes next at the laptop. */
typedef struct
{
  GvtQuizRoads *roads;
  guint in_midst; /* the card that was shown a question last and has questions left; 0 for none */
} GvtSeatReading;

/** gvt_test_work_seat: @module: the content that @quiz pinned. Result: #GvtSeatReading */
void gvt_test_work_seat (GvtWork *work, GvtProfile *profile, GvtClassQuiz *quiz, GvtModule *module);

/** gvt_test_work_code: as gvt_quiz_code_give(). No result */
void gvt_test_work_code (
    GvtWork *work, GvtProfile *profile, GvtClassQuiz *quiz, guint card, const char *text);

/* Hands for one question of a test. */
typedef struct
{
  GvtClassQuiz *quiz;
  GvtModule *module;
  const char *item;
  const guint *counts; /* of each option, in the author's order */
  guint n_counts;
  guint abstained;
} GvtTestHands;

/** gvt_test_work_people: who can raise his hand for @item. Result: #GvtHandsPeople */
void
gvt_test_work_people (GvtWork *work, GvtProfile *profile, GvtClassQuiz *quiz, const char *item);
/** gvt_test_work_hands: as gvt_quiz_hands_count(). No result */
void gvt_test_work_hands (GvtWork *work, GvtProfile *profile, const GvtTestHands *hands);

typedef struct
{
  GvtSession *session;
  GPtrArray *tests; /* of #GvtTestResult */
} GvtGainReading;

/** gvt_test_work_gains: result: #GvtGainReading of @session */
void gvt_test_work_gains (GvtWork *work,
                          GvtProfile *profile,
                          GvtModuleLibrary *library,
                          const GvtId *session);

G_END_DECLS
