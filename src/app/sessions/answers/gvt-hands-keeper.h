/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* Keeps what is typed of the hands for a question with each keystroke, so that a dead battery loses
 * at most the one in flight (I1), and brings it back. One write is under way at a time, in their
 * order; of what was typed meanwhile only the last is written. Signals: "recalled" (GStrv): what
 * was kept of the question that gvt_hands_keeper_recall() asked for. Main thread only. */
#define GVT_TYPE_HANDS_KEEPER (gvt_hands_keeper_get_type ())
G_DECLARE_FINAL_TYPE (GvtHandsKeeper, gvt_hands_keeper, GVT, HANDS_KEEPER, GObject)

/** gvt_hands_keeper_new: @where: as for gvt_hands_draft_keep() */
GvtHandsKeeper *gvt_hands_keeper_new (GvtProfile *profile, const GvtId *session, const char *where);
/** gvt_hands_keeper_keep: @typed: (nullable) (transfer full): %NULL for nothing: it was recorded,
 * or passed over */
void gvt_hands_keeper_keep (GvtHandsKeeper *self, const char *item, GStrv typed);
/** gvt_hands_keeper_recall: looks for what was kept of @item; no signal where there is nothing */
void gvt_hands_keeper_recall (GvtHandsKeeper *self, const char *item);

G_END_DECLS
