/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal.h"

G_BEGIN_DECLS

/* The columns that gvt_proposal_new_from_row() reads, then two that pages go by, and where they
 * come from. */
#define GVT_PROPOSAL_SELECT \
  "SELECT p.proposal_id, p.device, p.receipt, p.proposal, p.place, p.scope, p.evidence_scheme," \
  " p.evidence, p.fields, p.tms_scheme, p.tms_code, p.list_election, p.list_version, p.reporter," \
  " p.consent, p.sex, p.made_at, p.made_by, e.personal IS NOT NULL," \
  " (SELECT w.reason FROM proposal_withdrawal w WHERE w.proposal_id = p.proposal_id" \
  " AND w.device = p.device ORDER BY w.withdrawn_at, w.event_id LIMIT 1) AS withdrawal," \
  " (SELECT count (*) FROM blob b WHERE b.event_id = p.proposal_id)," \
  " " GVT_PROPOSAL_STATE_SQL " AS state, o.reason, o.number, o.event_id, o.decided_by," \
  " o.decided_at, EXISTS (SELECT 1 FROM proposal_own_request q" \
  " WHERE q.proposal_id = p.proposal_id), p.receipt, p.proposal_id" \
  " FROM proposal p LEFT JOIN event e ON e.id = p.proposal_id" \
  " LEFT JOIN proposal_outcome o ON o.proposal_id = p.proposal_id" \
  " AND o.device = (SELECT device FROM journal) AND o.number =" \
  " (SELECT max (l.number) FROM proposal_outcome l WHERE l.proposal_id = p.proposal_id" \
  " AND l.device = (SELECT device FROM journal)) "

#define GVT_PROPOSAL_IS_WITHDRAWN \
  "EXISTS (SELECT 1 FROM proposal_withdrawal w WHERE w.proposal_id = p.proposal_id" \
  " AND w.device = p.device)"

/* Whether the centre holds the event of this id: told by its receipt, and shown alone: no table is
 * made of it (I4). */
#define GVT_PROPOSAL_RECEIVED(id) \
  "EXISTS (SELECT 1 FROM event v JOIN delivery y USING (device, incarnation)" \
  " WHERE v.id = " id " AND v.seq <= y.received)"

#define GVT_PROPOSAL_ANSWER \
  "(SELECT a.event_id FROM proposal_amendment a WHERE a.proposal_id = p.proposal_id" \
  " AND a.device = p.device AND a.answers = o.number ORDER BY a.event_id DESC LIMIT 1)"

/* Of p and o: how far it has come (design D4), a code of gvt_proposal_state_codes. What was handed
 * to the regency's office stays handed over, whatever was taken back later. */
#define GVT_PROPOSAL_STATE_SQL \
  "CASE WHEN o.state IN ('exported', 'taken_up') THEN o.state" \
  " WHEN " GVT_PROPOSAL_IS_WITHDRAWN " THEN 'withdrawn'" \
  " WHEN o.state = 'asked_back' AND p.device = (SELECT device FROM journal)" \
  " AND " GVT_PROPOSAL_ANSWER " IS NOT NULL" \
  " THEN CASE WHEN " GVT_PROPOSAL_RECEIVED ( \
      GVT_PROPOSAL_ANSWER) " THEN 'sent' ELSE 'draft' END" \
                           " WHEN o.state IS NOT NULL THEN o.state" \
                           " WHEN p.device <> (SELECT device FROM journal)" \
                           " OR " GVT_PROPOSAL_RECEIVED ( \
                               "p.proposal_id") " THEN 'sent' ELSE 'draft' END"

/* Of a state, or of several at once. */
#define GVT_PROPOSAL_MATCHES \
  "(:area = '' OR p.place = :area OR substr (p.place, 1, length (:area) + 1) = :area || '.')" \
  " AND :state IN ('', " GVT_PROPOSAL_STATE_SQL ", CASE WHEN " GVT_PROPOSAL_STATE_SQL \
  " = 'withdrawn' THEN '' ELSE 'made' END, CASE WHEN " GVT_PROPOSAL_STATE_SQL \
  " IN ('draft', 'sent', 'asked_back') THEN 'waiting' ELSE '' END) "

/* What gvt_proposals_page() asks (gvt-keyset.h). */
#define GVT_PROPOSALS_PAGE_SQL \
  GVT_PROPOSAL_SELECT "WHERE " GVT_PROPOSAL_MATCHES "AND p.proposal_id < :after1" \
                      " ORDER BY p.proposal_id DESC LIMIT :most"

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
