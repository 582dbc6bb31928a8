/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quiz that is opened in a class: pinned content, its order, who saw and answered what; and that
 * it goes on where it stood when the program was killed (I1). Run with --child FOLDER MODULE it is
 * that program. */
#include <signal.h>
#include <unistd.h>

#include "gvt-class-quiz-acts.h"
#include "gvt-class-quiz-results.h"
#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-quiz-order.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session-results.h"
#include "gvt-session.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE "52.02.04.2003"

/* What the seed makes of the four questions. */
#define SEED          1
#define FIRST         "kata"
#define FIRST_ANSWER  "TPS"
#define SECOND        "banyak"
#define SECOND_ANSWER "a+c"
#define THIRD         "benar"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

static const char *self_path;

typedef struct
{
  GvtProfile *profile;
  GvtModule *module;
  GvtId visit;
  GvtId session;
  GvtClassQuiz *quiz;
} Fixture;

static GvtModule *
load_module (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_load_folder (folder, &error);

  g_assert_no_error (error);
  return module;
}

static void
open_session (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40,
                           &fixture->visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (fixture->profile, &fixture->visit, "Kelas X-1", &fixture->session, &error);
  g_assert_no_error (error);
}

static GvtClassQuiz *
open_quiz (Fixture *fixture, const char *form, gint64 seed)
{
  g_autoptr (GError) error = NULL;
  GvtClassQuiz *quiz;
  GvtId id;

  gvt_class_quiz_open (fixture->profile, &fixture->session, fixture->module, form, seed, &id,
                       &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_view (fixture->profile, &id, &error);
  g_assert_no_error (error);
  return quiz;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  fixture->module = load_module (gvt_module_fixture_kinds ());
  open_session (fixture);
  fixture->quiz = open_quiz (fixture, "", SEED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->quiz);
  g_assert_finalize_object (fixture->module);
  g_assert_finalize_object (fixture->profile);
}

static void
show (Fixture *fixture, guint card, const char *item)
{
  g_autoptr (GError) error = NULL;

  gvt_class_quiz_show (fixture->profile, fixture->quiz, fixture->module, item, card, &error);
  g_assert_no_error (error);
}

static void
answer (Fixture *fixture, guint card, const char *item, const char *text)
{
  g_autoptr (GError) error = NULL;

  gvt_class_quiz_answer (fixture->profile, fixture->quiz, fixture->module, item, card, text,
                         &error);
  g_assert_no_error (error);
}

static void
assert_next (Fixture *fixture, guint card, guint expected_card, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtQuizPlace) place = gvt_class_quiz_find_place (fixture->profile, fixture->quiz, card,
                                                              &error);
  g_autoptr (GListModel) order = gvt_class_quiz_order (fixture->quiz, fixture->module, &error);
  g_autoptr (GvtQuizItem) item = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (place->card, ==, expected_card);
  item = g_list_model_get_item (order, gvt_quiz_place_next (place, order));
  g_assert_cmpstr (item != NULL ? gvt_quiz_item_get_id (item) : "", ==, expected);
}

static guint64
n_events (Fixture *fixture)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  GvtJournalReport report;

  g_assert_true (gvt_journal_verify (journal, &report, NULL));
  return report.n_events;
}

static void
test_quiz_goes_by_its_seed (Fixture *fixture, gconstpointer data)
{
  static const char *const order[] = { "kata", "banyak", "benar", "satu" };

  assert_next (fixture, 0, 0, order[0]);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      assert_next (fixture, 7, 7, order[i]);
      show (fixture, 7, order[i]);
      assert_next (fixture, 7, 7, order[i]);
      answer (fixture, 7, order[i], g_str_equal (order[i], "benar") ? "true" : "a");
    }
  assert_next (fixture, 7, 7, "");
  assert_next (fixture, 8, 8, order[0]);
}

static void
test_drawing_a_page_again_adds_nothing (Fixture *fixture, gconstpointer data)
{
  guint64 before = n_events (fixture);

  show (fixture, 1, "kata");
  show (fixture, 1, "kata");
  show (fixture, 2, "kata");
  show (fixture, 1, "kata");

  g_assert_cmpuint (n_events (fixture), ==, before + 3);
}

