/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-undo-kinds-private.h"

#include "gvt-answer-kinds-private.h"
#include "gvt-attendance-private.h"
#include "gvt-close-kind-private.h"
#include "gvt-person-kinds-private.h"
#include "gvt-quiz-kinds-private.h"
#include "gvt-step-kinds-private.h"
#include "gvt-survey-kinds-private.h"
#include "gvt-taught-kind-private.h"
#include "gvt-visit-kinds-private.h"

static const GvtActKind kinds[] = {
  { "session.attended/1", "session", gvt_attendance_key, gvt_attendance_apply_sums,
    gvt_attendance_clear, gvt_attendance_describe },
  { "session.attended/2", "session", gvt_attendance_key, gvt_attendance_apply_groups,
    gvt_attendance_clear, gvt_attendance_describe },
  { GVT_PERSON_KIND, "session", gvt_person_key, gvt_person_apply, gvt_person_clear,
    gvt_person_describe },
  { GVT_PERSON_REMOVED_KIND, "session", gvt_person_key, gvt_person_apply_removed, gvt_person_clear,
    gvt_person_describe_removed },
  { "session.taught/1", "session", gvt_taught_key, gvt_taught_apply, gvt_taught_clear,
    gvt_taught_describe },
  { "session.answered/1", "session", gvt_answer_key, gvt_answer_apply_1, gvt_answer_clear,
    gvt_answer_describe },
  { "session.answered/2", "session", gvt_answer_key, gvt_answer_apply, gvt_answer_clear,
    gvt_answer_describe },
  { "session.counted/1", "session", gvt_answer_key, gvt_answer_apply_counted, gvt_answer_clear,
    gvt_answer_describe_counted },
  { "quiz.answered/1", "session", gvt_quiz_answer_key, gvt_quiz_apply_answered,
    gvt_quiz_answer_clear, gvt_quiz_answer_describe },
  { "quiz.sheet/1", "session", gvt_quiz_sheet_key, gvt_quiz_apply_sheet, gvt_quiz_sheet_clear,
    gvt_quiz_sheet_describe },
  { GVT_QUIZ_CLOSED_KIND, "session", gvt_quiz_closed_key, gvt_quiz_apply_closed,
    gvt_quiz_closed_clear, gvt_quiz_closed_describe },
  { GVT_CLOSED_KIND, "session", gvt_session_closed_key, gvt_session_closed_apply,
    gvt_session_closed_clear, gvt_session_closed_describe },
  /* A code on a sheet and one at the laptop meet in one row, so they have one key. */
  { "quiz.sheet/2", "session", gvt_quiz_sheet_key, gvt_quiz_apply_sheet_2, gvt_quiz_sheet_clear_2,
    gvt_quiz_sheet_describe },
  { "quiz.coded/1", "session", gvt_quiz_sheet_key, gvt_quiz_apply_coded, gvt_quiz_coded_clear,
    gvt_quiz_coded_describe },
  { "quiz.counted/1", "session", gvt_quiz_counted_key, gvt_quiz_apply_counted,
    gvt_quiz_counted_clear, gvt_answer_describe_counted },
  { GVT_STEPPED_KIND, "session", gvt_stepped_key, gvt_stepped_apply, gvt_stepped_clear,
    gvt_stepped_describe },
  { GVT_ORDERED_KIND, "session", gvt_ordered_key, gvt_ordered_apply, gvt_ordered_clear,
    gvt_ordered_describe },
  { "survey.answered/1", "session", gvt_survey_sheet_key, gvt_survey_apply_answered,
    gvt_survey_sheet_clear, gvt_survey_sheet_describe },
  { "survey.smiley/1", "session", gvt_smiley_sheet_key, gvt_survey_apply_smiley,
    gvt_smiley_sheet_clear, gvt_smiley_sheet_describe },
  { "survey.followup/1", "visit", gvt_survey_followup_key, gvt_survey_apply_followup,
    gvt_survey_followup_clear, gvt_survey_followup_describe },
  { GVT_VISIT_CANCELLED_KIND, "visit", gvt_visit_cancelled_key, gvt_visit_apply_cancelled,
    gvt_visit_cancelled_clear, gvt_visit_cancelled_describe },
  { NULL },
};

const GvtActKind *
gvt_act_kind_find (const char *name)
{
  for (const GvtActKind *kind = kinds; kind->name != NULL; kind++)
    if (g_str_equal (kind->name, name))
      return kind;
  return NULL;
}
