/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-hash.h"
#include "gvt-keyset.h"
#include "gvt-store.h"

G_BEGIN_DECLS

/* What may be known by all of a correction that somebody reported: no name, no number. Immutable;
 * any thread. Properties: "id" (text), "receipt" (as it is shown), "proposal" (a code) and
 * "proposal-words", "place", "scope", "state" (of gvt_proposal_state_codes) and "state-words",
 * "reporter", "made-at" (int64, microseconds), "made-by", "has-consent", "has-personal" (whether
 * the sealed part is still there). */
#define GVT_TYPE_PROPOSAL (gvt_proposal_get_type ())
G_DECLARE_FINAL_TYPE (GvtProposal, gvt_proposal, GVT, PROPOSAL, GObject)

#define GVT_PROPOSAL_STATE_DRAFT      "draft"
#define GVT_PROPOSAL_STATE_SENT       "sent"
#define GVT_PROPOSAL_STATE_ASKED_BACK "asked_back"
#define GVT_PROPOSAL_STATE_VERIFIED   "verified"
#define GVT_PROPOSAL_STATE_EXPORTED   "exported"
#define GVT_PROPOSAL_STATE_TAKEN_UP   "taken_up"
#define GVT_PROPOSAL_STATE_REJECTED   "rejected"
#define GVT_PROPOSAL_STATE_WITHDRAWN  "withdrawn"

/* For lists alone: all that were not withdrawn; and those of them that nobody decided yet. */
#define GVT_PROPOSAL_STATE_MADE    "made"
#define GVT_PROPOSAL_STATE_WAITING "waiting"

const GvtId *gvt_proposal_get_id (GvtProposal *self);
const GvtId *gvt_proposal_get_device (GvtProposal *self);
const char *gvt_proposal_get_receipt (GvtProposal *self);
const char *gvt_proposal_get_proposal (GvtProposal *self);
const char *gvt_proposal_get_place (GvtProposal *self);
const char *gvt_proposal_get_state (GvtProposal *self);
/** gvt_proposal_get_election: of the list that showed the voter. Returns: (transfer none)
 * (nullable) */
const char *gvt_proposal_get_election (GvtProposal *self);
guint gvt_proposal_get_list_version (GvtProposal *self); /* of that; 0: not known */
/* Why the voter does not qualify; (transfer none) (nullable): he does. */
const char *gvt_proposal_get_tms_scheme (GvtProposal *self);
const char *gvt_proposal_get_tms_code (GvtProposal *self);
const char *gvt_proposal_get_made_by (GvtProposal *self);
gint64 gvt_proposal_get_made_at (GvtProposal *self);
/** gvt_proposal_get_outcome: the number of what the centre made of it last (gvt-outcome.h); 0:
 * nothing yet */
gint64 gvt_proposal_get_outcome (GvtProposal *self);
/** gvt_proposal_get_outcome_event: which record tells it. Returns: (transfer none) (nullable) */
const GvtId *gvt_proposal_get_outcome_event (GvtProposal *self);
/** gvt_proposal_can_be_withdrawn: not what is withdrawn, or with the regency's office */
gboolean gvt_proposal_can_be_withdrawn (GvtProposal *self);
/** gvt_proposal_get_rejection: Returns: (transfer none) (nullable): of gvt_rejection_codes, of a
 * rejected one */
const char *gvt_proposal_get_rejection (GvtProposal *self);
/** gvt_proposal_is_own_request: whether somebody asked for his own data to be put right */
gboolean gvt_proposal_is_own_request (GvtProposal *self);
/** gvt_proposal_is_of_updating: whether it belongs to the continuous updating of voter data (PDPB),
 * of which limited checks (coktas) are a part: its scope says "pdpb" or "coktas" ("pdpb-2026-q4"),
 * or nothing. What has another scope is made for an election */
gboolean gvt_proposal_is_of_updating (GvtProposal *self);
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
/** gvt_proposals_page: some of the same, by id: those made last first, about. @page:
 * gvt_proposals_keyset_new() */
GListModel *gvt_proposals_page (
    GvtStore *store, const char *area, const char *state, GvtKeyset *page, GError **error);
#define gvt_proposals_keyset_new() gvt_keyset_new ("d", 0, TRUE)
/** gvt_proposals_find: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtProposal *gvt_proposals_find (GvtStore *store, const GvtId *id, GError **error);
/** gvt_proposals_pending_for: what stands, not withdrawn, about the voter that gvt_voter_subject()
 * names (I7); of what was written blind, that which gvt_proposals_match_blind() has matched */
GListModel *gvt_proposals_pending_for (GvtStore *store, const GvtHash *subject, GError **error);
/** gvt_proposals_repeats: those that share their receipt number with another: a laptop was cloned.
 * The centre shows them to a person. By number. @page: gvt_repeats_keyset_new() */
GListModel *gvt_proposals_repeats (GvtStore *store, GvtKeyset *page, GError **error);
#define gvt_repeats_keyset_new() gvt_keyset_new ("td", 28, FALSE)

G_END_DECLS
