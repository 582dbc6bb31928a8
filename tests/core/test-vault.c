/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "gvt-error.h"
#include "gvt-test-vault.h"
#include "gvt-test.h"
#include "gvt-vault-private.h"

#define NEW_USER "FAS-77"

typedef struct
{
  char *path;
  GvtVault *vault;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = g_build_filename (gvt_test_folder (), "vault", NULL);
  fixture->vault = gvt_test_vault (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->vault);
  g_free (fixture->path);
}

static void
assert_unlock_fails (GvtVault *vault, const char *user, const char *passphrase, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_vault_unlock (vault, user, passphrase, &error));
  g_assert_error (error, GVT_ERROR, code);
}

static void
assert_same_secret (GvtSecret *a, GvtSecret *b)
{
  g_assert_cmpmem (gvt_secret_get (a), gvt_secret_size (a), gvt_secret_get (b),
                   gvt_secret_size (b));
}

static void
test_keys_come_back_after_a_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) store_key = gvt_vault_dup_store_key (fixture->vault, NULL);
  g_autoptr (GvtSecret) roll_key = gvt_vault_dup_roll_key (fixture->vault, NULL);
  g_autoptr (GvtSecret) lookup_key = gvt_vault_dup_lookup_key (fixture->vault, NULL);
  g_autoptr (GvtSecret) device_key = gvt_vault_dup_device_key (fixture->vault, NULL);
  g_autoptr (GvtSecret) user_key = gvt_vault_dup_user_key (fixture->vault, NULL);
  g_autoptr (GvtVault) again = gvt_vault_open (fixture->path, NULL);
  g_autoptr (GvtSecret) store_again = NULL, roll_again = NULL, lookup_again = NULL;
  g_autoptr (GvtSecret) device_again = NULL, user_again = NULL;

  gvt_test_unlock (again, GVT_TEST_SUPERVISOR);
  store_again = gvt_vault_dup_store_key (again, NULL);
  roll_again = gvt_vault_dup_roll_key (again, NULL);
  lookup_again = gvt_vault_dup_lookup_key (again, NULL);
  device_again = gvt_vault_dup_device_key (again, NULL);
  user_again = gvt_vault_dup_user_key (again, NULL);

  assert_same_secret (store_key, store_again);
  assert_same_secret (roll_key, roll_again);
  assert_same_secret (lookup_key, lookup_again);
  assert_same_secret (device_key, device_again);
  assert_same_secret (user_key, user_again);
}

static void
test_wrong_passphrase_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtVault) vault = gvt_vault_open (fixture->path, NULL);

  assert_unlock_fails (vault, GVT_TEST_SUPERVISOR, "kata sandi UJI", GVT_ERROR_WRONG_PASSPHRASE);
  assert_unlock_fails (vault, GVT_TEST_SUPERVISOR, "", GVT_ERROR_WRONG_PASSPHRASE);
  assert_unlock_fails (vault, "NOBODY", GVT_TEST_PASSPHRASE, GVT_ERROR_WRONG_PASSPHRASE);
  g_assert_false (gvt_vault_is_unlocked (vault));
  g_assert_null (gvt_vault_get_user (vault));
}

