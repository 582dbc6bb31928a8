/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-progress.h"

#include "gvt-class-name.h"
#include "gvt-class-quiz-acts.h"
#include "gvt-class-quiz-results.h"
#include "gvt-error.h"
#include "gvt-session-views.h"

typedef struct
{
  const GvtId *session;
  GvtModuleLibrary *library;
  GListStore *taught;
  guint last_card;
  guint n_loose; /* answers, of times when there was no quiz to open */
} Query;

/* Content that this laptop no longer has is left out: it cannot be opened here. */
static gboolean
add_module (Query *query, const GvtHash *hash, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtModule *module = gvt_module_library_find_hash (query->library, hash, &local);

  if (module != NULL)
    g_list_store_append (query->taught, module);
  else if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_modules (GvtDb *db, Query *query, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT content_hash FROM session_module WHERE session_id = :id ORDER BY module", error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":id", query->session);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtHash hash;

      if (!gvt_stmt_hash (stmt, 0, &hash, error) || !add_module (query, &hash, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_answers (GvtDb *db, Query *query, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT (SELECT coalesce (max (card), 0) FROM ("
      "  SELECT max (respondent) AS card FROM session_answer WHERE session_id = :id"
      "  UNION ALL SELECT max (respondent) FROM quiz_shown JOIN quiz USING (quiz_id, device)"
      "   WHERE session_id = :id) AS road),"
      " (SELECT coalesce (sum (people), 0) FROM session_answer WHERE session_id = :id)",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":id", query->session);
  if (!gvt_stmt_one (stmt, "the last card", error))
    return FALSE;
  query->last_card = (guint) gvt_stmt_int (stmt, 0);
  query->n_loose = (guint) gvt_stmt_int (stmt, 1);
  return TRUE;
}

static gboolean
read_details (GvtDb *db, gpointer user_data, GError **error)
{
  return read_modules (db, user_data, error) && read_answers (db, user_data, error);
}

/* Whether @quiz, which is no test, waits for an answer of the card that was shown a question last:
 * then it is @card. */
static gboolean
find_unfinished (GvtProfile *profile, GvtModuleLibrary *library, GvtClassQuiz *quiz, guint *card)
{
  GvtModule *module = gvt_module_library_find_hash (library, gvt_class_quiz_get_hash (quiz), NULL);
  g_autoptr (GListModel) order = module != NULL ? gvt_class_quiz_order (quiz, module, NULL) : NULL;
  g_autoptr (GvtQuizPlace) place = order != NULL
                                       ? gvt_class_quiz_find_place (profile, quiz, 0, NULL)
                                       : NULL;

  if (place == NULL || place->item == NULL
      || gvt_quiz_place_next (place, order) == g_list_model_get_n_items (order))
    return FALSE;

  *card = place->card;
  return TRUE;
}

/* Without an answer, without the question, without the person: three things. */
static gboolean
count_missing (GvtSessionProgress *self,
               GvtProfile *profile,
               GvtModuleLibrary *library,
               GvtClassQuiz *quiz,
               GError **error)
{
  g_autoptr (GListModel) results = gvt_class_quiz_results (profile, library, quiz, error);

  self->has_quiz = TRUE;
  self->n_took_part = gvt_class_quiz_get_n_people (quiz);
  for (guint i = 0; results != NULL && i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);
      guint n_shown = gvt_item_result_get_n_shown (result);

      self->n_unanswered += n_shown - gvt_item_result_get_n_answers (result);
      self->n_not_shown += gvt_item_result_get_n_people (result) - n_shown;
    }

  return results != NULL;
}

/* Of those to learn by. @quizzes: (nullable). Returns: (transfer full) (nullable) */
static GvtClassQuiz *
find_last (GListModel *quizzes)
{
  for (guint i = quizzes != NULL ? g_list_model_get_n_items (quizzes) : 0; i > 0; i--)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i - 1);

      if (gvt_class_quiz_get_phase (quiz) == GVT_PHASE_NONE)
        return g_steal_pointer (&quiz);
    }
  return NULL;
}

static guint
count_quiz_answers (GListModel *quizzes)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i);

      if (gvt_class_quiz_get_phase (quiz) == GVT_PHASE_NONE)
        n += gvt_class_quiz_get_n_answers (quiz);
    }
  return n;
}

