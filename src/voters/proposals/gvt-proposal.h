/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-hash.h"
#include "gvt-store.h"

G_BEGIN_DECLS

/* What may be known by all of a correction that somebody reported: no name, no number. Immutable;
 * any thread. Properties: "id" (text), "receipt" (as it is shown), "proposal" (a code) and
 * "proposal-words", "place", "scope", "state" (a code: "made" or "withdrawn") and "state-words",
 * "reporter", "made-at" (int64, microseconds), "made-by", "has-consent", "has-personal" (whether
 * the sealed part is still there). */
#define GVT_TYPE_PROPOSAL (gvt_proposal_get_type ())
G_DECLARE_FINAL_TYPE (GvtProposal, gvt_proposal, GVT, PROPOSAL, GObject)

#define GVT_PROPOSAL_STATE_MADE      "made"
#define GVT_PROPOSAL_STATE_WITHDRAWN "withdrawn"

const GvtId *gvt_proposal_get_id (GvtProposal *self);
const GvtId *gvt_proposal_get_device (GvtProposal *self);
const char *gvt_proposal_get_receipt (GvtProposal *self);
const char *gvt_proposal_get_proposal (GvtProposal *self);
const char *gvt_proposal_get_place (GvtProposal *self);
const char *gvt_proposal_get_state (GvtProposal *self);
const char *gvt_proposal_get_made_by (GvtProposal *self);
gint64 gvt_proposal_get_made_at (GvtProposal *self);
gboolean gvt_proposal_has_personal (GvtProposal *self);
/** gvt_proposal_get_n_pictures: sealed ones that are on this laptop */
guint gvt_proposal_get_n_pictures (GvtProposal *self);
/* Codes, %NULL-terminated: what was shown, and which fields are to be changed. */
const char *const *gvt_proposal_get_evidence (GvtProposal *self);
const char *const *gvt_proposal_get_fields (GvtProposal *self);
/** gvt_proposal_dup_reason: why the voter does not qualify, for people. Returns: (transfer full)
 * (nullable): %NULL while he does */
char *gvt_proposal_dup_reason (GvtProposal *self);
/** gvt_proposal_to_json: Returns: (transfer full): all that is known without the sealed part */
JsonObject *gvt_proposal_to_json (GvtProposal *self);

/* Lists of #GvtProposal, (transfer full) (nullable), the newest first, from any store that has the
 * tables: a laptop's or the centre's. A laptop's screens take gvt_proposals_browse(), which keeps
 * to the user's area. */

/** gvt_proposals_list: @area: a region code, or "" for everywhere; @state: (nullable): of one state
 */
GListModel *
gvt_proposals_list (GvtStore *store, const char *area, const char *state, GError **error);
/** gvt_proposals_find: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtProposal *gvt_proposals_find (GvtStore *store, const GvtId *id, GError **error);
/** gvt_proposals_pending_for: what stands, not withdrawn, about the voter that gvt_voter_subject()
 * names (I7); of what was written blind, that which gvt_proposals_match_blind() has matched */
GListModel *gvt_proposals_pending_for (GvtStore *store, const GvtHash *subject, GError **error);
/** gvt_proposals_repeats: those that share their receipt number with another: a laptop was cloned.
 * The centre shows them to a person. By number. */
GListModel *gvt_proposals_repeats (GvtStore *store, GError **error);

G_END_DECLS
