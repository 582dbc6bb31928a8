/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal-input.h"

G_BEGIN_DECLS

/* What an input comes to: its kind, and why the voter does not qualify. Static. */
typedef struct
{
  const char *proposal;   /* of gvt_proposal_codes */
  const char *tms_scheme; /* (nullable): %NULL while the voter qualifies */
  const char *tms_code;   /* (nullable) */
} GvtProposalReason;

/**
 * gvt_proposal_reason_find:
 *
 * A death, a move and a wrong polling station are kinds of their own, and are so too where they
 * were given as the reasons 1, 4 and 8: what is the same is kept in one way. %GVT_ERROR_BAD_INPUT
 * for what is no kind, no reason of its scheme, or one that is proposed no more; and where the
 * evidence is missing that the reason asks for.
 */
gboolean
gvt_proposal_reason_find (const GvtProposalInput *input, GvtProposalReason *reason, GError **error);

/** gvt_proposal_kind_of: what is proposed of somebody who does not qualify for @code of @scheme.
 * Returns: (transfer none): of gvt_proposal_codes */
const char *gvt_proposal_kind_of (const char *scheme, const char *code);

G_END_DECLS
