/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-quiz-acts.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session-progress.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;
  GvtId visit;

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m5-hari-pemungutan-suara", NULL);
  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Praya", "52.02.01.1001", "2026-11-24", 120,
                           &visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (fixture->profile, &visit, "Kelas X-1", &fixture->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->profile);
}

static GvtSessionProgress *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtSessionProgress *progress = gvt_session_progress_load (fixture->profile, fixture->library,
                                                            &fixture->session, &error);

  g_assert_no_error (error);
  return progress;
}

static void
assert_next (Fixture *fixture, GvtSessionStep step)
{
  static const GvtSessionStep needed[] = { GVT_STEP_ATTENDANCE, GVT_STEP_TEACH, GVT_STEP_QUIZ,
                                           GVT_STEP_CLOSE, GVT_STEP_REPORT };
  g_autoptr (GvtSessionProgress) progress = load (fixture);

  g_assert_cmpint (progress->next, ==, step);
  for (guint i = 0; needed[i] != step; i++)
    g_assert_true (gvt_session_progress_is_done (progress, needed[i]));
  g_assert_false (gvt_session_progress_is_done (progress, step));
}

static void
answer (Fixture *fixture, guint card)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (fixture->module));
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, 0);
  g_autoptr (GError) error = NULL;

  gvt_sessions_answer (fixture->profile, &fixture->session, fixture->module,
                       gvt_quiz_item_get_id (item), card, gvt_quiz_item_get_key (item), &error);
  g_assert_no_error (error);
}

static void
test_steps_follow_what_was_recorded (Fixture *fixture, gconstpointer data)
{
  assert_next (fixture, GVT_STEP_ATTENDANCE);
  g_assert_true (gvt_sessions_attend (fixture->profile, &fixture->session, 20, 18, NULL));
  assert_next (fixture, GVT_STEP_TEACH);
  g_assert_true (gvt_sessions_teach (fixture->profile, &fixture->session, fixture->module, NULL));
  assert_next (fixture, GVT_STEP_QUIZ);
  answer (fixture, 1);
  assert_next (fixture, GVT_STEP_CLOSE);
  g_assert_true (gvt_sessions_close (fixture->profile, &fixture->session, NULL));
  assert_next (fixture, GVT_STEP_REPORT);
}

/* Of a quiz to learn by a class has had none, whatever it was tested in. */
static void
test_a_test_is_no_quiz (Fixture *fixture, gconstpointer data)
{
  static const GvtQuizTestPlan plan = { .phase = GVT_PHASE_PRE, .form = "A", .n_items = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSessionProgress) opened = NULL, answered = NULL, learnt = NULL;
  g_auto (GStrv) asked = gvt_quiz_test_choose (fixture->module, "A", 1, &error);
  g_autoptr (GvtClassQuiz) test = NULL;
  GvtId id;

  g_assert_true (gvt_sessions_teach (fixture->profile, &fixture->session, fixture->module, NULL));
  gvt_quiz_test_open (fixture->profile, &fixture->session, fixture->module, &plan, &id, &error);
  g_assert_no_error (error);
  opened = load (fixture);
  test = g_list_model_get_item (opened->quizzes, 0);
  gvt_class_quiz_answer (fixture->profile, test, fixture->module, asked[0], 1, "a", &error);
  g_assert_no_error (error);

  answered = load (fixture);
  g_assert_false (gvt_session_progress_is_done (answered, GVT_STEP_QUIZ));
  answer (fixture, 1);
  learnt = load (fixture);
  g_assert_true (gvt_session_progress_is_done (learnt, GVT_STEP_QUIZ));
}

static void
test_what_was_taught_can_be_opened_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) progress = NULL;
  g_autoptr (GvtModule) module = NULL;

  g_assert_true (gvt_sessions_teach (fixture->profile, &fixture->session, fixture->module, NULL));
  progress = load (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (progress->taught), ==, 1);
  module = g_list_model_get_item (progress->taught, 0);
  g_assert_true (module == fixture->module);
}

static void
test_the_next_person_gets_the_next_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSessionProgress) before = load (fixture);
  g_autoptr (GvtSessionProgress) after = NULL;

  g_assert_cmpuint (before->last_card, ==, 0);
  answer (fixture, 1);
  answer (fixture, 7);
  after = load (fixture);

  g_assert_cmpuint (after->last_card, ==, 7);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/session-progress/steps-follow-what-was-recorded", test_steps_follow_what_was_recorded);
  ADD ("/session-progress/a-test-is-no-quiz", test_a_test_is_no_quiz);
  ADD ("/session-progress/what-was-taught-can-be-opened-again",
       test_what_was_taught_can_be_opened_again);
  ADD ("/session-progress/the-next-person-gets-the-next-card",
       test_the_next_person_gets_the_next_card);

  return g_test_run ();
}
