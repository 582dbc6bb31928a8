/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-survey-sheet.h"

G_BEGIN_DECLS

/** gvt_survey_column_find: by which column @heading divides. Returns: %GVT_SURVEY_N_COLUMNS for
 * none */
guint gvt_survey_column_find (const char *heading);

/** gvt_survey_groups_find_or_add: Returns: (transfer none) (nullable): %NULL when it would be one
 * too many */
GvtSurveyGroup *gvt_survey_groups_find_or_add (GPtrArray *groups, guint column, const char *value);

/** gvt_survey_groups_new: Returns: (transfer full) (element-type GvtSurveyGroup) */
GPtrArray *gvt_survey_groups_new (void);
#define GVT_SURVEY_MAX_GROUPS 500 /* of all columns; more are no groups */

/** gvt_survey_groups_add: one sheet of those with @value; "" belongs to no group. Returns: %FALSE
 * when it would be one group too many */
gboolean gvt_survey_groups_add (GPtrArray *groups,
                                guint column,
                                const char *value,
                                const guint8 scores[GVT_SURVEY_N_ELEMENTS]);
/** gvt_survey_groups_finish: leaves out those of nobody, puts the others in order
 * and says which may be shown */
void gvt_survey_groups_finish (GPtrArray *groups);

G_END_DECLS
