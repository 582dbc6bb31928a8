/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session-progress.h"
#include "gvt-session-time.h"
#include "gvt-session-views.h"
#include "gvt-step-acts.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-undo.h"

#define PLACE  "52.02.04.2003"
#define MINUTE G_TIME_SPAN_MINUTE

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  GvtClock *clock;
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtId session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (gvt_test_folder (), self->clock, projections);
  self->library = gvt_module_library_load (NULL, NULL);
  gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit, &error);
  gvt_sessions_open (self->profile, &visit, "X-1", &self->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_test_profile_rebuilds (self->profile);
  g_assert_finalize_object (self->library);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static GvtSessionProgress *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtSessionProgress *progress = gvt_session_progress_load (self->profile, self->library,
                                                            &self->session, &error);

  g_assert_no_error (error);
  return progress;
}

/* Returns: (transfer full): "attendance done, pretest skipped (time), ..." with a star where the
 * class stands */
static char *
describe (Fixture *self)
{
  g_autoptr (GvtSessionProgress) progress = load (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < progress->steps->steps->len; i++)
    {
      const GvtClassStep *step = &g_array_index (progress->steps->steps, GvtClassStep, i);

      g_string_append_printf (text, "%s%s%s %s", i > 0 ? ", " : "",
                              g_str_equal (step->code, progress->steps->now) ? "*" : "", step->code,
                              gvt_step_state_code (step->state));
      if (*step->reason != '\0')
        g_string_append_printf (text, " (%s)", step->reason);
    }
  return g_string_free (text, FALSE);
}

static void
assert_steps (Fixture *self, const char *expected)
{
  g_autofree char *found = describe (self);

  g_assert_cmpstr (found, ==, expected);
}

static void
enter (Fixture *self, const char *step)
{
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (self->clock, MINUTE);
  gvt_session_step_enter (self->profile, &self->session, step, &error);
  g_assert_no_error (error);
}

static void
skip (Fixture *self, const char *step, const char *reason)
{
  g_autoptr (GError) error = NULL;

  gvt_session_step_skip (self->profile, &self->session, step, reason, &error);
  g_assert_no_error (error);
}

/* Takes the last act back, which must be called @name. */
static void
undo (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDoneAct) act = gvt_sessions_undo (self->profile, NULL, &self->session, NULL,
                                                  &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_done_act_get_name (act), ==, name);
}

static guint
count_acts (Fixture *self)
{
  g_autoptr (GListModel) acts = gvt_sessions_list_acts (self->profile, NULL, &self->session, 0,
                                                        NULL);

  return g_list_model_get_n_items (acts);
}

/* --- where a class stands --- */

static void
test_a_class_stands_at_the_step_that_was_entered_last (Fixture *self, gconstpointer unused)
{
  assert_steps (self, "*attendance ahead, pretest ahead, modules ahead, posttest ahead, "
                      "survey ahead, close ahead");

  enter (self, "attendance");
  enter (self, "pretest");
  enter (self, "modules");

  assert_steps (self, "attendance done, pretest done, *modules entered, posttest ahead, "
                      "survey ahead, close ahead");
}

static void
test_where_nobody_said_it_follows_from_what_was_recorded (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  g_assert_true (gvt_sessions_attend (self->profile, &self->session, 14, 17, NULL));
  assert_steps (self, "attendance done, *pretest ahead, modules ahead, posttest ahead, "
                      "survey ahead, close ahead");
  progress = load (self);

  g_assert_false (progress->steps->is_told);
  g_assert_cmpint (progress->next, ==, GVT_STEP_TEACH);
}

static void
test_the_window_comes_back_to_the_step_that_was_entered (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSessionProgress) progress = NULL;

  g_assert_true (gvt_sessions_attend (self->profile, &self->session, 14, 17, NULL));
  enter (self, "attendance");
  progress = load (self);

  g_assert_true (progress->steps->is_told);
  g_assert_cmpint (progress->next, ==, GVT_STEP_ATTENDANCE);
}

