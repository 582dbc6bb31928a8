/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-outcome.h"
#include "gvt-proposal.h"

G_BEGIN_DECLS

/* What became of proposals, as events of the centre's own chain. */

/** gvt_central_add_outcome: the next one of @proposal, in the transaction of @db; the laptop that
 * made it will be told. @outcome: its proposal and number are filled in; @question: (nullable): in
 * the clear */
gboolean gvt_central_add_outcome (GvtCentral *self,
                                  GvtDb *db,
                                  GvtProposal *proposal,
                                  GvtOutcome *outcome,
                                  const char *question,
                                  GError **error);

/** gvt_central_load_proposal: in the transaction of @db. @proposal: (out) (transfer full): %NULL
 * when it is not here */
gboolean
gvt_central_load_proposal (GvtDb *db, const GvtId *id, GvtProposal **proposal, GError **error);

/** gvt_central_send_outcomes: puts into the outboxes of the copies of @device what they were not
 * told yet, in the transaction of @db */
gboolean
gvt_central_send_outcomes (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error);

/** gvt_central_settle: finds out what becomes of each decision, undoing and answer that has come
 * and was not looked at: the first that arrived counts (D7). In the transaction of @db, right after
 * what came was admitted; those of one transaction by their ids */
gboolean gvt_central_settle (GvtCentral *self, GvtDb *db, GError **error);

G_END_DECLS
