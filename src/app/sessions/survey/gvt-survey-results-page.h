/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What the survey of a class, or of all classes of a visit, comes to, and what is to be done about
 * it. What so few people said that it would be theirs is only counted, and the page says so.
 *
 * Actions: results.undo (the last plan). */
#define GVT_TYPE_SURVEY_RESULTS_PAGE (gvt_survey_results_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtSurveyResultsPage, gvt_survey_results_page, GVT, SURVEY_RESULTS_PAGE, GvtSectionPage)

/** gvt_survey_results_page_new: @session: (nullable): one class; else all of @visit. Plans belong
 * to @visit. Returns: (transfer floating) */
GvtSectionPage *gvt_survey_results_page_new (const GvtId *visit, const GvtId *session);

G_END_DECLS
