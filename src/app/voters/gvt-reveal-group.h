/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

#define GVT_REVEAL_SECONDS 30 /* that a whole NIK stands on the screen */

/* A voter's whole NIK, for who says why: the reason is recorded first, and the number goes after a
 * short time, or with the page. Not to be seen where no NIK may be shown (I11). Action:
 * reveal.show.
 */
#define GVT_TYPE_REVEAL_GROUP (gvt_reveal_group_get_type ())
G_DECLARE_FINAL_TYPE (GvtRevealGroup, gvt_reveal_group, GVT, REVEAL_GROUP, AdwBin)

/** gvt_reveal_group_offer: @page: that it stands on */
void gvt_reveal_group_offer (GvtRevealGroup *self, GvtSectionPage *page, GvtVoterHit *hit);
/** gvt_reveal_group_choose: as if that reason, from 1, and @words had been given; for tests */
void gvt_reveal_group_choose (GvtRevealGroup *self, guint reason, const char *words);
/** gvt_reveal_group_hide: takes the number off the screen */
void gvt_reveal_group_hide (GvtRevealGroup *self);

G_END_DECLS
