/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-state-stack.h"

G_BEGIN_DECLS

/* Why nobody can be looked up here, in words, with the act that helps: the empty state of the voter
 * desk, or of an answer there. */

/** gvt_voters_states_damaged: @lists: (element-type GvtLeasedList): those that cannot be read */
void gvt_voters_states_damaged (GvtStateStack *states, GListModel *lists);
/** gvt_voters_states_closed: @lists: (element-type GvtLeasedList): whose time is over */
void gvt_voters_states_closed (GvtStateStack *states, GListModel *lists);
void gvt_voters_states_no_lists (GvtStateStack *states);
/** gvt_voters_states_not_for_you: to a facilitator, who opens no list */
void gvt_voters_states_not_for_you (GvtStateStack *states);

G_END_DECLS
