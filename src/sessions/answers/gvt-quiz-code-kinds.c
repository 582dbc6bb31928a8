/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the codes of a test leave in the tables: their marks. */
#include "gvt-quiz-kinds-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-own-code.h"
#include "gvt-session-rows-private.h"

gboolean
gvt_quiz_apply_opened_3 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *pairing = gvt_json_get_text (body, "pairing", error);
  g_autoptr (GvtStmt) stmt = NULL;

  if (pairing == NULL)
    return FALSE;
  if (!g_str_equal (pairing, "code"))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Nothing is known of pairing by \"%s\"",
                   pairing);
      return FALSE;
    }

  stmt = gvt_db_prepare (db, "INSERT INTO quiz_coded (quiz_id) VALUES (:quiz)", error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":quiz", &event->header.id);
  return gvt_quiz_apply_opened_2 (db, event, body, error) && gvt_stmt_run (stmt, error);
}

/* @mark: unset where @has_mark comes out %FALSE */
static gboolean
read_mark (JsonObject *body, guint8 mark[GVT_CODE_MARK_SIZE], gboolean *has_mark, GError **error)
{
  const char *code = gvt_json_get_text (body, "code", error);

  if (code == NULL)
    return FALSE;
  *has_mark = *code != '\0';
  return !*has_mark || gvt_json_get_hex (body, "code", mark, GVT_CODE_MARK_SIZE, error);
}

static gboolean
bind_card (GvtStmt *stmt, JsonObject *body, GError **error)
{
  gint64 respondent;
  GvtId quiz;

  if (!gvt_json_get_id (body, "quiz", &quiz, error)
      || !gvt_json_get_int (body, "respondent", &respondent, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &quiz);
  gvt_stmt_bind_int (stmt, ":respondent", respondent);
  return TRUE;
}

gboolean
gvt_quiz_apply_coded (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO quiz_code AS was (quiz_id, device, respondent, mark, incarnation, seq, event_id)"
      " VALUES (:quiz, :device, :respondent, :mark, :incarnation, :seq, :event)"
      " ON CONFLICT (quiz_id, device, respondent) DO UPDATE SET mark = :mark,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER,
      error);
  guint8 mark[GVT_CODE_MARK_SIZE];
  gboolean has_mark;

  if (stmt == NULL || !bind_card (stmt, body, error) || !read_mark (body, mark, &has_mark, error))
    return FALSE;

  if (has_mark)
    gvt_stmt_bind_data (stmt, ":mark", mark, sizeof mark);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_quiz_coded_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM quiz_code WHERE quiz_id = :quiz AND device = :device"
      " AND respondent = :respondent"
      " AND (incarnation, seq, event_id) = (:incarnation, :seq, :event)",
      error);

  if (stmt == NULL || !bind_card (stmt, body, error))
    return FALSE;

  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_quiz_coded_describe (JsonObject *body, GvtModuleLibrary *library)
{
  return g_strdup_printf (_ ("code of card %u"), (guint) gvt_json_int_or (body, "respondent", 0));
}

/* --- on a sheet --- */

gboolean
gvt_quiz_apply_sheet_2 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return gvt_quiz_apply_sheet (db, event, body, error)
         && gvt_quiz_apply_coded (db, event, body, error);
}

gboolean
gvt_quiz_sheet_clear_2 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return gvt_quiz_sheet_clear (db, event, body, error)
         && gvt_quiz_coded_clear (db, event, body, error);
}
