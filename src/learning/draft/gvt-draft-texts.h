/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"

G_BEGIN_DECLS

/* All texts of a draft as they were at one moment, written or not: what a worker reads while the
 * person types on. Immutable, reference counted; any thread. */
typedef struct _GvtDraftTexts GvtDraftTexts;

/** gvt_draft_texts_read: what the folder of a draft holds now; media are only named. Returns:
 * (transfer full) (nullable) */
GvtDraftTexts *gvt_draft_texts_read (const char *folder, GError **error);
GvtDraftTexts *gvt_draft_texts_ref (GvtDraftTexts *self);
void gvt_draft_texts_unref (GvtDraftTexts *self);
gboolean gvt_draft_texts_equal (const GvtDraftTexts *self, const GvtDraftTexts *other);
/** gvt_draft_texts_get: Returns: (transfer none) (nullable): "module.json", "quiz.json", "x.md" */
GBytes *gvt_draft_texts_get (const GvtDraftTexts *self, const char *file);

/**
 * gvt_draft_texts_save:
 * @before: what this laptop last read or wrote there
 *
 * Writes what differs from @before, each file at once or not at all, module.json last, and takes
 * away what is no longer named. Refused with %GVT_ERROR_STATE, and nothing written, when somebody
 * else has changed one of these files since @before. Blocks.
 */
gboolean
gvt_draft_texts_save (const GvtDraftTexts *self, const GvtDraftTexts *before, GError **error);

/** gvt_draft_texts_load: the module as its class would get it, marked as a draft. Blocks. Returns:
 * (transfer full) (nullable): %NULL with the first thing that keeps it from being shown */
GvtModule *gvt_draft_texts_load (const GvtDraftTexts *self, GError **error);
/** gvt_draft_texts_load_card: a module of this card alone, so that nothing wrong elsewhere keeps it
 * from being shown. Blocks. Returns: (transfer full) (nullable) */
GvtModule *gvt_draft_texts_load_card (const GvtDraftTexts *self, guint index, GError **error);
/** gvt_draft_texts_load_item: likewise, its quiz is this question alone */
GvtModule *gvt_draft_texts_load_item (const GvtDraftTexts *self, guint index, GError **error);

/** gvt_draft_texts_load_picture: likewise, of its picture cards only this one */
GvtModule *gvt_draft_texts_load_picture (const GvtDraftTexts *self, guint index, GError **error);
/** gvt_draft_texts_load_claim: likewise, of its claims only this one */
GvtModule *gvt_draft_texts_load_claim (const GvtDraftTexts *self, guint index, GError **error);

/** gvt_draft_texts_lint: what is to be mended, in the texts as they are here. Blocks. Returns:
 * (transfer full) (nullable): of #GvtLintFinding; %NULL only when the media cannot be read */
GListModel *gvt_draft_texts_lint (const GvtDraftTexts *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtDraftTexts, gvt_draft_texts_unref)

G_END_DECLS
