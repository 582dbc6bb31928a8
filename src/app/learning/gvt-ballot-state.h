/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-ballot-sheet.h"

G_BEGIN_DECLS

/* What is to be known of a ballot beside its holes: signature, writing, tool, how it was received,
 * and who was struck off. Signal "changed". */
#define GVT_TYPE_BALLOT_STATE (gvt_ballot_state_get_type ())
G_DECLARE_FINAL_TYPE (GvtBallotState, gvt_ballot_state, GVT, BALLOT_STATE, AdwPreferencesGroup)

/** gvt_ballot_state_set_paper: offers what may be the case with this paper */
void gvt_ballot_state_set_paper (GvtBallotState *self, GvtBallotPaper *paper);
void gvt_ballot_state_apply (GvtBallotState *self, GvtBallotSheet *sheet);
/** gvt_ballot_state_reset: a good paper */
void gvt_ballot_state_reset (GvtBallotState *self);
/** gvt_ballot_state_is_good: whether it is what gvt_ballot_state_reset() makes */
gboolean gvt_ballot_state_is_good (GvtBallotState *self);

G_END_DECLS
