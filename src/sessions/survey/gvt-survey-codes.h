/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a survey sheet says of who filled it: sex (L or P), the age bands of gvt-people-groups.h and
 * education (SD to S2), and which of the seven services of the election office it is about. Any
 * thread. */

/* Of this program: nobody prescribes the steps of education. Events carry it with the codes. */
#define GVT_SURVEY_SCHEME "govote/1"

#define GVT_SERVICE_EDUCATION "voter-education" /* what a class is asked about */

/* The questions of the short survey, in their order. */
#define GVT_SMILEY_SCHEME      "govote/1"
#define GVT_SMILEY_N_QUESTIONS 3
#define GVT_SMILEY_MAX_FACE    3
/** gvt_smiley_question: @index: from 0. Translated */
const char *gvt_smiley_question (guint index);
/** gvt_smiley_face: what the face @face (1 to 3) says, for those who hear it. Translated */
const char *gvt_smiley_face (guint face);

/** gvt_survey_question: how the nine elements are asked, @element: from 0. Translated */
const char *gvt_survey_question (guint element);
/** gvt_survey_score: what @score (1 to 4) says. Translated */
const char *gvt_survey_score (guint score);

/** gvt_survey_code_at: @column: of gvt-survey-sheet.h. Returns: (nullable): the @index-th code from
 * 0; %NULL after the last */
const char *gvt_survey_code_at (guint column, guint index);
/** gvt_survey_find_code: the code as it stands in its list, whatever case it is written in.
 * Returns: (nullable): %NULL for none */
const char *gvt_survey_find_code (guint column, const char *text);
/** gvt_survey_describe_code: for people. Translated. Returns: (transfer none): @code where it is
 * in no list */
const char *gvt_survey_describe_code (guint column, const char *code);

G_END_DECLS
