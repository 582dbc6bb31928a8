/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-deciding.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-outcomes.h"
#include "gvt-central-private.h"
#include "gvt-decision-kinds.h"
#include "gvt-error.h"
#include "gvt-region.h"
#include "gvt-user-store.h"

gboolean
gvt_central_check_supervisor (GvtDb *db, const char *code, const char *place, GError **error)
{
  g_autoptr (GvtUser) user = NULL;

  if (!gvt_user_store_find (db, code, &user, error))
    return FALSE;

  if (user == NULL || user->role != GVT_ROLE_SUPERVISOR)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no supervisor"), code);
  else if (!gvt_region_contains (user->area, place))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s lies outside of the area of %s"),
                 place, code);
  else
    return TRUE;
  return FALSE;
}

typedef struct
{
  GvtCentral *central;
  const char *supervisor;
  GArray *ids; /* GvtId */
  const GvtDecisionInput *input;
} Deciding;

static gboolean
refuse_state (GvtProposal *proposal, GError **error)
{
  g_autofree char *state = NULL;

  g_object_get (proposal, "state-words", &state, NULL);
  gvt_error_tell (error, GVT_ERROR_STATE, _ ("Proposal %s stands at “%s”. Nothing was changed."),
                  gvt_proposal_get_receipt (proposal), state);
  return FALSE;
}

/* Returns: (transfer full) (nullable): one that he may decide about */
static GvtProposal *
load (Deciding *self, GvtDb *db, const GvtId *id, GError **error)
{
  g_autoptr (GvtProposal) proposal = NULL;

  if (!gvt_central_load_proposal (db, id, &proposal, error))
    return NULL;
  if (proposal == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such proposal");
      return NULL;
    }
  return gvt_central_check_supervisor (db, self->supervisor, gvt_proposal_get_place (proposal),
                                       error)
             ? g_steal_pointer (&proposal)
             : NULL;
}

static gboolean
add (Deciding *self,
     GvtDb *db,
     GvtProposal *proposal,
     const GvtOutcome *said,
     const char *question,
     GError **error)
{
  GvtOutcome outcome = *said;

  outcome.by = (char *) self->supervisor;
  outcome.at_us = gvt_clock_now_us (self->central->clock);
  return gvt_central_add_outcome (self->central, db, proposal, &outcome, question, error)
         && gvt_central_send_outcomes (self->central, db, gvt_proposal_get_device (proposal),
                                       error);
}

static gboolean
decide_one (Deciding *self, GvtDb *db, const GvtId *id, GError **error)
{
  static const char *const open[] = { GVT_PROPOSAL_STATE_SENT, GVT_PROPOSAL_STATE_ASKED_BACK,
                                      NULL };
  g_autoptr (GvtProposal) proposal = load (self, db, id, error);
  const GvtOutcome said = { .state = (char *) self->input->decision,
                            .why = (char *) GVT_OUTCOME_DECIDED,
                            .reason = (char *) self->input->reason };

  if (proposal == NULL)
    return FALSE;
  if (!g_strv_contains (open, gvt_proposal_get_state (proposal)))
    return refuse_state (proposal, error);

  return add (self, db, proposal, &said, self->input->question, error);
}

static gboolean
decide_all (GvtDb *db, gpointer user_data, GError **error)
{
  Deciding *self = user_data;

  for (guint i = 0; i < self->ids->len; i++)
    if (!decide_one (self, db, &g_array_index (self->ids, GvtId, i), error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_central_decide (GvtCentral *self,
                    const char *supervisor,
                    GArray *ids,
                    const GvtDecisionInput *input,
                    GError **error)
{
  Deciding deciding = { self, supervisor, ids, input };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && supervisor != NULL && ids != NULL, FALSE);

  return gvt_decision_check (input, error)
         && gvt_store_write (self->store, decide_all, &deciding, error);
}

/* What a laptop's record decided is undone by that laptop. */
static gboolean
is_made_here (Deciding *self, GvtDb *db, GvtProposal *proposal, gboolean *is, GError **error)
{
  static const char *const decided[] = { GVT_PROPOSAL_STATE_VERIFIED, GVT_PROPOSAL_STATE_REJECTED,
                                         GVT_PROPOSAL_STATE_ASKED_BACK, NULL };
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_auto (GvtOutcome) outcome = { 0 };

  *is = FALSE;
  if (!g_strv_contains (decided, gvt_proposal_get_state (proposal)))
    return TRUE;
  event = gvt_journal_event (self->central->journal, db, gvt_proposal_get_outcome_event (proposal),
                             error);
  body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  if (body == NULL || !gvt_outcome_from_json (&outcome, body, error))
    return FALSE;

  *is = !outcome.has_source && g_str_equal (outcome.by, self->supervisor);
  return TRUE;
}

static gboolean
undo_one (GvtDb *db, gpointer user_data, GError **error)
{
  Deciding *self = user_data;
  g_autoptr (GvtProposal) proposal = load (self, db, &g_array_index (self->ids, GvtId, 0), error);
  const GvtOutcome said = { .state = (char *) GVT_PROPOSAL_STATE_SENT,
                            .why = (char *) GVT_OUTCOME_UNDONE };
  gboolean is_his;

  if (proposal == NULL || !is_made_here (self, db, proposal, &is_his, error))
    return FALSE;
  return is_his ? add (self, db, proposal, &said, NULL, error) : refuse_state (proposal, error);
}

gboolean
gvt_central_undo_decision (GvtCentral *self,
                           const char *supervisor,
                           const GvtId *id,
                           GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));
  Deciding deciding = { self, supervisor, ids, NULL };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && supervisor != NULL && id != NULL, FALSE);

  g_array_append_vals (ids, id, 1);
  return gvt_store_write (self->store, undo_one, &deciding, error);
}
