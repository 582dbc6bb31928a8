/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voter lists as spreadsheets leave them, written by hand (fixtures/import), given to the built
 * centre as its staff would. */
#include <glib/gstdio.h>
#include <sys/resource.h>

#include "gvt-program-run.h"
#include "gvt-test.h"

#define AS "--election", "pilkada-2024", "--as-of", "2026-06-30"

typedef struct
{
  char *folder;
  char *list; /* the one that is given */
} Fixture;

static GvtProgramRun *
run_on (const Fixture *fixture, const char *const *words)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();

  g_ptr_array_add (args, (gpointer) "--data");
  g_ptr_array_add (args, fixture->folder);
  for (; *words != NULL; words++)
    g_ptr_array_add (args, (gpointer) *words);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
}

static void
assert_ok (const Fixture *fixture, const char *const *words)
{
  g_autoptr (GvtProgramRun) done = run_on (fixture, words);

  g_assert_cmpstr (done->err, ==, "");
  g_assert_cmpint (done->exit_code, ==, 0);
}

/* Imports a list of the fixtures with up to two more words. */
static GvtProgramRun *
import (Fixture *fixture, const char *name, const char *word, const char *value)
{
  const char *words[] = { "voters", "import", NULL, AS, word, value, NULL };

  g_free (fixture->list);
  fixture->list = g_path_is_absolute (name)
                      ? g_strdup (name)
                      : g_test_build_filename (G_TEST_DIST, "fixtures", "import", name, NULL);
  words[2] = fixture->list;
  return run_on (fixture, words);
}

static void
take (Fixture *fixture, const char *name, const char *word, const char *value, const char *told)
{
  g_autoptr (GvtProgramRun) done = import (fixture, name, word, value);

  g_assert_cmpstr (done->err, ==, "");
  g_assert_cmpint (done->exit_code, ==, 0);
  g_assert_nonnull (strstr (done->out, told));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *root = g_build_filename (gvt_test_folder (), "root.key", NULL);
  g_autofree char *regions = g_test_build_filename (G_TEST_DIST, "fixtures", "regions",
                                                    "invented.csv", NULL);
  const char *init[] = { "init", "--practice", "--name", "Latihan", "--root-key", root, NULL };
  const char *give[] = { "regions", "import", regions, NULL };

  fixture->folder = g_build_filename (gvt_test_folder (), "centre", NULL);
  assert_ok (fixture, init);
  assert_ok (fixture, give);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->folder);
  g_free (fixture->list);
}

/* Of the store as it lies on the disk. Returns: (transfer full) */
static char *
store_digest (const Fixture *fixture)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *const names[] = { "centre.db", "centre.db-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &content, &length, NULL))
        g_checksum_update (checksum, (const guchar *) content, (gssize) length);
      else
        g_assert_cmpstr (names[i], !=, "centre.db");
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* Neither as it is nor by the operator's word; and nothing is written. */
static void
assert_refused (Fixture *fixture, const char *name, const char *word, const char *value, ...)
{
  g_autofree char *before = store_digest (fixture);
  g_autoptr (GvtProgramRun) done = import (fixture, name, word, value);
  g_autofree char *after = store_digest (fixture);
  const char *told;
  va_list list;

  g_assert_cmpint (done->exit_code, ==, 1);
  g_assert_cmpstr (done->out, ==, "");
  g_assert_cmpstr (after, ==, before);
  va_start (list, value);
  while ((told = va_arg (list, const char *)) != NULL)
    if (strstr (done->err, told) == NULL)
      g_error ("%s: %s: %s", name, told, done->err);
  va_end (list);
  g_assert_null (strstr (done->err, "99010")); /* I10: no number on the screen */
}

static void
test_files (Fixture *fixture, gconstpointer unused)
{
  assert_refused (fixture, "fifteen-digits.csv", NULL, NULL, "6  NIK: a spreadsheet has cut off",
                  "(line 2, 3, 4, 5, ", NULL);
  assert_refused (fixture, "exponent.csv", NULL, NULL, "6  NIK: a spreadsheet", NULL);
  assert_refused (fixture, "rounded.csv", NULL, NULL, "6  NIK: a spreadsheet", NULL);
  assert_refused (fixture, "swapped.csv", NULL, NULL, "TANGGAL LAHIR: day and month are swapped",
                  "line 2, 3, 4, 5", NULL);
  assert_refused (fixture, "swapped-in-part.csv", NULL, NULL,
                  "3  TANGGAL LAHIR: day and month are swapped", "(line 2, 5, 6)", NULL);
  assert_refused (fixture, "columns.csv", NULL, NULL, "too few columns (line 4)",
                  "too many columns (line 6)", NULL);
  assert_refused (fixture, "latin-1.csv", NULL, NULL, "not UTF-8", "(line 5)", NULL);
  assert_refused (fixture, "mixed-line-ends.csv", NULL, NULL, "ends otherwise", "(line 5, 6, 7)",
                  NULL);
  assert_refused (fixture, "columns.csv", "--accept-faults", "2", "too few columns", NULL);
  assert_refused (fixture, "swapped.csv", "--accept-faults", "6", "swapped", NULL);
}

static void
test_rows (Fixture *fixture, gconstpointer unused)
{
  assert_refused (fixture, "faulty-rows.csv", NULL, NULL, "6 rows are at fault",
                  "--accept-faults says 0", NULL);
  assert_refused (fixture, "faulty-rows.csv", "--accept-faults", "5", "6 rows are at fault",
                  "--accept-faults says 5", "NIK: All digits are the same. (line 8)",
                  "TANGGAL LAHIR: is no date of the calendar, DD|MM|YYYY (line 9)",
                  "NIK: The date in the number is not in the calendar. (line 10)",
                  "NIK: another line has the same number (line 2, 11)", "(line 12)", NULL);
  assert_refused (fixture, "clean.csv", "--accept-faults", "1", "0 rows are at fault", NULL);

  take (fixture, "faulty-rows.csv", "--accept-faults", "6", "Version 1: 11 voters of 2 villages.");
}

static void
test_dry_run (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = store_digest (fixture);
  g_autoptr (GvtProgramRun) done = import (fixture, "faulty-rows.csv", "--dry-run", NULL);
  g_autofree char *after = store_digest (fixture);
  const char *command = strstr (done->out, "  govote-central --data ");
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GvtProgramRun) next = NULL;

  g_assert_cmpint (done->exit_code, ==, 0);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (strstr (done->out, "Rows at fault, kept and a faulty NIK marked: 6\n"));
  g_assert_null (strstr (done->out, "99010"));

  /* What it prints as the next command is the next command. */
  g_assert_nonnull (command);
  line = g_strchomp (g_strdup (command));
  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  next = gvt_program_run_newv ("govote-central", NULL, (const char *const *) words + 1);
  g_assert_cmpint (next->exit_code, ==, 0);
  g_assert_nonnull (strstr (next->out, "Version 1: 11 voters"));
}

