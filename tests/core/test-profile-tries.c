/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-journal-fixture.h"
#include "gvt-profile-users.h"
#include "gvt-test-profile.h"
#include "gvt-tries.h"

#define WRONG "bukan kata sandi"

typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = gvt_test_folder ();
  self->clock = gvt_test_clock ();
  gvt_clock_advance (self->clock, G_TIME_SPAN_DAY); /* the machine has been on for a while */
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_test_no_projections);
  gvt_profile_lock (self->profile);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static void
try (Fixture *self, const char *user, const char *passphrase, int expected)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (self->profile, user, passphrase, &error);
  if (expected < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, expected);
}

static void
fail (Fixture *self, guint times)
{
  for (guint i = 0; i < times; i++)
    try (self, GVT_TEST_OFFICER, WRONG, GVT_ERROR_WRONG_PASSPHRASE);
}

static guint
wait_s (Fixture *self)
{
  return gvt_profile_get_wait_s (self->profile, GVT_TEST_OFFICER);
}

/* As another program, or the same one after it was started again. */
static void
restart_program (Fixture *self)
{
  g_clear_object (&self->profile);
  self->profile = gvt_profile_new (self->folder, self->clock, gvt_test_no_projections);
}

static void
test_three_slips_cost_nothing (Fixture *self, gconstpointer unused)
{
  g_autofree char *tries = g_build_filename (self->folder, "tries", NULL);

  fail (self, 2);
  g_assert_cmpuint (wait_s (self), ==, 0);
  try (self, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, -1);
  g_assert_false (g_file_test (tries, G_FILE_TEST_EXISTS)); /* and leave nothing behind */
  gvt_profile_lock (self->profile);
  fail (self, 2); /* counted from the beginning again */
  g_assert_cmpuint (wait_s (self), ==, 0);
}

static void
test_after_three_even_the_right_one_has_to_wait (Fixture *self, gconstpointer unused)
{
  fail (self, 3);

  g_assert_cmpuint (wait_s (self), ==, 15);
  try (self, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, GVT_ERROR_TOO_SOON);
  gvt_clock_advance (self->clock, 14 * G_USEC_PER_SEC);
  try (self, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, GVT_ERROR_TOO_SOON);
  gvt_clock_advance (self->clock, G_USEC_PER_SEC);
  g_assert_cmpuint (wait_s (self), ==, 0);
  try (self, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, -1);
  g_assert_cmpuint (wait_s (self), ==, 0);
}

static void
test_the_wait_doubles_to_an_hour (Fixture *self, gconstpointer unused)
{
  static const guint expected[] = { 15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600 };

  fail (self, 2);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      fail (self, 1);
      g_assert_cmpuint (wait_s (self), ==, expected[i]);
      gvt_clock_advance (self->clock, expected[i] * G_USEC_PER_SEC);
    }
}

static void
test_no_restart_forgets_it (Fixture *self, gconstpointer unused)
{
  fail (self, 3);
  restart_program (self);

  g_assert_cmpuint (wait_s (self), ==, 15);
  try (self, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, GVT_ERROR_TOO_SOON);
}

static void
test_no_restart_of_the_machine_forgets_it (Fixture *self, gconstpointer unused)
{
  fail (self, 3);
  gvt_clock_restart (self->clock);
  restart_program (self);

  g_assert_cmpuint (wait_s (self), ==, 15);
  gvt_clock_advance (self->clock, 15 * G_USEC_PER_SEC);
  try (self, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, -1);
}

static void
test_no_wall_clock_shortens_it (Fixture *self, gconstpointer unused)
{
  fail (self, 3);
  gvt_clock_set_ahead (self->clock, 365 * G_TIME_SPAN_DAY);
  g_assert_cmpuint (wait_s (self), ==, 15);
  gvt_clock_set_ahead (self->clock, -2 * 365 * G_TIME_SPAN_DAY);
  g_assert_cmpuint (wait_s (self), ==, 15);
}

