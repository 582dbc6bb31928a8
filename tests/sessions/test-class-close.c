/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a class ends: what it lacks is told before, and it can be opened again. */
#include <string.h>

#include "gvt-class-quiz-acts.h"
#include "gvt-close-check.h"
#include "gvt-error.h"
#include "gvt-quiz-hands.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session-views.h"
#include "gvt-step-acts.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-undo.h"

#define PLACE "52.02.04.2003"
#define TITLE "Hari pemungutan suara: langkah di TPS"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId session;
} Fixture;

/* Seven are present. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;
  GvtId visit;

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);
  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40, &visit,
                           &error);
  gvt_sessions_open (fixture->profile, &visit, "Kelas X-1", &fixture->session, &error);
  gvt_sessions_attend (fixture->profile, &fixture->session, 3, 4, &error);
  g_assert_no_error (error);
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

static void
key (Fixture *fixture, GvtClassQuiz *quiz, const char *line)
{
  g_autoptr (GError) error = NULL;
  GvtSheetOutcome outcome;

  gvt_quiz_sheets_key (fixture->profile, quiz, fixture->module, line, &outcome, &error);
  g_assert_no_error (error);
}

static void
close_quiz (Fixture *fixture, GvtClassQuiz *quiz)
{
  g_autoptr (GError) error = NULL;

  gvt_class_quiz_close (fixture->profile, quiz, &error);
  g_assert_no_error (error);
}

/* --- what it lacks --- */

static void
assert_lacks (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCloseCheck) check = gvt_close_check_read (fixture->profile, &fixture->session,
                                                          &error);
  g_auto (GStrv) lines = check != NULL ? gvt_close_check_describe (check, fixture->library) : NULL;
  g_autofree char *text = lines != NULL ? g_strjoinv ("\n", lines) : NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
skip (Fixture *fixture, const char *step)
{
  g_autoptr (GError) error = NULL;

  gvt_session_step_skip (fixture->profile, &fixture->session, step, "time", &error);
  g_assert_no_error (error);
}

/* All steps but the test before the teaching are out of the way. */
static void
skip_the_others (Fixture *fixture)
{
  skip (fixture, "modules");
  skip (fixture, "posttest");
  skip (fixture, "survey");
}

static void
test_steps_that_nobody_took_or_skipped_are_named (Fixture *fixture, gconstpointer data)
{
  assert_lacks (fixture, "Neither done nor skipped: Pre-test, Modules, Post-test, Survey.");
  skip (fixture, "pretest");
  skip (fixture, "survey");
  assert_lacks (fixture, "Neither done nor skipped: Modules, Post-test.");
  skip (fixture, "modules");
  skip (fixture, "posttest");

  assert_lacks (fixture, "");
}

static void
test_an_open_test_is_named_with_who_is_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = open_test (fixture, GVT_PHASE_PRE, NULL);

  skip_the_others (fixture);
  skip (fixture, "pretest");
  assert_lacks (fixture,
                "Pre-test (" TITLE ") is still open: of 7 who are present 7 have no answers.");
  key (fixture, quiz, "1A BDABD");
  key (fixture, quiz, "55A BDABD"); /* a card from elsewhere is a person, too */
  assert_lacks (fixture,
                "Pre-test (" TITLE ") is still open: of 7 who are present 5 have no answers.");
  for (guint card = 2; card <= 6; card++)
    {
      g_autofree char *line = g_strdup_printf ("%u%s", card, card % 2 == 1 ? "A BDABD" : "B DACBC");

      key (fixture, quiz, line);
    }

  assert_lacks (fixture, "Pre-test (" TITLE ") is still open.");
  close_quiz (fixture, quiz);
  assert_lacks (fixture, "");
}

/* Forty sheets that nobody keyed are missed in a test that was closed by a slip. */
static void
test_a_closed_test_is_named_while_somebody_is_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) given_up = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtClassQuiz) quiz = NULL;

  skip_the_others (fixture);
  skip (fixture, "pretest");
  close_quiz (fixture, given_up);
  assert_lacks (fixture, "");
  quiz = open_test (fixture, GVT_PHASE_PRE, NULL);
  key (fixture, quiz, "1A BDABD");
  close_quiz (fixture, quiz);

  assert_lacks (fixture, "Pre-test (" TITLE "): of 7 who are present 6 have no answers.");
}

