/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal-acts.h"

G_BEGIN_DECLS

/** gvt_cli_find_proposal: that of the receipt number @operand, or of the id where two share their
 * number. Returns: (transfer full) (nullable) */
GvtProposal *gvt_cli_find_proposal (GvtProfile *profile, const char *operand, GError **error);

G_END_DECLS