static gboolean
read_quizzes (GvtSessionProgress *self,
              GvtProfile *profile,
              GvtModuleLibrary *library,
              GError **error)
{
  g_autoptr (GListModel) quizzes = gvt_class_quizzes_browse (
      profile, gvt_session_get_id (self->session), error);
  guint i = quizzes != NULL ? g_list_model_get_n_items (quizzes) : 0;
  g_autoptr (GvtClassQuiz) last = find_last (quizzes);
  gboolean is_found = FALSE;

  self->next_card = self->last_card + 1;
  if (last != NULL && !count_missing (self, profile, library, last, error))
    return FALSE;
  while (i-- > 0 && !is_found)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i);

      is_found = gvt_class_quiz_is_open (quiz) && gvt_class_quiz_get_phase (quiz) == GVT_PHASE_NONE
                 && find_unfinished (profile, library, quiz, &self->next_card);
      if (is_found)
        self->unfinished = g_steal_pointer (&quiz);
    }

  self->quizzes = g_steal_pointer (&quizzes);
  if (self->quizzes == NULL)
    return FALSE;
  self->n_quiz_answers += count_quiz_answers (self->quizzes);
  return TRUE;
}

/* Returns: the first place of the step @code */
static GvtSessionStep
find_place (const char *code)
{
  static const GvtSessionStep places[] = { GVT_STEP_ATTENDANCE, GVT_STEP_PRETEST, GVT_STEP_TEACH,
                                           GVT_STEP_POSTTEST,   GVT_STEP_SURVEY,  GVT_STEP_CLOSE };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (code, gvt_step_codes[i]))
      return places[i];
  return GVT_STEP_CLOSE;
}

/* Nothing of it was seen or said yet: its own order says with what it begins. */
static gboolean
is_untouched (const GvtSessionProgress *self)
{
  const GvtClassStep *first = &g_array_index (self->steps->steps, GvtClassStep, 0);

  return first->state == GVT_STEP_AHEAD && g_str_equal (self->steps->now, first->code);
}

/* In an order of its own, behind the last step of which something can be seen; the questions of
 * what was taught come before the step after them. */
static GvtSessionStep
follow_order (const GvtSessionProgress *self)
{
  const GvtClassStep *modules = gvt_session_steps_find (self->steps, "modules");

  if (modules != NULL && modules->state == GVT_STEP_DONE
      && gvt_session_get_n_answers (self->session) == 0
      && g_str_equal (gvt_session_steps_after (self->steps, "modules"), self->steps->now))
    return GVT_STEP_QUIZ;
  return find_place (self->steps->now);
}

static GvtSessionStep
find_next (const GvtSessionProgress *self)
{
  GvtSession *session = self->session;

  if (!gvt_session_is_open (session))
    return GVT_STEP_REPORT;
  if (self->steps->is_told || is_untouched (self))
    return find_place (self->steps->now);
  if (self->steps->has_own_order)
    return follow_order (self);
  if (gvt_session_get_men (session) + gvt_session_get_women (session) == 0)
    return GVT_STEP_ATTENDANCE;
  if (gvt_session_get_n_modules (session) == 0)
    return GVT_STEP_TEACH;
  if (self->n_quiz_answers == 0)
    return GVT_STEP_QUIZ;
  return GVT_STEP_CLOSE;
}

/* Returns: the report for none: it is no step that anybody goes on to */
static GvtSessionStep
find_onward (const GvtSessionProgress *self)
{
  const GvtClassStep *now = gvt_session_steps_find (self->steps, self->steps->now);

  if (!gvt_session_is_open (self->session) || !self->steps->is_told || now->state != GVT_STEP_DONE)
    return GVT_STEP_REPORT;
  return find_place (gvt_session_steps_after (self->steps, now->code));
}