/* Hands and people without are all who are there. */
static void
test_nobody_is_missing_where_hands_were_counted (Fixture *fixture, gconstpointer data)
{
  static const guint counts[] = { 1, 4, 0, 0 };
  g_autoptr (GvtClassQuiz) quiz = open_test (fixture, GVT_PHASE_PRE, "A");
  g_autoptr (GError) error = NULL;

  skip_the_others (fixture);
  gvt_quiz_hands_count (fixture->profile, quiz, fixture->module, "m5-jam", counts,
                        G_N_ELEMENTS (counts), 2, &error);
  g_assert_no_error (error);

  assert_lacks (fixture, "Pre-test (" TITLE ") is still open.");
}

/* --- opening again --- */

static void
assert_stays (Fixture *fixture, GvtClassQuiz *quiz, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_class_quiz_reopen (fixture->profile, quiz, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
reopen (Fixture *fixture, GvtClassQuiz *quiz)
{
  g_autoptr (GError) error = NULL;

  gvt_class_quiz_reopen (fixture->profile, quiz, &error);
  g_assert_no_error (error);
}

/* Whatever was done since stays: the class need not be taken back to where it was. */
static void
test_sheets_have_a_home_after_the_test_was_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtClassQuiz) again = NULL;
  g_autoptr (GvtSession) session = NULL;

  assert_stays (fixture, quiz, "open already");
  key (fixture, quiz, "1A BDABD");
  close_quiz (fixture, quiz);
  gvt_sessions_teach (fixture->profile, &fixture->session, fixture->module, NULL);
  reopen (fixture, quiz);
  key (fixture, quiz, "2B DACBC");
  close_quiz (fixture, quiz);

  again = gvt_class_quiz_view (fixture->profile, gvt_class_quiz_get_id (quiz), NULL);
  session = gvt_sessions_view (fixture->profile, &fixture->session, NULL);
  g_assert_false (gvt_class_quiz_is_open (again));
  g_assert_cmpuint (gvt_class_quiz_get_n_people (again), ==, 2);
  g_assert_cmpuint (gvt_session_get_n_modules (session), ==, 1);
  gvt_test_profile_rebuilds (fixture->profile);
}

/* A class has one pre-test of a module. */
static void
test_a_test_that_was_given_up_makes_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) given_up = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtClassQuiz) quiz = NULL;

  close_quiz (fixture, given_up);
  quiz = open_test (fixture, GVT_PHASE_PRE, NULL);
  assert_stays (fixture, given_up, "Another test was opened");
  close_quiz (fixture, quiz);

  reopen (fixture, given_up);
  assert_stays (fixture, quiz, "Another test was opened");
}

static void
test_a_closed_class_is_opened_before_its_test (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtDoneAct) undone = NULL;
  g_autoptr (GError) error = NULL;

  close_quiz (fixture, quiz);
  gvt_sessions_close (fixture->profile, &fixture->session, &error);
  assert_stays (fixture, quiz, "Undo its close");
  undone = gvt_sessions_undo (fixture->profile, NULL, &fixture->session, NULL, &error);

  g_assert_no_error (error);
  reopen (fixture, quiz);
}

static void
test_what_it_lacks_hinders_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) quiz = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_sessions_close (fixture->profile, &fixture->session, &error));

  g_assert_no_error (error);
  session = gvt_sessions_view (fixture->profile, &fixture->session, NULL);
  g_assert_false (gvt_session_is_open (session));
}

#define ADD(name, test) g_test_add ("/class-close/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("steps-that-nobody-took-or-skipped-are-named",
       test_steps_that_nobody_took_or_skipped_are_named);
  ADD ("an-open-test-is-named-with-who-is-missing", test_an_open_test_is_named_with_who_is_missing);
  ADD ("a-closed-test-is-named-while-somebody-is-missing",
       test_a_closed_test_is_named_while_somebody_is_missing);
  ADD ("nobody-is-missing-where-hands-were-counted",
       test_nobody_is_missing_where_hands_were_counted);
  ADD ("sheets-have-a-home-after-the-test-was-closed",
       test_sheets_have_a_home_after_the_test_was_closed);
  ADD ("a-test-that-was-given-up-makes-room", test_a_test_that_was_given_up_makes_room);
  ADD ("a-closed-class-is-opened-before-its-test", test_a_closed_class_is_opened_before_its_test);
  ADD ("what-it-lacks-hinders-nobody", test_what_it_lacks_hinders_nobody);
  return g_test_run ();
}
