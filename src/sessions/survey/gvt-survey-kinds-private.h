/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"
#include "gvt-survey-acts.h"

G_BEGIN_DECLS

/* The #GvtKindApply of each survey.* event; they are part of gvt_sessions_projection.
 *
 * survey.answered/1: session, channel, sheet, scores (nine digits), sex, age, education, service
 * ("" where it was not told), age_scheme, scheme, done. survey.smiley/1: session, channel, sheet,
 * faces (one to three digits), scheme, done. survey.followup/1: visit, revision, element, act, due,
 * role. */
gboolean
gvt_survey_apply_answered (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_survey_apply_smiley (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_survey_apply_followup (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

/* For the table of gvt-undo-kinds.c. */
char *gvt_survey_sheet_key (JsonObject *body, GError **error);
gboolean
gvt_survey_sheet_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_survey_sheet_describe (JsonObject *body, GvtModuleLibrary *library);
char *gvt_smiley_sheet_key (JsonObject *body, GError **error);
gboolean
gvt_smiley_sheet_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_smiley_sheet_describe (JsonObject *body, GvtModuleLibrary *library);
char *gvt_survey_followup_key (JsonObject *body, GError **error);
gboolean
gvt_survey_followup_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_survey_followup_describe (JsonObject *body, GvtModuleLibrary *library);

/** gvt_survey_sheet_write: the body of survey.answered/1 but for the session. Returns: (transfer
 * full) */
JsonObject *gvt_survey_sheet_write (const GvtSurveySheet *self);
JsonObject *gvt_smiley_sheet_write (const GvtSmileySheet *self);
/** gvt_survey_sheet_parse: what gvt_survey_sheet_write() wrote: %GVT_ERROR_BAD_FORMAT for all that
 * no sheet can say */
gboolean gvt_survey_sheet_parse (GvtSurveySheet *self, JsonObject *body, GError **error);
gboolean gvt_smiley_sheet_parse (GvtSmileySheet *self, JsonObject *body, GError **error);

/** gvt_survey_digits_write: Returns: (transfer full): a digit for each */
char *gvt_survey_digits_write (const guint8 *scores, guint n);
/** gvt_survey_digits_read: Returns: whether @text is @n digits from 0 to @max */
gboolean gvt_survey_digits_read (const char *text, guint8 *scores, guint n, guint max);

G_END_DECLS
