/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-results.h"

#include <math.h>

#include "gvt-session-views.h"
#include "gvt-test-pairs-private.h"

static void
objective_free (GvtObjectiveGain *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static void
item_free (GvtTestItem *self)
{
  g_free (self->id);
  g_free (self->form);
  g_free (self->prompt);
  g_free (self);
}

static void
result_free (GvtTestResult *self)
{
  g_free (self->module);
  g_free (self->title);
  g_ptr_array_unref (self->objectives);
  g_ptr_array_unref (self->pre_items);
  g_ptr_array_unref (self->post_items);
  g_free (self);
}

/* --- pairs --- */

/* @objective: (nullable): of all questions */
static void
measure (GArray *pairs, const char *objective, GvtGain *gain)
{
  g_autofree double *before = g_new (double, pairs->len + 1);
  g_autofree double *after = g_new (double, pairs->len + 1);
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const GvtTestPair *pair = &g_array_index (pairs, GvtTestPair, i);

      if (gvt_test_sitting_share (pair->before_sitting, pair->before, objective, &before[n])
          && gvt_test_sitting_share (pair->after_sitting, pair->after, objective, &after[n]))
        n++;
    }
  gvt_gain (before, after, n, gain);
}

/* --- questions --- */

/* Rows of the people of @form, columns of its questions: who was never meant to see a question
 * says nothing about it. */
static void
analyse_form (GPtrArray *items, const GvtTestSitting *first, GPtrArray *sittings, const char *form)
{
  guint any_card = g_str_equal (gvt_class_quiz_get_card_form (first->quiz, 1), form) ? 1 : 2;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree GvtItemFigures *figures = NULL;
  guint n_people = 0;

  for (guint i = 0; i < first->items->len; i++)
    if (gvt_class_quiz_asks_card (first->quiz, any_card,
                                  gvt_quiz_item_get_id (g_ptr_array_index (first->items, i))))
      g_array_append_val (columns, i);
  for (guint i = 0; i < sittings->len; i++)
    {
      const GvtTestSitting *sitting = g_ptr_array_index (sittings, i);

      for (guint k = 0; k < sitting->people->len && sitting->items->len == first->items->len; k++)
        {
          const GvtSittingPerson *person = g_ptr_array_index (sitting->people, k);

          if (!g_str_equal (gvt_class_quiz_get_card_form (sitting->quiz, person->card), form))
            continue;
          for (guint c = 0; c < columns->len; c++)
            g_array_append_val (shares, person->shares[g_array_index (columns, guint, c)]);
          n_people++;
        }
    }

  figures = g_new0 (GvtItemFigures, columns->len + 1);
  gvt_item_analysis ((const double *) (gpointer) shares->data, n_people, columns->len, figures);
  for (guint c = 0; c < columns->len; c++)
    {
      GvtQuizItem *item = g_ptr_array_index (first->items, g_array_index (columns, guint, c));
      GvtTestItem *told = g_new0 (GvtTestItem, 1);

      told->id = g_strdup (gvt_quiz_item_get_id (item));
      told->form = g_strdup (form);
      told->prompt = g_strdup (gvt_quiz_item_get_prompt (item));
      told->figures = figures[c];
      g_ptr_array_add (items, told);
    }
}

static gboolean
asks_the_same (const GvtTestSitting *a, const GvtTestSitting *b)
{
  gboolean is_same = a->items->len == b->items->len
                     && gvt_class_quiz_is_crossed (a->quiz) == gvt_class_quiz_is_crossed (b->quiz)
                     && g_str_equal (gvt_class_quiz_get_form (a->quiz),
                                     gvt_class_quiz_get_form (b->quiz))
                     && gvt_hash_equal (gvt_class_quiz_get_hash (a->quiz),
                                        gvt_class_quiz_get_hash (b->quiz));

  for (guint i = 0; is_same && i < a->items->len; i++)
    is_same = a->items->pdata[i] == b->items->pdata[i];
  return is_same;
}

