/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"

G_BEGIN_DECLS

/* The drafts of a laptop: a folder of folders, one each, called by its id. They are no part of the
 * journal and of no backup but the author's own (gvt_module_to_zip()), and hold no personal data.
 */

/* One of them. Properties: "folder" (its path), "id" (its folder's name), "title", "module"
 * (#GvtModule, or %NULL for one that cannot be shown as it is), "problem" (why it cannot be, or
 * empty; for the log and the linter). Immutable; any thread. */
#define GVT_TYPE_DRAFT_ENTRY (gvt_draft_entry_get_type ())
G_DECLARE_FINAL_TYPE (GvtDraftEntry, gvt_draft_entry, GVT, DRAFT_ENTRY, GObject)
const char *gvt_draft_entry_get_folder (GvtDraftEntry *self);
const char *gvt_draft_entry_get_id (GvtDraftEntry *self);
const char *gvt_draft_entry_get_title (GvtDraftEntry *self);
GvtModule *gvt_draft_entry_get_module (GvtDraftEntry *self); /* (transfer none) (nullable) */
const char *gvt_draft_entry_get_problem (GvtDraftEntry *self);

/** gvt_draft_list: @drafts: a profile's "drafts", which need not exist. Blocks. Returns: (transfer
 * full): of #GvtDraftEntry, by id */
GListModel *gvt_draft_list (const char *drafts);
/** gvt_draft_find: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtDraftEntry *gvt_draft_find (const char *drafts, const char *id, GError **error);

/**
 * gvt_draft_duplicate:
 * @module: of any source
 * @id: (nullable): of the draft; without one "ID-salinan", or with a number behind it
 *
 * A copy to be edited: with all that @module holds, sources and media too, as version 1 and without
 * its reviewers, who have read another text. It is there whole or not at all. Blocks.
 *
 * Returns: (transfer full) (nullable): its folder; %GVT_ERROR_BAD_INPUT when there is a draft of
 *   that id, or it is none
 */
char *gvt_draft_duplicate (GvtModule *module, const char *drafts, const char *id, GError **error);

/** gvt_draft_delete: the draft in @folder, for good. Only when a person asks for it. Blocks. */
gboolean gvt_draft_delete (const char *folder, GError **error);

G_END_DECLS