static void
test_an_answer_changes_until_the_quiz_closes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtQuizPlace) place = NULL;

  answer (fixture, 1, "satu", "a");
  answer (fixture, 1, "satu", "b");
  g_assert_true (gvt_class_quiz_close (fixture->profile, fixture->quiz, &error));

  g_assert_false (gvt_class_quiz_answer (fixture->profile, fixture->quiz, fixture->module, "satu",
                                         1, "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (
      gvt_class_quiz_show (fixture->profile, fixture->quiz, fixture->module, "satu", 2, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (gvt_class_quiz_close (fixture->profile, fixture->quiz, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  place = gvt_class_quiz_find_place (fixture->profile, fixture->quiz, 1, NULL);
  g_assert_cmpstr (g_hash_table_lookup (place->answered, "satu"), ==, "b");
}

static void
test_a_closed_class_closes_its_quiz (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_sessions_close (fixture->profile, &fixture->session, &error));

  g_assert_false (gvt_class_quiz_answer (fixture->profile, fixture->quiz, fixture->module, "satu",
                                         1, "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

/* An update of the module in the midst of a class. */
static void
test_a_changed_module_alters_no_quiz (Fixture *fixture, gconstpointer data)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autoptr (GvtModule) changed = NULL;
  g_autoptr (GError) error = NULL;

  gvt_module_fixture_edit (folder, "quiz.json", "[\"b\"]", "[\"a\"]");
  changed = load_module (folder);

  g_assert_false (
      gvt_class_quiz_answer (fixture->profile, fixture->quiz, changed, "satu", 1, "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);
  g_assert_null (gvt_class_quiz_order (fixture->quiz, changed, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  answer (fixture, 1, "satu", "b");
}

static void
test_forms_ask_their_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) form_b = open_quiz (fixture, "B", GVT_QUIZ_SEED_AUTHOR);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      gvt_class_quiz_answer (fixture->profile, form_b, fixture->module, "satu", 1, "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (
      gvt_class_quiz_answer (fixture->profile, form_b, fixture->module, "banyak", 1, "a", &error));
}

/* --- results --- */

static GvtItemResult *
find_result (GListModel *results, const char *item)
{
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);

      if (g_str_equal (gvt_item_result_get_item (result), item))
        return result; /* the list keeps it */
    }
  g_error ("no result of %s", item);
}

static void
assert_result (GListModel *results,
               const char *item,
               guint n_people,
               guint n_shown,
               guint n_answers,
               guint n_correct)
{
  GvtItemResult *result = find_result (results, item);

  g_assert_cmpuint (gvt_item_result_get_n_people (result), ==, n_people);
  g_assert_cmpuint (gvt_item_result_get_n_shown (result), ==, n_shown);
  g_assert_cmpuint (gvt_item_result_get_n_answers (result), ==, n_answers);
  g_assert_cmpuint (gvt_item_result_get_n_correct (result), ==, n_correct);
}

static GvtModuleLibrary *
make_library (Fixture *fixture)
{
  /* A module of an author's folder is in no library: its results are counted, not judged. */
  return gvt_module_library_load (NULL, NULL);
}

/* A missing answer, a question not shown, and a person who did not take part are three things. */
static void
test_what_is_missing_is_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModuleLibrary) library = make_library (fixture);
  g_autoptr (GListModel) results = NULL;
  g_autoptr (GError) error = NULL;

  show (fixture, 1, "satu");
  answer (fixture, 1, "satu", "b");
  show (fixture, 2, "satu");
  show (fixture, 2, "kata");
  answer (fixture, 3, "kata", "rumah");

  results = gvt_class_quiz_results (fixture->profile, library, fixture->quiz, &error);
  g_assert_no_error (error);
  assert_result (results, "satu", 3, 2, 1, 0);
  assert_result (results, "kata", 3, 2, 1, 0);
  g_assert_cmpuint (g_list_model_get_n_items (results), ==, 2);
  g_assert_false (gvt_item_result_is_known (find_result (results, "satu")));
}

/* A card's later answer replaces its first, and is counted alone. */
static void
test_it_is_counted_how_often_each_answer_was_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModuleLibrary) library = make_library (fixture);
  g_autoptr (GListModel) results = NULL;
  g_auto (GStrv) answers = NULL;
  GvtItemResult *several;

  answer (fixture, 1, "banyak", "b");
  answer (fixture, 1, "banyak", "a+b");
  answer (fixture, 2, "banyak", "a+b");
  answer (fixture, 3, "banyak", "a");

  results = gvt_class_quiz_results (fixture->profile, library, fixture->quiz, NULL);
  several = find_result (results, "banyak");
  answers = gvt_item_result_dup_answers (several);
  g_assert_cmpuint (g_strv_length (answers), ==, 2);
  g_assert_cmpstr (answers[0], ==, "a");
  g_assert_cmpstr (answers[1], ==, "a+b");
  g_assert_cmpuint (gvt_item_result_count_answer (several, "a+b"), ==, 2);
  g_assert_cmpuint (gvt_item_result_count_answer (several, "b"), ==, 0);
  g_assert_cmpuint (gvt_item_result_count_option (several, "a"), ==, 3);
  g_assert_cmpuint (gvt_item_result_count_option (several, "b"), ==, 2);
}

/* Of a module that is here, every question is told, and judged. */
static void
test_questions_that_nobody_saw_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModuleLibrary) library = make_library (fixture);
  GvtModule *module = gvt_module_library_find (library, "m5-hari-pemungutan-suara", NULL);
  g_autoptr (GListModel) results = NULL;
  g_autoptr (GvtItemResult) first = NULL;
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (
      gvt_quiz_get_items (gvt_module_get_quiz (module)), 0);
  guint n_items = gvt_quiz_get_size (gvt_module_get_quiz (module));

  g_clear_object (&fixture->quiz);
  g_set_object (&fixture->module, module);
  fixture->quiz = open_quiz (fixture, "", GVT_QUIZ_SEED_AUTHOR);
  answer (fixture, 4, gvt_quiz_item_get_id (item), gvt_quiz_item_get_key (item));

  results = gvt_session_results (fixture->profile, library, &fixture->session, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (results), ==, n_items);
  assert_result (results, gvt_quiz_item_get_id (item), 1, 1, 1, 1);
  first = g_list_model_get_item (results, n_items - 1);
  assert_result (results, gvt_item_result_get_item (first), 1, 0, 0, 0);
}

