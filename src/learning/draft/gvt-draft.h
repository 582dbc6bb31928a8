/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-draft-texts.h"
#include "gvt-quiz-merge.h"

G_BEGIN_DECLS

/* A module that somebody is writing on this laptop: a folder, its texts in memory. It need not be
 * one that could be shown: half a sentence is kept, too. Members of its JSON that this program does
 * not know stay as they are. Not thread-safe; a worker gets gvt_draft_dup_texts().
 *
 * With any change "reviewed_by" is emptied: nobody has reviewed that. What is changed is in memory
 * until gvt_draft_save(). Signal "changed": something is other than before. */
#define GVT_TYPE_DRAFT (gvt_draft_get_type ())
G_DECLARE_FINAL_TYPE (GvtDraft, gvt_draft, GVT, DRAFT, GObject)

/** gvt_draft_open: @folder: one of gvt_draft_list(), or an author's own. Blocks. Returns: (transfer
 * full) (nullable): %GVT_ERROR_BAD_FORMAT when its JSON is none */
GvtDraft *gvt_draft_open (const char *folder, GError **error);

const char *gvt_draft_get_folder (GvtDraft *self);
const char *gvt_draft_get_id (GvtDraft *self);
const char *gvt_draft_get_title (GvtDraft *self);
const char *gvt_draft_get_summary (GvtDraft *self);
void gvt_draft_set_title (GvtDraft *self, const char *title);
void gvt_draft_set_summary (GvtDraft *self, const char *summary);

/* --- cards --- */

guint gvt_draft_get_n_cards (GvtDraft *self);
/** gvt_draft_get_card_title: as all that reads of a card, "" for what is not there */
const char *gvt_draft_get_card_title (GvtDraft *self, guint index);
const char *gvt_draft_get_card_notes (GvtDraft *self, guint index);
/** gvt_draft_get_card_file: its Markdown's name, as findings have it */
const char *gvt_draft_get_card_file (GvtDraft *self, guint index);
/** gvt_draft_dup_card_text: Returns: (transfer full): its Markdown */
char *gvt_draft_dup_card_text (GvtDraft *self, guint index);
void gvt_draft_set_card_title (GvtDraft *self, guint index, const char *title);
void gvt_draft_set_card_notes (GvtDraft *self, guint index, const char *notes);
void gvt_draft_set_card_text (GvtDraft *self, guint index, const char *text);
/** gvt_draft_add_card: after all others. Returns: %FALSE when there are 24 */
gboolean gvt_draft_add_card (GvtDraft *self, const char *title, GError **error);
/** gvt_draft_remove_card: Returns: %FALSE for the only one */
gboolean gvt_draft_remove_card (GvtDraft *self, guint index, GError **error);
void gvt_draft_move_card (GvtDraft *self, guint from, guint to);
/** gvt_draft_restore_card: puts back the card that stood at @index @before, with its text, and
 * changes nothing else. Returns: %FALSE when it is there, or there is no room */
gboolean gvt_draft_restore_card (GvtDraft *self, GvtDraftTexts *before, guint index);

/* --- questions --- */

guint gvt_draft_get_n_items (GvtDraft *self);
const char *gvt_draft_get_item_prompt (GvtDraft *self, guint index);
/** gvt_draft_dup_item: Returns: (transfer full): a copy to change and give back, as in quiz.json */
JsonObject *gvt_draft_dup_item (GvtDraft *self, guint index);
/** gvt_draft_set_item: @item is copied */
void gvt_draft_set_item (GvtDraft *self, guint index, JsonObject *item);
/** gvt_draft_add_item: a blank question. @type: "single", "multiple", "truefalse" or "text".
 * Returns: %FALSE when there are 64 */
gboolean gvt_draft_add_item (GvtDraft *self, const char *type, GError **error);
/** gvt_draft_remove_item: with the last one goes the quiz */
void gvt_draft_remove_item (GvtDraft *self, guint index);
void gvt_draft_move_item (GvtDraft *self, guint from, guint to);
/** gvt_draft_restore_item: as gvt_draft_restore_card() */
gboolean gvt_draft_restore_item (GvtDraft *self, GvtDraftTexts *before, guint index);
/**
 * gvt_draft_try_import:
 * @items: the "items" of gvt_quiz_import_read()
 * @merge: (out): what would come of it
 *
 * A dry run of gvt_draft_import(): nothing changes.
 *
 * Returns: %FALSE when they cannot be taken in (%GVT_ERROR_BAD_INPUT beyond 64)
 */
gboolean
gvt_draft_try_import (GvtDraft *self, JsonArray *items, GvtQuizMerge *merge, GError **error);
/** gvt_draft_import: takes @items in as gvt_quiz_merge() says, all or none. The objective of a
 * question that names none is the module's first. */
gboolean gvt_draft_import (GvtDraft *self, JsonArray *items, GvtQuizMerge *merge, GError **error);

/* --- keeping --- */

/** gvt_draft_dup_texts: as they are now. Returns: (transfer full) */
GvtDraftTexts *gvt_draft_dup_texts (GvtDraft *self);
/** gvt_draft_is_saved: whether nothing would be lost if the program ended now */
gboolean gvt_draft_is_saved (GvtDraft *self);
/** gvt_draft_save: Blocks. %GVT_ERROR_STATE when somebody else has changed the folder: then nothing
 * is written, and what is here stays here */
gboolean gvt_draft_save (GvtDraft *self, GError **error);
/** gvt_draft_save_as_other: all that is here, with the folder's media, as another draft beside it,
 * "ID-lain"; from now on this is that one, and what can be undone begins anew. Blocks. */
gboolean gvt_draft_save_as_other (GvtDraft *self, GError **error);
/** gvt_draft_get_saved: Returns: (transfer none): for a worker's gvt_draft_texts_save(), which
 * gvt_draft_take_saved() tells of afterwards */
GvtDraftTexts *gvt_draft_get_saved (GvtDraft *self);
void gvt_draft_take_saved (GvtDraft *self, GvtDraftTexts *texts);
/** gvt_draft_undo: back to what was saved before the last save; again goes further back, to what
 * was opened. Not saved yet. Returns: %FALSE when there is nothing before */
gboolean gvt_draft_undo (GvtDraft *self);
gboolean gvt_draft_can_undo (GvtDraft *self);

G_END_DECLS
