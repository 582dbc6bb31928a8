/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session-survey.h"
#include "gvt-typed-table.h"

G_BEGIN_DECLS

/** gvt_visit_survey_table: the nine elements of all sheets, the index, and the same of each group
 * that may be shown; of any other only how many they are. Returns: (transfer full) */
GvtTypedTable *gvt_visit_survey_table (const GvtSessionSurvey *survey);

G_END_DECLS