static void
test_a_skipped_step_has_its_reason_and_the_class_goes_on (Fixture *self, gconstpointer unused)
{
  enter (self, "attendance");
  enter (self, "pretest");
  skip (self, "survey", "people"); /* beforehand */
  assert_steps (self, "attendance done, *pretest entered, modules ahead, posttest ahead, "
                      "survey skipped (people), close ahead");
  skip (self, "pretest", "time");
  assert_steps (self, "attendance done, pretest skipped (time), *modules ahead, posttest ahead, "
                      "survey skipped (people), close ahead");
  skip (self, "modules", "power");
  skip (self, "posttest", "material");

  assert_steps (self, "attendance done, pretest skipped (time), modules skipped (power), "
                      "posttest skipped (material), survey skipped (people), *close ahead");
}

static void
test_one_can_return_to_a_step_and_go_on_where_it_was_left (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  enter (self, "attendance");
  skip (self, "pretest", "time");
  enter (self, "posttest");
  gvt_session_step_return (self->profile, &self->session, "pretest", &error);
  g_assert_no_error (error);
  assert_steps (self, "attendance done, *pretest entered, modules ahead, posttest entered, "
                      "survey ahead, close ahead");
  enter (self, "posttest");

  assert_steps (self, "attendance done, pretest done, modules ahead, *posttest entered, "
                      "survey ahead, close ahead");
}

static void
test_steps_can_be_put_into_another_order (Fixture *self, gconstpointer unused)
{
  static const char *const order[] = { "attendance", "survey", "pretest", "modules",
                                       "posttest",   "close",  NULL };
  g_autoptr (GError) error = NULL;

  enter (self, "attendance");
  gvt_session_order_set (self->profile, &self->session, order, &error);
  g_assert_no_error (error);
  skip (self, "attendance", "other");

  assert_steps (self, "attendance skipped (other), *survey ahead, pretest ahead, modules ahead, "
                      "posttest ahead, close ahead");
}

static void
test_a_closed_class_stands_at_its_close (Fixture *self, gconstpointer unused)
{
  enter (self, "attendance");
  g_assert_true (gvt_sessions_close (self->profile, &self->session, NULL));

  assert_steps (self, "attendance done, pretest ahead, modules ahead, posttest ahead, "
                      "survey ahead, *close done");
}

/* --- undoing --- */

static void
test_steps_and_orders_are_undone_by_name (Fixture *self, gconstpointer unused)
{
  static const char *const order[] = { "attendance", "survey", "pretest", "modules",
                                       "posttest",   "close",  NULL };
  g_autoptr (GError) error = NULL;

  enter (self, "attendance");
  enter (self, "pretest");
  skip (self, "pretest", "time");
  gvt_session_order_set (self->profile, &self->session, order, &error);
  g_assert_no_error (error);

  undo (self, "order of steps: Attendance, Survey, Pre-test, Modules, Post-test, Close");
  assert_steps (self, "attendance done, pretest skipped (time), *modules ahead, posttest ahead, "
                      "survey ahead, close ahead");
  undo (self, "skipped: Pre-test (no time)");
  assert_steps (self, "attendance done, *pretest entered, modules ahead, posttest ahead, "
                      "survey ahead, close ahead");
  undo (self, "step: Pre-test");
  undo (self, "step: Attendance");
  assert_steps (self, "*attendance ahead, pretest ahead, modules ahead, posttest ahead, "
                      "survey ahead, close ahead");
}

static void
test_what_is_said_twice_is_recorded_once (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  enter (self, "attendance");
  enter (self, "attendance");
  skip (self, "survey", "time");
  skip (self, "survey", "time");
  gvt_session_order_set (self->profile, &self->session, gvt_step_codes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_acts (self), ==, 2);
}

/* --- what is refused --- */

static void
assert_refused (gboolean done, GError *error, gint code, const char *words)
{
  g_autofree char *text = gvt_error_describe (error);

  g_assert_false (done);
  g_assert_error (error, GVT_ERROR, code);
  g_assert_nonnull (strstr (text, words));
  g_error_free (error);
}

