/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-roads.h"

#include <glib/gi18n-lib.h>

#include "gvt-session-views.h"

typedef struct
{
  GvtClassQuiz *quiz;
  GvtQuizRoads *roads;
} Query;

#define CARDS_SQL \
  "SELECT respondent, sum (n_laptop), sum (n_paper) FROM (" \
  " SELECT respondent, 0 AS n_laptop, 0 AS n_paper FROM quiz_shown JOIN quiz USING (quiz_id, " \
  "device)" \
  "  WHERE quiz_id = :quiz" \
  " UNION ALL SELECT respondent, CASE WHEN channel = 'laptop' AND state <> 'empty' THEN 1 ELSE 0 " \
  "END," \
  "  CASE channel WHEN 'paper' THEN 1 ELSE 0 END" \
  "  FROM quiz_said JOIN quiz USING (quiz_id, device) WHERE quiz_id = :quiz) AS road" \
  " GROUP BY respondent ORDER BY respondent"

#define COUNTED_SQL \
  "SELECT count (*) FROM quiz_count JOIN quiz USING (quiz_id, device) WHERE quiz_id = :quiz"

#define LISTED_SQL \
  "SELECT DISTINCT card FROM session_person WHERE session_id = :session AND is_listed = 1" \
  " ORDER BY card"

static void
take_card (GvtQuizRoads *self, const GvtCardRoads *card)
{
  g_array_append_vals (self->cards, card, 1);
  self->n_laptop += card->n_laptop > 0 && card->n_paper == 0;
  self->n_paper += card->n_laptop == 0 && card->n_paper > 0;
  self->n_mixed += card->n_laptop > 0 && card->n_paper > 0;
}

static gboolean
read_cards (GvtDb *db, const Query *query, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, CARDS_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", gvt_class_quiz_get_id (query->quiz));
  while (gvt_stmt_next (stmt, &local))
    {
      const GvtCardRoads card = { (guint) gvt_stmt_int (stmt, 0), (guint) gvt_stmt_int (stmt, 1),
                                  (guint) gvt_stmt_int (stmt, 2) };

      take_card (query->roads, &card);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_counted (GvtDb *db, const Query *query, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, COUNTED_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", gvt_class_quiz_get_id (query->quiz));
  if (!gvt_stmt_one (stmt, "hands", error))
    return FALSE;
  query->roads->n_counted = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* --- who is missing --- */

static gboolean
has_answered (const GvtQuizRoads *self, guint card)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const GvtCardRoads *roads = &g_array_index (self->cards, GvtCardRoads, i);

      if (roads->card == card)
        return roads->n_laptop + roads->n_paper > 0;
    }
  return FALSE;
}

static void
look_for (GvtQuizRoads *self, guint card)
{
  if (!has_answered (self, card))
    g_array_append_val (self->missing, card);
}

static gboolean
find_missing (GvtDb *db, const Query *query, GError **error)
{
  GvtQuizRoads *self = query->roads;
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, LISTED_SQL, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", gvt_class_quiz_get_session_id (query->quiz));
  while (gvt_stmt_next (stmt, &local))
    {
      guint card = (guint) gvt_stmt_int (stmt, 0);

      g_array_append_val (listed, card);
    }
  for (guint i = 0; i < MAX (listed->len, self->n_present); i++)
    look_for (self, listed->len >= self->n_present ? g_array_index (listed, guint, i) : i + 1);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_all (GvtDb *db, gpointer user_data, GError **error)
{
  return read_cards (db, user_data, error) && read_counted (db, user_data, error)
         && find_missing (db, user_data, error);
}

GvtQuizRoads *
gvt_quiz_roads_read (GvtProfile *profile, GvtClassQuiz *quiz, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtQuizRoads) self = g_new0 (GvtQuizRoads, 1);
  g_autoptr (GvtSession) session = NULL;
  Query query = { quiz, self };

  self->cards = g_array_new (FALSE, FALSE, sizeof (GvtCardRoads));
  self->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  if (journal == NULL
      || (session = gvt_sessions_view (profile, gvt_class_quiz_get_session_id (quiz), error))
             == NULL)
    return NULL;

  self->n_present = gvt_session_get_men (session) + gvt_session_get_women (session);
  return gvt_store_read (gvt_journal_get_store (journal), read_all, &query, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
gvt_quiz_roads_free (GvtQuizRoads *self)
{
  g_clear_pointer (&self->cards, g_array_unref);
  g_clear_pointer (&self->missing, g_array_unref);
  g_free (self);
}

/* --- in words --- */

/* "3, 7–9" */
static char *
join_cards (GArray *cards)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cards->len;)
    {
      guint first = g_array_index (cards, guint, i);
      guint n = 1;

      while (i + n < cards->len && g_array_index (cards, guint, i + n) == first + n)
        n++;
      g_string_append_printf (text, "%s%u", text->len > 0 ? ", " : "", first);
      if (n > 1)
        g_string_append_printf (text, "%s%u", n > 2 ? "–" : ", ", first + n - 1);
      i += n;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gvt_quiz_roads_describe_missing (const GvtQuizRoads *self)
{
  g_autofree char *cards = join_cards (self->missing);

  return self->missing->len == 0
             ? g_strdup ("")
             /* Translators: numbers of cards, as "3, 7–9" */
             : g_strdup_printf (
                 ngettext ("Missing: card %s", "Missing: cards %s", self->missing->len), cards);
}
