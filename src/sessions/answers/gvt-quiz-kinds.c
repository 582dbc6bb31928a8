/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-kinds-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-session-rows-private.h"

gboolean
gvt_quiz_apply_opened (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  const char *module = gvt_json_get_text (body, "module", error);
  const char *form = module != NULL ? gvt_json_get_text (body, "form", error) : NULL;
  gint64 seed;
  GvtId session;
  GvtHash hash;

  if (form == NULL || !gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_hash (body, "content_hash", &hash, error)
      || !gvt_json_get_int (body, "seed", &seed, error))
    return FALSE;

  stmt = gvt_db_prepare (db,
                         "INSERT INTO quiz (quiz_id, session_id, device, content_hash, module,"
                         " form, seed, opened_at, opened_by) VALUES (:quiz, :session, :device,"
                         " :hash, :module, :form, :seed, :at, :actor)",
                         error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &event->header.id);
  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_hash (stmt, ":hash", &hash);
  gvt_stmt_bind_text (stmt, ":module", module);
  gvt_stmt_bind_text (stmt, ":form", form);
  gvt_stmt_bind_int (stmt, ":seed", seed);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
}

/* Who was shown what: the part that a question and its answer have in common. */
static gboolean
read_card (const GvtEvent *event, JsonObject *body, GvtQuizCard *card, GError **error)
{
  card->device = event->header.device;
  card->item = gvt_json_get_text (body, "item", error);
  return card->item != NULL && gvt_json_get_id (body, "quiz", &card->quiz, error)
         && gvt_json_get_int (body, "respondent", &card->respondent, error);
}

/* Runs @stmt, which writes or takes out the row of @card, and settles what counts then. */
static gboolean
run_for (GvtDb *db, GvtStmt *stmt, const GvtEvent *event, const GvtQuizCard *card, GError **error)
{
  gvt_stmt_bind_id (stmt, ":quiz", &card->quiz);
  gvt_stmt_bind_int (stmt, ":respondent", card->respondent);
  gvt_stmt_bind_text (stmt, ":item", card->item);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error) && gvt_quiz_card_refresh (db, card, error);
}

gboolean
gvt_quiz_apply_shown (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO quiz_shown AS was (quiz_id, device, respondent, item, incarnation, seq, "
      "event_id)"
      " VALUES (:quiz, :device, :respondent, :item, :incarnation, :seq, :event)"
      " ON CONFLICT (quiz_id, device, respondent, item) DO UPDATE"
      " SET incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER,
      error);
  GvtQuizCard card;

  return stmt != NULL && read_card (event, body, &card, error)
         && run_for (db, stmt, event, &card, error);
}

gboolean
gvt_quiz_apply_answered (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO quiz_answer AS was"
      " (quiz_id, device, respondent, item, choice, incarnation, seq, event_id)"
      " VALUES (:quiz, :device, :respondent, :item, :choice, :incarnation, :seq, :event)"
      " ON CONFLICT (quiz_id, device, respondent, item) DO UPDATE SET choice = :choice,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER,
      error);
  const char *type = stmt != NULL ? gvt_json_get_text (body, "type", error) : NULL;
  g_autofree char *choice = type != NULL ? gvt_chosen_join (body, error) : NULL;
  GvtQuizCard card;

  if (choice == NULL || !read_card (event, body, &card, error))
    return FALSE;

  gvt_stmt_bind_text (stmt, ":choice", choice);
  return run_for (db, stmt, event, &card, error);
}

char *
gvt_quiz_answer_key (JsonObject *body, GError **error)
{
  const char *item = gvt_json_get_text (body, "item", error);
  g_autofree char *row = NULL;
  gint64 respondent;
  GvtId quiz;

  if (item == NULL || !gvt_json_get_id (body, "quiz", &quiz, error)
      || !gvt_json_get_int (body, "respondent", &respondent, error))
    return NULL;

  row = g_strdup_printf ("%" G_GINT64_FORMAT " %s", respondent, item);
  return gvt_act_key ("quiz", &quiz, row);
}

gboolean
gvt_quiz_answer_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM quiz_answer WHERE quiz_id = :quiz AND device = :device"
      " AND respondent = :respondent AND item = :item"
      " AND (incarnation, seq, event_id) = (:incarnation, :seq, :event)",
      error);
  GvtQuizCard card;

  return stmt != NULL && read_card (event, body, &card, error)
         && run_for (db, stmt, event, &card, error);
}

char *
gvt_quiz_answer_describe (JsonObject *body, GvtModuleLibrary *library)
{
  return g_strdup_printf (_ ("answer of card %u"), (guint) gvt_json_int_or (body, "respondent", 0));
}

gboolean
gvt_quiz_apply_closed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId quiz;

  if (!gvt_json_get_id (body, "quiz", &quiz, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO quiz_close AS was (quiz_id, device, closed_at, incarnation, seq, event_id)"
      " VALUES (:quiz, :device, :at, :incarnation, :seq, :event)"
      " ON CONFLICT (quiz_id, device) DO UPDATE SET closed_at = :at,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE NOT " GVT_IS_LATER,
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &quiz);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_quiz_closed_key (JsonObject *body, GError **error)
{
  GvtId quiz;

  return gvt_json_get_id (body, "quiz", &quiz, error) ? gvt_act_key ("quiz-closed", &quiz, "")
                                                      : NULL;
}

gboolean
gvt_quiz_closed_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "DELETE FROM quiz_close WHERE quiz_id = :quiz AND device = :device AND event_id = :event",
      error);
  GvtId quiz;

  if (stmt == NULL || !gvt_json_get_id (body, "quiz", &quiz, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &quiz);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_quiz_closed_describe (JsonObject *body, GvtModuleLibrary *library)
{
  /* Translators: stands behind "Undo: " */
  return g_strdup (_ ("close of a test or quiz"));
}
