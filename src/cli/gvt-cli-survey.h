/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-survey-sheet.h"

G_BEGIN_DECLS

/** gvt_cli_describe_group: words for a group's value, as gvt_cli_print_survey() shows it */
typedef const char *(*GvtCliDescribeGroup) (const char *column, const char *value);

/** gvt_cli_print_survey: tables for people: the elements, the index, and the groups. @describe:
 * (nullable): without it a group's value stands as it is */
void gvt_cli_print_survey (const GvtSurvey *survey, GvtCliDescribeGroup describe);

G_END_DECLS