/* Classes that were asked the same are one table; another selection is one of its own. */
static GPtrArray *
analyse (GPtrArray *sittings)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_autofree gboolean *is_done = g_new0 (gboolean, sittings->len + 1);

  for (guint i = 0; i < sittings->len; i++)
    {
      const GvtTestSitting *first = g_ptr_array_index (sittings, i);
      g_autoptr (GPtrArray) alike = g_ptr_array_new ();

      for (guint k = i; k < sittings->len; k++)
        if (!is_done[k] && asks_the_same (first, g_ptr_array_index (sittings, k)))
          {
            is_done[k] = TRUE;
            g_ptr_array_add (alike, g_ptr_array_index (sittings, k));
          }
      if (alike->len == 0 || first->items->len == 0)
        continue;
      if (gvt_class_quiz_is_crossed (first->quiz))
        {
          analyse_form (items, first, alike, "A");
          analyse_form (items, first, alike, "B");
        }
      else
        analyse_form (items, first, alike, gvt_class_quiz_get_form (first->quiz));
    }
  return items;
}

/* --- one module --- */

static void
count_people (GPtrArray *sittings, guint *n_whole, guint *n_partial, guint *n_hands)
{
  for (guint i = 0; i < sittings->len; i++)
    {
      const GvtTestSitting *sitting = g_ptr_array_index (sittings, i);

      *n_hands += sitting->n_hands;
      for (guint k = 0; k < sitting->people->len; k++)
        {
          const GvtSittingPerson *person = g_ptr_array_index (sitting->people, k);

          *(person->is_whole ? n_whole : n_partial) += 1;
        }
    }
}

/* Returns: (transfer none) (nullable): the newest content that is here */
static GvtModule *
find_module (const GvtTestGroup *group)
{
  for (guint i = group->after->len; i > 0; i--)
    if (((GvtTestSitting *) g_ptr_array_index (group->after, i - 1))->module != NULL)
      return ((GvtTestSitting *) g_ptr_array_index (group->after, i - 1))->module;
  for (guint i = group->before->len; i > 0; i--)
    if (((GvtTestSitting *) g_ptr_array_index (group->before, i - 1))->module != NULL)
      return ((GvtTestSitting *) g_ptr_array_index (group->before, i - 1))->module;
  return NULL;
}

static void
measure_objectives (GvtTestResult *self, GvtModule *module, GArray *pairs)
{
  GListModel *objectives = gvt_module_get_objectives (module);

  for (guint i = 0; i < g_list_model_get_n_items (objectives); i++)
    {
      g_autoptr (GvtObjective) objective = g_list_model_get_item (objectives, i);
      GvtObjectiveGain *told = g_new0 (GvtObjectiveGain, 1);

      told->id = g_strdup (gvt_objective_get_id (objective));
      told->text = g_strdup (gvt_objective_get_text (objective));
      measure (pairs, told->id, &told->gain);
      if (told->gain.n > 0)
        g_ptr_array_add (self->objectives, told);
      else
        objective_free (told); /* no test asked about it */
    }
}

static GvtTestState
find_state (const GvtTestResult *self, GvtModule *module)
{
  if (module == NULL)
    return GVT_TEST_NO_MODULE;
  if (self->gain.n < GVT_GAIN_MIN_PAIRS)
    return GVT_TEST_FEW_PAIRS;
  return isnan (self->gain.of_class) ? GVT_TEST_WAS_FULL : GVT_TEST_TOLD;
}

static gboolean
is_counted (const GvtTestSitting *sitting, GPtrArray *sittings, guint n)
{
  for (guint i = 0; i < n; i++)
    if (gvt_id_equal (
            gvt_class_quiz_get_session_id (sitting->quiz),
            gvt_class_quiz_get_session_id (((GvtTestSitting *) sittings->pdata[i])->quiz)))
      return TRUE;
  return FALSE;
}

/* @before: those whose classes are counted already, besides the earlier ones of @sittings */
static void
count_classes (GvtTestResult *self, GPtrArray *sittings, GPtrArray *before)
{
  for (guint i = 0; i < sittings->len; i++)
    {
      const GvtTestSitting *sitting = g_ptr_array_index (sittings, i);

      if (is_counted (sitting, sittings, i)
          || (before != NULL && is_counted (sitting, before, before->len)))
        continue;
      self->n_classes++;
      self->n_later += *gvt_class_quiz_get_held (sitting->quiz) != '\0';
    }
}

