/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A worklist from the centre to the door and back, by the built programs over loopback. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-test.h"
#include "gvt-two-laptops.h"

#define VILLAGE "99.01.01.2002"
#define NIK     "9901014507900001"
#define NAME    "ZULQOSIMBERA WIRAKSATRIA"

/* Two households of RT 001, one of RT 002; one number that two voters have. */
static const char list[] =
    "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;ALAMAT;RT;RW;TPS\n"
    "99.01.01.2002;9901010107170011;9901016903710002;BAIQ REKAAN;29|03|1971;P;P;DUSUN "
    "B;002;001;003\n"
    "99.01.01.2002;9901011203150004;" NIK ";" NAME ";05|07|1990;S;P;DUSUN A;001;001;003\n"
    "99.01.01.2002;9901012208190005;9901014804990007;NI REKAAN;08|04|1999;B;P;DUSUN "
    "A;001;001;003\n"
    "99.01.01.2002;9901011203150004;9901012511880003;AHMAD REKAAN;25|11|1988;S;L;DUSUN "
    "A;001;001;003\n"
    "99.01.01.2002;9901012208190005;9901013112600012;MADE REKAAN;31|12|1960;S;L;DUSUN "
    "A;001;001;003\n";

typedef struct
{
  GvtTwoLaptops two;
  char *visit;
  char *code; /* of the worklist */
} Fixture;

static void
import_list (GvtTwoLaptops *two)
{
  g_autofree char *path = g_build_filename (two->folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  gvt_program_do ("govote-central", two->centre, "voters", "import", path, "--election",
                  "pilkada-2024", "--as-of", "2024-09-20", NULL);
  gvt_program_do ("govote-central", two->centre, "packs", "build", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
plan_visit (Fixture *self)
{
  g_autoptr (JsonNode) visits = NULL;

  gvt_two_laptops_write_csv (&self->two, "nama;kode wilayah;tanggal;perkiraan peserta;fasilitator\n"
                                         "Coktas;" VILLAGE ";%D;40;PTD-01\n");
  gvt_two_laptops_assert_import (&self->two, NULL, "{\"new\":1}");
  visits = gvt_two_laptops_centre_reads (&self->two, (const char *[]){ "visits", "list", NULL });
  self->visit = g_strdup (json_object_get_string_member (
      json_array_get_object_element (json_node_get_array (visits), 0), "id"));
}

static void
assign_rt (Fixture *self)
{
  g_autoptr (JsonNode) assigned = gvt_two_laptops_centre_reads (
      &self->two, (const char *[]){ "worklist", "assign", "--visit", self->visit, "--village",
                                    VILLAGE, "--rt", "001", NULL });
  JsonObject *object = json_node_get_object (assigned);

  gvt_program_assert_members (object, "{\"rows\":4,\"laptops\":1}");
  self->code = g_strdup (json_object_get_string_member (object, "code"));
}

/* D3: the plan names no village; the worklist does. */
static void
lease (Fixture *self)
{
  g_autoptr (JsonNode) lent = gvt_two_laptops_centre_reads (
      &self->two, (const char *[]){ "leases", "grant", "--visit", self->visit, NULL });

  g_assert_cmpuint (json_array_get_length (json_node_get_array (lent)), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (json_node_get_array (lent), 0),
                              "{\"granted\":1,\"held\":0}");
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_two_laptops_set_up (&self->two, NULL);
  import_list (&self->two);
  gvt_two_laptops_sync (&self->two, 0); /* deposits the keys that a lease is sealed to */
  plan_visit (self);
  assign_rt (self);
  lease (self);
  gvt_two_laptops_sync (&self->two, 0);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->visit);
  g_free (self->code);
  gvt_two_laptops_tear_down (&self->two, NULL);
}

/* Returns: (transfer full): the worklist with who stands there */
static JsonNode *
show (Fixture *self)
{
  return gvt_two_laptops_read (
      &self->two, 0,
      (const char *[]){ "worklist", "show", "--purpose", "pencocokan terbatas", self->code, NULL });
}

static JsonObject *
row (JsonNode *shown, guint index)
{
  return json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (shown), "rows"), index);
}

