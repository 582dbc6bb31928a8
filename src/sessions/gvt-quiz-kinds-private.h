/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* The #GvtKindApply of each quiz.* event; they are part of gvt_sessions_projection.
 *
 * quiz.opened/1: session, module, version, content_hash, form, seed. quiz.shown/1: quiz, session,
 * item, respondent. quiz.answered/1: the same and type and chosen, as session.answered/2 has them.
 * quiz.closed/1: quiz, session. */
gboolean gvt_quiz_apply_opened (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_quiz_apply_shown (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_quiz_apply_answered (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_quiz_apply_closed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

/* An answer, for the table of gvt-undo-kinds.c. */
char *gvt_quiz_answer_key (JsonObject *body, GError **error);
gboolean gvt_quiz_answer_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_quiz_answer_describe (JsonObject *body, GvtModuleLibrary *library);

G_END_DECLS
