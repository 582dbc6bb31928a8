/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-feature-projections.h"
#include "gvt-program-run.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define NEW_USER "FAS-77"
#define ONCE     "sekali pakai"
#define CHOSEN   "pilihan saya sendiri"

/* A profile made by the test library, and then used by the built program alone. Each passphrase
 * stands in a file beside it. */
typedef struct
{
  char *laptop;
  char *present;
  char *once;
  char *chosen;
} Fixture;

static char *
write_secret (const char *name, const char *passphrase)
{
  char *path = g_build_filename (gvt_test_folder (), name, NULL);
  g_autofree char *line = g_strconcat (passphrase, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, line, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  GvtProfile *profile;

  fixture->laptop = g_build_filename (gvt_test_folder (), "laptop", NULL);
  fixture->present = write_secret ("present", GVT_TEST_PASSPHRASE);
  fixture->once = write_secret ("once", ONCE);
  fixture->chosen = write_secret ("chosen", CHOSEN);
  profile = gvt_test_profile (fixture->laptop, clock, gvt_feature_projections ());
  gvt_profile_lock (profile);
  g_assert_finalize_object (profile);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->laptop);
  g_free (fixture->present);
  g_free (fixture->once);
  g_free (fixture->chosen);
}

/* govotectl as @user, whose passphrase is in @passphrase_file; it must end with @exit_code. More
 * arguments follow, NULL-terminated. Returns: (transfer full): standard output */
static char *
act (Fixture *fixture, int exit_code, const char *user, const char *passphrase_file, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  const char *common[] = { "--data",        fixture->laptop, "--user", user, "--passphrase-file",
                           passphrase_file, "--json" };
  g_autoptr (GvtProgramRun) run = NULL;
  va_list list;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (args, (char *) common[i]);
  va_start (list, passphrase_file);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govotectl", NULL, (const char *const *) args->pdata);
  g_assert_cmpint (run->exit_code, ==, exit_code);
  g_assert_true ((*run->err == '\0') == (exit_code == 0));
  return g_steal_pointer (&run->out);
}

static void
test_added_facilitator_chooses_a_passphrase_and_works (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *added = act (fixture, 0, GVT_TEST_OFFICER, fixture->present, "users", "add",
                                NEW_USER, "--new-passphrase-file", fixture->once, NULL);
  g_autofree char *listed = act (fixture, 0, GVT_TEST_OFFICER, fixture->present, "users", "list",
                                 NULL);
  g_autofree char *too_early = act (fixture, 3, NEW_USER, fixture->once, "journal", "verify", NULL);
  g_autofree char *changed = act (fixture, 0, NEW_USER, fixture->once, "users", "passphrase",
                                  "--new-passphrase-file", fixture->chosen, NULL);
  g_autofree char *again = act (fixture, 3, NEW_USER, fixture->once, "journal", "verify", NULL);
  g_autofree char *verified = act (fixture, 0, NEW_USER, fixture->chosen, "journal", "verify",
                                   NULL);

  g_assert_nonnull (
      strstr (listed, "{\"code\":\"FAS-77\",\"role\":\"facilitator\",\"area\":\"52.02\"}"));
  g_assert_nonnull (strstr (verified, "\"events\":2"));
  g_assert_false (gvt_test_folder_contains (fixture->laptop, ONCE)); /* I10 */
  g_assert_false (gvt_test_folder_contains (fixture->laptop, CHOSEN));
}

static void
test_reset_helps_who_forgot (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *reset = act (fixture, 0, GVT_TEST_SUPERVISOR, fixture->present, "users", "reset",
                                GVT_TEST_OFFICER, "--new-passphrase-file", fixture->once, NULL);
  g_autofree char *refused = act (fixture, 3, GVT_TEST_OFFICER, fixture->present, "journal",
                                  "verify", NULL);
  g_autofree char *changed = act (fixture, 0, GVT_TEST_OFFICER, fixture->once, "users",
                                  "passphrase", "--new-passphrase-file", fixture->chosen, NULL);
  g_autofree char *above = act (fixture, 3, GVT_TEST_OFFICER, fixture->chosen, "users", "reset",
                                GVT_TEST_SUPERVISOR, "--new-passphrase-file", fixture->once, NULL);
  g_autofree char *verified = act (fixture, 0, GVT_TEST_OFFICER, fixture->chosen, "journal",
                                   "verify", NULL);

  g_assert_nonnull (strstr (verified, "\"events\":2"));
}

static void
test_removed_user_is_out_and_the_others_go_on (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *too_few = act (fixture, 1, GVT_TEST_SUPERVISOR, fixture->present, "users",
                                  "remove", GVT_TEST_OFFICER, NULL);
  g_autofree char *above = act (fixture, 3, GVT_TEST_OFFICER, fixture->present, "users", "remove",
                                GVT_TEST_SUPERVISOR, NULL);
  g_autofree char *removed = act (fixture, 0, GVT_TEST_OFFICER, fixture->present, "users", "remove",
                                  GVT_TEST_FACILITATOR, NULL);
  g_autofree char *refused = act (fixture, 3, GVT_TEST_FACILITATOR, fixture->present, "journal",
                                  "verify", NULL);
  g_autofree char *verified = act (fixture, 0, GVT_TEST_SUPERVISOR, fixture->present, "journal",
                                   "verify", NULL);

  g_assert_nonnull (strstr (verified, "\"events\":1"));
}

static void
test_who_may_not_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *by_facilitator = act (fixture, 3, GVT_TEST_FACILITATOR, fixture->present,
                                         "users", "add", NEW_USER, "--new-passphrase-file",
                                         fixture->once, NULL);
  g_autofree char *officer = act (fixture, 1, GVT_TEST_SUPERVISOR, fixture->present, "users", "add",
                                  "PTD-77", "--role", "officer", "--new-passphrase-file",
                                  fixture->once, NULL);
  g_autofree char *himself = act (fixture, 1, GVT_TEST_OFFICER, fixture->present, "users", "reset",
                                  GVT_TEST_OFFICER, "--new-passphrase-file", fixture->once, NULL);
  g_autofree char *nobody = act (fixture, 1, GVT_TEST_OFFICER, fixture->present, "users", "reset",
                                 "NOBODY", "--new-passphrase-file", fixture->once, NULL);
}

#define ADD(path, func) g_test_add ("/cli/users/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("added-facilitator-chooses-a-passphrase-and-works",
       test_added_facilitator_chooses_a_passphrase_and_works);
  ADD ("reset-helps-who-forgot", test_reset_helps_who_forgot);
  ADD ("removed-user-is-out-and-the-others-go-on", test_removed_user_is_out_and_the_others_go_on);
  ADD ("who-may-not-is-refused", test_who_may_not_is_refused);

  return g_test_run ();
}
