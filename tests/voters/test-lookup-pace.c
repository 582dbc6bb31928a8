/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks faster than a queue does is slowed and told, never refused; and what he asks for is
 * picked once. Time passes on a fixed clock alone. */
#include "gvt-lookup-pace.h"
#include "gvt-lookup.h"
#include "gvt-purpose-keep.h"
#include "gvt-voters-fixture.h"

#define PURPOSE "warga bertanya TPS"
#define ABSENT  "5202016507900002"

static void
ask (GvtVotersFixture *fixture, GvtRoll *roll, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtLookup) lookup = gvt_lookup_by_nik (fixture->profile, roll, ABSENT, NULL,
                                                        PURPOSE, &error);

      g_assert_no_error (error);
    }
}

static GvtRoll *
open_roll (GvtVotersFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtRoll *roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);

  g_assert_no_error (error);
  return roll;
}

static GvtLookupPace
pace_of (GvtVotersFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtLookupPace pace;

  gvt_lookup_pace_read (fixture->profile, &pace, &error);
  g_assert_no_error (error);
  return pace;
}

/* How long one question more is waited for. */
static gint64
wait_of (GvtVotersFixture *fixture)
{
  gint64 before_us = gvt_clock_now_us (fixture->clock);
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_lookup_pace_wait (fixture->profile, NULL, &error));
  g_assert_no_error (error);
  return gvt_clock_now_us (fixture->clock) - before_us;
}

