/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-script.h"

G_BEGIN_DECLS

/* One answer of a survey, wide enough for any finger: its key, its words, and a face above them
 * where there is one. */
#define GVT_TYPE_SURVEY_ANSWER (gvt_survey_answer_get_type ())
G_DECLARE_FINAL_TYPE (GvtSurveyAnswer, gvt_survey_answer, GVT, SURVEY_ANSWER, GtkToggleButton)

/** gvt_survey_answer_new: @number: its key, from 1. Returns: (transfer floating) */
GtkWidget *gvt_survey_answer_new (guint number, const char *text);
/** gvt_survey_answer_set_mood: shows a face: -1 sad to 1 glad */
void gvt_survey_answer_set_mood (GvtSurveyAnswer *self, double mood);
guint gvt_survey_answer_get_number (GvtSurveyAnswer *self);
/** gvt_survey_answer_write_script: its key and its words, to be read aloud */
void gvt_survey_answer_write_script (GvtSurveyAnswer *self, GvtScript *script);

G_END_DECLS
