/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft.h"

G_BEGIN_DECLS

/* A part of a draft as a module that can be shown: loaded in a worker at first, and again a moment
 * after each change. Signal "changed". Main thread only. */
#define GVT_TYPE_DRAFT_PREVIEW (gvt_draft_preview_get_type ())
G_DECLARE_FINAL_TYPE (GvtDraftPreview, gvt_draft_preview, GVT, DRAFT_PREVIEW, GObject)

typedef GvtModule *(*GvtPreviewFunc) (const GvtDraftTexts *texts, guint index, GError **error);

GvtDraftPreview *gvt_draft_preview_new (GvtDraft *draft, GvtPreviewFunc load, guint index);
/** gvt_draft_preview_get_module: Returns: (transfer none) (nullable): the last that could be shown
 */
GvtModule *gvt_draft_preview_get_module (GvtDraftPreview *self);
/** gvt_draft_preview_get_problem: why it cannot be shown as it is now, or empty */
const char *gvt_draft_preview_get_problem (GvtDraftPreview *self);
/** gvt_draft_preview_stop: what it shows is about to be removed */
void gvt_draft_preview_stop (GvtDraftPreview *self);

G_END_DECLS
