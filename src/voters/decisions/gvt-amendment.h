/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"
#include "gvt-profile.h"
#include "gvt-proposal-details.h"
#include "gvt-proposal-input.h"

G_BEGIN_DECLS

/* How whoever took a proposal down answers what was asked back: in words, by values put right, and
 * by more pictures. Its personal part, sealed as the proposal's own is: {"answer", "values": {name:
 * value}}. Any thread; they block. */

typedef struct
{
  const char *answer;               /* as gvt_question_check() takes it */
  const char *values[GVT_N_FIELDS]; /* (nullable) each: as it should have been written down */
  GBytes *const *pictures;          /* (nullable): JPEG or PNG */
  guint n_pictures;
} GvtAmendmentInput;

/** gvt_proposals_amend: answers the question that stands; then the proposal waits again. For data
 * officers and supervisors, on the laptop that made it. %GVT_ERROR_STATE where nothing was asked
 * back, or it was answered already; %GVT_ERROR_BAD_INPUT */
gboolean gvt_proposals_amend (GvtProfile *profile,
                              const GvtId *proposal,
                              const GvtAmendmentInput *input,
                              GError **error);

/** gvt_proposals_read_question: what was asked back about @proposal last. @text: (out) (transfer
 * full): wipe it; %NULL where nothing stands asked, or it was erased. For who opens the roll. */
gboolean gvt_proposals_read_question (GvtProfile *profile,
                                      const GvtId *proposal,
                                      char **text,
                                      GError **error);

/** gvt_amendment_unseal: puts the values that @sealed corrects into @details. @answer: (out)
 * (transfer full): wipe it */
gboolean gvt_amendment_unseal (
    GPtrArray *keys, GBytes *sealed, GvtProposalDetails *details, char **answer, GError **error);

G_END_DECLS