static const char *
code_of (JsonNode *shown, guint index)
{
  return json_object_get_string_member (row (shown, index), "code");
}

static void
assert_progress (JsonNode *node, const char *expected)
{
  gvt_program_assert_members (
      json_object_get_object_member (json_node_get_object (node), "progress"), expected);
}

/* Households one after another, whatever the order of the list; each with its short code. */
static void
test_an_rt_is_walked_household_by_household (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = show (self);
  JsonArray *rows = json_object_get_array_member (json_node_get_object (shown), "rows");

  g_assert_cmpuint (json_array_get_length (rows), ==, 4);
  gvt_program_assert_members (row (shown, 0), "{\"household\":1,\"rt\":\"001\",\"outcome\":null}");
  gvt_program_assert_members (row (shown, 1), "{\"household\":1}");
  gvt_program_assert_members (row (shown, 2), "{\"household\":2}");
  gvt_program_assert_members (row (shown, 3), "{\"household\":2}");
  gvt_program_assert_members (json_object_get_object_member (row (shown, 0), "voter"),
                              "{\"name\":\"" NAME "\",\"nik_masked\":\"990101xxxxxxxx01\"}");
  gvt_program_assert_members (json_object_get_object_member (row (shown, 1), "voter"),
                              "{\"name\":\"AHMAD REKAAN\"}");
  g_assert_true (g_str_has_prefix (code_of (shown, 0), self->code));
}

/* One key confirms those of a household where nobody was met yet, and one takes them back. */
static void
test_a_household_is_confirmed_and_undone_by_one_key (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = show (self);
  g_autoptr (GvtProgramRun) changed = gvt_two_laptops_act (
      &self->two, 0, NULL,
      (const char *[]){ "worklist", "mark", "--outcome", "changed", code_of (shown, 1), NULL });
  g_autoptr (GvtProgramRun) confirmed = gvt_two_laptops_act (
      &self->two, 0, NULL,
      (const char *[]){ "worklist", "mark", "--outcome", "fits", "--household", "--purpose=coktas",
                        code_of (shown, 0), NULL });
  g_autoptr (JsonNode) progress = gvt_program_run_json (confirmed);
  g_autoptr (GvtProgramRun) undone = NULL;
  g_autoptr (JsonNode) after = NULL;

  g_assert_cmpint (changed->exit_code, ==, 0);
  assert_progress (progress, "{\"rows\":4,\"done\":2,\"fits\":1,\"changed\":1,\"open\":2}");

  undone = gvt_two_laptops_act (&self->two, 0, NULL,
                                (const char *[]){ "worklist", "undo", self->code, NULL });
  after = gvt_program_run_json (undone);
  assert_progress (after, "{\"done\":1,\"fits\":0,\"changed\":1,\"open\":3}");
}

static void
mark (Fixture *self, const char *code, const char *outcome, const char *option, const char *value)
{
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_act (
      &self->two, 0, NULL,
      (const char *[]){ "worklist", "mark", "--outcome", outcome, code, option, value, NULL });

  g_assert_cmpint (run->exit_code, ==, 0);
}

/* Each outcome is told apart here and at the centre; tries count, somebody new stands beside. */
static void
test_every_outcome_reaches_the_centre (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = show (self);
  g_autoptr (JsonNode) after = NULL, centre = NULL;

  mark (self, code_of (shown, 0), "not_met", NULL, NULL);
  mark (self, code_of (shown, 0), "not_met", NULL, NULL);
  mark (self, code_of (shown, 1), "refuses", NULL, NULL);
  mark (self, code_of (shown, 2), "tms", "--tms=1", "--scheme=2023/2024");
  mark (self, code_of (shown, 2), "new", NULL, NULL);

  after = show (self);
  assert_progress (after,
                   "{\"done\":2,\"tms\":1,\"not_met\":1,\"refuses\":1,\"new\":1,\"open\":1}");
  gvt_program_assert_members (row (after, 0), "{\"outcome\":\"not_met\",\"tries\":2}");
  gvt_program_assert_members (row (after, 2), "{\"outcome\":\"tms\",\"tms_scheme\":\"2023/2024\","
                                              "\"tms_code\":\"1\",\"new\":1}");

  gvt_two_laptops_sync (&self->two, 0);
  centre = gvt_two_laptops_centre_reads (&self->two, (const char *[]){ "worklist", "list", NULL });
  gvt_program_assert_members (json_array_get_object_element (json_node_get_array (centre), 0),
                              "{\"rows\":4,\"done\":2,\"not_met\":1,\"new\":1}");
}

