/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-survey-form.h"

G_BEGIN_DECLS

/* The seat at which people answer a survey one after another: a greeting, a question a screen, a
 * thank-you, and the greeting again; nobody sees anything of who sat there before. Each answer is
 * on disk before the next screen's, and thanks are given when all is. Who sat there when the laptop
 * went dark may go on, and cannot go back behind it.
 *
 * Keys: 1 to 6 choose, Enter goes on, Backspace goes back. Actions: survey.next, survey.back,
 * survey.skip (on without an answer), survey.done (after the thanks), survey.another (begins anew
 * where somebody had begun). */
#define GVT_TYPE_SURVEY_PAGE (gvt_survey_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSurveyPage, gvt_survey_page, GVT, SURVEY_PAGE, GvtSectionPage)

/** gvt_survey_page_new: @service: as gvt_survey_form_new() has it. Returns: (transfer floating) */
GvtSectionPage *gvt_survey_page_new (const GvtId *session, gboolean is_smiley, const char *service);

G_END_DECLS
