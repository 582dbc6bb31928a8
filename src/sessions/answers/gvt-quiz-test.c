/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-test.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz-order.h"
#include "gvt-response-channel.h"
#include "gvt-session-act-private.h"

/* --- which questions --- */

typedef struct
{
  GvtQuizItem *item; /* borrowed */
  guint place;
  guint objective; /* its place; behind the last for none */
  guint rank;      /* the less, the rather */
  gboolean is_chosen;
} Candidate;

static guint
find_objective (GvtModule *module, const char *id)
{
  GListModel *objectives = gvt_module_get_objectives (module);
  guint n = g_list_model_get_n_items (objectives);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtObjective) objective = g_list_model_get_item (objectives, i);

      if (g_str_equal (gvt_objective_get_id (objective), id))
        return i;
    }
  return n;
}

static GArray *
list_candidates (GvtModule *module, GListModel *asked)
{
  const GvtResponseChannel *hands = gvt_response_channel_find ("hands");
  const GvtResponseChannel *paper = gvt_response_channel_find ("paper");
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  for (guint i = 0; i < g_list_model_get_n_items (asked); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (asked, i);
      gboolean is_single = gvt_response_channel_can_ask (hands, item);
      gboolean is_shared = *gvt_quiz_item_get_form (item) == '\0';
      Candidate candidate = { .item = item, /* the module keeps it */
                              .place = i,
                              .objective = find_objective (module,
                                                           gvt_quiz_item_get_objective (item)),
                              .rank = (is_single ? 0 : 2) + (is_shared ? 1 : 0) };

      if (gvt_response_channel_can_ask (paper, item))
        g_array_append_val (candidates, candidate);
    }
  return candidates;
}

static guint
count_chosen (GArray *candidates, guint objective)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      n += candidate->is_chosen && candidate->objective == objective ? 1 : 0;
    }
  return n;
}

static gboolean
comes_before (GArray *candidates, const Candidate *a, const Candidate *b)
{
  guint n_a = count_chosen (candidates, a->objective);
  guint n_b = count_chosen (candidates, b->objective);

  if (n_a != n_b)
    return n_a < n_b;
  if (a->rank != b->rank)
    return a->rank < b->rank;
  if (a->objective != b->objective)
    return a->objective < b->objective;
  return a->place < b->place;
}

static gboolean
choose_next (GArray *candidates)
{
  Candidate *best = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!candidate->is_chosen && (best == NULL || comes_before (candidates, candidate, best)))
        best = candidate;
    }
  if (best != NULL)
    best->is_chosen = TRUE;
  return best != NULL;
}

GListModel *
gvt_quiz_test_list (GvtModule *module, const char *form, guint n_items, GError **error)
{
  GvtQuiz *quiz = gvt_module_get_quiz (module);
  GListStore *chosen;
  g_autoptr (GListModel) asked = NULL;
  g_autoptr (GArray) candidates = NULL;

  if (quiz == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("This module has no quiz"));
      return NULL;
    }
  asked = gvt_quiz_order_items (quiz, form, GVT_QUIZ_SEED_AUTHOR, error);
  if (asked == NULL)
    return NULL;

  candidates = list_candidates (module, asked);
  if (candidates->len == 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("All questions of this module ask for words, which no test takes"));
      return NULL;
    }
  for (guint n = n_items != 0 ? n_items : GVT_TEST_ITEMS; n > 0 && choose_next (candidates); n--)
    ;
  chosen = g_list_store_new (GVT_TYPE_QUIZ_ITEM);
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, Candidate, i).is_chosen)
      g_list_store_append (chosen, g_array_index (candidates, Candidate, i).item);
  return G_LIST_MODEL (chosen);
}

GStrv
gvt_quiz_test_choose (GvtModule *module, const char *form, guint n_items, GError **error)
{
  g_autoptr (GListModel) chosen = gvt_quiz_test_list (module, form, n_items, error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (chosen == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (chosen, i);

      g_strv_builder_add (ids, gvt_quiz_item_get_id (item));
    }
  return g_strv_builder_end (ids);
}

/* --- opening one --- */

typedef struct
{
  GvtModule *module;
  const GvtQuizTestPlan *plan;
  const char *form; /* of the whole class; %NULL when it is crossed over */
  gboolean pairs_by_code;
} Opening;

#define TESTS_SQL \
  "SELECT phase, is_crossed, form," \
  " EXISTS (SELECT 1 FROM quiz_coded AS k WHERE k.quiz_id = quiz.quiz_id) FROM quiz JOIN " \
  "quiz_test USING (quiz_id)" \
  " LEFT JOIN quiz_close USING (quiz_id, device)" \
  " WHERE session_id = :session AND module = :module AND phase <> '' AND (closed_at IS NULL" \
  "  OR EXISTS (SELECT 1 FROM quiz_said AS s WHERE s.quiz_id = quiz.quiz_id" \
  "   AND s.device = quiz.device AND s.state <> 'empty')" \
  "  OR EXISTS (SELECT 1 FROM quiz_count AS c WHERE c.quiz_id = quiz.quiz_id" \
  "   AND c.device = quiz.device))" \
  " ORDER BY quiz.quiz_id"

static gboolean
refuse_second (GvtQuizPhase phase, GError **error)
{
  gvt_error_tell (error, GVT_ERROR_STATE,
                  phase == GVT_PHASE_PRE
                      ? _ ("This class has a pre-test of this module already. Nothing was "
                           "changed. Go on with that one.")
                      : _ ("This class has a post-test of this module already. Nothing was "
                           "changed. Go on with that one."));
  return FALSE;
}

/* The other test was taken with @form by the whole class, or crossed over (%NULL): nobody may see
 * one form twice. */
static gboolean
fit_to_other (Opening *opening, const char *form, GError **error)
{
  const char *wanted = form == NULL ? NULL : *form == 'A' ? "B" : *form == 'B' ? "A" : "";

  if (opening->plan->form != NULL && g_strcmp0 (opening->plan->form, wanted) != 0)
    {
      gvt_error_tell (error, GVT_ERROR_BAD_INPUT,
                      form == NULL
                          ? _ ("The other test of this class is crossed over, so this one must "
                               "be, too: otherwise half of the class sees a form twice.")
                          : _ ("The other test of this class was of this form already: this one "
                               "must be of the other."));
      return FALSE;
    }
  opening->form = wanted;
  return TRUE;
}

/* The other test decides: a code that was given once meets no card. */
static gboolean
pair_as_other (Opening *opening, gboolean pairs_by_code, GError **error)
{
  GvtQuizPairing wanted = pairs_by_code ? GVT_PAIRING_CODE : GVT_PAIRING_CARD;

  opening->pairs_by_code = pairs_by_code;
  if (opening->plan->pairing == GVT_PAIRING_AS_OTHER || opening->plan->pairing == wanted)
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_BAD_INPUT,
                  pairs_by_code ? _ ("The other test of this class pairs by codes of people's own, "
                                     "so this one must, too.")
                                : _ ("The other test of this class pairs by the number of the "
                                     "card, so this one must, too."));
  return FALSE;
}

