/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-proposal-details.h"

G_BEGIN_DECLS

/* What a proposal says of people as it stands now: as it was taken down, put right by the answers
 * that counted, and what was asked and decided on the way. The centre's own reading: who reads it
 * out records that. Wiped when freed. */
typedef struct
{
  GvtProposalDetails *details;
  GPtrArray *amendments; /* of GvtId: those that counted, whose pictures are of the proposal, too */
  JsonArray *questions;  /* [{"number", "question", "answer"}], what is erased or open: null */
  JsonArray *decisions;  /* [{"id", "decision", "reason", "by", "at", "counts": bool, "why"}] */
} GvtDecidedDetails;

/** gvt_decided_details_load: in the transaction of @db. Returns: (transfer full) (nullable) */
GvtDecidedDetails *
gvt_decided_details_load (GvtCentral *central, GvtDb *db, const GvtId *proposal, GError **error);
void gvt_decided_details_free (GvtDecidedDetails *self);

/* Returns: (transfer full) */
JsonArray *gvt_decided_details_list_questions (const GvtDecidedDetails *self);
JsonArray *gvt_decided_details_list_decisions (const GvtDecidedDetails *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtDecidedDetails, gvt_decided_details_free)

G_END_DECLS
