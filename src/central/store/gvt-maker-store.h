/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-event.h"

G_BEGIN_DECLS

/* Who made which proposal, as far as each copy's chain has come and, up to the fork, those that it
 * went on from. */

/** gvt_maker_store_put: @made: a proposal.made event, or one that is re-issued (I9) */
gboolean gvt_maker_store_put (GvtDb *db, const GvtEventHeader *made, GError **error);
/** gvt_maker_store_find: @at: of an event of the copy that asks. @made_by: (out) (transfer full)
 * (nullable): a user code; %NULL when @proposal does not stand in its past */
gboolean gvt_maker_store_find (
    GvtDb *db, const GvtEventHeader *at, const GvtId *proposal, char **made_by, GError **error);

G_END_DECLS
