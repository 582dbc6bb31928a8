/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-roll.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The voter desk while lists are open: why and for which village is asked, one search box, what
 * came of it, and what else there is beside the search. Actions: voters.search, voters.ask-centre
 * (about whom is asked for now). */
#define GVT_TYPE_VOTER_SEARCH (gvt_voter_search_get_type ())
G_DECLARE_FINAL_TYPE (GvtVoterSearch, gvt_voter_search, GVT, VOTER_SEARCH, AdwBin)

/** gvt_voter_search_open: @page: it stands on it; @roll: to be searched, until it is closed */
void gvt_voter_search_open (GvtVoterSearch *self, GvtSectionPage *page, GvtRoll *roll);
/** gvt_voter_search_close: who waits for an answer waits no more, and nobody is seen or kept */
void gvt_voter_search_close (GvtVoterSearch *self);

/** gvt_voter_search_ask: as gvt_voters_page_ask() */
void gvt_voter_search_ask (GvtVoterSearch *self, guint purpose, const char *text);

G_END_DECLS