static void
test_what_makes_no_sense_is_refused_by_name (Fixture *self, gconstpointer unused)
{
  static const char *const short_order[] = { "attendance", "modules", "close", NULL };
  static const char *const torn_order[] = { "close", "attendance", NULL };
  const GvtId *id = &self->session;
  GError *error = NULL;
  gboolean done;

  done = gvt_session_step_enter (self->profile, id, "dinner", &error);
  assert_refused (done, g_steal_pointer (&error), GVT_ERROR_BAD_INPUT, "dinner");
  done = gvt_session_step_skip (self->profile, id, "survey", "", &error);
  assert_refused (done, g_steal_pointer (&error), GVT_ERROR_BAD_INPUT, "time, power");
  done = gvt_session_step_skip (self->profile, id, "survey", "weather", &error);
  assert_refused (done, g_steal_pointer (&error), GVT_ERROR_BAD_INPUT, "weather");
  done = gvt_session_step_skip (self->profile, id, "close", "time", &error);
  assert_refused (done, g_steal_pointer (&error), GVT_ERROR_BAD_INPUT, "close the class");
  done = gvt_session_step_return (self->profile, id, "survey", &error);
  assert_refused (done, g_steal_pointer (&error), GVT_ERROR_STATE, "Survey");
  done = gvt_session_order_set (self->profile, id, short_order, &error);
  assert_refused (done, g_steal_pointer (&error), GVT_ERROR_BAD_INPUT, "pretest");
  done = gvt_session_order_set (self->profile, id, torn_order, &error);
  assert_refused (done, g_steal_pointer (&error), GVT_ERROR_BAD_INPUT, "“close”");
  g_assert_cmpuint (count_acts (self), ==, 0);
}

static void
test_a_closed_class_takes_no_step (Fixture *self, gconstpointer unused)
{
  GError *error = NULL;
  gboolean done;

  g_assert_true (gvt_sessions_close (self->profile, &self->session, NULL));
  done = gvt_session_step_enter (self->profile, &self->session, "survey", &error);

  assert_refused (done, error, GVT_ERROR_STATE, "closed");
  g_assert_cmpuint (count_acts (self), ==, 1); /* the close */
}

/* --- time --- */

static void
assert_time (Fixture *self, guint minutes, gboolean clock_jumped)
{
  g_autoptr (GError) error = NULL;
  GvtSessionTime time;

  gvt_session_time_read (self->profile, &self->session, &time, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (time.minutes, ==, minutes);
  g_assert_cmpint (time.clock_jumped, ==, clock_jumped);
}

static void
test_minutes_run_from_the_opening_to_the_close (Fixture *self, gconstpointer unused)
{
  assert_time (self, 0, FALSE);
  enter (self, "attendance");
  gvt_clock_advance (self->clock, 11 * MINUTE);
  assert_time (self, 12, FALSE);
  g_assert_true (gvt_sessions_close (self->profile, &self->session, NULL));
  gvt_clock_advance (self->clock, 60 * MINUTE);

  assert_time (self, 12, FALSE);
}

/* The clock falls back by a day in the midst of a class: all of it is there, in its order. */
static void
test_a_clock_that_jumps_back_loses_nothing_and_is_named (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSession) session = NULL;

  enter (self, "attendance");
  g_assert_true (gvt_sessions_attend (self->profile, &self->session, 10, 10, NULL));
  gvt_clock_advance (self->clock, 9 * MINUTE);
  gvt_clock_advance (self->clock, -24 * 60 * MINUTE);
  assert_time (self, 1, TRUE); /* already before anything is recorded */
  g_assert_true (gvt_sessions_attend (self->profile, &self->session, 14, 17, NULL));
  enter (self, "pretest");
  gvt_clock_advance (self->clock, 5 * MINUTE);

  assert_time (self, 7, TRUE);
  assert_steps (self, "attendance done, *pretest entered, modules ahead, posttest ahead, "
                      "survey ahead, close ahead");
  session = gvt_sessions_view (self->profile, &self->session, NULL);
  g_assert_cmpuint (gvt_session_get_men (session), ==, 14);
  g_assert_true (gvt_sessions_close (self->profile, &self->session, NULL));
  assert_time (self, 7, TRUE);
}

