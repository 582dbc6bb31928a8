/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The questions of a quiz on the wall, one after another, for a class that answers by raising its
 * hands: what is asked and the options by their letters; who counts types the hands; then the right
 * answer and why. Hands and those who raised none make up all who are present. Counts are recorded
 * as the answer is shown; where that fails the question is open again. One whose hands nobody
 * counted is shown all the same. Its letters grow with the window, as on the projector.
 *
 * Actions: hands.next (the answer, then the next question), hands.previous, and the keys of a
 * presenter's remote: hands.down, hands.up, which scroll first while more of it is below or above
 * the screen. The keys A to F lead to the count of that answer. */
#define GVT_TYPE_HANDS_PAGE (gvt_hands_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtHandsPage, gvt_hands_page, GVT, HANDS_PAGE, GvtSectionPage)

/** gvt_hands_page_new: @items: of #GvtQuizItem that hands can answer (gvt-session-hands.h), at
 * least one. @n_present: people in the class; with 0 nothing is counted. Returns: (transfer
 * floating) */
GvtSectionPage *
gvt_hands_page_new (const GvtId *session, GvtModule *module, GListModel *items, guint n_present);

/** gvt_hands_page_begin: at @question, from 0; past the end, at the last. @form: of which they are,
 * so that they are found again after the laptop went off */
void gvt_hands_page_begin (GvtHandsPage *self, const char *form, guint question);

G_END_DECLS
