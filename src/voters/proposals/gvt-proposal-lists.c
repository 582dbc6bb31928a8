/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the tables of proposals. */
#include "gvt-error.h"
#include "gvt-proposal-private.h"
#include "gvt-receipt-number.h"

#define MAX_DRAWS 100

/* What a query asks; only what its SQL names is set. */
typedef struct
{
  const char *sql;
  const GvtId *id;
  const GvtHash *subject;
  const char *receipt;
  const char *area;
  const char *state;
  GvtKeyset *page; /* (nullable): only a page of them */
  GListStore *found;
} Query;

static void
bind (GvtStmt *stmt, const Query *query)
{
  if (query->id != NULL)
    gvt_stmt_bind_id (stmt, ":id", query->id);
  if (query->subject != NULL)
    gvt_stmt_bind_hash (stmt, ":subject", query->subject);
  if (query->receipt != NULL)
    gvt_stmt_bind_text (stmt, ":receipt", query->receipt);
  if (query->area != NULL)
    gvt_stmt_bind_text (stmt, ":area", query->area);
  if (query->state != NULL)
    gvt_stmt_bind_text (stmt, ":state", query->state);
  if (query->page != NULL)
    gvt_keyset_begin (query->page, stmt);
}

static gboolean
next (GvtStmt *stmt, const Query *query, GError **error)
{
  return query->page != NULL ? gvt_keyset_next (query->page, stmt, error)
                             : gvt_stmt_next (stmt, error);
}

static gboolean
read_rows (GvtDb *db, gpointer user_data, GError **error)
{
  const Query *query = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, query->sql, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;

  bind (stmt, query);
  while (next (stmt, query, &local))
    {
      g_autoptr (GvtProposal) proposal = gvt_proposal_new_from_row (stmt, error);

      if (proposal == NULL)
        return FALSE;
      g_list_store_append (query->found, proposal);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GListModel *
run (GvtStore *store, Query *query, GError **error)
{
  g_autoptr (GListStore) found = g_list_store_new (GVT_TYPE_PROPOSAL);

  query->found = found;
  return gvt_store_read (store, read_rows, query, error) ? G_LIST_MODEL (g_steal_pointer (&found))
                                                         : NULL;
}

GListModel *
gvt_proposals_list (GvtStore *store, const char *area, const char *state, GError **error)
{
  Query query = { .area = area, .state = state != NULL ? state : "" };

  query.sql = GVT_PROPOSAL_SELECT "WHERE " GVT_PROPOSAL_MATCHES
                                  "ORDER BY p.made_at DESC, p.proposal_id DESC";
  return run (store, &query, error);
}

GListModel *
gvt_proposals_page (
    GvtStore *store, const char *area, const char *state, GvtKeyset *page, GError **error)
{
  Query query = {
    .sql = GVT_PROPOSALS_PAGE_SQL, .area = area, .state = state != NULL ? state : "", .page = page
  };

  return run (store, &query, error);
}

GvtProposal *
gvt_proposals_find (GvtStore *store, const GvtId *id, GError **error)
{
  Query query = { .sql = GVT_PROPOSAL_SELECT "WHERE p.proposal_id = :id", .id = id };
  g_autoptr (GListModel) found = run (store, &query, error);

  if (found == NULL)
    return NULL;
  if (g_list_model_get_n_items (found) == 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such proposal");
      return NULL;
    }

  return g_list_model_get_item (found, 0);
}

GListModel *
gvt_proposals_list_receipt (GvtStore *store, const char *typed, GError **error)
{
  g_autofree char *receipt = gvt_receipt_number_parse (typed, error);
  Query query = { .receipt = receipt };

  query.sql = GVT_PROPOSAL_SELECT "WHERE p.receipt = :receipt ORDER BY p.made_at DESC, "
                                  "p.proposal_id DESC";
  return receipt != NULL ? run (store, &query, error) : NULL;
}

GListModel *
gvt_proposals_pending_for (GvtStore *store, const GvtHash *subject, GError **error)
{
  Query query = { .subject = subject };

  query.sql = GVT_PROPOSAL_SELECT
      "WHERE NOT " GVT_PROPOSAL_IS_WITHDRAWN " AND p.proposal_id IN"
      " (SELECT proposal_id FROM proposal WHERE subject = :subject AND subject_kind = 'nik'"
      " UNION SELECT m.proposal_id FROM proposal_match m"
      " JOIN proposal USING (proposal_id, device) WHERE m.subject = :subject)"
      " ORDER BY p.made_at DESC, p.proposal_id DESC";
  return run (store, &query, error);
}

GListModel *
gvt_proposals_repeats (GvtStore *store, GvtKeyset *page, GError **error)
{
  Query query = { .page = page };

  query.sql = GVT_PROPOSAL_SELECT
      "WHERE p.receipt IN (SELECT receipt FROM proposal GROUP BY receipt HAVING count (*) > 1)"
      " AND (p.receipt, p.proposal_id) > (:after1, :after2)"
      " ORDER BY p.receipt, p.proposal_id LIMIT :most";
  return run (store, &query, error);
}

static gboolean
is_taken (GvtDb *db, const char *receipt, gboolean *taken, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM proposal WHERE receipt = :receipt", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":receipt", receipt);
  if (!gvt_stmt_one (stmt, "receipts", error))
    return FALSE;

  *taken = gvt_stmt_int (stmt, 0) > 0;
  return TRUE;
}

char *
gvt_proposal_draw_receipt (
    GvtDb *db, const char *device_code, GvtReceiptDraw draw, gpointer user_data, GError **error)
{
  for (guint i = 0; i < MAX_DRAWS; i++)
    {
      g_autofree char *drawn = draw (user_data);
      g_autofree char *receipt = gvt_receipt_number_new (device_code, drawn);
      gboolean taken;

      if (!is_taken (db, receipt, &taken, error))
        return NULL;
      if (!taken)
        return g_steal_pointer (&receipt);
    }

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "No receipt number is free");
  return NULL;
}
