/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-survey-sheet.h"

G_BEGIN_DECLS

/** gvt_survey_describe_group: words for a group's value, as gvt_survey_to_text() shows it */
typedef const char *(*GvtSurveyDescribeGroup) (const char *column, const char *value);

/** gvt_survey_to_text: tables for people: the elements, the index, and the groups. @describe:
 * (nullable): without it a group's value stands as it is. Returns: (transfer full) */
char *gvt_survey_to_text (const GvtSurvey *survey, GvtSurveyDescribeGroup describe);

G_END_DECLS