static void
assert_refused (Fixture *self, const char *input, const char *const *words)
{
  const char *args[16] = { "--data", self->two.laptops[0], "--user",
                           "PTD-01", "--passphrase-file",  self->two.passphrase };
  g_autoptr (GvtProgramRun) run = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    args[6 + i] = words[i];
  run = gvt_program_run_newv ("govotectl", input, args);
  g_assert_cmpint (run->exit_code, !=, 0);
  g_assert_cmpstr (run->out, ==, "");
}

/* A number means nothing without its scheme, and a slip of the pen opens nobody else's row. */
static void
test_what_cannot_be_is_refused_and_nothing_written (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = show (self);
  const char *code = code_of (shown, 0);
  g_autofree char *slip = g_strdup (code);
  g_autoptr (JsonNode) after = NULL;

  slip[strlen (slip) - 1] = slip[strlen (slip) - 1] == 'Z' ? 'Y' : 'Z';
  assert_refused (
      self, NULL,
      (const char *[]){ "worklist", "mark", "--outcome", "tms", "--tms", "1", code, NULL });
  assert_refused (self, NULL,
                  (const char *[]){ "worklist", "mark", "--outcome", "tms", "--tms", "9",
                                    "--scheme", "2023/2024", code, NULL });
  assert_refused (self, NULL,
                  (const char *[]){ "worklist", "mark", "--outcome", "gone", code, NULL });
  assert_refused (self, NULL,
                  (const char *[]){ "worklist", "mark", "--outcome", "fits", slip, NULL });

  after = show (self);
  assert_progress (after, "{\"done\":0,\"open\":4}");
}

/* The card is held against the row, and nothing is unmasked. */
static void
test_a_card_is_compared_without_unmasking (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = show (self);
  const char *const words[] = { "worklist",         "compare", "--purpose", "coktas",
                                code_of (shown, 0), "-",       NULL };
  g_autoptr (GvtProgramRun) same = gvt_two_laptops_act (&self->two, 0, NIK "\n", words);
  g_autoptr (GvtProgramRun) other = gvt_two_laptops_act (&self->two, 0, "9901012511880003\n",
                                                         words);

  g_assert_cmpstr (same->out, ==, "{\"is_same\":true}\n");
  g_assert_cmpstr (other->out, ==, "{\"is_same\":false}\n");
}

/* A row code finds its voter where numbers and names are looked up, and is no look-up. */
static void
test_a_row_code_is_no_look_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonNode) shown = show (self);
  g_autoptr (JsonNode) found = gvt_two_laptops_read (
      &self->two, 0,
      (const char *[]){ "voters", "lookup", "--purpose", "coktas", code_of (shown, 0), NULL });
  g_autoptr (JsonNode) events = NULL;
  g_autofree char *text = NULL;
  JsonArray *hits;

  hits = json_object_get_array_member (json_node_get_object (found), "hits");
  g_assert_cmpuint (json_array_get_length (hits), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (hits, 0), "{\"name\":\"" NAME "\"}");

  gvt_two_laptops_sync (&self->two, 0);
  events = gvt_two_laptops_centre_reads (&self->two, (const char *[]){ "events", "list", NULL });
  text = json_to_string (events, FALSE);
  g_assert_nonnull (strstr (text, "worklist.opened/1"));
  g_assert_null (strstr (text, "voter.looked_up/1"));
  g_assert_null (strstr (text, NIK)); /* I10 */
  g_assert_null (strstr (text, NAME));
}

