/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-answer-kinds-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-session-rows-private.h"

#define ANSWER_SQL \
  "INSERT INTO session_answer AS was (session_id, device, content_hash, item, channel, " \
  "respondent, slot," \
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
gboolean
gvt_answer_apply_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  Answer answer = { .chosen = gvt_json_get_text (body, "choice", error) };

  return answer.chosen != NULL && read_answer (body, &answer, error)
         && keep_answer (db, event, &answer, error);
}

gboolean
gvt_answer_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *type = gvt_json_get_text (body, "type", error);
  g_autofree char *chosen = type != NULL ? gvt_chosen_join (body, error) : NULL;
  Answer answer = { .chosen = chosen };

  return chosen != NULL && read_answer (body, &answer, error)
         && keep_answer (db, event, &answer, error);
}

/* Every option has its row, as if each had been told by an event of its own. */
gboolean
gvt_answer_apply_counted (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonArray *counts = gvt_json_get_array (body, "counts", error);
  Answer answer = { .channel = "hands", .respondent = 0 };

  if (counts == NULL || (answer.item = gvt_json_get_text (body, "item", error)) == NULL
      || gvt_json_get_text (body, "type", error) == NULL
      || !gvt_json_get_id (body, "session", &answer.session, error)
      || !gvt_json_get_hash (body, "content_hash", &answer.content_hash, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (counts); i++)
    {
      JsonObject *count = gvt_json_element_object (counts, i, "counts", error);

      if (count == NULL || (answer.chosen = gvt_json_get_text (count, "choice", error)) == NULL
          || !gvt_json_get_int (count, "people", &answer.people, error)
          || !keep_answer (db, event, &answer, error))
        return FALSE;
    }
  return TRUE;
}

/* --- undoing --- */

/* A card's answer, or all hands for a question, whatever told of them. */
char *
gvt_answer_key (JsonObject *body, GError **error)
{
  const char *item = gvt_json_get_text (body, "item", error);
  g_autofree char *hash_text = NULL;
  g_autofree char *row = NULL;
  GvtId session;
  GvtHash hash;

  if (item == NULL || !gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_hash (body, "content_hash", &hash, error))
    return NULL;

  hash_text = gvt_hash_to_text (&hash);
  row = g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %s", hash_text,
                         gvt_json_text_or (body, "channel", "hands"),
                         gvt_json_int_or (body, "respondent", 0), item);
  return gvt_act_key ("answer", &session, row);
}

gboolean
gvt_answer_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM session_answer WHERE session_id = :session AND device = :device"
      " AND content_hash = :hash AND item = :item AND event_id = :event",
      error);
  const char *item = stmt != NULL ? gvt_json_get_text (body, "item", error) : NULL;
  GvtId session;
  GvtHash hash;

  if (item == NULL || !gvt_json_get_id (body, "session", &session, error)
      || !gvt_json_get_hash (body, "content_hash", &hash, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_hash (stmt, ":hash", &hash);
  gvt_stmt_bind_text (stmt, ":item", item);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_answer_describe (JsonObject *body, GvtModuleLibrary *library)
{
  gint64 card = gvt_json_int_or (body, "respondent", 0);
  guint people = (guint) gvt_json_int_or (body, "people", 0);

  if (card != 0)
    return g_strdup_printf (_ ("answer of card %u"), (guint) card);
  return g_strdup_printf (ngettext ("%u hand counted", "%u hands counted", people), people);
}

char *
gvt_answer_describe_counted (JsonObject *body, GvtModuleLibrary *library)
{
  JsonArray *counts = gvt_json_get_array (body, "counts", NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; counts != NULL && i < json_array_get_length (counts); i++)
    {
      JsonObject *count = gvt_json_element_object (counts, i, "counts", NULL);

      if (count != NULL)
        g_string_append_printf (numbers, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                                gvt_json_int_or (count, "people", 0));
    }
  return g_strdup_printf (_ ("hands counted: %s"), numbers->str);
}
