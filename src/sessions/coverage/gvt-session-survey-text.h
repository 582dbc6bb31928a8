/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session-survey.h"

G_BEGIN_DECLS

/** gvt_session_survey_to_text: what a class, a visit or many of them say of the service, in tables
 * for people. Returns: (transfer full) */
char *gvt_session_survey_to_text (const GvtSessionSurvey *survey);

G_END_DECLS
