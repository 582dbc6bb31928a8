/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-outcome.h"

G_BEGIN_DECLS

/* In the outbox of the laptop that made the proposals: what the centre made of them: {"outcomes":
 * [gvt-outcome.h and "event", "place", "question"?]}. A question is sealed to that laptop's roll,
 * in hexadecimal, so the outbox, which is kept for ever, names nobody. */
#define GVT_OUTCOMES_TYPE "proposal-outcomes/1"

#define GVT_OUTCOMES_MAX 100 /* in one message */

typedef struct
{
  GvtOutcome outcome;
  GvtId event; /* of the centre's chain */
  char *place;
  GBytes *question; /* (nullable): sealed to the laptop's roll */
} GvtSentOutcome;

void gvt_sent_outcome_free (GvtSentOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSentOutcome, gvt_sent_outcome_free)

/** gvt_outcome_message_write: @outcomes: (element-type GvtSentOutcome). Returns: (transfer full)
 * (nullable): the payload */
GBytes *gvt_outcome_message_write (GPtrArray *outcomes, GError **error);
/** gvt_outcome_message_accept: writes them down in @journal, in the caller's transaction */
gboolean
gvt_outcome_message_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error);

G_END_DECLS
