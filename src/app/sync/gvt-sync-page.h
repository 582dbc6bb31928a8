/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The ledger: what was made, sent, received and confirmed, what is on this laptop alone and what
 * the centre could not apply; which voter lists are here; and the talk with the centre. Actions:
 * sync.start, sync.cancel; by stick: sync.end-day; sync.choose-stick, sync.read-stick (its folder);
 * a colleague's, over this laptop's network: sync.choose-carried, sync.carry (its folder). */
#define GVT_TYPE_SYNC_PAGE (gvt_sync_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSyncPage, gvt_sync_page, GVT, SYNC_PAGE, GvtSectionPage)

G_END_DECLS
