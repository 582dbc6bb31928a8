/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a visit comes to, as the built program gives it away. */
#include "gvt-program-run.h"

#include <string.h>

#include "gvt-feature-projections.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE "52.02.04.2003"

typedef struct
{
  const char *folder;
  char *passphrase_file;
  char *visit;
  char *session;
} Fixture;

/* As the facilitator, --json; the arguments are NULL-terminated. */
static GvtProgramRun *
act (Fixture *self, const char *input, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  const char *common[] = { "--data", self->folder,        "--user",
                           "FAS-01", "--passphrase-file", self->passphrase_file,
                           "--json" };
  va_list list;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (args, (char *) common[i]);
  va_start (list, input);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv ("govotectl", input, (const char *const *) args->pdata);
}

static JsonNode *
read_run (GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return gvt_program_run_json (run);
}

static char *
take_text (GvtProgramRun *run, const char *member)
{
  g_autoptr (JsonNode) node = read_run (run);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), member));
}

static void
attend (Fixture *self, const char *men, const char *women)
{
  g_autoptr (GvtProgramRun) run = act (self, NULL, "session", "attend", self->session, "--men", men,
                                       "--women", women, NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProgramRun) planned = NULL;
  g_autoptr (GvtProgramRun) opened = NULL;
  g_autoptr (GError) error = NULL;
  GvtProfile *profile;

  self->folder = gvt_test_folder ();
  profile = gvt_test_profile (self->folder, clock, gvt_feature_projections ());
  gvt_profile_lock (profile);
  g_assert_finalize_object (profile);
  self->passphrase_file = g_build_filename (self->folder, "passphrase", NULL);
  g_file_set_contents (self->passphrase_file, GVT_TEST_PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);
  planned = act (self, NULL, "visit", "plan", "--name", "SMAN 1 Praya", "--place", PLACE, "--date",
                 "2026-11-24", "--expected", "120", NULL);
  self->visit = take_text (planned, "id");
  opened = act (self, NULL, "session", "open", self->visit, "--name", "Kelas X-1", NULL);
  self->session = take_text (opened, "id");
  attend (self, "20", "18");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->passphrase_file);
  g_free (self->visit);
  g_free (self->session);
}

static void
test_figures_are_read_without_a_file (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = act (self, NULL, "visit", "report", self->visit, NULL);
  g_autoptr (JsonNode) node = read_run (run);
  JsonObject *figures = json_node_get_object (node);

  g_assert_cmpint (json_object_get_int_member (figures, "men"), ==, 20);
  g_assert_cmpint (json_object_get_int_member (figures, "women"), ==, 18);
  g_assert_cmpint (json_object_get_int_member (figures, "not_grouped"), ==, 38);
  g_assert_cmpint (strlen (json_object_get_string_member (figures, "code")), ==, 10);
}

static void
test_a_code_is_checked_against_what_is_recorded (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "report.pdf", NULL);
  g_autoptr (GvtProgramRun) written = act (self, NULL, "visit", "report", self->visit, path, NULL);
  g_autofree char *code = take_text (written, "code");
  g_autoptr (GvtProgramRun) now = act (self, NULL, "visit", "report", "check", code, NULL);
  g_autofree char *state = take_text (now, "state");
  g_autofree char *visit = take_text (now, "visit");
  g_autoptr (GvtProgramRun) then = NULL;
  g_autoptr (GvtProgramRun) never = NULL;
  g_autofree char *later = NULL;

  attend (self, "21", "18");
  then = act (self, NULL, "visit", "report", "check", code, NULL);
  later = take_text (then, "state");
  never = act (self, NULL, "visit", "report", "check", "XCHK8-WYMFS", NULL);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (state, ==, "current");
  g_assert_cmpstr (visit, ==, self->visit);
  g_assert_cmpstr (later, ==, "earlier");
  g_assert_cmpint (never->exit_code, ==, 1);
  g_assert_nonnull (strstr (never->err, "No visit on this laptop has this check code"));
}

static void
test_a_code_copied_wrong_is_told (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = act (self, NULL, "visit", "report", "check", "XCHK8WYMF7", NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, "copied wrong"));
}

static void
test_a_place_that_cannot_be_written_is_named (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "report.pdf", NULL);
  g_autoptr (GvtProgramRun) run = act (self, NULL, "visit", "report", self->visit, path, NULL);
  g_autoptr (GvtProgramRun) bare = act (self, NULL, "visit", "report", NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, path));
  g_assert_cmpint (bare->exit_code, ==, 2);
}

