/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The survey of satisfaction (SKM) of PermenPANRB 14/2017: nine elements, each scored from 1 to 4.
 * Pure arithmetic: any thread. */

#define GVT_SURVEY_N_ELEMENTS 9
#define GVT_SURVEY_MAX_SCORE  4
#define GVT_SURVEY_N_LOWEST   3

/* Fewer people than this are only counted: their figures would be somebody's. */
#define GVT_SURVEY_MIN_GROUP 10

typedef struct
{
  guint64 sum; /* 0 with answers: what they say is not told */
  guint n;     /* who answered; an element left out lowers nothing */
} GvtSurveyElement;

typedef struct
{
  GvtSurveyElement elements[GVT_SURVEY_N_ELEMENTS];
  guint n; /* sheets with at least one answer */
} GvtSurveyTally;

/** gvt_survey_add: @scores: one of each element, 1 to 4; 0: not answered */
void gvt_survey_add (GvtSurveyTally *self, const guint8 scores[GVT_SURVEY_N_ELEMENTS]);

/** gvt_survey_hide_few: of an element that 1 to 9 answered leaves nothing but how many. The index
 * goes with it: from the index and the other elements anybody could reckon it */
void gvt_survey_hide_few (GvtSurveyTally *self);

/** gvt_survey_get_mean: the element's mean score (NRR), 1 to 4. Returns: 0 when nobody answered it,
 * or it is not told */
double gvt_survey_get_mean (const GvtSurveyTally *self, guint element);

/** gvt_survey_get_index: the index of satisfaction (IKM) in hundredths, 2500 to 10000: the sum of
 * the elements' means, each with the weight 1/9, times 25, rounded half up to two decimals. The
 * weight is exact: with 0.11 nine times the best score would give 99.00. Returns: -1 as long as an
 * element has no answer, or one that is not told */
int gvt_survey_get_index (const GvtSurveyTally *self);

/** gvt_survey_get_grade: of an index in hundredths: "A" from 88.31, "B" from 76.61, "C" from 65.00,
 * "D" below; %NULL for -1 */
const char *gvt_survey_get_grade (int index);
/** gvt_survey_describe_grade: as the regulation names it. Translated. */
const char *gvt_survey_describe_grade (const char *grade);

/** gvt_survey_get_lowest: the three elements with the lowest means, lowest first; of equal ones the
 * earlier. Returns: how many there are: fewer where elements have no mean */
guint gvt_survey_get_lowest (const GvtSurveyTally *self, guint lowest[GVT_SURVEY_N_LOWEST]);

/** gvt_survey_element_code: "U1" to "U9" */
const char *gvt_survey_element_code (guint element);
/** gvt_survey_element_name: translated */
const char *gvt_survey_element_name (guint element);

/** gvt_survey_get_sample: how many of @population must answer: Krejcie and Morgan (1970), with
 * chi-square 3.841, P 0.5 and d 0.05, rounded to the nearest */
guint gvt_survey_get_sample (guint population);

G_END_DECLS
