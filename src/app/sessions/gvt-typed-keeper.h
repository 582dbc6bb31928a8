/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-typed-draft.h"

G_BEGIN_DECLS

/* Keeps what is typed and not recorded with each keystroke, so that a dead battery loses at most
 * the one in flight (I1), and brings it back. One write is under way at a time, in their order; of
 * what was typed meanwhile only the last is written. Signals: "recalled" (GStrv): what was kept of
 * the item that gvt_typed_keeper_recall() asked for. Main thread only. */
#define GVT_TYPE_TYPED_KEEPER (gvt_typed_keeper_get_type ())
G_DECLARE_FINAL_TYPE (GvtTypedKeeper, gvt_typed_keeper, GVT, TYPED_KEEPER, GObject)

/** gvt_typed_keeper_new: @place: copied */
GvtTypedKeeper *gvt_typed_keeper_new (GvtProfile *profile, const GvtTypedPlace *place);
/** gvt_typed_keeper_keep: @typed: (nullable) (transfer full): %NULL for nothing: it was recorded,
 * or passed over */
void gvt_typed_keeper_keep (GvtTypedKeeper *self, const char *item, GStrv typed);
/** gvt_typed_keeper_recall: looks for what was kept of @item; no signal where there is nothing */
void gvt_typed_keeper_recall (GvtTypedKeeper *self, const char *item);

G_END_DECLS
