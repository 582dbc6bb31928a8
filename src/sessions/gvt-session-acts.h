/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* What is done on a visit: each is one event on disk when the function returns %TRUE. They need an
 * unlocked profile (%GVT_ERROR_LOCKED) and a place inside the user's working area
 * (%GVT_ERROR_FORBIDDEN). All but the first need an open session of this laptop
 * (%GVT_ERROR_STATE, %GVT_ERROR_NOT_FOUND). Any thread; they block. */

/** gvt_sessions_plan_visit: gvt_visits_plan() with a name, a place, a date and a number alone */
gboolean gvt_sessions_plan_visit (GvtProfile *profile,
                                  const char *name,
                                  const char *place,
                                  const char *date,
                                  guint expected,
                                  GvtId *visit,
                                  GError **error);

/** gvt_sessions_open: a class of @visit begins. @name: 1 to 120 characters. Other ways to open one:
 * gvt-session-open.h */
gboolean gvt_sessions_open (
    GvtProfile *profile, const GvtId *visit, const char *name, GvtId *session, GError **error);

/** gvt_sessions_attend: people present, at most 10,000 each; a later count replaces this one */
gboolean gvt_sessions_attend (
    GvtProfile *profile, const GvtId *session, guint men, guint women, GError **error);

/** gvt_sessions_teach: pins the exact content of @module to the session */
gboolean
gvt_sessions_teach (GvtProfile *profile, const GvtId *session, GvtModule *module, GError **error);

/** gvt_sessions_answer: one person's answer on the laptop, in the form of gvt-quiz-answer.h.
 * @respondent: card number from 1; the same card again replaces the answer. Item and answer must be
 * of @module's quiz. Of typed words the event says only which accepted spelling they meet: what a
 * person types may be anything, his own name too. */
gboolean gvt_sessions_answer (GvtProfile *profile,
                              const GvtId *session,
                              GvtModule *module,
                              const char *item,
                              guint respondent,
                              const char *answer,
                              GError **error);

/** gvt_sessions_can_count_hands: whether one option is to be chosen: who raises his hand for
 * several cannot be told from several people */
gboolean gvt_sessions_can_count_hands (GvtQuizItem *item);
/** gvt_sessions_close: nothing more can be added until that is undone (gvt-undo.h). The event
 * carries what the session comes to, the journal's head before it, and the user's Ed25519 signature
 * over both (type "session-close"). Then a backup is made. */
gboolean gvt_sessions_close (GvtProfile *profile, const GvtId *session, GError **error);

/** gvt_sessions_check_close: whether the signature in a session.closed/1 event fits @key and what
 * the event says: %GVT_ERROR_BAD_SIGNATURE */
gboolean gvt_sessions_check_close (const GvtEvent *event, const GvtPublicKey *key, GError **error);

G_END_DECLS
