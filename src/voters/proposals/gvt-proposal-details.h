/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-proposal-field.h"
#include "gvt-seal.h"

G_BEGIN_DECLS

/* The personal part of a proposal, opened by the roll key or by the centre's sealing key: canonical
 * JSON with the fields that were given, by name, and "changes": [{"field", "new", "old"?}]; with a
 * disability also "disability_scheme". Or the knowledge that it was erased. Immutable; any thread.
 * Wiped when freed. */
#define GVT_TYPE_PROPOSAL_DETAILS (gvt_proposal_details_get_type ())
G_DECLARE_FINAL_TYPE (GvtProposalDetails, gvt_proposal_details, GVT, PROPOSAL_DETAILS, GObject)

#define GVT_PROPOSAL_SEAL_CONTEXT "proposal/1"

/** gvt_proposal_details_unseal: @sealed: (nullable): the event's personal part; %NULL is an erased
 * one. %GVT_ERROR_BAD_SIGNATURE for a key it was not sealed to, %GVT_ERROR_BAD_FORMAT for what is
 * no such part. Returns: (transfer full) (nullable) */
GvtProposalDetails *
gvt_proposal_details_unseal (const GvtSecret *key, GBytes *sealed, GError **error);
/** gvt_proposal_details_unseal_any: by one of @keys: (element-type GvtSecret) */
GvtProposalDetails *
gvt_proposal_details_unseal_any (GPtrArray *keys, GBytes *sealed, GError **error);

gboolean gvt_proposal_details_is_erased (GvtProposalDetails *self);
/** gvt_proposal_details_get_pictures: of what was shown; those that are on this laptop, where they
 * were read with the rest. Returns: (transfer none) (element-type GBytes) */
GPtrArray *gvt_proposal_details_get_pictures (GvtProposalDetails *self);
/** gvt_proposal_details_take_pictures: @pictures: (transfer full) */
void gvt_proposal_details_take_pictures (GvtProposalDetails *self, GPtrArray *pictures);

/** gvt_proposal_details_get_question: what was asked back and is to be answered on this laptop.
 * Returns: (transfer none) (nullable) */
const char *gvt_proposal_details_get_question (GvtProposalDetails *self);
/** gvt_proposal_details_take_question: @text: (transfer full) (nullable); as above, while nobody
 * else has @self */
void gvt_proposal_details_take_question (GvtProposalDetails *self, char *text);

/** gvt_proposal_details_correct: @value is what should have been written down for @field: in what
 * is to be changed, where that is, else in what was given. While nobody else has @self */
void
gvt_proposal_details_correct (GvtProposalDetails *self, GvtProposalField field, const char *value);

/* In the clear: not for a screen. (transfer none) (nullable): when not given. */
const char *gvt_proposal_details_get (GvtProposalDetails *self, GvtProposalField field);
const char *gvt_proposal_details_get_old (GvtProposalDetails *self, GvtProposalField field);
const char *gvt_proposal_details_get_new (GvtProposalDetails *self, GvtProposalField field);

/* For a screen (I11): numbers of cards masked, and left out where a full birth date is shown
 * beside them. (transfer full) (nullable) */
char *gvt_proposal_details_show (GvtProposalDetails *self, GvtProposalField field);
char *gvt_proposal_details_show_old (GvtProposalDetails *self, GvtProposalField field);
char *gvt_proposal_details_show_new (GvtProposalDetails *self, GvtProposalField field);

/** gvt_proposal_details_to_json: {"is_erased", the fields that were given with "nik_masked" and
 * "nkk_masked" for the numbers (null where left out), "changes": [{"field", "old", "new"}]}.
 * Returns: (transfer full) */
JsonObject *gvt_proposal_details_to_json (GvtProposalDetails *self);

G_END_DECLS
