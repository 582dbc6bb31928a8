/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-waiting.h"

#include <string.h>

#include "gvt-central-private.h"
#include "gvt-json.h"
#include "gvt-proposal-private.h"

#define REGENCY_LENGTH 5 /* "52.01" */

typedef struct
{
  GvtCentral *central;
  const GvtWaitingQuery *query;
  GListStore *found;
  JsonObject *answer;
} Paging;

/* A conflict is open while what came first is still what the proposal stands by, and whoever said
 * otherwise has not taken that back. */
#define N_CONFLICTS \
  "(SELECT count (*) FROM central_decision_lost l WHERE l.proposal_id = p.proposal_id" \
  " AND l.why = 'conflict' AND l.number = o.number AND NOT EXISTS (SELECT 1 FROM" \
  " proposal_decision_undone u WHERE u.decision_id = l.source))"

static gboolean
list_page (Paging *self, GvtDb *db, GError **error)
{
  const GvtWaitingQuery *query = self->query;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      GVT_PROPOSAL_SELECT
      "WHERE (:area = '' OR p.place = :area"
      " OR substr (p.place, 1, length (:area) + 1) = :area || '.')"
      " AND p.proposal_id > :after"
      " AND ((:state = '' AND (" GVT_PROPOSAL_STATE_SQL " = 'sent' OR " N_CONFLICTS " > 0))"
      " OR :state = " GVT_PROPOSAL_STATE_SQL ") ORDER BY p.proposal_id LIMIT :limit",
      error);
  const GvtId first = { 0 };

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":area", query->area);
  gvt_stmt_bind_text (stmt, ":state", query->state);
  gvt_stmt_bind_id (stmt, ":after", query->after != NULL ? query->after : &first);
  gvt_stmt_bind_int (stmt, ":limit", query->limit);
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtProposal) proposal = gvt_proposal_new_from_row (stmt, error);

      if (proposal == NULL)
        return FALSE;
      g_list_store_append (self->found, proposal);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
count_conflicts (GvtDb *db, GvtProposal *proposal, gint64 *n, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT count (*) FROM central_decision_lost l WHERE l.proposal_id = :proposal"
      " AND l.why = 'conflict' AND l.number = :number AND NOT EXISTS (SELECT 1 FROM"
      " proposal_decision_undone u WHERE u.decision_id = l.source)",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":proposal", gvt_proposal_get_id (proposal));
  gvt_stmt_bind_int (stmt, ":number", gvt_proposal_get_outcome (proposal));
  if (!gvt_stmt_one (stmt, "conflicts", error))
    return FALSE;
  *n = gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* Staff enter the day; where nobody did, there is none to tell. What is made for an election is
 * decided by that election's own calendar. */
static gboolean
set_plenary (GvtDb *db, GvtProposal *proposal, JsonObject *object, GError **error)
{
  gboolean is_of_updating = gvt_proposal_is_of_updating (proposal);
  g_autofree char *regency = g_strndup (gvt_proposal_get_place (proposal), REGENCY_LENGTH);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT date FROM central_plenary WHERE regency = :regency AND date <> ''", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":regency", regency);
  json_object_set_boolean_member (object, "is_of_updating", is_of_updating);
  if (is_of_updating && gvt_stmt_next (stmt, &local))
    json_object_set_string_member (object, "plenary", gvt_stmt_text (stmt, 0));
  else
    json_object_set_null_member (object, "plenary");
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* As the laptop's clock had it when it was taken down. */
static void
set_due (GvtCentral *self, GvtProposal *proposal, JsonObject *object)
{
  static const char *const open[] = { GVT_PROPOSAL_STATE_SENT, GVT_PROPOSAL_STATE_ASKED_BACK,
                                      NULL };
  gint64 made_at = gvt_proposal_get_made_at (proposal);
  gint64 warned_at = made_at + GVT_OWN_REQUEST_WARN * G_TIME_SPAN_HOUR;
  gboolean runs = gvt_proposal_is_own_request (proposal)
                  && g_strv_contains (open, gvt_proposal_get_state (proposal));

  if (runs)
    json_object_set_int_member (object, "due_at",
                                made_at + GVT_OWN_REQUEST_HOURS * G_TIME_SPAN_HOUR);
  else
    json_object_set_null_member (object, "due_at");
  json_object_set_boolean_member (object, "is_due_soon",
                                  runs && gvt_clock_now_us (self->clock) >= warned_at);
}

/* The laptop's record by which it stands where it stands; null: the centre's own act. */
static gboolean
set_decision (GvtDb *db, GvtProposal *proposal, JsonObject *object, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT source FROM proposal_outcome WHERE proposal_id = :proposal AND number = :number"
      " AND device = (SELECT device FROM journal) AND why = 'decided' AND source IS NOT NULL",
      error);
  GvtId id;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":proposal", gvt_proposal_get_id (proposal));
  gvt_stmt_bind_int (stmt, ":number", gvt_proposal_get_outcome (proposal));
  json_object_set_null_member (object, "decision");
  if (gvt_stmt_next (stmt, &local))
    {
      if (!gvt_stmt_id (stmt, 0, &id, error))
        return FALSE;
      gvt_json_set_id (object, "decision", &id);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: (transfer full) (nullable) */
static JsonObject *
describe (GvtCentral *self, GvtDb *db, GvtProposal *proposal, GError **error)
{
  g_autoptr (JsonObject) object = gvt_proposal_to_json (proposal);
  gint64 n_conflicts;

  set_due (self, proposal, object);
  if (!count_conflicts (db, proposal, &n_conflicts, error)
      || !set_plenary (db, proposal, object, error))
    return NULL;

  json_object_set_int_member (object, "conflicts", n_conflicts);
  if (!set_decision (db, proposal, object, error))
    return NULL;
  return g_steal_pointer (&object);
}

static void
set_next (Paging *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  g_autoptr (GvtProposal) last = NULL;

  json_object_set_int_member (self->answer, "now", gvt_clock_now_us (self->central->clock));
  if (n < self->query->limit)
    {
      json_object_set_null_member (self->answer, "next");
      return;
    }
  last = g_list_model_get_item (G_LIST_MODEL (self->found), n - 1);
  gvt_json_set_id (self->answer, "next", gvt_proposal_get_id (last));
}

static gboolean
read_page (GvtDb *db, gpointer user_data, GError **error)
{
  Paging *self = user_data;
  JsonArray *all = json_array_new ();

  json_object_set_array_member (self->answer, "proposals", all);
  g_list_store_remove_all (self->found);
  if (!list_page (self, db, error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (G_LIST_MODEL (self->found), i);
      JsonObject *object = describe (self->central, db, proposal, error);

      if (object == NULL)
        return FALSE;
      json_array_add_object_element (all, object);
    }
  set_next (self);
  return TRUE;
}

JsonObject *
gvt_central_list_waiting (GvtCentral *self, const GvtWaitingQuery *query, GError **error)
{
  g_autoptr (GListStore) found = g_list_store_new (GVT_TYPE_PROPOSAL);
  g_autoptr (JsonObject) answer = json_object_new ();
  Paging paging = { self, query, found, answer };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && query != NULL && query->limit > 0, NULL);

  return gvt_store_read (self->store, read_page, &paging, error) ? g_steal_pointer (&answer) : NULL;
}
