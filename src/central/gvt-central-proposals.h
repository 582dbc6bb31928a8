/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-proposal-details.h"
#include "gvt-proposal.h"

G_BEGIN_DECLS

/* The personal part of a proposal as the centre reads it. */
typedef struct
{
  GvtProposalDetails *details; /* (nullable): when it could not be opened, which @fault tells */
  char *fault;                 /* (nullable): in English, for the log; never what stands inside */
} GvtOpenedProposal;

void gvt_opened_proposal_free (GvtOpenedProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtOpenedProposal, gvt_opened_proposal_free)

#define GVT_READ_REASON_MAX 120 /* characters */

/**
 * gvt_central_open_proposals:
 * @proposals: (element-type GvtProposal)
 * @full_nik: whether whole numbers will be shown: then a reason is needed
 * @reason: (nullable): why, in a few words; never a name or NIK
 *
 * Reads the personal parts with the centre's sealing key. That they were read, which, whether with
 * whole numbers and why, is in the centre's journal before this returns. One that does not open
 * never holds back the others.
 *
 * Returns: (transfer full) (element-type GvtOpenedProposal) (nullable): in the same order;
 *   %GVT_ERROR_BAD_INPUT for a reason that is missing, too long or holds a number
 */
GPtrArray *gvt_central_open_proposals (
    GvtCentral *self, GListModel *proposals, gboolean full_nik, const char *reason, GError **error);

/** gvt_central_open_pictures: of @proposal, those that have come, opened; they show whole numbers,
 * so as gvt_central_open_proposals() with them. @n_away: (out): how many have not come. Returns:
 * (transfer full) (element-type GBytes) (nullable) */
GPtrArray *gvt_central_open_pictures (
    GvtCentral *self, GvtProposal *proposal, const char *reason, guint *n_away, GError **error);

/** gvt_central_show_pictures: the same for a supervisor @by at @device (nullable), of the answers
 * to what was asked back, too; that he saw them is recorded as gvt_central_open_waiting() does.
 * Returns: (transfer full) (element-type GBytes) (nullable) */
GPtrArray *gvt_central_show_pictures (GvtCentral *self,
                                      GvtProposal *proposal,
                                      const char *by,
                                      const GvtId *device,
                                      guint *n_away,
                                      GError **error);

/** gvt_opened_proposal_to_json: as gvt_proposal_details_to_json(); with @full_nik also "nik", "nkk"
 * and whole numbers among the changes; {"fault"} of one that did not open. Returns: (transfer full)
 */
JsonObject *gvt_opened_proposal_to_json (const GvtOpenedProposal *self, gboolean full_nik);

G_END_DECLS
