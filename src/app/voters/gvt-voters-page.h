/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Voter data: for those who open the roll a purpose, picked once a visit, and one search box, for
 * the others a calm word and the taking of citizens' reports. The lists lie in memory while the
 * laptop is unlocked, and only there. Actions: voters.report, voters.worklists, voters.lists,
 * voters.checks, and those of its search (gvt-voter-search.h).
 */
#define GVT_TYPE_VOTERS_PAGE (gvt_voters_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtVotersPage, gvt_voters_page, GVT, VOTERS_PAGE, GvtSectionPage)

/** gvt_voters_page_ask: as if @text had been typed and looked up for the purpose at @purpose (from
 * 1); for pictures of practice data */
void gvt_voters_page_ask (GvtVotersPage *self, guint purpose, const char *text);

G_END_DECLS
