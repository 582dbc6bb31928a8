/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-acts.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz-answer.h"
#include "gvt-text.h"
#include "gvt-visit.h"

#define MAX_NAME     120    /* characters */
#define MAX_EXPECTED 100000 /* people on a visit */
#define MAX_PRESENT  10000  /* people of one sex in a session */
#define MAX_CARD     100000
#define CLOSE_TYPE   "session-close"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  glong length = g_utf8_validate (name, -1, NULL) ? g_utf8_strlen (name, -1) : 0;

  return (length >= 1 && length <= MAX_NAME)
         || refuse (error, _ ("A name has 1 to 120 characters"));
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
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *code = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "visit.planned/1", .body = body };

  if (journal == NULL || !check_name (name, error))
    return FALSE;
  if (!gvt_date_is_valid (date))
    return refuse (error, _ ("A date is written YYYY-MM-DD"));
  if (expected > MAX_EXPECTED)
    return refuse (error, _ ("That many people cannot be expected on one visit"));
  code = gvt_region_code_clean (place, error);
  if (code == NULL || !gvt_profile_require (profile, GVT_ROLE_FACILITATOR, code, error))
    return FALSE;

  json_object_set_string_member (body, "name", name);
  json_object_set_string_member (body, "date", date);
  json_object_set_int_member (body, "expected", expected);
  draft.place = code;
  return gvt_journal_record (journal, &draft, visit, error);
}

gboolean
gvt_sessions_open (
    GvtProfile *profile, const GvtId *visit, const char *name, GvtId *session, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtVisit) found = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "session.opened/1", .body = body };

  if (journal == NULL || !check_name (name, error))
    return FALSE;
  found = gvt_visits_find (gvt_journal_get_store (journal), visit, error);
  if (found == NULL
      || !gvt_profile_require (profile, GVT_ROLE_FACILITATOR, gvt_visit_get_place (found), error))
    return FALSE;

  gvt_json_set_id (body, "visit", visit);
  json_object_set_string_member (body, "name", name);
  draft.place = gvt_visit_get_place (found);
  return gvt_journal_record (journal, &draft, session, error);
}

/* An event about one open session: the check and the event stand in one transaction, so that none
 * can slip in behind a close. */
typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  const GvtId *session;
  JsonObject *body;
  const char *kind;
  gboolean is_close;
} Act;

/* The place of @session, which must be open and held on this laptop. */
static char *
require_open (GvtDb *db, const Act *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT session.device, place, closed_at FROM session"
      " LEFT JOIN session_close USING (session_id, device) WHERE session_id = :session",
      error);
  GvtId mine, held_on;

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":session", act->session);
  if (!gvt_stmt_one (stmt, "session", error) || !gvt_stmt_id (stmt, 0, &held_on, error)
      || !gvt_journal_get_device (act->journal, &mine, NULL, NULL, error))
    return NULL;

  if (gvt_stmt_is_null (stmt, 2) && gvt_id_equal (&mine, &held_on))
    return g_strdup (gvt_stmt_text (stmt, 1));

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                       gvt_stmt_is_null (stmt, 2) ? "The session is held on another laptop"
                                                  : "The session is closed");
  return NULL;
}

/* What is signed: the body without its signature, in canonical form. */
static gboolean
sign_close (const Act *act, GError **error)
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

/* What the session comes to, and the journal's head, which commits to every event before. */
static gboolean
sum_up (GvtDb *db, const Act *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT (SELECT coalesce (sum (men), 0) FROM session_attendance WHERE session_id = :s),"
      " (SELECT coalesce (sum (women), 0) FROM session_attendance WHERE session_id = :s),"
      " (SELECT count (*) FROM session_module WHERE session_id = :s),"
      " (SELECT coalesce (sum (people), 0) FROM session_answer WHERE session_id = :s)",
      error);
  GvtId device;
  guint32 incarnation;
  guint64 seq;
  GvtHash head;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":s", act->session);
  if (!gvt_stmt_one (stmt, "sum", error)
      || !gvt_journal_get_device (act->journal, &device, &incarnation, NULL, error)
      || !gvt_journal_head (act->journal, db, &device, incarnation, &seq, &head, error))
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
append_act (GvtDb *db, gpointer user_data, GError **error)
{
  const Act *act = user_data;
  g_autofree char *place = require_open (db, act, error);
  GvtEventDraft draft = {
    .kind = act->kind,
    .subject = act->session->bytes,
    .subject_length = sizeof act->session->bytes,
    .place = place,
    .body = act->body,
  };

  return place != NULL && gvt_profile_require (act->profile, GVT_ROLE_FACILITATOR, place, error)
         && (!act->is_close || sum_up (db, act, error))
         && gvt_journal_append (act->journal, db, &draft, NULL, error);
}

