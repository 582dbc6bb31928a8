/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* A supervisor's decisions about proposals of any laptop, recorded on the one where he sits and
 * signed by his key. Whether one counts is found out at the centre when it gets there. Any thread;
 * they block. */

/* Which proposal, as the centre's queue told it. */
typedef struct
{
  GvtId proposal;
  const char *place; /* its village */
  gint64 after;      /* the number of the last outcome that he saw; 0: none */
} GvtDecisionOn;

typedef struct
{
  const char *decision; /* of gvt-decision-kinds.h */
  const char *reason;   /* (nullable): of gvt_rejection_codes, of a rejection */
  const char *question; /* (nullable): of what is asked back */
} GvtDecisionInput;

#define GVT_DECISIONS_MAX 500 /* at once */

/**
 * gvt_proposals_decide:
 * @on: @n_on of them
 *
 * The same about each, all or none; on disk when this returns. For supervisors, each village inside
 * their area: %GVT_ERROR_FORBIDDEN; %GVT_ERROR_BAD_INPUT for a rejection without a reason, a
 * question without words, or too many.
 */
gboolean gvt_proposals_decide (GvtProfile *profile,
                               const GvtDecisionOn *on,
                               guint n_on,
                               const GvtDecisionInput *input,
                               GError **error);

/** gvt_proposals_undo_decision: takes back one's own @decision about @on, which counts until it is
 * exported */
gboolean gvt_proposals_undo_decision (GvtProfile *profile,
                                      const GvtDecisionOn *on,
                                      const GvtId *decision,
                                      GError **error);

/** gvt_decision_check: whether what @input says makes sense: %GVT_ERROR_BAD_INPUT */
gboolean gvt_decision_check (const GvtDecisionInput *input, GError **error);

/** gvt_decision_verify: whether @key signed @event, one of the two: %GVT_ERROR_BAD_SIGNATURE */
gboolean gvt_decision_verify (const GvtEvent *event, const GvtPublicKey *key, GError **error);

G_END_DECLS