static void
test_a_queue_is_never_slowed (void)
{
  static const struct
  {
    guint n_asked;
    gboolean is_fast;
    gint64 wait_ms;
  } cases[] = {
    { 0, FALSE, 0 },     { 119, FALSE, 0 },   { 120, TRUE, 100 },   { 121, TRUE, 200 },
    { 168, TRUE, 4900 }, { 169, TRUE, 5000 }, { 4000, TRUE, 5000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GvtLookupPace pace;

      gvt_lookup_pace_of (cases[i].n_asked, &pace);
      g_assert_cmpint (pace.is_fast, ==, cases[i].is_fast);
      g_assert_cmpint (pace.wait_us, ==, cases[i].wait_ms * 1000);
    }
}

static void
test_beyond_it_is_slowed_told_and_answered (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = open_roll (fixture);
  g_autoptr (GvtLookup) last = NULL, more = NULL;
  g_autoptr (GError) error = NULL;

  ask (fixture, roll, 119);
  g_assert_cmpint (wait_of (fixture), ==, 0);
  last = gvt_lookup_by_name (fixture->profile, roll, "siti", NULL, NULL, 0, PURPOSE, &error);
  g_assert_no_error (error);
  g_assert_false (gvt_lookup_is_fast (last));

  g_assert_cmpint (wait_of (fixture), ==, 100 * G_TIME_SPAN_MILLISECOND);
  more = gvt_lookup_by_nik (fixture->profile, roll, FIXTURE_AMINAH_NIK, NULL, PURPOSE, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_lookup_is_fast (more));
  g_assert_cmpint (wait_of (fixture), ==, 200 * G_TIME_SPAN_MILLISECOND);

  gvt_clock_advance (fixture->clock, G_TIME_SPAN_HOUR);
  g_assert_cmpuint (pace_of (fixture).n_in_hour, ==, 0);
}

/* What was asked long ago leaves the hour one by one, by the times of the questions. */
static void
test_an_hour_slides (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = open_roll (fixture);

  ask (fixture, roll, 70);
  gvt_clock_advance (fixture->clock, 40 * G_TIME_SPAN_MINUTE);
  ask (fixture, roll, 60);
  g_assert_true (pace_of (fixture).is_fast);
  gvt_clock_advance (fixture->clock, 20 * G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (pace_of (fixture).n_in_hour, ==, 60);
}

/* The clock set back neither forgets what was asked nor holds it against him for ever; set on and
 * back again, it hides nothing. */
static void
test_a_moved_clock_neither_blocks_nor_forgets (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = open_roll (fixture);

  ask (fixture, roll, 130);
  gvt_clock_set_ahead (fixture->clock, -2 * G_TIME_SPAN_DAY);
  g_assert_cmpuint (pace_of (fixture).n_in_hour, ==, 130);
  ask (fixture, roll, 1);
  g_assert_cmpuint (pace_of (fixture).n_in_hour, ==, 131);
  gvt_clock_advance (fixture->clock, G_TIME_SPAN_HOUR);
  g_assert_cmpuint (pace_of (fixture).n_in_hour, ==,
                    0); /* two days sooner than the first will be */

  ask (fixture, roll, 125);
  gvt_clock_set_ahead (fixture->clock, 3 * G_TIME_SPAN_HOUR);
  ask (fixture, roll, 5);
  gvt_clock_set_ahead (fixture->clock, -3 * G_TIME_SPAN_HOUR);
  g_assert_cmpuint (pace_of (fixture).n_in_hour, ==, 5);
  ask (fixture, roll, 120);
  g_assert_true (pace_of (fixture).is_fast);
}

static void
test_a_restart_forgets_nothing_and_nobody_pays_for_another (GvtVotersFixture *fixture,
                                                            gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;

  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  roll = open_roll (fixture);
  ask (fixture, roll, 121);
  gvt_profile_lock (fixture->profile);
  gvt_clock_restart (fixture->clock);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  g_assert_cmpuint (pace_of (fixture).n_in_hour, ==, 121);
  gvt_test_profile_as (fixture->profile, GVT_TEST_SUPERVISOR);
  g_assert_cmpuint (pace_of (fixture).n_in_hour, ==, 0);
}

static void
test_a_wait_is_called_off (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = open_roll (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  ask (fixture, roll, 130);
  g_cancellable_cancel (cancellable);
  g_assert_false (gvt_lookup_pace_wait (fixture->profile, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- why --- */

static void
assert_kept (GvtVotersFixture *fixture, const GvtId *visit, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = gvt_purpose_dup_kept (fixture->profile, visit, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, expected);
}

static void
test_a_purpose_is_picked_once_a_visit (GvtVotersFixture *fixture, gconstpointer unused)
{
  GvtId visit, other;

  gvt_id_new (fixture->clock, &visit);
  gvt_id_new (fixture->clock, &other);
  assert_kept (fixture, &visit, NULL);
  g_assert_true (gvt_purpose_keep (fixture->profile, &visit, PURPOSE, NULL));
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  assert_kept (fixture, &visit, NULL); /* another's */
  gvt_test_profile_as (fixture->profile, GVT_TEST_SUPERVISOR);
  assert_kept (fixture, &visit, PURPOSE);
  assert_kept (fixture, &other, NULL);
  assert_kept (fixture, NULL, NULL);
  gvt_clock_advance (fixture->clock, G_TIME_SPAN_DAY);
  assert_kept (fixture, &visit, NULL);

  g_assert_true (gvt_purpose_keep (fixture->profile, NULL, "pencocokan terbatas", NULL));
  assert_kept (fixture, NULL, "pencocokan terbatas");
  assert_kept (fixture, &visit, NULL);
}

/* I10: no number of anybody is kept as words. */
static void
test_no_number_is_kept (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_assert_false (gvt_purpose_keep (fixture->profile, NULL, "cek 5202016507900001", NULL));
  assert_kept (fixture, NULL, NULL);
}

#define ADD(path, function) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/lookup-pace/a-queue-is-never-slowed", test_a_queue_is_never_slowed);
  ADD ("/lookup-pace/beyond-it-is-slowed-told-and-answered",
       test_beyond_it_is_slowed_told_and_answered);
  ADD ("/lookup-pace/an-hour-slides", test_an_hour_slides);
  ADD ("/lookup-pace/a-moved-clock-neither-blocks-nor-forgets",
       test_a_moved_clock_neither_blocks_nor_forgets);
  ADD ("/lookup-pace/a-restart-forgets-nothing-and-nobody-pays-for-another",
       test_a_restart_forgets_nothing_and_nobody_pays_for_another);
  ADD ("/lookup-pace/a-wait-is-called-off", test_a_wait_is_called_off);
  ADD ("/purpose/is-picked-once-a-visit", test_a_purpose_is_picked_once_a_visit);
  ADD ("/I10/purpose/no-number-is-kept", test_no_number_is_kept);

  return g_test_run ();
}