/* Nor a tried change of the passphrase, which opens the slot as well. */
static void
test_no_other_door_goes_round_it (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) short_one = NULL, same = NULL, wrong = NULL, late = NULL;

  fail (self, 2);
  g_assert_false (
      gvt_profile_change_passphrase (self->profile, GVT_TEST_OFFICER, WRONG, WRONG, &same));
  g_assert_error (same, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_false (
      gvt_profile_change_passphrase (self->profile, GVT_TEST_OFFICER, WRONG, "pendek", &short_one));
  g_assert_error (short_one, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpuint (wait_s (self), ==, 0);
  g_assert_false (gvt_profile_change_passphrase (self->profile, GVT_TEST_OFFICER, WRONG,
                                                 "pilihan baru", &wrong));
  g_assert_error (wrong, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpuint (wait_s (self), ==, 15);
  g_assert_false (gvt_profile_change_passphrase (self->profile, GVT_TEST_OFFICER,
                                                 GVT_TEST_PASSPHRASE, "pilihan baru", &late));
  g_assert_error (late, GVT_ERROR, GVT_ERROR_TOO_SOON);
}

/* Pupils at the keyboard keep out whom they try, and nobody else. */
static void
test_one_users_wait_is_nobody_elses (Fixture *self, gconstpointer unused)
{
  fail (self, 3);
  for (guint i = 0; i < 3; i++)
    try (self, i % 2 == 0 ? "NOBODY" : "STRANGER", WRONG, GVT_ERROR_WRONG_PASSPHRASE);

  try (self, "ANOTHER", WRONG, GVT_ERROR_TOO_SOON); /* strangers share one count */
  try (self, GVT_TEST_SUPERVISOR, GVT_TEST_PASSPHRASE, -1);
  g_assert_cmpuint (wait_s (self), ==, 15); /* still */
}

/* A try counts before it is made: killing the program in the middle gains nothing. */
static void
test_a_try_that_was_cut_off_counts (Fixture *self, gconstpointer unused)
{
  g_autofree char *vault = g_build_filename (self->folder, "vault", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    g_assert_true (gvt_tries_begin (vault, self->clock, GVT_TEST_OFFICER, &error));

  g_assert_false (gvt_tries_begin (vault, self->clock, GVT_TEST_OFFICER, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_SOON);
  g_assert_cmpstr (error->message, ==, "15 seconds");
}

static void
test_a_damaged_count_keeps_nobody_out (Fixture *self, gconstpointer unused)
{
  static const char *const bad[] = { "",
                                     "{",
                                     "[]",
                                     "{\"PTD-01\":7}",
                                     "{\"PTD-01\":{\"wrong\":-5}}",
                                     "{\"PTD-01\":{\"at_us\":-9007199254740991,\"wrong\":2}}" };
  g_autofree char *path = g_build_filename (self->folder, "tries", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, bad[i], -1, &error);
      g_assert_no_error (error);
      try (self, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, -1);
      gvt_profile_lock (self->profile);
    }
}

#define ADD(path, func) g_test_add ("/profile/tries/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("three-slips-cost-nothing", test_three_slips_cost_nothing);
  ADD ("after-three-even-the-right-one-has-to-wait",
       test_after_three_even_the_right_one_has_to_wait);
  ADD ("the-wait-doubles-to-an-hour", test_the_wait_doubles_to_an_hour);
  ADD ("no-restart-forgets-it", test_no_restart_forgets_it);
  ADD ("no-restart-of-the-machine-forgets-it", test_no_restart_of_the_machine_forgets_it);
  ADD ("no-wall-clock-shortens-it", test_no_wall_clock_shortens_it);
  ADD ("no-other-door-goes-round-it", test_no_other_door_goes_round_it);
  ADD ("one-users-wait-is-nobody-elses", test_one_users_wait_is_nobody_elses);
  ADD ("a-try-that-was-cut-off-counts", test_a_try_that_was_cut_off_counts);
  ADD ("a-damaged-count-keeps-nobody-out", test_a_damaged_count_keeps_nobody_out);

  return g_test_run ();
}
