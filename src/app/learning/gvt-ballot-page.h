/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-ballot-set.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

#define GVT_BALLOT_SIMULATOR "surat-suara" /* how a card asks for it */

/* The ballot simulator: one kind of ballot to punch, and what its rules say of it. Stores nothing;
 * works before enrolment. Actions: ballot.judge (Ctrl+Enter), ballot.undo (Ctrl+Z), ballot.new,
 * ballot.fold. */
#define GVT_TYPE_BALLOT_PAGE (gvt_ballot_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtBallotPage, gvt_ballot_page, GVT, BALLOT_PAGE, GvtSectionPage)

/** gvt_ballot_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_ballot_page_new (GvtBallotSet *set, GvtBallotPaper *paper);

/** gvt_ballot_page_new_from_settings: @settings: (nullable): a card's: "kind", and if wanted "set"
 * and "folded". What they name wrongly the page tells. Returns: (transfer floating) */
GvtSectionPage *gvt_ballot_page_new_from_settings (JsonObject *settings);

G_END_DECLS
