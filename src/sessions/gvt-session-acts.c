/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-acts.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-backup.h"
#include "gvt-close-kind-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-act-private.h"
#include "gvt-visit-acts.h"

#define MAX_PRESENT 10000 /* people of one sex in a session */
#define CLOSE_TYPE  "session-close"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

gboolean
gvt_sessions_plan_visit (GvtProfile *profile,
                         const char *name,
                         const char *place,
                         const char *date,
                         guint expected,
                         GvtId *visit,
                         GError **error)
{
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();

  gvt_visit_plan_set_text (&plan->name, name);
  gvt_visit_plan_set_text (&plan->place, place);
  gvt_visit_plan_set_text (&plan->date, date);
  plan->expected = expected;
  return gvt_visits_plan (profile, plan, visit, error);
}

/* What is signed: the body without its signature, in canonical form. */
static gboolean
sign_close (const GvtSessionAct *act, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_user_key (gvt_profile_get_vault (act->profile), error);
  g_autoptr (GBytes) bytes = key != NULL ? gvt_json_canonical (act->body, error) : NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];

  if (bytes == NULL)
    return FALSE;

  gvt_sign (key, CLOSE_TYPE, 1, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
            signature);
  gvt_json_set_hex (act->body, "signature", signature, sizeof signature);
  return TRUE;
}

/* A #GvtSessionCheck: what the session comes to, and the journal's head, which commits to every
 * event before. */
static gboolean
sum_up (GvtDb *db, GvtSessionAct *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT (SELECT coalesce (sum (men), 0) FROM session_present WHERE session_id = :s),"
      " (SELECT coalesce (sum (women), 0) FROM session_present WHERE session_id = :s),"
      " (SELECT count (*) FROM session_module WHERE session_id = :s),"
      " (SELECT coalesce (sum (people), 0) FROM session_answer WHERE session_id = :s)"
      " + (SELECT count (*) FROM quiz JOIN quiz_said USING (quiz_id, device)"
      "    WHERE session_id = :s AND state <> 'empty')"
      " + (SELECT coalesce (sum (people), 0) FROM quiz JOIN quiz_hand USING (quiz_id, device)"
      "    WHERE session_id = :s)",
      error);
  guint64 seq;
  GvtHash head;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":s", act->session);
  if (!gvt_stmt_one (stmt, "sum", error)
      || !gvt_journal_own_head (act->journal, db, &seq, &head, error))
    return FALSE;

  json_object_set_int_member (act->body, "men", gvt_stmt_int (stmt, 0));
  json_object_set_int_member (act->body, "women", gvt_stmt_int (stmt, 1));
  json_object_set_int_member (act->body, "n_modules", gvt_stmt_int (stmt, 2));
  json_object_set_int_member (act->body, "n_answers", gvt_stmt_int (stmt, 3));
  json_object_set_int_member (act->body, "head_seq", (gint64) seq);
  gvt_json_set_hash (act->body, "head", &head);
  return sign_close (act, error);
}

static gboolean
perform (
    GvtProfile *profile, const GvtId *session, const char *kind, JsonObject *body, GError **error)
{
  GvtSessionAct act = { .profile = profile, .session = session, .body = body, .kind = kind };

  return gvt_session_act_perform (&act, error);
}

gboolean
gvt_sessions_attend (
    GvtProfile *profile, const GvtId *session, guint men, guint women, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  if (men > MAX_PRESENT || women > MAX_PRESENT)
    return refuse (error, _ ("That many people cannot be in one session"));

  json_object_set_int_member (body, "men", men);
  json_object_set_int_member (body, "women", women);
  return perform (profile, session, "session.attended/1", body, error);
}

gboolean
gvt_sessions_teach (GvtProfile *profile, const GvtId *session, GvtModule *module, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, "module", gvt_module_get_id (module));
  json_object_set_int_member (body, "version", gvt_module_get_version (module));
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  return perform (profile, session, "session.taught/1", body, error);
}

/* --- answers --- */

#define ANSWERED_KIND "session.answered/2"

static GvtQuizItem *
find_item (GvtModule *module, const char *item, GError **error)
{
  GvtQuiz *quiz = gvt_module_get_quiz (module);

  if (quiz == NULL)
    return refuse (error, _ ("This module has no quiz")), NULL;

  return gvt_quiz_find_item (quiz, item, error);
}

static JsonObject *
make_answer (GvtModule *module, GvtQuizItem *item, const char *answer, GError **error)
{
  JsonObject *body = gvt_session_answer_body (item, answer, error);

  if (body != NULL)
    gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  return body;
}

gboolean
gvt_sessions_answer (GvtProfile *profile,
                     const GvtId *session,
                     GvtModule *module,
                     const char *item,
                     guint respondent,
                     const char *answer,
                     GError **error)
{
  GvtQuizItem *found;
  g_autoptr (JsonObject) body = NULL;

  if (respondent < 1 || respondent > GVT_CARD_MAX)
    return refuse (error, _ ("Card numbers begin at 1"));
  found = find_item (module, item, error);
  body = found != NULL ? make_answer (module, found, answer, error) : NULL;
  if (body == NULL)
    return FALSE;

  json_object_set_string_member (body, "channel", "laptop");
  json_object_set_int_member (body, "respondent", respondent);
  json_object_set_int_member (body, "people", 1);
  return perform (profile, session, ANSWERED_KIND, body, error);
}

gboolean
gvt_sessions_can_count_hands (GvtQuizItem *item)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);

  return kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_TRUE_FALSE || kind == GVT_QUIZ_BALLOT;
}

gboolean
gvt_sessions_close (GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  GvtSessionAct act = {
    .profile = profile, .session = session, .body = body, .kind = GVT_CLOSED_KIND, .check = sum_up
  };

  if (!gvt_session_act_perform (&act, error))
    return FALSE;

  gvt_backup_become_due (profile, GVT_BACKUP_SESSION);
  return TRUE;
}

gboolean
gvt_sessions_check_close (const GvtEvent *event, const GvtPublicKey *key, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  g_autoptr (GBytes) bytes = NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];

  if (body == NULL || !gvt_json_get_hex (body, "signature", signature, sizeof signature, error))
    return FALSE;

  json_object_remove_member (body, "signature");
  bytes = gvt_json_canonical (body, error);
  return bytes != NULL
         && gvt_verify (key, CLOSE_TYPE, 1, g_bytes_get_data (bytes, NULL),
                        g_bytes_get_size (bytes), signature, error);
}