/* As when the battery of its clock is changed, or somebody sets the year. */
static void
test_a_clock_that_jumps_ahead_makes_no_minutes (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  GvtSessionTime time;

  enter (self, "attendance");
  gvt_clock_advance (self->clock, 4 * 60 * MINUTE); /* as long as a lesson may be, and no longer */
  assert_time (self, 241, FALSE);
  gvt_clock_advance (self->clock, 26 * 60 * MINUTE);
  assert_time (self, 1, FALSE); /* already before anything is recorded */
  enter (self, "pretest");
  gvt_clock_advance (self->clock, 5 * MINUTE);

  gvt_session_time_read (self->profile, &self->session, &time, &error);
  g_assert_no_error (error);
  told = gvt_session_time_describe_clock (&time);
  g_assert_cmpuint (time.minutes, ==, 6);
  g_assert_cmpuint (time.gap_minutes, ==, 30 * 60 + 1);
  g_assert_true (g_str_has_prefix (told, "30 hours without any record are not counted"));
}

/* What was read before is not read again: it stands in the mark alone. */
static void
test_time_is_followed_by_what_was_appended (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtSessionTimeMark mark = { 0 };
  GvtSessionTime time;

  enter (self, "attendance");
  gvt_session_time_follow (self->profile, &self->session, &mark, &time, &error);
  g_assert_no_error (error);
  mark.passed_us += 100 * G_TIME_SPAN_MINUTE;
  for (guint i = 0; i < 3; i++)
    {
      gint64 seq = mark.seq;

      gvt_clock_advance (self->clock, 10 * MINUTE);
      enter (self, i % 2 == 0 ? "pretest" : "attendance");
      gvt_session_time_follow (self->profile, &self->session, &mark, &time, &error);
      g_assert_no_error (error);
      g_assert_cmpint (mark.seq, ==, seq + 1);
    }

  assert_time (self, time.minutes - 100, FALSE);
  g_assert_true (gvt_sessions_close (self->profile, &self->session, NULL));
  gvt_clock_advance (self->clock, 60 * MINUTE);
  gvt_session_time_follow (self->profile, &self->session, &mark, &time, &error);
  g_assert_no_error (error);
  assert_time (self, time.minutes - 100, FALSE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/session-steps/a-class-stands-at-the-step-that-was-entered-last",
       test_a_class_stands_at_the_step_that_was_entered_last);
  ADD ("/session-steps/where-nobody-said-it-follows-from-what-was-recorded",
       test_where_nobody_said_it_follows_from_what_was_recorded);
  ADD ("/session-steps/the-window-comes-back-to-the-step-that-was-entered",
       test_the_window_comes_back_to_the_step_that_was_entered);
  ADD ("/session-steps/a-skipped-step-has-its-reason-and-the-class-goes-on",
       test_a_skipped_step_has_its_reason_and_the_class_goes_on);
  ADD ("/session-steps/one-can-return-to-a-step-and-go-on-where-it-was-left",
       test_one_can_return_to_a_step_and_go_on_where_it_was_left);
  ADD ("/session-steps/steps-can-be-put-into-another-order",
       test_steps_can_be_put_into_another_order);
  ADD ("/session-steps/a-closed-class-stands-at-its-close",
       test_a_closed_class_stands_at_its_close);
  ADD ("/session-steps/steps-and-orders-are-undone-by-name",
       test_steps_and_orders_are_undone_by_name);
  ADD ("/session-steps/what-is-said-twice-is-recorded-once",
       test_what_is_said_twice_is_recorded_once);
  ADD ("/session-steps/what-makes-no-sense-is-refused-by-name",
       test_what_makes_no_sense_is_refused_by_name);
  ADD ("/session-steps/a-closed-class-takes-no-step", test_a_closed_class_takes_no_step);
  ADD ("/session-steps/minutes-run-from-the-opening-to-the-close",
       test_minutes_run_from_the_opening_to_the_close);
  ADD ("/session-steps/a-clock-that-jumps-back-loses-nothing-and-is-named",
       test_a_clock_that_jumps_back_loses_nothing_and_is_named);
  ADD ("/session-steps/a-clock-that-jumps-ahead-makes-no-minutes",
       test_a_clock_that_jumps_ahead_makes_no_minutes);
  ADD ("/session-steps/time-is-followed-by-what-was-appended",
       test_time_is_followed_by_what_was_appended);

  return g_test_run ();
}
