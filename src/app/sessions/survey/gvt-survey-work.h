/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session-survey.h"
#include "gvt-survey-followup.h"
#include "gvt-survey-form.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the pages of the survey have done by workers. */

/** gvt_survey_work_record: @entry, on disk when it is done. No result */
void gvt_survey_work_record (GvtWork *work,
                             GvtProfile *profile,
                             const GvtId *session,
                             const GvtSurveyEntry *entry);
/** gvt_survey_work_unfinished: result (nullable): the #GvtSurveyEntry at which somebody sat when
 * the laptop went dark */
void gvt_survey_work_unfinished (GvtWork *work,
                                 GvtProfile *profile,
                                 const GvtId *session,
                                 gboolean is_smiley);

/** gvt_survey_work_read: what the survey of @session comes to, or where that is %NULL of all of
 * @visit. Result: #GvtSurveyReading */
void
gvt_survey_work_read (GvtWork *work, GvtProfile *profile, const GvtId *session, const GvtId *visit);

typedef struct
{
  GvtSessionSurvey *survey;
  char *undo;    /* (nullable): the last plan, which can be undone, in words */
  GvtId undo_id; /* of it */
} GvtSurveyReading;

void gvt_survey_reading_free (GvtSurveyReading *self);

/** gvt_survey_work_follow_up: notes a plan, and reads again: result as above */
void gvt_survey_work_follow_up (GvtWork *work,
                                GvtProfile *profile,
                                const GvtId *visit,
                                const GvtSurveyFollowup *followup);
/** gvt_survey_work_undo_followup: @act: the plan that the person means. Result as above */
void gvt_survey_work_undo_followup (GvtWork *work,
                                    GvtProfile *profile,
                                    const GvtId *visit,
                                    const GvtId *act);

G_END_DECLS
