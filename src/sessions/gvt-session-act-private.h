/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-quiz-answer.h"

G_BEGIN_DECLS

#define GVT_CARD_MAX 100000

typedef struct _GvtSessionAct GvtSessionAct;

/* Looks at what is recorded, in the transaction of the act: may refuse it, add to its body, choose
 * its kind, or set @is_needless. */
typedef gboolean (*GvtSessionCheck) (GvtDb *db, GvtSessionAct *act, GError **error);

/* An event about one session, which is open unless it may be closed: the checks and the event stand
 * in one transaction, so that none can slip in behind a close. Zero-initialise. */
struct _GvtSessionAct
{
  GvtProfile *profile;
  const GvtId *session;
  JsonObject *body; /* gains "session" */
  GBytes *personal; /* (nullable): the erasable part */
  const char *kind;
  GvtSessionCheck check;  /* (nullable) */
  gconstpointer data;     /* for @check */
  GvtJournal *journal;    /* set while it is performed */
  GvtId *id;              /* (nullable): receives the event's */
  gboolean is_needless;   /* nothing is left to record */
  gboolean may_be_closed; /* the session may be closed: @check judges by @is_closed */
  gboolean is_closed;     /* set while it is performed */
};

/** gvt_session_act_perform: %GVT_ERROR_STATE unless the session is open, on this laptop;
 * %GVT_ERROR_FORBIDDEN outside the user's area. On disk when it returns %TRUE. */
gboolean gvt_session_act_perform (GvtSessionAct *self, GError **error);

/** gvt_session_act_refuse_closed: %GVT_ERROR_STATE: nothing is added to a closed session. Returns:
 * %FALSE */
gboolean gvt_session_act_refuse_closed (GError **error);

/** gvt_session_act_perform_all: all of them, at least one, in one transaction, or none; of one
 * profile */
gboolean gvt_session_act_perform_all (GvtSessionAct *acts, guint n_acts, GError **error);

/** gvt_session_answer_body: "item", "type" and "chosen" of an answer. Returns: (transfer full)
 * (nullable): errors as gvt_quiz_answer_clean() */
JsonObject *gvt_session_answer_body (GvtQuizItem *item, const char *answer, GError **error);

G_END_DECLS
