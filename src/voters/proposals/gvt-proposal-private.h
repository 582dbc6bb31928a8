/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal.h"

G_BEGIN_DECLS

/* The columns that gvt_proposal_new_from_row() reads, and where they come from. */
#define GVT_PROPOSAL_SELECT \
  "SELECT p.proposal_id, p.device, p.receipt, p.proposal, p.place, p.scope, p.evidence_scheme," \
  " p.evidence, p.fields, p.tms_scheme, p.tms_code, p.list_election, p.list_version, p.reporter," \
  " p.consent, p.sex, p.made_at, p.made_by, e.personal IS NOT NULL," \
  " (SELECT w.reason FROM proposal_withdrawal w WHERE w.proposal_id = p.proposal_id" \
  " AND w.device = p.device ORDER BY w.withdrawn_at, w.event_id LIMIT 1) AS withdrawal," \
  " (SELECT count (*) FROM blob b WHERE b.event_id = p.proposal_id)" \
  " FROM proposal p LEFT JOIN event e ON e.id = p.proposal_id "

#define GVT_PROPOSAL_IS_WITHDRAWN \
  "EXISTS (SELECT 1 FROM proposal_withdrawal w WHERE w.proposal_id = p.proposal_id" \
  " AND w.device = p.device)"

/** gvt_proposal_new_from_row: Returns: (transfer full) (nullable) */
GvtProposal *gvt_proposal_new_from_row (GvtStmt *stmt, GError **error);

/* Five symbols at random; a test gives its own. */
typedef char *(*GvtReceiptDraw) (gpointer user_data);

/** gvt_proposal_draw_receipt: draws until no proposal here has the number; inside the transaction
 * that uses it. %GVT_ERROR_STATE when a hundred in a row are taken: then @draw is not random.
 * Returns: (transfer full) (nullable): 10 symbols */
char *gvt_proposal_draw_receipt (
    GvtDb *db, const char *device_code, GvtReceiptDraw draw, gpointer user_data, GError **error);

/** gvt_proposals_list_receipt: as gvt_proposals_with_receipt(), wherever they were made */
GListModel *gvt_proposals_list_receipt (GvtStore *store, const char *typed, GError **error);

G_END_DECLS