static void
test_fault_file (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "faults.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GvtProgramRun) done = import (fixture, "faulty-rows.csv", "--faults", path);
  GStatBuf status;

  g_assert_cmpint (done->exit_code, ==, 1); /* nobody accepted them: and that is why he reads it */
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==,
                   "line;column;kind\r\n"
                   "2;NIK;duplicate\r\n"
                   "8;NIK;same-digit\r\n"
                   "9;TANGGAL LAHIR;no-date\r\n"
                   "9;NIK;day\r\n"
                   "10;NIK;impossible-date\r\n"
                   "11;NIK;duplicate\r\n"
                   "12;NIK;length\r\n");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 077, ==, 0);
}

/* What a file does not speak of it does not take away. */
static void
test_villages (Fixture *fixture, gconstpointer unused)
{
  take (fixture, "clean.csv", NULL, NULL, "Version 1: 6 voters of 2 villages.");
  take (fixture, "one-village.csv", NULL, NULL,
        "Version 2: 4 voters of 1 villages.\n"
        "Not in the file, and carried over: 1 villages with 2 voters.\n");
  assert_refused (fixture, "shrunk.csv", NULL, NULL, "1 villages lose more than 10 %",
                  "99.01.01.2002  4 \xe2\x86\x92 2", NULL);
  take (fixture, "shrunk.csv", "--accept-shrunk", "1", "Version 3: 4 voters of 2 villages.");
  assert_refused (fixture, "shrunk.csv", NULL, NULL, "the present list", NULL);
  take (fixture, "one-village.csv", "--drop-missing", NULL,
        "Not in the file, and no longer in the list: 1 villages with 2 voters.\n");
  take (fixture, "shrunk.csv", "--dry-run", NULL, "Fit to be taken: 4 voters of 2 villages.");
}

/* Forty bytes for each faulty row would be as much. The sanitizer keeps what was freed. */
#ifdef __SANITIZE_ADDRESS__
#define MAX_GROWTH_KIB G_MAXLONG
#else
#define MAX_GROWTH_KIB (8 * 1024)
#endif

/* The most memory that a program run here has had, in KiB. */
static glong
peak_of_children (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &usage), ==, 0);
  return usage.ru_maxrss;
}

/* A long list in which every row is at fault takes no more memory than a sound one. */
static void
test_memory (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "long.csv", NULL);
  g_autoptr (GString) csv = g_string_new ("KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;"
                                          "RT;RW;TPS\n");
  g_autoptr (GvtProgramRun) done = NULL;
  glong before;

  take (fixture, "clean.csv", "--dry-run", NULL, "Fit to be taken");
  before = peak_of_children ();
  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (csv,
                            "99.01.01.2002;9901011203150004;990101990790%04u;NOMOR %u;00|00|1990;X;"
                            "Y;001;002;003\n",
                            i % 9 + 1, i);
  g_assert_true (g_file_set_contents (path, csv->str, (gssize) csv->len, NULL));
  done = import (fixture, path, "--dry-run", NULL);

  g_assert_cmpint (done->exit_code, ==, 0);
  g_assert_nonnull (strstr (done->out, "--accept-faults 200000"));
  g_assert_cmpint (peak_of_children () - before, <, MAX_GROWTH_KIB);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/I1/a-file-that-a-spreadsheet-spoilt-is-refused-and-nothing-written", test_files);
  ADD ("/import/rows-at-fault-need-exactly-the-operators-word", test_rows);
  ADD ("/import/a-dry-run-prints-the-next-command", test_dry_run);
  ADD ("/import/every-fault-is-in-the-fault-file-and-no-cell", test_fault_file);
  ADD ("/import/a-village-that-a-file-lacks-stays", test_villages);
  ADD ("/import/memory-does-not-grow-with-faults", test_memory);

  return g_test_run ();
}
