/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* The #GvtKindApply of each quiz.* event; they are part of gvt_sessions_projection.
 *
 * quiz.opened/1: session, module, version, content_hash, form, seed. quiz.shown/1: quiz, session,
 * item, respondent. quiz.answered/1: the same and type and chosen, as session.answered/2 has them.
 * quiz.closed/1: quiz, session.
 *
 * quiz.opened/2, a test: what /1 has, and phase ("pre", "post"), crossed (whether each half of the
 * class has a form of its own), forms: [{form, items}]: the questions, pinned. quiz.sheet/1, a
 * sheet of paper: quiz, session, channel ("paper"), form, respondent, answers: [{item, state
 * ("chosen", "empty", "spoilt"), chosen}]. quiz.counted/1, hands: quiz, session, item, counts:
 * [{choice, people}], abstained, present.
 *
 * quiz.opened/3, a test that pairs by codes that people make up: what /2 has, and pairing ("code").
 * quiz.sheet/2, a sheet of one: what /1 has, and code: the mark of gvt-own-code.h in hexadecimal
 * digits, "" for none. quiz.coded/1, the same at the laptop: quiz, session, respondent, code. */
gboolean gvt_quiz_apply_opened (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_quiz_apply_shown (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_quiz_apply_answered (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_quiz_apply_closed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_quiz_apply_opened_2 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_quiz_apply_sheet (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_quiz_apply_opened_3 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_quiz_apply_sheet_2 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_quiz_apply_coded (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_quiz_apply_counted (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

/* A card of a quiz as one device says it, or what it says to one question. */
typedef struct
{
  GvtId quiz;
  GvtId device;
  gint64 respondent;
  const char *item; /* (nullable): %NULL for all */
} GvtQuizCard;

/** gvt_quiz_card_refresh: brings quiz_card up to what the tables say from which it is made. After
 * each change of a question shown, an answer or a sheet, in its transaction */
gboolean gvt_quiz_card_refresh (GvtDb *db, const GvtQuizCard *card, GError **error);

/* For the table of what can be undone. */
char *gvt_quiz_sheet_key (JsonObject *body, GError **error);
gboolean gvt_quiz_sheet_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_quiz_sheet_describe (JsonObject *body, GvtModuleLibrary *library);
gboolean
gvt_quiz_sheet_clear_2 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_quiz_coded_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_quiz_coded_describe (JsonObject *body, GvtModuleLibrary *library);
char *gvt_quiz_counted_key (JsonObject *body, GError **error);
gboolean
gvt_quiz_counted_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

#define GVT_QUIZ_CLOSED_KIND "quiz.closed/1"
char *gvt_quiz_closed_key (JsonObject *body, GError **error);
gboolean gvt_quiz_closed_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_quiz_closed_describe (JsonObject *body, GvtModuleLibrary *library);

/* An answer, for the table of gvt-undo-kinds.c. */
char *gvt_quiz_answer_key (JsonObject *body, GError **error);
gboolean gvt_quiz_answer_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_quiz_answer_describe (JsonObject *body, GvtModuleLibrary *library);

G_END_DECLS
