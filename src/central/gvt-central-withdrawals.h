/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/** gvt_central_withdrawals: who made each proposal, and that a facilitator takes back his own alone
 * (gvt_proposal_role_to_withdraw()) */
extern const GvtProjection gvt_central_withdrawals;

G_END_DECLS
