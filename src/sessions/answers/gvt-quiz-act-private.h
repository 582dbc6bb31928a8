/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-session-act-private.h"

G_BEGIN_DECLS

/** gvt_quiz_require_open_of: whether @quiz is open: %GVT_ERROR_STATE */
gboolean gvt_quiz_require_open_of (GvtDb *db, const GvtId *quiz, GError **error);
/** gvt_quiz_require_open: a #GvtSessionCheck: the same of "quiz" of the body */
gboolean gvt_quiz_require_open (GvtDb *db, GvtSessionAct *act, GError **error);

/** gvt_quiz_act_perform: gvt_session_act_perform() of an act in @quiz. @body: gains "quiz" */
gboolean gvt_quiz_act_perform (GvtProfile *profile,
                               GvtClassQuiz *quiz,
                               const char *kind,
                               JsonObject *body,
                               GvtSessionCheck check,
                               GError **error);

G_END_DECLS
