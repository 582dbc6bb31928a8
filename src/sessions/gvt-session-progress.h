/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-module-library.h"
#include "gvt-session-steps.h"
#include "gvt-session.h"
#include "gvt-visit.h"

G_BEGIN_DECLS

/* What there is to do in a class, as places of the window, in the usual order. Steps as they are
 * planned, entered and skipped have codes (gvt-session-steps.h), each its place; "modules" has two,
 * its cards and its questions, and the report is a place alone. */
typedef enum
{
  GVT_STEP_ATTENDANCE, /* who is here */
  GVT_STEP_PRETEST,    /* what people know before */
  GVT_STEP_TEACH,      /* the cards of a module */
  GVT_STEP_QUIZ,       /* its questions, to learn by */
  GVT_STEP_POSTTEST,   /* what people know after */
  GVT_STEP_SURVEY,     /* how satisfied they are */
  GVT_STEP_CLOSE,      /* nothing more is added */
  GVT_STEP_REPORT,     /* the page for the host */
} GvtSessionStep;

#define GVT_SESSION_N_STEPS 8

/* How far a class has come: enough to go on with it after the laptop was closed. */
typedef struct
{
  GvtVisit *visit;
  GvtSession *session;
  GListModel *taught;       /* GvtModule, those of them that this laptop still has */
  GListModel *quizzes;      /* GvtClassQuiz, in the order in which they were opened */
  guint last_card;          /* the highest number of a card that answered; 0 before the first */
  GvtClassQuiz *unfinished; /* (nullable): the open quiz in whose midst a card stands */
  guint next_card;          /* who stands in the midst of an open quiz, or the one after the last */
  guint n_quiz_answers;     /* to questions to learn by, not in a test */
  gboolean has_quiz;        /* one to learn by was opened; of the last, what is missing: */
  guint n_took_part;        /* cards that were shown a question */
  guint n_unanswered;       /* questions shown to a card and not answered by it */
  guint n_not_shown;        /* questions that a card which took part was not shown */
  GvtSessionSteps *steps;   /* the steps by their codes, and where the class stands */
  GvtSessionStep next; /* where to go on: at the step that was entered last; where nobody said, the
                          first that was not taken yet, in the order of this class if it has one */
  GvtSessionStep onward; /* what comes after the step that was entered last, once that one is done;
                            the report while it is not, or nobody said */
  char *next_name; /* (nullable): what the class after this one is called (gvt-class-name.h) */
} GvtSessionProgress;

/** gvt_session_progress_load: Returns: (transfer full) (nullable): %GVT_ERROR_FORBIDDEN outside of
 * the user's area, %GVT_ERROR_NOT_FOUND */
GvtSessionProgress *gvt_session_progress_load (GvtProfile *profile,
                                               GvtModuleLibrary *library,
                                               const GvtId *session,
                                               GError **error);
/** gvt_session_progress_is_done: whether @step was taken */
gboolean gvt_session_progress_is_done (const GvtSessionProgress *self, GvtSessionStep step);
/** gvt_session_progress_was_taught: exactly this version of @module */
gboolean gvt_session_progress_was_taught (const GvtSessionProgress *self, GvtModule *module);
GvtSessionProgress *gvt_session_progress_copy (const GvtSessionProgress *self);
void gvt_session_progress_free (GvtSessionProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSessionProgress, gvt_session_progress_free)

G_END_DECLS
