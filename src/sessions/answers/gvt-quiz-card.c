/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-kinds-private.h"

#define OF_CARD \
  " WHERE quiz_id = :quiz AND device = :device AND respondent = :respondent" \
  " AND (:item IS NULL OR item = :item)"

static gboolean
run (GvtDb *db, const char *constant_sql, const GvtQuizCard *card, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &card->quiz);
  gvt_stmt_bind_id (stmt, ":device", &card->device);
  gvt_stmt_bind_int (stmt, ":respondent", card->respondent);
  gvt_stmt_bind_text (stmt, ":item", card->item);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_quiz_card_refresh (GvtDb *db, const GvtQuizCard *card, GError **error)
{
  return run (db, "DELETE FROM quiz_card" OF_CARD, card, error)
         && run (db,
                 "INSERT INTO quiz_card"
                 " (quiz_id, device, respondent, item, state, choice, channel)"
                 " SELECT quiz_id, device, respondent, item, state, choice, channel"
                 " FROM quiz_card_made" OF_CARD,
                 card, error);
}
