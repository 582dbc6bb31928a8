/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-chart-view.h"
#include "gvt-session-survey.h"

G_BEGIN_DECLS

/* What a survey comes to, as bars. What may not be told has no bar, and in the place of its figure
 * stands how many there are. */

/** gvt_survey_chart_elements: nine bars; the lowest three are hatched */
void gvt_survey_chart_elements (GvtChartView *view, const GvtSurveyTally *told);
/** gvt_survey_chart_groups: the index of each group of @column. Returns: how many there are */
guint gvt_survey_chart_groups (GvtChartView *view, const GvtSurvey *survey, guint column);
/** gvt_survey_chart_faces: how often each face was chosen for each question */
void gvt_survey_chart_faces (GvtChartView *view, const GvtSmileyTally *told);

/** gvt_survey_dup_mean: the mean of an element, "3,25", or a dash where there is none. Returns:
 * (transfer full) */
char *gvt_survey_dup_mean (const GvtSurveyTally *tally, guint element);

G_END_DECLS
