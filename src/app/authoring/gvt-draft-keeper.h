/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft.h"

G_BEGIN_DECLS

/* Keeps a draft while pages change it: a moment after each change it is written and judged, in a
 * worker. What was typed is on the disk within a second, and when this is finalized; a crash loses
 * that second at most. Main thread only.
 *
 * When somebody else has changed the draft meanwhile, all that is here becomes another draft beside
 * it, which is written on, and what the other wrote stays: nothing typed is lost.
 *
 * Signals: "judged": there are other findings; "failed" (GError): it could not be written, and is
 * still here only; "moved": it is another draft now. */
#define GVT_TYPE_DRAFT_KEEPER (gvt_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (GvtDraftKeeper, gvt_draft_keeper, GVT, DRAFT_KEEPER, GObject)

GvtDraftKeeper *gvt_draft_keeper_new (GvtDraft *draft);
GvtDraft *gvt_draft_keeper_get_draft (GvtDraftKeeper *self); /* (transfer none) */
/** gvt_draft_keeper_get_findings: Returns: (transfer none) (nullable): of #GvtLintFinding; %NULL
 * until it was judged for the first time */
GListModel *gvt_draft_keeper_get_findings (GvtDraftKeeper *self);
/** gvt_draft_keeper_flush: writes now, and waits for it. Returns: whether all is on the disk */
gboolean gvt_draft_keeper_flush (GvtDraftKeeper *self);
/** gvt_draft_keeper_drop: writes nothing any more: the draft is being deleted */
void gvt_draft_keeper_drop (GvtDraftKeeper *self);

G_END_DECLS
