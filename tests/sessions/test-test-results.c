/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a class learned, against figures that another program computed from the same table: twelve
 * cards, of which ten took both tests whole. */
#include <math.h>

#include "gvt-class-quiz-acts.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test-results.h"
#include "gvt-test.h"

#define PLACE   "52.02.04.2003"
#define EXACTLY 1e-9

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

/* Of cards 1, 2, ...: 1 for a right answer to the first, second, ... question. */
static const char *const before[] = { "10000", "11000", "00000", "10100", "11100", "00010",
                                      "01000", "11110", "00100", "10000", "11111", "10000" };
static const char *const after[] = { "11100", "11110", "10000", "11111", "11110",
                                     "10010", "11000", "11111", "10110", "01000" };

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId visit;
  GvtId session;
} Fixture;

static void
open_session (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_open (fixture->profile, &fixture->visit, "Kelas X-1", &fixture->session, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);
  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40,
                           &fixture->visit, &error);
  g_assert_no_error (error);
  open_session (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->profile);
  g_object_unref (fixture->library);
}

static GvtClassQuiz *
open_test (Fixture *fixture, GvtQuizPhase phase, const char *form)
{
  const GvtQuizTestPlan plan = { .phase = phase, .form = form };
  g_autoptr (GError) error = NULL;
  GvtClassQuiz *quiz;
  GvtId id;

  gvt_quiz_test_open (fixture->profile, &fixture->session, fixture->module, &plan, &id, &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_view (fixture->profile, &id, &error);
  g_assert_no_error (error);
  return quiz;
}

/* The keys of form A are BDABD, of form B DACBC. */
static void
key_sheet (Fixture *fixture, GvtClassQuiz *quiz, guint card, const char *rights)
{
  const char *form = gvt_class_quiz_get_card_form (quiz, card);
  const char *keys = *form == 'A' ? "BDABD" : "DACBC";
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GvtSheetOutcome outcome;

  g_string_printf (line, "%u%s ", card, form);
  for (guint i = 0; rights[i] != '\0'; i++)
    g_string_append_c (line, rights[i] == '1' ? keys[i] : keys[i] == 'A' ? 'B' : 'A');
  gvt_quiz_sheets_key (fixture->profile, quiz, fixture->module, line->str, &outcome, &error);
  g_assert_no_error (error);
}

static void
answer (Fixture *fixture, GvtClassQuiz *quiz, guint card, const char *item, const char *text)
{
  g_autoptr (GError) error = NULL;

  gvt_class_quiz_answer (fixture->profile, quiz, fixture->module, item, card, text, &error);
  g_assert_no_error (error);
}

/* Both tests of a class: card 11 misses the second, card 12 leaves it after two questions. */
static void
hold_class (Fixture *fixture)
{
  g_autoptr (GvtClassQuiz) pre = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtClassQuiz) post = open_test (fixture, GVT_PHASE_POST, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    key_sheet (fixture, pre, i + 1, before[i]);
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    key_sheet (fixture, post, i + 1, after[i]);
  answer (fixture, post, 12, "m5-jam", "b");
  answer (fixture, post, 12, "m5-surat-hilang", "d");
}

static GPtrArray *
read_results (Fixture *fixture, gboolean of_visit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *results = gvt_test_results_read (fixture->profile, fixture->library,
                                              of_visit ? &fixture->visit : NULL,
                                              of_visit ? NULL : &fixture->session, &error);

  g_assert_no_error (error);
  return results;
}

static void
assert_is (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, EXACTLY);
}

static const GvtObjectiveGain *
find_objective (const GvtTestResult *result, const char *id)
{
  for (guint i = 0; i < result->objectives->len; i++)
    if (g_str_equal (((GvtObjectiveGain *) result->objectives->pdata[i])->id, id))
      return result->objectives->pdata[i];
  g_assert_not_reached ();
}

static const GvtTestItem *
find_item (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((GvtTestItem *) items->pdata[i])->id, id))
      return items->pdata[i];
  g_assert_not_reached ();
}

static void
test_what_a_class_gained_is_told_pair_by_pair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  const GvtTestResult *result;

  hold_class (fixture);
  results = read_results (fixture, FALSE);
  g_assert_cmpuint (results->len, ==, 1);
  result = results->pdata[0];

  g_assert_cmpint (result->state, ==, GVT_TEST_TOLD);
  g_assert_cmpuint (result->n_pre, ==, 12);
  g_assert_cmpuint (result->n_post, ==, 10);
  g_assert_cmpuint (result->n_partial, ==, 1);
  g_assert_cmpuint (result->gain.n, ==, 10);
  assert_is (result->gain.before, 0.32);
  assert_is (result->gain.after, 0.6);
  assert_is (result->gain.change, 0.28);
  assert_is (result->gain.of_class, 0.4117647058823529);
  assert_is (result->gain.of_pupil, 0.4866666666666667);
  assert_is (result->gain.effect, 1.0434983894999017);
}

