/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-journal-fixture.h"
#include "gvt-profile-users.h"
#include "gvt-test-profile.h"
#include "gvt-vault-pin.h"

#define PIN   "480215"
#define OTHER "480216"

typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = gvt_test_folder ();
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_test_no_projections);
  gvt_profile_set_pin (self->profile, PIN, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static void
try (Fixture *self, const char *digits, int expected)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock_with_pin (self->profile, digits, &error);
  if (expected < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, expected);
  g_assert_true (gvt_profile_is_unlocked (self->profile) == (expected < 0));
}

static void
assert_pin_user (Fixture *self, const char *expected)
{
  g_autofree char *user = gvt_profile_dup_pin_user (self->profile);

  g_assert_cmpstr (user, ==, expected);
}

static void
test_it_opens_all_that_was_open (Fixture *self, gconstpointer unused)
{
  GvtVault *vault = gvt_profile_get_vault (self->profile);
  g_autoptr (GvtSecret) roll_key = gvt_vault_dup_roll_key (vault, NULL);
  g_autoptr (GvtSecret) roll_after = NULL;

  assert_pin_user (self, NULL); /* nothing to open yet */
  gvt_profile_lock (self->profile);
  assert_pin_user (self, GVT_TEST_SUPERVISOR);
  try (self, PIN, -1);

  roll_after = gvt_vault_dup_roll_key (vault, NULL);
  g_assert_cmpmem (gvt_secret_get (roll_key), GVT_KEY_SIZE, gvt_secret_get (roll_after),
                   GVT_KEY_SIZE);
  g_assert_cmpstr (gvt_vault_get_user (vault)->code, ==, GVT_TEST_SUPERVISOR);
}

static void
test_after_five_wrong_ones_only_the_passphrase_will_do (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_lock (self->profile);
  for (guint i = 0; i < GVT_PIN_TRIES; i++)
    try (self, OTHER, GVT_ERROR_WRONG_PASSPHRASE);

  try (self, PIN, GVT_ERROR_EXPIRED);
  assert_pin_user (self, NULL);
  gvt_profile_unlock (self->profile, GVT_TEST_SUPERVISOR, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
test_a_right_one_gives_five_tries_again (Fixture *self, gconstpointer unused)
{
  gvt_profile_lock (self->profile);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < GVT_PIN_TRIES - 1; i++)
        try (self, OTHER, GVT_ERROR_WRONG_PASSPHRASE);
      try (self, PIN, -1);
      gvt_profile_lock (self->profile);
    }
}

/* Whatever the wall clock says. */
static void
test_after_thirty_minutes_only_the_passphrase_will_do (Fixture *self, gconstpointer unused)
{
  gvt_clock_advance (self->clock, 2 * G_TIME_SPAN_HOUR); /* at work: no time runs */
  gvt_profile_lock (self->profile);
  gvt_clock_advance (self->clock, 29 * G_TIME_SPAN_MINUTE);
  try (self, PIN, -1);
  gvt_profile_lock (self->profile);
  gvt_clock_set_ahead (self->clock, -G_TIME_SPAN_DAY);
  gvt_clock_advance (self->clock, 30 * G_TIME_SPAN_MINUTE);

  try (self, PIN, GVT_ERROR_EXPIRED);
  assert_pin_user (self, NULL);
}

/* Memory is where it is, and nowhere else. */
static void
test_the_end_of_the_program_is_its_end (Fixture *self, gconstpointer unused)
{
  gvt_profile_lock (self->profile);
  g_clear_object (&self->profile);
  self->profile = gvt_profile_new (self->folder, self->clock, gvt_test_no_projections);

  assert_pin_user (self, NULL);
  try (self, PIN, GVT_ERROR_EXPIRED);
  g_assert_false (gvt_test_folder_contains (self->folder, PIN)); /* I10 */
}

static void
test_another_user_ends_it (Fixture *self, gconstpointer unused)
{
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  gvt_profile_lock (self->profile);

  try (self, PIN, GVT_ERROR_EXPIRED);
}

/* By another program, while this one is locked. */
static void
act_elsewhere (Fixture *self, const char *by, gboolean (*act) (GvtProfile *profile, GError **error))
{
  g_autoptr (GvtProfile) other = gvt_profile_new (self->folder, self->clock,
                                                  gvt_test_no_projections);
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (other, by, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  act (other, &error);
  g_assert_no_error (error);
}

static gboolean
reset_officer (GvtProfile *profile, GError **error)
{
  return gvt_profile_reset_user (profile, GVT_TEST_OFFICER, "sekali pakai", error);
}

static gboolean
remove_facilitator (GvtProfile *profile, GError **error)
{
  return gvt_profile_remove_user (profile, GVT_TEST_FACILITATOR, error);
}

static void
test_a_reset_elsewhere_ends_it (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  gvt_profile_set_pin (self->profile, PIN, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);
  act_elsewhere (self, GVT_TEST_SUPERVISOR, reset_officer);

  try (self, PIN, GVT_ERROR_EXPIRED);
}

static void
test_new_keys_elsewhere_end_it (Fixture *self, gconstpointer unused)
{
  gvt_profile_lock (self->profile);
  act_elsewhere (self, GVT_TEST_OFFICER, remove_facilitator);

  try (self, PIN, GVT_ERROR_EXPIRED);
}

static void
test_what_is_no_pin_is_refused (Fixture *self, gconstpointer unused)
{
  static const char *const bad[] = { "", "12345", "1234567", "12345a", "000000", "-12345" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_profile_set_pin (self->profile, bad[i], &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
  g_assert_true (gvt_profile_has_pin (self->profile)); /* the one before stays */
  gvt_profile_clear_pin (self->profile);
  gvt_profile_lock (self->profile);
  try (self, PIN, GVT_ERROR_EXPIRED);
}

#define ADD(path, func) g_test_add ("/profile/pin/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("it-opens-all-that-was-open", test_it_opens_all_that_was_open);
  ADD ("after-five-wrong-ones-only-the-passphrase-will-do",
       test_after_five_wrong_ones_only_the_passphrase_will_do);
  ADD ("a-right-one-gives-five-tries-again", test_a_right_one_gives_five_tries_again);
  ADD ("after-thirty-minutes-only-the-passphrase-will-do",
       test_after_thirty_minutes_only_the_passphrase_will_do);
  ADD ("I10-the-end-of-the-program-is-its-end", test_the_end_of_the_program_is_its_end);
  ADD ("another-user-ends-it", test_another_user_ends_it);
  ADD ("a-reset-elsewhere-ends-it", test_a_reset_elsewhere_ends_it);
  ADD ("new-keys-elsewhere-end-it", test_new_keys_elsewhere_end_it);
  ADD ("what-is-no-pin-is-refused", test_what_is_no_pin_is_refused);

  return g_test_run ();
}
