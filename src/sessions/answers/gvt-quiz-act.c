/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-act-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"

gboolean
gvt_quiz_require_open_of (GvtDb *db, const GvtId *quiz, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT closed_at IS NULL FROM quiz LEFT JOIN quiz_close USING (quiz_id, device)"
      " WHERE quiz.quiz_id = :quiz",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", quiz);
  if (!gvt_stmt_one (stmt, "quiz", error))
    return FALSE;
  if (gvt_stmt_int (stmt, 0) != 0)
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("This quiz is closed, and its answers are kept. Nothing was changed. Open a "
                     "new quiz to ask again."));
  return FALSE;
}

gboolean
gvt_quiz_require_open (GvtDb *db, GvtSessionAct *act, GError **error)
{
  GvtId quiz;

  return gvt_json_get_id (act->body, "quiz", &quiz, error)
         && gvt_quiz_require_open_of (db, &quiz, error);
}

gboolean
gvt_quiz_act_perform (GvtProfile *profile,
                      GvtClassQuiz *quiz,
                      const char *kind,
                      JsonObject *body,
                      GvtSessionCheck check,
                      GError **error)
{
  GvtSessionAct act = { .profile = profile,
                        .session = gvt_class_quiz_get_session_id (quiz),
                        .body = body,
                        .kind = kind,
                        .check = check };

  gvt_json_set_id (body, "quiz", gvt_class_quiz_get_id (quiz));
  return gvt_session_act_perform (&act, error);
}
