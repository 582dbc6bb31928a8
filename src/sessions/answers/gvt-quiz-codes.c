/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-codes.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz-act-private.h"
#include "gvt-quiz-code-private.h"

/* @mark: (nullable): none */
static gboolean
look_before (GvtDb *db, JsonObject *body, const guint8 *mark, GvtCodeBefore *before, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT mark IS NOT DISTINCT FROM :mark FROM quiz_code JOIN quiz USING (quiz_id, device)"
      " WHERE quiz_id = :quiz AND respondent = :card",
      error);
  GvtId quiz;

  *before = GVT_CODE_UNSAID;
  if (stmt == NULL || !gvt_json_get_id (body, "quiz", &quiz, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &quiz);
  gvt_stmt_bind_int (stmt, ":card", gvt_json_int_or (body, "respondent", 0));
  if (mark != NULL)
    gvt_stmt_bind_data (stmt, ":mark", mark, GVT_CODE_MARK_SIZE);
  if (gvt_stmt_next (stmt, &local))
    *before = gvt_stmt_int (stmt, 0) != 0 ? GVT_CODE_SAME : GVT_CODE_OTHER;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_quiz_code_seal (
    GvtDb *db, GvtSessionAct *act, const char *code, GvtCodeBefore *before, GError **error)
{
  guint8 mark[GVT_CODE_MARK_SIZE];

  if (*code == '\0')
    {
      json_object_set_string_member (act->body, "code", "");
      return look_before (db, act->body, NULL, before, error);
    }
  if (!gvt_own_code_mark (db, act->session, code, mark, error))
    return FALSE;

  gvt_json_set_hex (act->body, "code", mark, sizeof mark);
  return look_before (db, act->body, mark, before, error);
}

/* --- given at the laptop --- */

/* What a check is told. */
typedef struct
{
  char code[GVT_OWN_CODE_MAX + 1]; /* "" for none */
  gboolean is_silent;              /* nothing was typed */
} Giving;

/* A #GvtSessionCheck. */
static gboolean
check_code (GvtDb *db, GvtSessionAct *act, GError **error)
{
  const Giving *giving = act->data;
  GvtCodeBefore before;

  if (!gvt_quiz_require_open (db, act, error)
      || !gvt_quiz_code_seal (db, act, giving->code, &before, error))
    return FALSE;

  act->is_needless = before == GVT_CODE_SAME || (giving->is_silent && before != GVT_CODE_UNSAID);
  if (!giving->is_silent || act->is_needless)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("Type the code that you made up. If you have none, type a hyphen."));
  return FALSE;
}

static gboolean
read_code (Giving *giving, const char *text, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  giving->is_silent = *bare == '\0';
  return giving->is_silent || g_str_equal (bare, GVT_OWN_CODE_NONE)
         || gvt_own_code_clean (bare, giving->code, error);
}

static gboolean
check_card (GvtClassQuiz *quiz, guint card, GError **error)
{
  if (card < 1 || card > GVT_CARD_MAX)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("Card numbers begin at 1"));
  else if (!gvt_class_quiz_pairs_by_code (quiz))
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("This test pairs by the number of the card, and takes no codes. Nothing was "
                       "changed."));
  else
    return TRUE;
  return FALSE;
}

gboolean
gvt_quiz_code_give (
    GvtProfile *profile, GvtClassQuiz *quiz, guint card, const char *text, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  Giving giving = { .is_silent = FALSE };
  GvtSessionAct act = { .profile = profile,
                        .session = gvt_class_quiz_get_session_id (quiz),
                        .body = body,
                        .kind = "quiz.coded/1",
                        .check = check_code,
                        .data = &giving };

  if (!check_card (quiz, card, error) || !read_code (&giving, text, error))
    return FALSE;

  gvt_json_set_id (body, "quiz", gvt_class_quiz_get_id (quiz));
  json_object_set_int_member (body, "respondent", card);
  return gvt_session_act_perform (&act, error);
}