GvtSessionProgress *
gvt_session_progress_load (GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *session,
                           GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtSessionProgress) self = g_new0 (GvtSessionProgress, 1);
  g_autoptr (GListStore) taught = g_list_store_new (GVT_TYPE_MODULE);
  Query query = { .session = session, .library = library, .taught = taught };

  if (journal == NULL || (self->session = gvt_sessions_view (profile, session, error)) == NULL)
    return NULL;
  self->visit = gvt_visits_view (profile, gvt_session_get_visit_id (self->session), error);
  if (self->visit == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_details, &query, error))
    return NULL;
  self->taught = G_LIST_MODEL (g_steal_pointer (&taught));
  self->last_card = query.last_card;
  self->n_quiz_answers = query.n_loose;
  if (!read_quizzes (self, profile, library, error))
    return NULL;
  self->steps = gvt_session_steps_read (gvt_journal_get_store (journal), session, error);
  if (self->steps == NULL
      || !gvt_class_name_propose (gvt_journal_get_store (journal),
                                  gvt_session_get_visit_id (self->session),
                                  gvt_session_get_name (self->session), &self->next_name, error))
    return NULL;
  self->next = find_next (self);
  self->onward = find_onward (self);
  return g_steal_pointer (&self);
}

static gboolean
was_done (const GvtSessionProgress *self, const char *code)
{
  const GvtClassStep *step = gvt_session_steps_find (self->steps, code);

  return step != NULL && step->state == GVT_STEP_DONE;
}

gboolean
gvt_session_progress_is_done (const GvtSessionProgress *self, GvtSessionStep step)
{
  GvtSession *session = self->session;

  switch (step)
    {
    case GVT_STEP_ATTENDANCE:
      return gvt_session_get_men (session) + gvt_session_get_women (session) > 0;
    case GVT_STEP_TEACH:
      return gvt_session_get_n_modules (session) > 0;
    case GVT_STEP_QUIZ:
      return self->n_quiz_answers > 0;
    case GVT_STEP_CLOSE:
      return !gvt_session_is_open (session);
    case GVT_STEP_PRETEST:
      return was_done (self, "pretest");
    case GVT_STEP_POSTTEST:
      return was_done (self, "posttest");
    case GVT_STEP_SURVEY:
      return was_done (self, "survey");
    case GVT_STEP_REPORT:
    default:
      return FALSE; /* it may be written as often as the host asks */
    }
}

gboolean
gvt_session_progress_was_taught (const GvtSessionProgress *self, GvtModule *module)
{
  for (guint i = 0; module != NULL && i < g_list_model_get_n_items (self->taught); i++)
    {
      g_autoptr (GvtModule) other = g_list_model_get_item (self->taught, i);

      if (gvt_hash_equal (gvt_module_get_hash (other), gvt_module_get_hash (module)))
        return TRUE;
    }
  return FALSE;
}

GvtSessionProgress *
gvt_session_progress_copy (const GvtSessionProgress *self)
{
  GvtSessionProgress *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->visit);
  g_object_ref (copy->session);
  g_object_ref (copy->taught);
  g_object_ref (copy->quizzes);
  gvt_session_steps_ref (copy->steps);
  copy->next_name = g_strdup (copy->next_name);
  if (copy->unfinished != NULL)
    g_object_ref (copy->unfinished);
  return copy;
}

void
gvt_session_progress_free (GvtSessionProgress *self)
{
  g_clear_object (&self->visit);
  g_clear_object (&self->session);
  g_clear_object (&self->taught);
  g_clear_object (&self->quizzes);
  g_clear_object (&self->unfinished);
  g_clear_pointer (&self->steps, gvt_session_steps_unref);
  g_free (self->next_name);
  g_free (self);
}
