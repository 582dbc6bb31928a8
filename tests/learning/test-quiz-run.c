/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-run.h"

#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-test.h"

typedef struct
{
  GvtModule *module;
  GvtQuizRun *run;
  guint n_notified;
} Fixture;

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->module = gvt_module_load_folder (gvt_module_fixture (), &error);
  g_assert_no_error (error);
  fixture->run = gvt_quiz_run_new (gvt_module_get_quiz (fixture->module));
  g_signal_connect (fixture->run, "notify::n-answered", G_CALLBACK (on_notify),
                    &fixture->n_notified);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->run);
  g_assert_finalize_object (fixture->module);
}

static void
answer (Fixture *fixture, const char *item, const char *option)
{
  g_autoptr (GError) error = NULL;

  gvt_quiz_run_answer (fixture->run, item, option, &error);
  g_assert_no_error (error);
}

static void
test_score (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *right = NULL;
  GvtMark first, second;

  answer (fixture, "q1", "a");
  answer (fixture, "q2", "a");
  g_assert_cmpuint (gvt_quiz_run_get_n_correct (fixture->run), ==, 0);
  wrong = gvt_quiz_run_reveal (fixture->run, "q1", &first, &error);
  right = gvt_quiz_run_reveal (fixture->run, "q2", &second, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (first.points, ==, 0);
  g_assert_cmpuint (second.points, ==, second.of);
  g_assert_cmpstr (wrong, ==, "Terlalu pagi. Begitu aturannya.");
  g_assert_cmpstr (right, ==, "Memang.");
  g_assert_cmpuint (gvt_quiz_run_get_n_items (fixture->run), ==, 2);
  g_assert_cmpuint (gvt_quiz_run_get_n_revealed (fixture->run), ==, 2);
  g_assert_cmpuint (gvt_quiz_run_get_n_correct (fixture->run), ==, 1);
}

static void
test_change (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  answer (fixture, "q1", "a");
  answer (fixture, "q1", "b");
  g_assert_cmpuint (gvt_quiz_run_get_n_answered (fixture->run), ==, 1);
  g_assert_cmpstr (gvt_quiz_run_get_answer (fixture->run, "q1"), ==, "b");
  said = gvt_quiz_run_reveal (fixture->run, "q1", NULL, &error);

  g_assert_false (gvt_quiz_run_answer (fixture->run, "q1", "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpstr (gvt_quiz_run_get_answer (fixture->run, "q1"), ==, "b");
}

static void
test_unanswered (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_quiz_run_get_answer (fixture->run, "q1"));
  g_assert_null (gvt_quiz_run_reveal (fixture->run, "q1", NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_false (gvt_quiz_run_is_revealed (fixture->run, "q1"));
}

static void
test_foreign (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_quiz_run_answer (fixture->run, "q9", "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (gvt_quiz_run_answer (fixture->run, "q1", "z", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (gvt_quiz_run_reveal (fixture->run, "q9", NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_assert_cmpuint (gvt_quiz_run_get_n_answered (fixture->run), ==, 0);
}

static void
test_restart (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  answer (fixture, "q1", "b");
  said = gvt_quiz_run_reveal (fixture->run, "q1", NULL, &error);
  gvt_quiz_run_restart (fixture->run);

  g_assert_cmpuint (gvt_quiz_run_get_n_answered (fixture->run), ==, 0);
  g_assert_cmpuint (gvt_quiz_run_get_n_correct (fixture->run), ==, 0);
  g_assert_null (gvt_quiz_run_get_answer (fixture->run, "q1"));
  g_assert_cmpuint (fixture->n_notified, ==, 3);
}

static char *
say (GvtQuizRun *run, const char *item, const char *answer)
{
  g_autoptr (GError) error = NULL;
  char *said;

  gvt_quiz_run_answer (run, item, answer, &error);
  g_assert_no_error (error);
  said = gvt_quiz_run_reveal (run, item, NULL, &error);
  g_assert_no_error (error);
  return said;
}

static void
test_kinds (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) module = gvt_module_load_folder (gvt_module_fixture_kinds (), &error);
  g_autoptr (GvtQuizRun) run = gvt_quiz_run_new (gvt_module_get_quiz (module));
  g_autofree char *several = say (run, "banyak", "b+d+a");
  g_autofree char *truth = say (run, "benar", "true");
  g_autofree char *words = say (run, "kata", "rumah");
  GvtScore score;

  g_assert_cmpstr (several, ==, "Ponsel ditinggal. Kamera juga. Memang.");
  g_assert_cmpstr (truth, ==, "Memang.");
  g_assert_cmpstr (words, ==, "The answer is: TPS. Memang.");
  gvt_quiz_run_restart (run);
  g_free (say (run, "banyak", "a"));
  g_free (say (run, "kata", "tps"));
  gvt_quiz_run_get_score (run, &score);
  g_assert_cmpuint (score.points, ==, 2 + 4);
  g_assert_cmpuint (gvt_score_get_of (&score), ==, 2 * 4);
  g_assert_cmpuint (gvt_quiz_run_get_n_correct (run), ==, 1);
}

/* After a kill: of typed words only the spelling that they met is known. */
static void
test_restore (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) module = gvt_module_load_folder (gvt_module_fixture_kinds (), &error);
  g_autoptr (GvtQuizRun) run = gvt_quiz_run_new (gvt_module_get_quiz (module));

  gvt_quiz_run_restore (run, "satu", "b");
  gvt_quiz_run_restore (run, "kata", "");
  gvt_quiz_run_restore (run, "lima", "a");

  g_assert_cmpuint (gvt_quiz_run_get_n_answered (run), ==, 2);
  g_assert_cmpuint (gvt_quiz_run_get_n_revealed (run), ==, 2);
  g_assert_cmpuint (gvt_quiz_run_get_n_correct (run), ==, 1);
  g_assert_false (gvt_quiz_run_answer (run, "satu", "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

#define TEST(path, function) \
  g_test_add ("/quiz-run/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("right-answers-count-once-shown", test_score);
  TEST ("answer-may-change-until-the-solution-is-shown", test_change);
  TEST ("solution-waits-for-an-answer", test_unanswered);
  TEST ("foreign-ids-are-refused", test_foreign);
  TEST ("restart-forgets-everything", test_restart);

  g_test_add_func ("/quiz-run/each-type-says-what-it-has-to-say", test_kinds);

  g_test_add_func ("/quiz-run/what-was-recorded-is-taken-up-again", test_restore);

  return g_test_run ();
}