static gboolean
holds (const char *content, gsize length, const char *text)
{
  return memmem (content, length, text, strlen (text)) != NULL;
}

/* On paper numbers are masked, and that it was written is recorded. */
static void
test_a_worklist_is_printed_masked (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->two.folder, "worklist.pdf", NULL);
  g_autoptr (GvtProgramRun) printed = gvt_two_laptops_act (
      &self->two, 0, NULL,
      (const char *[]){ "worklist", "print", "--purpose", "coktas", self->code, path, NULL });
  g_autoptr (JsonNode) events = NULL;
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_assert_cmpint (printed->exit_code, ==, 0);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_false (holds (content, length, NIK));

  gvt_two_laptops_sync (&self->two, 0);
  events = gvt_two_laptops_centre_reads (
      &self->two, (const char *[]){ "events", "list", "--kind", "visit.exported", NULL });
  text = json_to_string (events, FALSE);
  g_assert_nonnull (strstr (text, "\"form\":\"worklist\""));
}

/* What @words print, which must go well. Returns: (transfer full) */
static char *
tell (Fixture *self, const char *const *words)
{
  g_autoptr (GvtProgramRun) run = gvt_two_laptops_act (&self->two, 0, NULL, words);

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return g_strdup (run->out);
}

static void
assert_ready (Fixture *self, const char *code, const char *state)
{
  g_autofree char *text = tell (self,
                                (const char *[]){ "--json", "visit", "ready", self->visit, NULL });
  g_autofree char *point = g_strdup_printf ("{\"code\":\"%s\",\"state\":\"%s\"", code, state);

  g_assert_nonnull (strstr (text, point));
}

/* I10: readiness tells what was never printed; the papers are in one list, and deleted from it; and
 * the planted voter is in no other file. */
static void
test_papers_are_told_listed_and_deleted (Fixture *self, gconstpointer unused)
{
  g_autofree char *work = g_build_filename (self->two.folder, "worklist.pdf", NULL);
  g_autofree char *paper = g_build_filename (self->two.folder, "daftar.pdf", NULL);
  g_autoptr (JsonNode) exports = NULL;
  g_autofree char *listed = NULL;
  const char *id;

  assert_ready (self, "worklist-paper", "note");
  g_free (tell (self, (const char *[]){ "worklist", "print", "--purpose", "coktas", self->code,
                                        work, NULL }));
  g_free (tell (self, (const char *[]){ "voters", "paper", "--purpose", "cadangan", paper, NULL }));
  assert_ready (self, "worklist-paper", "ok");
  g_assert_false (gvt_test_folder_contains (self->two.folder, NAME));

  listed = tell (self, (const char *[]){ "--json", "exports", "list", NULL });
  exports = json_from_string (listed, NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (exports)), ==, 2);
  id = json_object_get_string_member (
      json_array_get_object_element (json_node_get_array (exports), 0), "id");
  g_free (tell (self, (const char *[]){ "exports", "delete", id, NULL }));
  g_assert_false (g_file_test (paper, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (work, G_FILE_TEST_EXISTS));
}