static gint64
processor_time_us (void)
{
  struct timespec now;

  /* allowed: work done, not time passed */
  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* A stranger at the keyboard does not learn from the time which codes exist. The cost is counted in
 * processor time, and must be of the same size. */
static void
test_unknown_user_costs_the_same_work (Fixture *fixture, gconstpointer data)
{
  gint64 known_us = 0, unknown_us = 0;

  for (guint i = 0; i < 5; i++)
    {
      gint64 start_us = processor_time_us ();

      assert_unlock_fails (fixture->vault, GVT_TEST_OFFICER, "not this one",
                           GVT_ERROR_WRONG_PASSPHRASE);
      known_us += processor_time_us () - start_us;
      start_us = processor_time_us ();
      assert_unlock_fails (fixture->vault, "NOBODY", "not this one", GVT_ERROR_WRONG_PASSPHRASE);
      unknown_us += processor_time_us () - start_us;
    }

  g_assert_cmpint (unknown_us, >, known_us / 4);
}

static void
test_failed_unlock_leaves_the_present_user (Fixture *fixture, gconstpointer data)
{
  assert_unlock_fails (fixture->vault, GVT_TEST_OFFICER, "not this one",
                       GVT_ERROR_WRONG_PASSPHRASE);

  g_assert_true (gvt_vault_is_unlocked (fixture->vault));
  g_assert_cmpstr (gvt_vault_get_user (fixture->vault)->code, ==, GVT_TEST_SUPERVISOR);
}

static void
assert_locked (GvtSecret *(*dup) (GvtVault *, GError **), GvtVault *vault)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dup (vault, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

static void
test_facilitator_slot_does_not_open_the_roll (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) store_key = NULL;

  gvt_test_unlock (fixture->vault, GVT_TEST_FACILITATOR);
  store_key = gvt_vault_dup_store_key (fixture->vault, NULL);

  g_assert_nonnull (store_key);
  assert_locked (gvt_vault_dup_roll_key, fixture->vault);
  assert_locked (gvt_vault_dup_lookup_key, fixture->vault);
}

static void
test_officer_slot_opens_the_roll (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) of_supervisor = gvt_vault_dup_roll_key (fixture->vault, NULL);
  g_autoptr (GvtSecret) of_officer = NULL;
  GvtPublicKey expected, found;

  gvt_test_unlock (fixture->vault, GVT_TEST_OFFICER);
  of_officer = gvt_vault_dup_roll_key (fixture->vault, NULL);
  gvt_sealing_key_public (of_officer, &found);
  gvt_vault_get_roll_public (fixture->vault, &expected);

  assert_same_secret (of_supervisor, of_officer);
  g_assert_true (gvt_public_key_equal (&found, &expected));
}

static void
test_keys_are_gone_after_lock (Fixture *fixture, gconstpointer data)
{
  gvt_vault_lock (fixture->vault);

  g_assert_false (gvt_vault_is_unlocked (fixture->vault));
  g_assert_null (gvt_vault_get_user (fixture->vault));
  assert_locked (gvt_vault_dup_store_key, fixture->vault);
  assert_locked (gvt_vault_dup_roll_key, fixture->vault);
  assert_locked (gvt_vault_dup_lookup_key, fixture->vault);
  assert_locked (gvt_vault_dup_device_key, fixture->vault);
  assert_locked (gvt_vault_dup_user_key, fixture->vault);
}

static void
test_dropping_the_roll_keeps_the_rest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) store_key = NULL, roll_key = NULL;

  gvt_vault_drop_roll (fixture->vault);
  store_key = gvt_vault_dup_store_key (fixture->vault, NULL);

  g_assert_nonnull (store_key);
  assert_locked (gvt_vault_dup_roll_key, fixture->vault);
  assert_locked (gvt_vault_dup_lookup_key, fixture->vault);
  gvt_test_unlock (fixture->vault, GVT_TEST_SUPERVISOR);
  roll_key = gvt_vault_dup_roll_key (fixture->vault, NULL);
  g_assert_nonnull (roll_key);
}

static gboolean
add (Fixture *fixture, const char *code, GvtRole role, const char *passphrase, GError **error)
{
  g_autoptr (GvtUser) user = gvt_user_new (code, role, "52.01");

  return gvt_vault_add_user (fixture->vault, user, passphrase, error);
}