static gboolean
perform (GvtProfile *profile,
         const GvtId *session,
         const char *kind,
         JsonObject *body,
         gboolean is_close,
         GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Act act = { profile, journal, session, body, kind, is_close };

  if (journal == NULL)
    return FALSE;

  gvt_json_set_id (body, "session", session);
  return gvt_store_write (gvt_journal_get_store (journal), append_act, &act, error);
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
  return perform (profile, session, "session.attended/1", body, FALSE, error);
}

gboolean
gvt_sessions_teach (GvtProfile *profile, const GvtId *session, GvtModule *module, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, "module", gvt_module_get_id (module));
  json_object_set_int_member (body, "version", gvt_module_get_version (module));
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  return perform (profile, session, "session.taught/1", body, FALSE, error);
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

static void
set_texts (JsonObject *body, const char *name, const char *const *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  json_object_set_array_member (body, name, array);
}

static JsonObject *
make_answer (GvtModule *module, GvtQuizItem *item, const char *answer, GError **error)
{
  g_auto (GStrv) chosen = gvt_quiz_answer_chosen (item, answer, error);
  JsonObject *body;

  if (chosen == NULL)
    return NULL;

  body = json_object_new ();
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  json_object_set_string_member (body, "item", gvt_quiz_item_get_id (item));
  json_object_set_string_member (body, "type",
                                 gvt_quiz_kind_to_text (gvt_quiz_item_get_kind (item)));
  set_texts (body, "chosen", (const char *const *) chosen);
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

  if (respondent < 1 || respondent > MAX_CARD)
    return refuse (error, _ ("Card numbers begin at 1"));
  found = find_item (module, item, error);
  body = found != NULL ? make_answer (module, found, answer, error) : NULL;
  if (body == NULL)
    return FALSE;

  json_object_set_string_member (body, "channel", "laptop");
  json_object_set_int_member (body, "respondent", respondent);
  json_object_set_int_member (body, "people", 1);
  return perform (profile, session, ANSWERED_KIND, body, FALSE, error);
}

/* A raised hand chooses one thing: who raises it for several cannot be told from several people. */
static gboolean
can_be_shown_by_hands (GvtQuizItem *item)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);

  return kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_TRUE_FALSE;
}

gboolean
gvt_sessions_count_hands (GvtProfile *profile,
                          const GvtId *session,
                          GvtModule *module,
                          const char *item,
                          const char *choice,
                          guint people,
                          GError **error)
{
  GvtQuizItem *found;
  g_autoptr (JsonObject) body = NULL;

  if (people > 2 * MAX_PRESENT)
    return refuse (error, _ ("That many people cannot be in one session"));
  found = find_item (module, item, error);
  if (found == NULL)
    return FALSE;
  if (!can_be_shown_by_hands (found))
    return refuse (error, _ ("Hands can only be counted where one answer is to be chosen"));
  body = make_answer (module, found, choice, error);
  if (body == NULL)
    return FALSE;

  json_object_set_string_member (body, "channel", "hands");
  json_object_set_int_member (body, "respondent", 0);
  json_object_set_int_member (body, "people", people);
  return perform (profile, session, ANSWERED_KIND, body, FALSE, error);
}

gboolean
gvt_sessions_close (GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  return perform (profile, session, "session.closed/1", body, TRUE, error);
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
