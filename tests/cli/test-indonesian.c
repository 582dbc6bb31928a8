/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include <string.h>

#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"

/* Runs with LANGUAGE=id. A real centre on loopback, a code for two officers and a facilitator, and
 * the laptop that was enrolled with it: enough to have the bad luck that people have. */
typedef struct
{
  char *centre;
  char *laptop;
  char *code;
  char *passphrase;
  char *address;
  GSubprocess *server;
} Fixture;

static void
set_up (Fixture *fixture)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *root = g_build_filename (folder, "root-key", NULL);
  g_autoptr (GError) error = NULL;

  fixture->centre = g_build_filename (folder, "centre", NULL);
  fixture->laptop = g_build_filename (folder, "laptop", NULL);
  fixture->code = g_build_filename (folder, "code", NULL);
  fixture->passphrase = g_build_filename (folder, "passphrase", NULL);
  g_file_set_contents (fixture->passphrase, PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);

  gvt_program_do ("govote-central", fixture->centre, "init", "--root-key", root, "--practice",
                  NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "PTD-01", "--role", "officer",
                  NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "SPV-01", "--role",
                  "supervisor", NULL);
  fixture->server = gvt_program_serve (fixture->centre, &fixture->address);
  gvt_program_do ("govote-central", fixture->centre, "devices", "enrol", "--user", "PTD-01",
                  "--user", "SPV-01", "--output", fixture->code, "--url", fixture->address, NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_free (fixture->centre);
  g_free (fixture->laptop);
  g_free (fixture->code);
  g_free (fixture->passphrase);
  g_free (fixture->address);
}

/* @typed: the code, instead of what stands in the file */
static GvtProgramRun *
enrol (Fixture *fixture, const char *laptop, const char *typed, const char *second)
{
  return gvt_program_run_new ("govotectl", typed, "--data", laptop, "enrol", "--server",
                              fixture->address, "--code-file", typed != NULL ? "-" : fixture->code,
                              "--user", "PTD-01", "--passphrase-file", fixture->passphrase,
                              "--user", second, "--passphrase-file", fixture->passphrase, NULL);
}

static GvtProgramRun *
on_laptop (Fixture *fixture, const char *passphrase, const char *noun, const char *verb)
{
  return gvt_program_run_new ("govotectl", passphrase, "--data", fixture->laptop, "--user",
                              "PTD-01", "--passphrase-file", "-", noun, verb, NULL);
}

static void
assert_says (const GvtProgramRun *run, const char *words)
{
  g_assert_cmpint (run->exit_code, !=, 0);
  if (strstr (run->err, words) == NULL)
    g_error ("not “%s” but: %s", words, run->err);
}

static void
codes_that_do_not_fit (Fixture *fixture)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autoptr (GvtProgramRun) short_one = enrol (fixture, other, "0123-4567-89AB\n", "SPV-01");
  g_autoptr (GvtProgramRun) wrong_one = enrol (fixture, other,
                                               "00000000-00000000-00000000-00000000-1\n", "SPV-01");
  g_autoptr (GvtProgramRun) of_others = enrol (fixture, other, NULL, "SPV-99");
  g_autoptr (GvtProgramRun) enrolled = enrol (fixture, fixture->laptop, NULL, "SPV-01");
  g_autoptr (GvtProgramRun) used = enrol (fixture, other, NULL, "SPV-01");

  assert_says (short_one, "kode pendaftaran terdiri dari 33 huruf dan angka, yang ini 12");
  assert_says (wrong_one, "salah satu huruf atau angka kode pendaftaran ini keliru");
  assert_says (of_others, "kode ini tidak berlaku untuk SPV-99");
  g_assert_cmpstr (enrolled->err, ==, "");
  g_assert_cmpint (enrolled->exit_code, ==, 0);
  assert_says (used,
               "Semua kode yang Anda berikan sudah dipakai laptop lain. Tidak ada yang berubah");
}

static void
passphrase_that_does_not_fit (Fixture *fixture)
{
  g_autoptr (GvtProgramRun) run = on_laptop (fixture, "bukan kata sandinya\n", "journal", "verify");

  assert_says (run, "Frasa sandi tidak cocok. Data Anda aman.");
}

static void
no_network (Fixture *fixture)
{
  g_autoptr (GvtProgramRun) run = NULL;

  gvt_program_stop (fixture->server);
  run = gvt_program_run_new ("govotectl", PASSPHRASE "\n", "--data", fixture->laptop, "--user",
                             "PTD-01", "--passphrase-file", "-", "sync", NULL);
  assert_says (run, "Belum ada jaringan ke pusat.");
}

/* I12 */
static void
store_of_a_newer_version (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->laptop, "vault", NULL);
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  bytes[8]++; /* the major version, in both copies */
  bytes[length / 2 + 8]++;
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  run = on_laptop (fixture, PASSPHRASE "\n", "journal", "verify");
  assert_says (run, "Go Vote versi yang lebih baru");
}

/* What happened, what is safe, what to do: in the language of those who read it, by the centre's
 * words too, which come over the wire in English. */
static void
test_bad_luck_is_told_in_indonesian (void)
{
  Fixture fixture;

  set_up (&fixture);
  codes_that_do_not_fit (&fixture);
  passphrase_that_does_not_fit (&fixture);
  no_network (&fixture);
  store_of_a_newer_version (&fixture);
  tear_down (&fixture);
}

/* A count is read in another way than other messages are; and what the program itself says of a
 * ballot is nothing of an author's, in no language. */
static void
test_modules_are_found_good_in_indonesian (void)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "module", "lint", NULL);

  g_assert_cmpstr (run->out, ==, "7 modul, tidak ada temuan\n");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/indonesian/bad-luck-is-told-in-indonesian",
                   test_bad_luck_is_told_in_indonesian);
  g_test_add_func ("/indonesian/modules-are-found-good-in-indonesian",
                   test_modules_are_found_good_in_indonesian);
  return g_test_run ();
}
