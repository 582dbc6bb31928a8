/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include <string.h>

#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"

/* A real centre on loopback, and a code that admits two people to one laptop. */
typedef struct
{
  const char *folder;
  char *centre;
  char *laptop;
  char *code;
  char *passphrase;
  char *address;
  GSubprocess *server;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *root = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = gvt_test_folder ();
  fixture->centre = g_build_filename (fixture->folder, "centre", NULL);
  fixture->laptop = g_build_filename (fixture->folder, "laptop", NULL);
  fixture->code = g_build_filename (fixture->folder, "code", NULL);
  fixture->passphrase = g_build_filename (fixture->folder, "passphrase", NULL);
  root = g_build_filename (fixture->folder, "root-key", NULL);
  g_file_set_contents (fixture->passphrase, PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);

  gvt_program_do ("govote-central", fixture->centre, "init", "--root-key", root, "--practice",
                  NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "PTD-01", "--role", "officer",
                  NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "SPV-01", "--role",
                  "supervisor", NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "FAS-01", "--role",
                  "facilitator", NULL);
  fixture->server = gvt_program_serve (fixture->centre, &fixture->address);
  gvt_program_do ("govote-central", fixture->centre, "devices", "enrol", "--user", "PTD-01",
                  "--user", "SPV-01", "--user", "FAS-01", "--output", fixture->code, "--url",
                  fixture->address, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_program_stop (fixture->server);
  g_free (fixture->centre);
  g_free (fixture->laptop);
  g_free (fixture->code);
  g_free (fixture->passphrase);
  g_free (fixture->address);
}

static GvtProgramRun *
enrol (Fixture *fixture, const char *code, const char *user)
{
  return gvt_program_run_new ("govotectl", code, "--data", fixture->laptop, "enrol", "--server",
                              fixture->address, "--code-file", code != NULL ? "-" : fixture->code,
                              "--user", user, "--passphrase-file", fixture->passphrase, "--user",
                              "SPV-01", "--passphrase-file", fixture->passphrase, NULL);
}

static void
test_a_code_makes_a_laptop_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autoptr (GvtProgramRun) enrolled = enrol (fixture, NULL, "PTD-01");
  g_autoptr (GvtProgramRun) again = gvt_program_run_new (
      "govotectl", NULL, "--data", second, "enrol", "--code-file", fixture->code, "--user",
      "PTD-01", "--passphrase-file", fixture->passphrase, "--user", "SPV-01", "--passphrase-file",
      fixture->passphrase, NULL);
  g_autoptr (GvtProgramRun) users = gvt_program_run_new (
      "govotectl", NULL, "--data", fixture->laptop, "--json", "users", "list", NULL);
  g_autoptr (GvtProgramRun) journal = gvt_program_run_new (
      "govotectl", PASSPHRASE, "--data", fixture->laptop, "--user", "PTD-01", "--passphrase-file",
      "-", "--json", "journal", "verify", NULL);
  g_autoptr (JsonNode) report = gvt_program_run_json (journal);
  g_autoptr (GvtProgramRun) twice = enrol (fixture, NULL, "PTD-01");

  g_assert_cmpint (twice->exit_code, ==, 1);
  g_assert_nonnull (strstr (twice->err, "This laptop is enrolled already"));
  g_assert_cmpstr (enrolled->err, ==, "");
  g_assert_cmpint (enrolled->exit_code, ==, 0);
  g_assert_cmpint (again->exit_code, ==, 1);
  g_assert_cmpstr (users->out, ==,
                   "[{\"code\":\"PTD-01\",\"role\":\"officer\",\"area\":\"\"},{\"code\":\"SPV-01\","
                   "\"role\":\"supervisor\",\"area\":\"\"}]\n");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (report), "events"), ==, 1);
}

/* I10: neither the code nor the passphrase is anywhere but where the person put it. */
static void
test_code_and_passphrase_are_left_nowhere (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = enrol (fixture, NULL, "PTD-01");
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture->code, &code, NULL, &error);
  g_assert_no_error (error);
  *strchr (code, '\n') = '\0';

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpuint (strlen (code), >, 32);
  g_assert_false (gvt_test_folder_contains (fixture->laptop, code));
  g_assert_false (gvt_test_folder_contains (fixture->laptop, PASSPHRASE));
  g_assert_false (gvt_test_folder_contains (fixture->centre, code));
}

static void
test_a_mistyped_code_leaves_nothing_behind (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = enrol (fixture, "0123-4567-89AB\n", "PTD-01");

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->err, !=, "");
  g_assert_false (g_file_test (fixture->laptop, G_FILE_TEST_EXISTS));
}

static void
test_nobody_but_those_admitted (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = enrol (fixture, NULL, "SPV-99");

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, "SPV-99"));
  g_assert_false (g_file_test (fixture->laptop, G_FILE_TEST_EXISTS));
}

static void
test_a_user_without_his_file_is_a_usage_error (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", NULL, "--data", fixture->laptop, "enrol", "--code-file", fixture->code, "--user",
      "PTD-01", "--user", "FAS-01", "--passphrase-file", fixture->passphrase, NULL);

  g_assert_cmpint (run->exit_code, ==, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/enrol-command/a-code-makes-a-laptop-once", test_a_code_makes_a_laptop_once);
  ADD ("/enrol-command/code-and-passphrase-are-left-nowhere",
       test_code_and_passphrase_are_left_nowhere);
  ADD ("/enrol-command/a-mistyped-code-leaves-nothing-behind",
       test_a_mistyped_code_leaves_nothing_behind);
  ADD ("/enrol-command/nobody-but-those-admitted", test_nobody_but_those_admitted);
  ADD ("/enrol-command/a-user-without-his-file-is-a-usage-error",
       test_a_user_without_his_file_is_a_usage_error);
  return g_test_run ();
}
