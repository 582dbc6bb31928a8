/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft.h"

G_BEGIN_DECLS

/* What stands in a draft's module.json beside its cards. */

guint gvt_draft_get_minutes (GvtDraft *self); /* 0 when none are known */
void gvt_draft_set_minutes (GvtDraft *self, guint minutes);
/** gvt_draft_has_segment: whether it is for these, by their code; for everyone has none */
gboolean gvt_draft_has_segment (GvtDraft *self, const char *code);
void gvt_draft_set_segment (GvtDraft *self, const char *code, gboolean is_meant);

guint gvt_draft_get_n_objectives (GvtDraft *self);
const char *gvt_draft_get_objective_id (GvtDraft *self, guint index);
const char *gvt_draft_get_objective_text (GvtDraft *self, guint index);
void gvt_draft_set_objective_text (GvtDraft *self, guint index, const char *text);
/** gvt_draft_add_objective: Returns: %FALSE when there are 8 */
gboolean gvt_draft_add_objective (GvtDraft *self, GError **error);
void gvt_draft_move_objective (GvtDraft *self, guint from, guint to);
/** gvt_draft_remove_objective: Returns: %FALSE for the only one, and for one that questions name */
gboolean gvt_draft_remove_objective (GvtDraft *self, guint index, GError **error);

guint gvt_draft_get_n_claims (GvtDraft *self);
const char *gvt_draft_get_claim_text (GvtDraft *self, guint index);
/** gvt_draft_get_claim: @name: of a member that is text: "source". "" for what is not there */
const char *gvt_draft_get_claim (GvtDraft *self, guint index, const char *name);
/** gvt_draft_set_claim: what was compared before is not what stands there now: another statement or
 * source is not verified, and for another statement or article its day of comparison goes */
void gvt_draft_set_claim (GvtDraft *self, guint index, const char *name, const char *text);
gboolean gvt_draft_is_claim_verified (GvtDraft *self, guint index);
void gvt_draft_set_claim_verified (GvtDraft *self, guint index, gboolean is_verified);
/** gvt_draft_add_claim: a blank one. Returns: %FALSE when there are 200 */
gboolean gvt_draft_add_claim (GvtDraft *self, GError **error);
gboolean gvt_draft_remove_claim (GvtDraft *self, guint index, GError **error);
void gvt_draft_move_claim (GvtDraft *self, guint from, guint to);
/** gvt_draft_restore_claim: as gvt_draft_restore_card() */
gboolean gvt_draft_restore_claim (GvtDraft *self, GvtDraftTexts *before, guint index);

G_END_DECLS