/* The second object stands for a second process. */
static void
test_added_user_gets_in_from_another_process_too (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtVault) other = gvt_vault_open (fixture->path, NULL);
  g_autoptr (GvtSecret) signing = NULL;
  GvtPublicKey expected, found;

  g_assert_true (add (fixture, NEW_USER, GVT_ROLE_FACILITATOR, GVT_TEST_PASSPHRASE, NULL));
  gvt_test_unlock (other, NEW_USER);
  signing = gvt_vault_dup_user_key (other, NULL);
  gvt_signing_key_public (signing, &found);
  g_assert_true (gvt_vault_get_user_public (fixture->vault, NEW_USER, &expected, NULL));

  g_assert_cmpstr (gvt_vault_get_user (other)->code, ==, NEW_USER);
  g_assert_cmpint (gvt_vault_get_user (other)->role, ==, GVT_ROLE_FACILITATOR);
  g_assert_cmpstr (gvt_vault_get_user (other)->area, ==, "52.01");
  g_assert_true (gvt_public_key_equal (&expected, &found));
}

static void
test_two_writers_lose_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtVault) other = gvt_vault_open (fixture->path, NULL);
  g_autoptr (GPtrArray) users = NULL;

  g_assert_true (add (fixture, NEW_USER, GVT_ROLE_FACILITATOR, GVT_TEST_PASSPHRASE, NULL));
  g_assert_true (gvt_vault_raise_store_version (other, 5, NULL)); /* has not seen the new user */
  g_clear_object (&other);
  other = gvt_vault_open (fixture->path, NULL);
  users = gvt_vault_get_users (other);

  g_assert_cmpuint (users->len, ==, 4);
  g_assert_cmpuint (gvt_vault_get_store_version (other), ==, 5);
}

static void
test_who_cannot_open_the_roll_cannot_let_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) roll_error = NULL, locked_error = NULL;

  gvt_test_unlock (fixture->vault, GVT_TEST_FACILITATOR);
  g_assert_false (add (fixture, NEW_USER, GVT_ROLE_OFFICER, GVT_TEST_PASSPHRASE, &roll_error));
  g_assert_error (roll_error, GVT_ERROR, GVT_ERROR_LOCKED);
  gvt_vault_lock (fixture->vault);
  g_assert_false (
      add (fixture, NEW_USER, GVT_ROLE_FACILITATOR, GVT_TEST_PASSPHRASE, &locked_error));
  g_assert_error (locked_error, GVT_ERROR, GVT_ERROR_LOCKED);
}

static void
test_users_that_make_no_sense_are_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *code;
    const char *passphrase;
  } bad[] = {
    { GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE }, /* there already */
    { "A", GVT_TEST_PASSPHRASE },
    { "ABCDEFGHIJKLMNOPQ", GVT_TEST_PASSPHRASE },
    { "fas-01", GVT_TEST_PASSPHRASE },
    { "FAS\n01", GVT_TEST_PASSPHRASE },
    { NEW_USER, "pendek7" },
    { NEW_USER, "" },
    { NEW_USER, "\xff\xfe\xff\xfe\xff\xfe\xff\xfe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (add (fixture, bad[i].code, GVT_ROLE_FACILITATOR, bad[i].passphrase, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

static int
creation_error (const char *path, GvtRole role, guint64 memory_bytes, guint64 passes)
{
  g_autoptr (GvtUser) user = gvt_user_new ("SPV-01", role, "");
  g_autoptr (GvtSecret) device_key = gvt_signing_key_new ();
  GvtKdf kdf = { .memory_bytes = memory_bytes, .passes = passes };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVault) vault = gvt_vault_create (path, user, GVT_TEST_PASSPHRASE, &kdf, device_key,
                                                 &error);

  return vault != NULL ? -1 : error->code;
}

static void
test_shipped_programs_make_no_cheap_vault (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "vault", NULL);
  guint64 floor = 64 << 20;

  g_assert_cmpint (creation_error (path, GVT_ROLE_SUPERVISOR, floor - 1, 3), ==,
                   GVT_ERROR_BAD_INPUT);
  g_assert_cmpint (creation_error (path, GVT_ROLE_SUPERVISOR, floor, 2), ==, GVT_ERROR_BAD_INPUT);
  g_assert_cmpint (creation_error (path, GVT_ROLE_FACILITATOR, floor, 3), ==, GVT_ERROR_BAD_INPUT);
  g_assert_cmpint (creation_error (path, GVT_ROLE_SUPERVISOR, floor, 3), ==, -1);
  g_assert_cmpint (creation_error (path, GVT_ROLE_SUPERVISOR, floor, 3), ==, GVT_ERROR_STATE);
}

