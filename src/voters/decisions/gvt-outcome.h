/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-journal.h"

G_BEGIN_DECLS

/* What the centre made of a proposal, as proposal.outcome/1 and the outbox have it: {"at_us", "by",
 * "number", "proposal", "reason"?, "source"?, "state", "why"}; on a laptop also "event", the
 * centre's own. Outcomes of one proposal are numbered from 1, and the last one is its state. */
typedef struct
{
  GvtId proposal;
  gint64 number;
  char *state;         /* of gvt_proposal_state_codes */
  char *why;           /* of the next; codes of a newer version are kept as they are */
  char *reason;        /* (nullable): of gvt_rejection_codes */
  gboolean has_source; /* a laptop's record led to it */
  GvtId source;
  char *by;
  gint64 at_us;
} GvtOutcome;

#define GVT_OUTCOME_DECIDED  "decided"
#define GVT_OUTCOME_UNDONE   "undone"
#define GVT_OUTCOME_AMENDED  "amended"
#define GVT_OUTCOME_EXPORTED "exported"
#define GVT_OUTCOME_LISTED   "listed" /* a later list has it */

#define GVT_OUTCOME_MAX_NUMBER G_MAXINT32

void gvt_outcome_clear (GvtOutcome *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtOutcome, gvt_outcome_clear)

/** gvt_outcome_to_json: Returns: (transfer full) */
JsonObject *gvt_outcome_to_json (const GvtOutcome *self);
/** gvt_outcome_from_json: @self: zeroed, filled. %GVT_ERROR_BAD_FORMAT */
gboolean gvt_outcome_from_json (GvtOutcome *self, JsonObject *object, GError **error);

/** gvt_outcome_append: into the chain of @journal, in the caller's transaction. @event: (nullable):
 * the centre's own, where a laptop writes it down; @place: the proposal's village; @question:
 * (nullable): sealed to whose chain it is */
gboolean gvt_outcome_append (GvtJournal *journal,
                             GvtDb *db,
                             const GvtOutcome *outcome,
                             const GvtId *event,
                             const char *place,
                             GBytes *question,
                             GError **error);

G_END_DECLS