static void
test_each_objective_has_its_gain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  const GvtObjectiveGain *told;

  hold_class (fixture);
  results = read_results (fixture, FALSE);

  told = find_objective (results->pdata[0], "datang"); /* two questions */
  assert_is (told->gain.before, 0.5);
  assert_is (told->gain.of_class, 0.6);
  assert_is (told->gain.effect, 0.8783100656536801);
  g_assert_cmpuint (told->gain.n_pupils, ==, 7);
  g_assert_true (isnan (told->gain.of_pupil)); /* of seven who lacked something */
  told = find_objective (results->pdata[0], "hak");
  assert_is (told->gain.of_pupil, 0.2);
  assert_is (told->gain.effect, 0.6708203932499369);
}

static void
test_fewer_than_ten_pairs_tell_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) pre = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtClassQuiz) post = open_test (fixture, GVT_PHASE_POST, NULL);
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *text = NULL;
  const GvtTestResult *result;

  for (guint i = 0; i < 9; i++)
    {
      key_sheet (fixture, pre, i + 1, before[i]);
      key_sheet (fixture, post, i + 1, after[i]);
    }
  results = read_results (fixture, FALSE);
  result = results->pdata[0];
  text = gvt_test_result_describe (result);

  g_assert_cmpint (result->state, ==, GVT_TEST_FEW_PAIRS);
  g_assert_cmpuint (result->gain.n, ==, 9);
  g_assert_true (isnan (result->gain.change) && isnan (result->gain.of_class));
  g_assert_cmpstr (text, ==,
                   "People who took both tests: 9. The gain is told from 10 on: of fewer, chance "
                   "would speak, and of whom.");
}

static void
test_nothing_is_gained_where_all_was_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) pre = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtClassQuiz) post = open_test (fixture, GVT_PHASE_POST, NULL);
  g_autoptr (GPtrArray) results = NULL;
  const GvtTestResult *result;

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      key_sheet (fixture, pre, i + 1, "11111");
      key_sheet (fixture, post, i + 1, i == 0 ? "11110" : "11111");
    }
  results = read_results (fixture, FALSE);
  result = results->pdata[0];

  g_assert_cmpint (result->state, ==, GVT_TEST_WAS_FULL);
  assert_is (result->gain.change, -0.02);
  g_assert_true (isnan (result->gain.of_class) && isnan (result->gain.of_pupil));
}

/* Cards of two classes have the same numbers, and are other people. */
static void
test_a_visit_is_its_classes_pupil_by_pupil (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  const GvtTestResult *result;

  hold_class (fixture);
  open_session (fixture);
  hold_class (fixture);
  results = read_results (fixture, TRUE);
  result = results->pdata[0];

  g_assert_cmpuint (results->len, ==, 1);
  g_assert_cmpuint (result->gain.n, ==, 20);
  assert_is (result->gain.of_class, 0.4117647058823529);
  g_assert_cmpuint (find_item (result->pre_items, "m5-jam")->figures.n, ==, 12);
}

static void
test_questions_are_analysed_among_those_who_have_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  const GvtTestItem *item;

  hold_class (fixture);
  results = read_results (fixture, FALSE);
  item = find_item (((GvtTestResult *) results->pdata[0])->pre_items, "m5-jam");

  g_assert_cmpstr (item->form, ==, "A");
  g_assert_cmpuint (item->figures.n, ==, 6); /* cards 1, 3, 5, 7, 9, 11 */
  assert_is (item->figures.facility, 50);
  g_assert_true (isnan (item->figures.discrimination)); /* of six */
}

static void
test_a_wrong_key_is_flagged (Fixture *fixture, gconstpointer data)
{
  /* as in the table, but the last question is right for those who know little */
  static const char *const rights[] = { "10001", "11000", "00001", "10100", "11100", "00011",
                                        "01001", "11110", "00101", "10001", "11110", "10001" };
  g_autoptr (GvtClassQuiz) pre = open_test (fixture, GVT_PHASE_PRE, "A");
  g_autoptr (GPtrArray) results = NULL;
  const GvtTestResult *result;

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    key_sheet (fixture, pre, i + 1, rights[i]);
  results = read_results (fixture, FALSE);
  result = results->pdata[0];

  assert_is (find_item (result->pre_items, "m5-ponsel")->figures.facility, 58.333333333333336);
  assert_is (find_item (result->pre_items, "m5-ponsel")->figures.discrimination,
             -85.66534806501286);
  assert_is (find_item (result->pre_items, "m5-jam")->figures.discrimination, -7.905694150420949);
  assert_is (find_item (result->pre_items, "m5-jam")->figures.efficiency, -12.5);
  g_assert_true (gvt_item_asks_for_key (&find_item (result->pre_items, "m5-ponsel")->figures));
}

#define TEST(path, test) g_test_add ("/test-results/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("what-a-class-gained-is-told-pair-by-pair", test_what_a_class_gained_is_told_pair_by_pair);
  TEST ("each-objective-has-its-gain", test_each_objective_has_its_gain);
  TEST ("fewer-than-ten-pairs-tell-nothing", test_fewer_than_ten_pairs_tell_nothing);
  TEST ("nothing-is-gained-where-all-was-known", test_nothing_is_gained_where_all_was_known);
  TEST ("a-visit-is-its-classes-pupil-by-pupil", test_a_visit_is_its_classes_pupil_by_pupil);
  TEST ("questions-are-analysed-among-those-who-have-them",
        test_questions_are_analysed_among_those_who_have_them);
  TEST ("a-wrong-key-is-flagged", test_a_wrong_key_is_flagged);
  return g_test_run ();
}
