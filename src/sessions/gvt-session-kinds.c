/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-kinds.h"

#include "gvt-close-kind-private.h"
#include "gvt-person-kinds-private.h"
#include "gvt-quiz-kinds-private.h"
#include "gvt-school-kinds-private.h"
#include "gvt-step-kinds-private.h"
#include "gvt-survey-kinds-private.h"
#include "gvt-undo-kinds-private.h"
#include "gvt-visit-kinds-private.h"
#include "gvt-visit-papers-private.h"
#include "gvt-visit-plan.h"

/* Whom to call at the place: of use for the report of the year, and no longer. */
#define CONTACT_DAYS 365

/* Each takes one event whose body came from a file or the wire: a body that makes no sense is an
 * error there, and the journal keeps the event aside (I5). */
static const GvtKind kinds[] = {
  { .name = "visit.planned/1", .apply = gvt_visit_apply_planned_1 },
  { .name = "visit.planned/2", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_planned },
  { .name = "visit.changed/1", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_changed },
  { .name = "visit.planned/3", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_planned },
  { .name = "visit.changed/2", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_changed },
  { .name = "visit.planned/4", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_planned },
  { .name = "visit.changed/3", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_changed },
  { .name = "visit.assigned/1",
    .retention_days = CONTACT_DAYS,
    .apply = gvt_visit_apply_assigned,
    .any_actor = TRUE }, /* the centre's word */
  { .name = "visit.assigned/2",
    .retention_days = CONTACT_DAYS,
    .apply = gvt_visit_apply_assigned,
    .any_actor = TRUE },
  { .name = "visit.withdrawn/1", .apply = gvt_visit_apply_withdrawn, .any_actor = TRUE },
  { .name = GVT_VISIT_CANCELLED_KIND, .apply = gvt_undo_apply_act },
  { .name = GVT_OPENED_1_KIND, .apply = gvt_session_apply_opened },
  { .name = GVT_OPENED_KIND, .apply = gvt_session_apply_opened },
  { .name = GVT_STEPPED_KIND, .apply = gvt_undo_apply_act },
  { .name = GVT_ORDERED_KIND, .apply = gvt_undo_apply_act },
  { .name = "session.attended/1", .apply = gvt_undo_apply_act },
  { .name = "session.attended/2", .apply = gvt_undo_apply_act },
  { .name = "session.person/1",
    .retention_days = GVT_NAMES_DAYS,
    .personal_travels = TRUE,
    .travels_when = gvt_names_travel,
    .kept_until = gvt_names_kept_until,
    .apply = gvt_undo_apply_act },
  { .name = "session.person_removed/1", .apply = gvt_undo_apply_act },
  { .name = "session.taught/1", .apply = gvt_undo_apply_act },
  { .name = "session.answered/1", .apply = gvt_undo_apply_act },
  { .name = "session.answered/2", .apply = gvt_undo_apply_act },
  { .name = "session.counted/1", .apply = gvt_undo_apply_act },
  { .name = "session.undone/1", .apply = gvt_undo_apply_undone },
  { .name = "visit.undone/1", .apply = gvt_undo_apply_visit_undone },
  { .name = "quiz.opened/1", .apply = gvt_quiz_apply_opened },
  { .name = "quiz.opened/2", .apply = gvt_quiz_apply_opened_2 },
  { .name = "quiz.opened/3", .apply = gvt_quiz_apply_opened_3 },
  { .name = "quiz.sheet/1", .apply = gvt_undo_apply_act },
  { .name = "quiz.sheet/2", .apply = gvt_undo_apply_act },
  { .name = "quiz.coded/1", .apply = gvt_undo_apply_act },
  { .name = "quiz.counted/1", .apply = gvt_undo_apply_act },
  { .name = "quiz.shown/1", .apply = gvt_quiz_apply_shown },
  { .name = "quiz.answered/1", .apply = gvt_undo_apply_act },
  { .name = GVT_QUIZ_CLOSED_KIND, .apply = gvt_undo_apply_act },
  { .name = "survey.answered/1", .apply = gvt_undo_apply_act },
  { .name = "survey.smiley/1", .apply = gvt_undo_apply_act },
  { .name = "survey.followup/1", .apply = gvt_undo_apply_act },
  { .name = GVT_CLOSED_KIND, .apply = gvt_undo_apply_act },
  { .name = "session.reported/1", .apply = gvt_visit_apply_reported_1 },
  { .name = "session.reported/2", .apply = gvt_visit_apply_reported },
  { .name = "visit.exported/1", .apply = gvt_visit_apply_exported_1 },
  { .name = "visit.exported/2", .apply = gvt_visit_apply_exported },
  { .name = "coverage.exported/1" }, /* nothing is projected: what left stands in the journal */
  { .name = GVT_SCHOOL_LIST_KIND,
    .retention_days = GVT_NAMES_DAYS,
    .kept_until = gvt_school_list_kept_until,
    .apply = gvt_school_list_apply,
    .needs = GVT_ROLE_OFFICER },
  { .name = "visit.signed/1", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_signed },
  { NULL },
};

static const char *const tables[] = {
  "session_order",
  "session_step",
  "survey_plan",
  "survey_smiley",
  "survey_sheet",
  "session_undone",
  "session_act",
  "quiz_code",
  "quiz_coded",
  "quiz_card",
  "quiz_hand",
  "quiz_count",
  "quiz_sheet_answer",
  "quiz_sheet",
  "quiz_test_item",
  "quiz_test",
  "quiz_close",
  "quiz_answer",
  "quiz_shown",
  "quiz",
  "visit_export",
  "visit_signature",
  "report_code",
  "session_report",
  "session_close",
  "session_answer",
  "session_taught",
  "session_person",
  "session_headcount",
  "session_attendance",
  "session",
  "visit_cancel",
  "visit_withdrawn",
  "visit_assigned",
  "visit_plan",
  "visit",
  NULL,
};

const GvtProjection gvt_sessions_projection = { .kinds = kinds, .tables = tables };