static void
test_a_signature_on_paper_is_recorded_and_read (Fixture *self, gconstpointer unused)
{
  static const char jpeg[] = "\xff\xd8\xff\xfe\0\6Kuta\xff\xdb\0\3\1\xff\xda\0\3\1\x11"
                             "\xff\xd9";
  g_autofree char *photo = g_build_filename (self->folder, "kertas.jpg", NULL);
  g_autofree char *back = g_build_filename (self->folder, "kembali.jpg", NULL);
  g_autoptr (GvtProgramRun) none = act (self, NULL, "visit", "signature", self->visit, NULL);
  g_autoptr (GvtProgramRun) figures = act (self, NULL, "visit", "report", self->visit, NULL);
  g_autofree char *code = take_text (figures, "code");
  g_autoptr (GvtProgramRun) signing = NULL;
  g_autoptr (GvtProgramRun) read = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *signature;
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_set_contents (photo, jpeg, sizeof jpeg - 1, NULL));
  signing = act (self, "Ibu Ratna Contoh\n", "visit", "sign", self->visit, "--method", "pen",
                 "--name", "-", "--code", code, "--photo", photo, NULL);
  read = act (self, NULL, "visit", "signature", self->visit, "--photo", back, NULL);
  node = read_run (read);
  signature = json_node_get_object (node);

  g_assert_cmpint (none->exit_code, ==, 1);
  g_assert_nonnull (strstr (none->err, "Nobody has signed"));
  g_assert_cmpstr (signing->err, ==, "");
  g_assert_cmpstr (json_object_get_string_member (signature, "method"), ==, "pen");
  g_assert_cmpstr (json_object_get_string_member (signature, "name"), ==, "Ibu Ratna Contoh");
  g_assert_true (json_object_get_boolean_member (signature, "is_current"));
  g_assert_true (json_object_get_boolean_member (signature, "has_photo"));
  g_assert_true (g_file_get_contents (back, &content, &size, NULL));
  g_assert_cmpint (size, ==, sizeof jpeg - 1 - 8); /* without the comment */
}

static void
test_a_bad_signature_is_named (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = g_build_filename (self->folder, "passphrase", NULL);
  g_autoptr (GvtProgramRun) slip = act (self, NULL, "visit", "sign", self->visit, "--method", "pen",
                                        "--code", "XCHK8-WYMF7", NULL);
  g_autoptr (GvtProgramRun) no_photo = act (self, NULL, "visit", "sign", self->visit, "--method",
                                            "thumb", "--photo", text, NULL);
  g_autoptr (GvtProgramRun) read = act (self, NULL, "visit", "signature", self->visit, NULL);

  g_assert_nonnull (strstr (slip->err, "copied wrong"));
  g_assert_nonnull (strstr (no_photo->err, "JPEG or PNG"));
  g_assert_cmpint (slip->exit_code, ==, 1);
  g_assert_cmpint (no_photo->exit_code, ==, 1);
  g_assert_cmpint (read->exit_code, ==, 1);
}

static void
test_names_come_from_the_list_or_the_lines_given (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "sertifikat.pdf", NULL);
  g_autoptr (GvtProgramRun) none = act (self, NULL, "visit", "certificates", self->visit, path,
                                        NULL);
  gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GvtProgramRun) given = act (self, "Ani Lestari\nBudi Santoso\n", "visit",
                                         "certificates", self->visit, path, "--names", "-", NULL);

  g_assert_cmpint (none->exit_code, ==, 1);
  g_assert_nonnull (strstr (none->err, "No names stand in the attendance lists"));
  g_assert_false (was_there);
  g_assert_cmpstr (given->err, ==, "");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_tables_are_written_by_the_name_of_the_file (Fixture *self, gconstpointer unused)
{
  g_autofree char *book = g_build_filename (self->folder, "kunjungan.xlsx", NULL);
  g_autofree char *csv = g_build_filename (self->folder, "kunjungan.csv", NULL);
  g_autofree char *other = g_build_filename (self->folder, "kunjungan.ods", NULL);
  g_autofree char *lost = g_build_filename (self->folder, "none", "a.xlsx", NULL);
  g_autoptr (GvtProgramRun) workbook = act (self, NULL, "visit", "export", self->visit, "--to",
                                            book, NULL);
  g_autoptr (GvtProgramRun) table = act (self, NULL, "visit", "export", self->visit, "--to", csv,
                                         "--sheet", "attendance", NULL);
  g_autoptr (GvtProgramRun) unknown = act (self, NULL, "visit", "export", self->visit, "--to",
                                           other, NULL);
  g_autoptr (GvtProgramRun) nowhere = act (self, NULL, "visit", "export", self->visit, "--to", lost,
                                           NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (workbook->exit_code, ==, 0);
  g_assert_true (g_file_test (book, G_FILE_TEST_EXISTS));
  g_assert_cmpint (table->exit_code, ==, 0);
  g_assert_true (g_file_get_contents (csv, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "Kelas X-1;L;;;20;at once\r\nKelas X-1;P;;;18;at once\r\n"));
  g_assert_cmpint (unknown->exit_code, ==, 2);
  g_assert_cmpint (nowhere->exit_code, ==, 1);
  g_assert_nonnull (strstr (nowhere->err, lost));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/visit-papers/figures-are-read-without-a-file", test_figures_are_read_without_a_file);
  ADD ("/visit-papers/a-code-is-checked-against-what-is-recorded",
       test_a_code_is_checked_against_what_is_recorded);
  ADD ("/visit-papers/a-code-copied-wrong-is-told", test_a_code_copied_wrong_is_told);
  ADD ("/visit-papers/a-place-that-cannot-be-written-is-named",
       test_a_place_that_cannot_be_written_is_named);
  ADD ("/visit-papers/a-signature-on-paper-is-recorded-and-read",
       test_a_signature_on_paper_is_recorded_and_read);
  ADD ("/visit-papers/a-bad-signature-is-named", test_a_bad_signature_is_named);
  ADD ("/visit-papers/names-come-from-the-list-or-the-lines-given",
       test_names_come_from_the_list_or_the_lines_given);
  ADD ("/visit-papers/tables-are-written-by-the-name-of-the-file",
       test_tables_are_written_by_the_name_of_the_file);

  return g_test_run ();
}
