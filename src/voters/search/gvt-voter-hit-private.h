/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-leases.h"
#include "gvt-name-match.h"
#include "gvt-voter-hit.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/** gvt_voter_hit_new: texts are copied */
GvtVoterHit *gvt_voter_hit_new (GvtLeasedList *list, const GvtVoterRow *row);
/** gvt_voter_hit_hide_nik: shows no part of it (I11) */
void gvt_voter_hit_hide_nik (GvtVoterHit *self);
/** gvt_voter_hit_get_nik: Returns: (transfer none): in full */
const char *gvt_voter_hit_get_nik (GvtVoterHit *self);

/** gvt_voter_hit_set_match: how well its name fits, copied */
void gvt_voter_hit_set_match (GvtVoterHit *self, const GvtNameMatch *match);

/** gvt_voter_hit_set_proposals: @proposals: (transfer none) (element-type GvtProposal) */
void gvt_voter_hit_set_proposals (GvtVoterHit *self, GListModel *proposals);

G_END_DECLS