static gboolean
check_others (GvtDb *db, const GvtSessionAct *act, Opening *opening, GError **error)
{
  const char *phase = gvt_quiz_phase_to_text (opening->plan->phase);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, TESTS_SQL, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", act->session);
  gvt_stmt_bind_text (stmt, ":module", gvt_module_get_id (opening->module));
  while (gvt_stmt_next (stmt, &local))
    {
      if (g_str_equal (gvt_stmt_text (stmt, 0), phase))
        return refuse_second (opening->plan->phase, error);
      if (!fit_to_other (opening, gvt_stmt_int (stmt, 1) != 0 ? NULL : gvt_stmt_text (stmt, 2),
                         error)
          || !pair_as_other (opening, gvt_stmt_int (stmt, 3) != 0, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_form (JsonArray *forms, const Opening *opening, const char *name, GError **error)
{
  g_auto (GStrv) ids = gvt_quiz_test_choose (opening->module, name, opening->plan->n_items, error);
  JsonObject *form;
  JsonArray *items;

  if (ids == NULL)
    return FALSE;

  form = json_object_new ();
  items = json_array_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    json_array_add_string_element (items, ids[i]);
  json_object_set_string_member (form, "form", name);
  json_object_set_array_member (form, "items", items);
  json_array_add_object_element (forms, form);
  return TRUE;
}

/* A kind that an older program does not know, only where it must know of codes. */
static void
set_pairing (GvtSessionAct *act, const Opening *opening)
{
  if (!opening->pairs_by_code)
    return;
  act->kind = "quiz.opened/3";
  json_object_set_string_member (act->body, "pairing", "code");
}

/* A #GvtSessionCheck: what the other test was decides the form of this one. */
static gboolean
plan_forms (GvtDb *db, GvtSessionAct *act, GError **error)
{
  Opening opening = *(const Opening *) act->data;
  JsonArray *forms;
  gboolean is_crossed;

  if (!check_others (db, act, &opening, error))
    return FALSE;

  set_pairing (act, &opening);
  is_crossed = opening.form == NULL;
  forms = json_array_new ();
  json_object_set_array_member (act->body, "forms", forms);
  json_object_set_boolean_member (act->body, "crossed", is_crossed);
  json_object_set_string_member (act->body, "form", is_crossed ? "" : opening.form);
  return is_crossed
             ? add_form (forms, &opening, "A", error) && add_form (forms, &opening, "B", error)
             : add_form (forms, &opening, opening.form, error);
}

static gboolean
check_plan (GvtModule *module, const GvtQuizTestPlan *plan, GError **error)
{
  if (gvt_module_get_quiz (module) == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("This module has no quiz"));
  else if (plan->n_items > GVT_QUIZ_MAX_ITEMS)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("A test has at most %d questions"),
                 GVT_QUIZ_MAX_ITEMS);
  else if (plan->seed < 0 || plan->seed > GVT_QUIZ_SEED_MAX)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("That is no seed for the order of a quiz"));
  else
    return TRUE;
  return FALSE;
}

gboolean
gvt_quiz_test_open (GvtProfile *profile,
                    const GvtId *session,
                    GvtModule *module,
                    const GvtQuizTestPlan *plan,
                    GvtId *quiz,
                    GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  Opening opening = { module, plan, plan->form, plan->pairing == GVT_PAIRING_CODE };
  GvtSessionAct act = { .profile = profile,
                        .session = session,
                        .body = body,
                        .kind = "quiz.opened/2",
                        .check = plan_forms,
                        .data = &opening,
                        .id = quiz };

  g_return_val_if_fail (plan->phase != GVT_PHASE_NONE, FALSE);

  if (!check_plan (module, plan, error))
    return FALSE;
  if (!gvt_quiz_has_forms (gvt_module_get_quiz (module)))
    opening.form = ""; /* both tests ask the same */

  json_object_set_string_member (body, "module", gvt_module_get_id (module));
  json_object_set_int_member (body, "version", gvt_module_get_version (module));
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  json_object_set_int_member (body, "seed", plan->seed);
  json_object_set_string_member (body, "phase", gvt_quiz_phase_to_text (plan->phase));
  return gvt_session_act_perform (&act, error);
}
