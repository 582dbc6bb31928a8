/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-quiz-item.h"

G_BEGIN_DECLS

/* A question of type "ballot": a marked paper. What is right says the engine, not the author. */
typedef struct
{
  GListModel *options;   /* of GvtQuizOption: the verdicts to choose from, their codes as ids */
  char *key;             /* the engine's */
  char *why;             /* the engine's reason, translated */
  char *seen;            /* the paper and its marks in words, one a line, translated */
  GvtBallotPaper *paper; /* of the ballot library */
  JsonObject *marks;     /* every member, defaults too */
} GvtQuizBallot;

/** gvt_quiz_ballot_read: "ballot" of @item: {"set", "kind", "marks"}. Fills @self; clear it also
 * after a failure: %GVT_ERROR_BAD_FORMAT */
gboolean gvt_quiz_ballot_read (GvtQuizBallot *self, JsonObject *item, GError **error);
void gvt_quiz_ballot_clear (GvtQuizBallot *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtQuizBallot, gvt_quiz_ballot_clear)

G_END_DECLS