/* I4, D1: the tables are what the events say. */
static void
test_rebuild_gives_the_same_tables (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1, "kata");
  answer (fixture, 1, "kata", "TPS");
  show (fixture, 1, "benar");
  show (fixture, 1, "kata");
  answer (fixture, 1, "kata", "rumah");
  g_assert_true (gvt_class_quiz_close (fixture->profile, fixture->quiz, NULL));

  gvt_test_profile_rebuilds (fixture->profile);
}

/* D6 */
static void
test_a_quiz_is_seen_inside_the_area (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtClassQuiz) seen = NULL;

  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER); /* of 52.02 */
  seen = gvt_class_quiz_view (fixture->profile, gvt_class_quiz_get_id (fixture->quiz), &error);
  g_assert_no_error (error);
  gvt_profile_lock (fixture->profile);
  g_assert_null (
      gvt_class_quiz_view (fixture->profile, gvt_class_quiz_get_id (fixture->quiz), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

/* --- after a kill --- */

static void
print_quiz (Fixture *fixture)
{
  g_autofree char *id = gvt_id_to_text (gvt_class_quiz_get_id (fixture->quiz));

  g_assert_cmpint (write (STDOUT_FILENO, id, strlen (id)), ==, (gssize) strlen (id));
}

/* Card 5 has answered the first question, has the second on the screen, and the power goes. */
static int
run_child (const char *folder, const char *module)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  Fixture fixture = { NULL };

  gvt_crypto_init ();
  fixture.profile = gvt_test_profile (folder, clock, projections);
  fixture.module = load_module (module);
  open_session (&fixture);
  fixture.quiz = open_quiz (&fixture, "", SEED);
  show (&fixture, 5, FIRST);
  answer (&fixture, 5, FIRST, FIRST_ANSWER);
  show (&fixture, 5, SECOND);
  print_quiz (&fixture);
  kill (getpid (), SIGKILL);
  return 1;
}

static void
test_a_killed_quiz_goes_on_at_the_same_question (void)
{
  const char *folder = gvt_test_folder ();
  const char *module = gvt_module_fixture_kinds ();
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *id_text = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture = { NULL };
  GvtId id;

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self_path, "--child", folder,
                            module, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &id_text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  gvt_id_from_text (id_text, &id, &error);
  g_assert_no_error (error);

  fixture.profile = gvt_profile_new (folder, clock, projections);
  gvt_test_profile_as (fixture.profile, GVT_TEST_SUPERVISOR);
  fixture.module = load_module (module);
  fixture.quiz = gvt_class_quiz_view (fixture.profile, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gvt_class_quiz_get_seed (fixture.quiz), ==, SEED);
  assert_next (&fixture, 0, 5, SECOND);
  answer (&fixture, 5, SECOND, SECOND_ANSWER);
  assert_next (&fixture, 0, 5, THIRD);
  gvt_test_profile_rebuilds (fixture.profile);
  tear_down (&fixture, NULL);
}

#define ADD(name, func) g_test_add ("/class-quiz/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  self_path = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2], argv[3]);

  gvt_test_init (&argc, &argv);

  ADD ("goes-by-its-seed", test_quiz_goes_by_its_seed);
  ADD ("drawing-a-page-again-adds-nothing", test_drawing_a_page_again_adds_nothing);
  ADD ("an-answer-changes-until-the-quiz-closes", test_an_answer_changes_until_the_quiz_closes);
  ADD ("a-closed-class-closes-its-quiz", test_a_closed_class_closes_its_quiz);
  ADD ("a-changed-module-alters-no-quiz", test_a_changed_module_alters_no_quiz);
  ADD ("forms-ask-their-own", test_forms_ask_their_own);
  ADD ("what-is-missing-is-told-apart", test_what_is_missing_is_told_apart);
  ADD ("questions-that-nobody-saw-are-told", test_questions_that_nobody_saw_are_told);
  ADD ("it-is-counted-how-often-each-answer-was-given",
       test_it_is_counted_how_often_each_answer_was_given);
  ADD ("rebuild-gives-the-same-tables", test_rebuild_gives_the_same_tables);
  ADD ("a-quiz-is-seen-inside-the-area", test_a_quiz_is_seen_inside_the_area);
  g_test_add_func ("/class-quiz/a-killed-quiz-goes-on-at-the-same-question",
                   test_a_killed_quiz_goes_on_at_the_same_question);

  return g_test_run ();
}
