/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-kinds.h"

#include "gvt-attendance-private.h"
#include "gvt-json.h"
#include "gvt-person-kinds-private.h"
#include "gvt-quiz-kinds-private.h"
#include "gvt-session-rows-private.h"
#include "gvt-survey-kinds-private.h"
#include "gvt-visit-kinds-private.h"
#include "gvt-visit-papers-private.h"

/* Whom to call at the place: of use for the report of the year, and no longer. */
#define CONTACT_DAYS 365

/* Each takes one event whose body came from a file or the wire: a body that makes no sense is an
 * error here, and the journal keeps the event aside (I5). */

static gboolean
apply_opened (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  const char *name = gvt_json_get_text (body, "name", error);
  GvtId visit;

  if (name == NULL || !gvt_json_get_id (body, "visit", &visit, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO session (session_id, visit_id, name, place, device, opened_at, opened_by)"
      " VALUES (:session, :visit, :name, :place, :device, :at, :actor)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &event->header.id);
  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_text (stmt, ":name", name);
  gvt_stmt_bind_text (stmt, ":place", event->header.place);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
}

static gboolean
apply_taught (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  const char *module = gvt_json_get_text (body, "module", error);
  GvtId session;
  GvtHash hash;
  gint64 version;

  if (module == NULL || !gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_int (body, "version", &version, error)
      || !gvt_json_get_hash (body, "content_hash", &hash, error))
    return FALSE;

  stmt = gvt_db_prepare (db,
                         "INSERT INTO session_module (session_id, content_hash, module, version)"
                         " VALUES (:session, :hash, :module, :version)"
                         " ON CONFLICT DO UPDATE SET module = min (module, :module),"
                         " version = max (version, :version)",
                         error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_hash (stmt, ":hash", &hash);
  gvt_stmt_bind_text (stmt, ":module", module);
  gvt_stmt_bind_int (stmt, ":version", version);
  return gvt_stmt_run (stmt, error);
}

#define ANSWER_SQL \
  "INSERT INTO session_answer (session_id, device, content_hash, item, channel, respondent, slot," \
  " choice, people, incarnation, seq, event_id)" \
  " VALUES (:session, :device, :hash, :item, :channel, :respondent, :slot," \
  " :choice, :people, :incarnation, :seq, :event)" \
  " ON CONFLICT (session_id, device, content_hash, item, channel, respondent, slot) DO UPDATE" \
  " SET choice = :choice, people = :people, incarnation = :incarnation, seq = :seq," \
  " event_id = :event" \
  " WHERE " GVT_IS_LATER

/* One answer, whatever version of the event told it. */
typedef struct
{
  GvtId session;
  GvtHash content_hash;
  const char *item;
  const char *channel;
  const char *chosen; /* as gvt-quiz-answer.h writes it; "" for words that meet no spelling */
  gint64 respondent;
  gint64 people;
} Answer;

static gboolean
read_answer (JsonObject *body, Answer *answer, GError **error)
{
  return (answer->item = gvt_json_get_text (body, "item", error)) != NULL
         && (answer->channel = gvt_json_get_text (body, "channel", error)) != NULL
         && gvt_json_get_id (body, "session", &answer->session, error)
         && gvt_json_get_hash (body, "content_hash", &answer->content_hash, error)
         && gvt_json_get_int (body, "respondent", &answer->respondent, error)
         && gvt_json_get_int (body, "people", &answer->people, error);
}

static gboolean
keep_answer (GvtDb *db, const GvtEvent *event, const Answer *answer, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, ANSWER_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &answer->session);
  gvt_stmt_bind_hash (stmt, ":hash", &answer->content_hash);
  gvt_stmt_bind_text (stmt, ":item", answer->item);
  gvt_stmt_bind_text (stmt, ":channel", answer->channel);
  gvt_stmt_bind_int (stmt, ":respondent", answer->respondent);
  gvt_stmt_bind_text (stmt, ":slot", answer->respondent == 0 ? answer->chosen : "");
  gvt_stmt_bind_text (stmt, ":choice", answer->chosen);
  gvt_stmt_bind_int (stmt, ":people", answer->people);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

/* Of one option: what /2 says with one element in "chosen". */
static gboolean
apply_answered_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  Answer answer = { .chosen = gvt_json_get_text (body, "choice", error) };

  return answer.chosen != NULL && read_answer (body, &answer, error)
         && keep_answer (db, event, &answer, error);
}

static gboolean
apply_answered (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *type = gvt_json_get_text (body, "type", error);
  g_autofree char *chosen = type != NULL ? gvt_chosen_join (body, error) : NULL;
  Answer answer = { .chosen = chosen };

  return chosen != NULL && read_answer (body, &answer, error)
         && keep_answer (db, event, &answer, error);
}

static gboolean
apply_closed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId session;

  if (!gvt_json_get_id (body, "session", &session, error))
    return FALSE;

  /* A laptop closes once; of a clone's two closes the earlier counts. */
  stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_close"
      " (session_id, device, closed_at, closed_by, incarnation, seq, event_id)"
      " VALUES (:session, :device, :at, :actor, :incarnation, :seq, :event)"
      " ON CONFLICT (session_id, device) DO UPDATE SET closed_at = :at, closed_by = :actor,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE NOT " GVT_IS_LATER,
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_event_bind_origin (stmt, event);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
}

static const GvtKind kinds[] = {
  { .name = "visit.planned/1", .apply = gvt_visit_apply_planned_1 },
  { .name = "visit.planned/2", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_planned },
  { .name = "visit.changed/1", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_changed },
  { .name = "visit.planned/3", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_planned },
  { .name = "visit.changed/2", .retention_days = CONTACT_DAYS, .apply = gvt_visit_apply_changed },
  { .name = "session.opened/1", .apply = apply_opened },
  { .name = "session.attended/1", .apply = gvt_attendance_apply_sums },
  { .name = "session.attended/2", .apply = gvt_attendance_apply_groups },
  { .name = "session.person/1",
    .retention_days = GVT_NAMES_DAYS,
    .personal_travels = TRUE,
    .travels_when = gvt_names_travel,
    .kept_until = gvt_names_kept_until,
    .apply = gvt_person_apply },
  { .name = "session.person_removed/1", .apply = gvt_person_apply_removed },
  { .name = "session.taught/1", .apply = apply_taught },
  { .name = "session.answered/1", .apply = apply_answered_1 },
  { .name = "session.answered/2", .apply = apply_answered },
  { .name = "quiz.opened/1", .apply = gvt_quiz_apply_opened },
  { .name = "quiz.shown/1", .apply = gvt_quiz_apply_shown },
  { .name = "quiz.answered/1", .apply = gvt_quiz_apply_answered },
  { .name = "quiz.closed/1", .apply = gvt_quiz_apply_closed },
  { .name = "survey.answered/1", .apply = gvt_survey_apply_answered },
  { .name = "survey.smiley/1", .apply = gvt_survey_apply_smiley },
  { .name = "survey.followup/1", .apply = gvt_survey_apply_followup },
  { .name = "session.closed/1", .apply = apply_closed },
  { .name = "session.reported/1", .apply = gvt_visit_apply_reported_1 },
  { .name = "session.reported/2", .apply = gvt_visit_apply_reported },
  { NULL },
};

static const char *const tables[] = {
  "survey_followup",
  "survey_smiley",
  "survey_sheet",
  "quiz_close",
  "quiz_answer",
  "quiz_shown",
  "quiz",
  "report_code",
  "session_report",
  "session_close",
  "session_answer",
  "session_module",
  "session_person",
  "session_headcount",
  "session_attendance",
  "session",
  "visit_plan",
  "visit",
  NULL,
};

const GvtProjection gvt_sessions_projection = { .kinds = kinds, .tables = tables };
