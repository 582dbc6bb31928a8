/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-survey-acts.h"

G_BEGIN_DECLS

/* A survey as somebody answers it at the laptop: its screens, one question each, and what was
 * answered until now. Either the nine elements and who answers, or the three questions with faces.
 * Nothing must be answered. Main thread; never blocks. */
typedef struct _GvtSurveyForm GvtSurveyForm;

#define GVT_SURVEY_MAX_ANSWERS 6 /* on one screen */

/* A sheet of either kind. */
typedef struct
{
  gboolean is_smiley;
  GvtSurveySheet sheet;
  GvtSmileySheet smiley;
} GvtSurveyEntry;

/** gvt_survey_form_new: @service: of gvt_survey_find_code(), static; for the nine elements.
 * Returns: (transfer full) */
GvtSurveyForm *gvt_survey_form_new (gboolean is_smiley, const char *service);
void gvt_survey_form_free (GvtSurveyForm *self);
gboolean gvt_survey_form_is_smiley (GvtSurveyForm *self);
const char *gvt_survey_form_get_service (GvtSurveyForm *self); /* static */

/* --- its screens, from 0 --- */
guint gvt_survey_form_count_screens (GvtSurveyForm *self);
const char *gvt_survey_form_get_prompt (GvtSurveyForm *self, guint screen);
guint gvt_survey_form_count_answers (GvtSurveyForm *self, guint screen);
/** gvt_survey_form_dup_answer: @answer: from 1, as below. Returns: (transfer full) */
char *gvt_survey_form_dup_answer (GvtSurveyForm *self, guint screen, guint answer);
/** gvt_survey_form_get_mood: of the face of @answer. Returns: %FALSE for an answer without one */
gboolean gvt_survey_form_get_mood (GvtSurveyForm *self, guint screen, guint answer, double *mood);

/* --- what was answered --- */
/** gvt_survey_form_begin: another person, on a sheet whose number is drawn by lot */
void gvt_survey_form_begin (GvtSurveyForm *self);
/** gvt_survey_form_resume: goes on with @entry. Returns: the screen after the last one that was
 * answered there */
guint gvt_survey_form_resume (GvtSurveyForm *self, const GvtSurveyEntry *entry);
/** gvt_survey_form_get_answer: Returns: 0 for none */
guint gvt_survey_form_get_answer (GvtSurveyForm *self, guint screen);
void gvt_survey_form_set_answer (GvtSurveyForm *self, guint screen, guint answer);
/** gvt_survey_form_is_empty: whether nothing was answered, and nothing is to be recorded */
gboolean gvt_survey_form_is_empty (GvtSurveyForm *self);
/** gvt_survey_form_write: the sheet that is to be recorded */
void gvt_survey_form_write (GvtSurveyForm *self, gboolean is_done, GvtSurveyEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSurveyForm, gvt_survey_form_free)

G_END_DECLS
