/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-undone-private.h"

#include "gvt-event.h"
#include "gvt-json.h"

#define UNDONE_SQL \
  "SELECT body FROM quiz AS q JOIN session_undone AS u ON u.device = q.device" \
  " JOIN event AS e ON e.id = u.event_id AND e.device = q.device" \
  " WHERE q.quiz_id = :quiz AND e.kind = 'quiz.answered/1'" \
  " ORDER BY e.incarnation DESC, e.seq DESC"

/* %FALSE also with @error set. */
static gboolean
is_answered (GvtDb *db, const GvtId *quiz, guint card, const char *item, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT 1 FROM quiz_said JOIN quiz USING (quiz_id, device) WHERE quiz_id = :quiz"
      " AND respondent = :card AND item = :item AND state <> 'empty'",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", quiz);
  gvt_stmt_bind_int (stmt, ":card", card);
  gvt_stmt_bind_text (stmt, ":item", item);
  return gvt_stmt_next (stmt, error);
}

static void
take_body (
    GvtDb *db, JsonObject *body, const GvtId *quiz, guint *card, GHashTable *items, GError **error)
{
  const char *item = gvt_json_text_or (body, "item", "");
  guint whose = (guint) gvt_json_int_or (body, "respondent", 0);
  g_autoptr (GError) local = NULL;
  GvtId of;

  if (!gvt_json_get_id (body, "quiz", &of, NULL) || !gvt_id_equal (&of, quiz)
      || (*card != 0 && whose != *card))
    return;
  if (!is_answered (db, quiz, whose, item, &local) && local == NULL)
    {
      *card = whose;
      g_hash_table_add (items, g_strdup (item));
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
}

gboolean
gvt_quiz_undone_read (GvtDb *db, const GvtId *quiz, guint *card, GHashTable *items, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, UNDONE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", quiz);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 0);
      g_autoptr (JsonObject) body = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, NULL);

      if (body != NULL)
        take_body (db, body, quiz, card, items, &local);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
