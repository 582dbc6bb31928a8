/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft.h"

G_BEGIN_DECLS

/* The cards of a draft for people who do not read: one picture each, no text. */

guint gvt_draft_get_n_pictures (GvtDraft *self);
const char *gvt_draft_get_picture_title (GvtDraft *self, guint index);
const char *gvt_draft_get_picture_notes (GvtDraft *self, guint index);
/** gvt_draft_get_picture_words: for who cannot see it */
const char *gvt_draft_get_picture_words (GvtDraft *self, guint index);
void gvt_draft_set_picture_title (GvtDraft *self, guint index, const char *title);
void gvt_draft_set_picture_notes (GvtDraft *self, guint index, const char *notes);
void gvt_draft_set_picture_words (GvtDraft *self, guint index, const char *words);
/* What it states: ids of the module's claims. A card that says nothing of them is other than one
 * that says it states no rule. */

/** gvt_draft_picture_states: whether it states the claim @id */
gboolean gvt_draft_picture_states (GvtDraft *self, guint index, const char *id);
void gvt_draft_picture_set_states (GvtDraft *self, guint index, const char *id, gboolean is_stated);
/** gvt_draft_picture_states_nothing: whether it says that it states no rule */
gboolean gvt_draft_picture_states_nothing (GvtDraft *self, guint index);
/** gvt_draft_picture_set_states_nothing: %FALSE takes that back, and it says nothing of claims */
void gvt_draft_picture_set_states_nothing (GvtDraft *self, guint index, gboolean states_nothing);

/** gvt_draft_set_picture_file: @file: of gvt_draft_add_picture(); the words go, for they are of
 * another picture */
void gvt_draft_set_picture_file (GvtDraft *self, guint index, const char *file);
/** gvt_draft_add_picture_card: after all others. Returns: %FALSE when there are 24 */
gboolean gvt_draft_add_picture_card (GvtDraft *self, const char *file, GError **error);
gboolean gvt_draft_remove_picture (GvtDraft *self, guint index, GError **error);
void gvt_draft_move_picture (GvtDraft *self, guint from, guint to);
/** gvt_draft_restore_picture: as gvt_draft_restore_card() */
gboolean gvt_draft_restore_picture (GvtDraft *self, GvtDraftTexts *before, guint index);

G_END_DECLS