/* The list again without its last voter, as the centre's next version. */
static void
import_shorter_list (GvtTwoLaptops *two)
{
  g_autofree char *path = g_build_filename (two->folder, "list.csv", NULL);
  const char *last = strstr (list,
                             "A;001;001;003\n99.01.01.2002;9901012208190005;9901013112600012");
  g_autofree char *shorter = g_strndup (list, (gsize) (last - list) + strlen ("A;001;001;003\n"));

  g_assert_true (g_file_set_contents (path, shorter, -1, NULL));
  gvt_program_do ("govote-central", two->centre, "voters", "import", path, "--election",
                  "pilkada-2024", "--as-of", "2024-11-20", "--accept-shrunk", "1", NULL);
  gvt_program_do ("govote-central", two->centre, "packs", "build", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* I8: at the centre and on the laptop the same two versions, each whole; the worklist that was
 * printed is of the older one then, until the list is rolled back. */
static void
test_a_new_version_is_compared_here_and_there (Fixture *self, gconstpointer unused)
{
  static const char same[] = "{\"before\":5,\"after\":4,\"same\":4,\"new\":0,\"gone\":1,"
                             "\"changed\":0}";
  g_autofree char *work = g_build_filename (self->two.folder, "worklist.pdf", NULL);
  g_autoptr (JsonNode) centre = NULL;
  g_autoptr (JsonNode) laptop = NULL;

  g_free (tell (self, (const char *[]){ "worklist", "print", "--purpose", "coktas", self->code,
                                        work, NULL }));
  import_shorter_list (&self->two);
  gvt_two_laptops_sync (&self->two, 0);
  centre = gvt_two_laptops_centre_reads (&self->two, (const char *[]){ "voters", "diff", NULL });
  laptop = gvt_two_laptops_read (
      &self->two, 0,
      (const char *[]){ "voters", "diff", VILLAGE, "--purpose", "membandingkan", NULL });
  gvt_program_assert_members (json_node_get_object (centre), same);
  gvt_program_assert_members (json_node_get_object (laptop), same);
  assert_ready (self, "worklist-paper", "note");
  g_free (tell (self, (const char *[]){ "--json", "voters", "rollback", VILLAGE, NULL }));
  assert_ready (self, "worklist-paper", "ok");
}

/* A file of numbers and voter ids; a line that is nobody's is named by its number, and nothing of
 * it is assigned. */
static void
test_a_file_is_taken_whole_or_not_at_all (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->two.folder, "who", NULL);
  g_autoptr (GvtProgramRun) refused = NULL;
  g_autoptr (JsonNode) assigned = NULL, lists = NULL;

  g_assert_true (g_file_set_contents (path, NIK "\n9901016903710099\n", -1, NULL));
  refused = gvt_program_run_new ("govote-central", NULL, "--data", self->two.centre, "worklist",
                                 "assign", "--visit", self->visit, path, NULL);
  g_assert_cmpint (refused->exit_code, !=, 0);
  g_assert_nonnull (strstr (refused->err, "lines 2"));
  g_assert_null (strstr (refused->err, "9901016903710099"));

  g_assert_true (g_file_set_contents (path, NIK "\n9901 0169 0371 0002\n", -1, NULL));
  assigned = gvt_two_laptops_centre_reads (
      &self->two, (const char *[]){ "worklist", "assign", "--visit", self->visit, path, NULL });
  gvt_program_assert_members (json_node_get_object (assigned), "{\"rows\":2,\"laptops\":1}");
  gvt_two_laptops_sync (&self->two, 0);
  lists = gvt_two_laptops_read (&self->two, 0, (const char *[]){ "worklist", "list", NULL });
  g_assert_cmpuint (json_array_get_length (json_node_get_array (lists)), ==, 2);
}

#define ADD(name, func) \
  g_test_add ("/worklist-command/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  ADD ("an-rt-is-walked-household-by-household", test_an_rt_is_walked_household_by_household);
  ADD ("a-household-is-confirmed-and-undone-by-one-key",
       test_a_household_is_confirmed_and_undone_by_one_key);
  ADD ("every-outcome-reaches-the-centre", test_every_outcome_reaches_the_centre);
  ADD ("what-cannot-be-is-refused-and-nothing-written",
       test_what_cannot_be_is_refused_and_nothing_written);
  ADD ("a-card-is-compared-without-unmasking", test_a_card_is_compared_without_unmasking);
  ADD ("I10/a-row-code-is-no-look-up", test_a_row_code_is_no_look_up);
  ADD ("I11/a-worklist-is-printed-masked", test_a_worklist_is_printed_masked);
  ADD ("I10/papers-are-told-listed-and-deleted", test_papers_are_told_listed_and_deleted);
  ADD ("I8/a-new-version-is-compared-here-and-there",
       test_a_new_version_is_compared_here_and_there);
  ADD ("a-file-is-taken-whole-or-not-at-all", test_a_file_is_taken_whole_or_not_at_all);
  return g_test_run ();
}
