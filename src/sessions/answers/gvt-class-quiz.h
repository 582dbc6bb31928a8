/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-module.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* Whether a quiz says what people know before they are taught, or after. Events hold the words of
 * gvt_quiz_phase_to_text(). */
typedef enum
{
  GVT_PHASE_NONE, /* "": a quiz to learn by */
  GVT_PHASE_PRE,  /* "pre" */
  GVT_PHASE_POST, /* "post" */
} GvtQuizPhase;

const char *gvt_quiz_phase_to_text (GvtQuizPhase phase);
/** gvt_quiz_phase_from_text: anything else is %GVT_PHASE_NONE */
GvtQuizPhase gvt_quiz_phase_from_text (const char *text);

/* A quiz held in a class: which questions, in which order, of exactly which content. All of it is
 * fixed when it is opened; a newer module changes nothing. It is open until it is closed itself, or
 * with its class. Immutable; any thread. */
#define GVT_TYPE_CLASS_QUIZ (gvt_class_quiz_get_type ())
G_DECLARE_FINAL_TYPE (GvtClassQuiz, gvt_class_quiz, GVT, CLASS_QUIZ, GObject)

const GvtId *gvt_class_quiz_get_id (GvtClassQuiz *self);
const GvtId *gvt_class_quiz_get_session_id (GvtClassQuiz *self);
const GvtHash *gvt_class_quiz_get_hash (GvtClassQuiz *self);
const char *gvt_class_quiz_get_module (GvtClassQuiz *self);
const char *gvt_class_quiz_get_form (GvtClassQuiz *self);
gint64 gvt_class_quiz_get_seed (GvtClassQuiz *self);
gboolean gvt_class_quiz_is_open (GvtClassQuiz *self);
/** gvt_class_quiz_get_n_people: cards that were shown a question */
guint gvt_class_quiz_get_n_people (GvtClassQuiz *self);
guint gvt_class_quiz_get_n_answers (GvtClassQuiz *self);
guint gvt_class_quiz_get_n_odd (GvtClassQuiz *self); /* of these people with an odd card */
GvtQuizPhase gvt_class_quiz_get_phase (GvtClassQuiz *self);
/** gvt_class_quiz_is_crossed: whether odd and even cards have different forms, see gvt-quiz-test.h;
 * then gvt_class_quiz_get_form() is empty */
gboolean gvt_class_quiz_is_crossed (GvtClassQuiz *self);
/** gvt_class_quiz_get_held: as gvt_session_get_held() of its class, see gvt-session.h */
const char *gvt_class_quiz_get_held (GvtClassQuiz *self);
/** gvt_class_quiz_pairs_by_code: whether a person is known in both tests by a code he made up
 * (gvt-own-code.h), and not by his card */
gboolean gvt_class_quiz_pairs_by_code (GvtClassQuiz *self);
/** gvt_class_quiz_get_card_form: "A", "B", or "" where there are none */
const char *gvt_class_quiz_get_card_form (GvtClassQuiz *self, guint card);
/** gvt_class_quiz_asks_card: whether @item is a question for @card: in a quiz that is no test
 * every question is */
gboolean gvt_class_quiz_asks_card (GvtClassQuiz *self, guint card, const char *item);
/** gvt_class_quiz_describe_phase: for people. Translated. Returns: (transfer none): "" for none */
const char *gvt_class_quiz_describe_phase (GvtClassQuiz *self);
/** gvt_class_quiz_to_json: Returns: (transfer full): all that it is, ids and hash as text */
JsonObject *gvt_class_quiz_to_json (GvtClassQuiz *self);

/** gvt_class_quiz_order: its questions as they are asked. @module: must be the very content that
 * was pinned (%GVT_ERROR_STATE). Returns: (transfer full) (nullable): of #GvtQuizItem */
GListModel *gvt_class_quiz_order (GvtClassQuiz *self, GvtModule *module, GError **error);

/** gvt_class_quiz_order_form: the same, of one form of a test; of any other quiz all. @is_shuffled:
 * else in the author's order, as on a sheet */
GListModel *gvt_class_quiz_order_form (
    GvtClassQuiz *self, GvtModule *module, const char *form, gboolean is_shuffled, GError **error);
/** gvt_class_quiz_order_card: what @card is asked, as it is asked */
GListModel *
gvt_class_quiz_order_card (GvtClassQuiz *self, GvtModule *module, guint card, GError **error);

/** gvt_class_quizzes_read: of @session, or the one of @id, in the order in which they were opened.
 * Any store that has the tables. Returns: (transfer full) (nullable): of #GvtClassQuiz */
GListModel *
gvt_class_quizzes_read (GvtStore *store, const GvtId *session, const GvtId *id, GError **error);
/** gvt_class_quizzes_browse: of a session inside the user's area. Returns: (transfer full)
 * (nullable) */
GListModel *gvt_class_quizzes_browse (GvtProfile *profile, const GvtId *session, GError **error);
/** gvt_class_quiz_view: one, inside the user's area. Returns: (transfer full) (nullable):
 * %GVT_ERROR_NOT_FOUND, %GVT_ERROR_FORBIDDEN */
GvtClassQuiz *gvt_class_quiz_view (GvtProfile *profile, const GvtId *id, GError **error);

G_END_DECLS