static void
test_store_version_only_rises (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtVault) again = NULL;

  g_assert_cmpuint (gvt_vault_get_store_version (fixture->vault), ==, 0);
  g_assert_true (gvt_vault_raise_store_version (fixture->vault, 4, NULL));
  g_assert_true (gvt_vault_raise_store_version (fixture->vault, 3, NULL));
  again = gvt_vault_open (fixture->path, NULL);

  g_assert_cmpuint (gvt_vault_get_store_version (fixture->vault), ==, 4);
  g_assert_cmpuint (gvt_vault_get_store_version (again), ==, 4);
}

/* An enrolment makes the vault beside its place, and puts it there last. */
static void
test_a_moved_vault_stays_open_and_can_be_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *final = g_build_filename (gvt_test_folder (), "final", NULL);
  g_autoptr (GvtVault) again = NULL;

  g_assert_true (gvt_vault_move (fixture->vault, final, NULL));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (gvt_vault_is_unlocked (fixture->vault));
  g_assert_true (gvt_vault_raise_store_version (fixture->vault, 99, NULL));

  again = gvt_vault_open (final, NULL);
  g_assert_cmpuint (gvt_vault_get_store_version (again), ==, 99);
}

static void
test_missing_file_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "vault", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_vault_open (path, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

static void
test_roles_go_to_text_and_back (void)
{
  g_autoptr (GError) error = NULL;
  GvtRole role;

  for (guint i = GVT_ROLE_FACILITATOR; i <= GVT_ROLE_SUPERVISOR; i++)
    {
      g_assert_true (gvt_role_from_text (gvt_role_to_text (i), &role, NULL));
      g_assert_cmpint (role, ==, i);
      g_assert_true (gvt_role_opens_roll (role) == (role != GVT_ROLE_FACILITATOR));
    }
  g_assert_false (gvt_role_from_text ("root", &role, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

#define ADD(path, func) g_test_add ("/vault/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("keys-come-back-after-a-restart", test_keys_come_back_after_a_restart);
  ADD ("wrong-passphrase-is-refused", test_wrong_passphrase_is_refused);
  ADD ("unknown-user-costs-the-same-work", test_unknown_user_costs_the_same_work);
  ADD ("failed-unlock-leaves-the-present-user", test_failed_unlock_leaves_the_present_user);
  ADD ("facilitator-slot-does-not-open-the-roll", test_facilitator_slot_does_not_open_the_roll);
  ADD ("officer-slot-opens-the-roll", test_officer_slot_opens_the_roll);
  ADD ("I10-keys-are-gone-after-lock", test_keys_are_gone_after_lock);
  ADD ("dropping-the-roll-keeps-the-rest", test_dropping_the_roll_keeps_the_rest);
  ADD ("added-user-gets-in-from-another-process-too",
       test_added_user_gets_in_from_another_process_too);
  ADD ("two-writers-lose-nothing", test_two_writers_lose_nothing);
  ADD ("who-cannot-open-the-roll-cannot-let-others",
       test_who_cannot_open_the_roll_cannot_let_others);
  ADD ("users-that-make-no-sense-are-refused", test_users_that_make_no_sense_are_refused);
  ADD ("shipped-programs-make-no-cheap-vault", test_shipped_programs_make_no_cheap_vault);
  ADD ("I12-store-version-only-rises", test_store_version_only_rises);
  ADD ("a-moved-vault-stays-open-and-can-be-written",
       test_a_moved_vault_stays_open_and_can_be_written);
  ADD ("missing-file-is-told", test_missing_file_is_told);
  g_test_add_func ("/role/goes-to-text-and-back", test_roles_go_to_text_and_back);

  return g_test_run ();
}