static GvtTestResult *
make_result (const GvtTestGroup *group)
{
  GvtTestResult *self = g_new0 (GvtTestResult, 1);
  GvtModule *module = find_module (group);
  g_autoptr (GArray) pairs = gvt_test_pairs_find (group, &self->by_code);

  self->module = g_strdup (group->module);
  self->title = g_strdup (module != NULL ? gvt_module_get_title (module) : group->module);
  self->objectives = g_ptr_array_new_with_free_func ((GDestroyNotify) objective_free);
  self->pre_items = analyse (group->before);
  self->post_items = analyse (group->after);
  count_people (group->before, &self->n_pre, &self->n_partial, &self->n_pre_hands);
  count_people (group->after, &self->n_post, &self->n_partial, &self->n_post_hands);
  count_classes (self, group->before, NULL);
  count_classes (self, group->after, group->before);
  measure (pairs, NULL, &self->gain);
  if (module != NULL)
    measure_objectives (self, module, pairs);
  self->state = find_state (self, module);
  return self;
}

/* --- reading --- */

static GvtTestGroup *
group_of (GPtrArray *groups, const char *module)
{
  GvtTestGroup *group;

  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (((GvtTestGroup *) g_ptr_array_index (groups, i))->module, module))
      return g_ptr_array_index (groups, i);

  group = gvt_test_group_new (module);
  g_ptr_array_add (groups, group);
  return group;
}

static gboolean
add_session (GvtStore *store,
             GvtModuleLibrary *library,
             const GvtId *session,
             GPtrArray *groups,
             GError **error)
{
  g_autoptr (GListModel) quizzes = gvt_class_quizzes_read (store, session, NULL, error);

  for (guint i = 0; quizzes != NULL && i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i);
      GvtTestSitting *sitting;
      GvtTestGroup *group;

      if (gvt_class_quiz_get_phase (quiz) == GVT_PHASE_NONE)
        continue;
      sitting = gvt_test_sitting_read (store, library, quiz, error);
      if (sitting == NULL)
        return FALSE;
      group = group_of (groups, gvt_class_quiz_get_module (quiz));
      g_ptr_array_add (
          gvt_class_quiz_get_phase (quiz) == GVT_PHASE_PRE ? group->before : group->after, sitting);
    }
  return quizzes != NULL;
}

static gboolean
add_visit (GvtStore *store,
           GvtModuleLibrary *library,
           const GvtId *visit,
           GPtrArray *groups,
           GError **error)
{
  g_autoptr (GListModel) sessions = gvt_sessions_list (store, visit, error);

  for (guint i = 0; sessions != NULL && i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);

      if (!add_session (store, library, gvt_session_get_id (session), groups, error))
        return FALSE;
    }
  return sessions != NULL;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const GvtTestGroup *const *left = a;
  const GvtTestGroup *const *right = b;

  return g_strcmp0 ((*left)->module, (*right)->module);
}

static gboolean
may_see (GvtProfile *profile, const GvtId *visit, const GvtId *session, GError **error)
{
  g_autoptr (GvtJournal) seen = NULL;
  g_autoptr (GvtVisit) whole = NULL;

  if (session != NULL)
    return (seen = gvt_session_dup_journal (profile, session, error)) != NULL;
  return (whole = gvt_visits_view (profile, visit, error)) != NULL;
}

GPtrArray *
gvt_test_results_read (GvtProfile *profile,
                       GvtModuleLibrary *library,
                       const GvtId *visit,
                       const GvtId *session,
                       GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_test_group_free);
  g_autoptr (GPtrArray) results = NULL;

  g_return_val_if_fail (session != NULL || visit != NULL, NULL);

  if (journal == NULL || !may_see (profile, visit, session, error)
      || !(session != NULL
               ? add_session (gvt_journal_get_store (journal), library, session, groups, error)
               : add_visit (gvt_journal_get_store (journal), library, visit, groups, error)))
    return NULL;

  g_ptr_array_sort (groups, compare_groups);
  results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (results, make_result (g_ptr_array_index (groups, i)));
  return g_steal_pointer (&results);
}
