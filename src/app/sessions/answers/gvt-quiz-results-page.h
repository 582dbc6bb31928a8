/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What came of a quiz that is closed, for the whole class to look at: how many answered each
 * question right, then question after question how often each answer was given. Counts alone: no
 * person and no card has a place on it. Its letters grow with the window, as on the projector.
 *
 * Actions: results.next, results.previous, and the keys of a presenter's remote: results.down,
 * results.up, which scroll first while more of it is below or above the screen. */
#define GVT_TYPE_QUIZ_RESULTS_PAGE (gvt_quiz_results_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtQuizResultsPage, gvt_quiz_results_page, GVT, QUIZ_RESULTS_PAGE, GvtSectionPage)

GvtSectionPage *gvt_quiz_results_page_new (const GvtId *quiz); /* (transfer floating) */

G_END_DECLS
