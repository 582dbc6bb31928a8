/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-test.h"

#include "gvt-central-lists.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-list-csv.h"
#include "gvt-list-store.h"

#define ELECTION "pilkada-2024"
#define VILLAGE  "99.01.01.2002"

#define CARRIED_NIK "9901010507900002" /* of the second row, in another village */

typedef struct
{
  GvtCentralFixture centre;
  GString *csv; /* with a head line, a good row and a second one */
} Fixture;

static const GvtVoterRow good = { .text = {
                                      [GVT_VOTER_DPID] = "100000001",
                                      [GVT_VOTER_NKK] = "9901011203150004",
                                      [GVT_VOTER_NIK] = "9901014507900001",
                                      [GVT_VOTER_NAME] = "SITI REKAAN",
                                      [GVT_VOTER_BIRTH_PLACE] = "KARANG CONTOH",
                                      [GVT_VOTER_BIRTH_DATE] = "05|07|1990",
                                      [GVT_VOTER_MARITAL] = "S",
                                      [GVT_VOTER_SEX] = "P",
                                      [GVT_VOTER_ADDRESS] = "DUSUN ANDAI",
                                      [GVT_VOTER_RT] = "001",
                                      [GVT_VOTER_RW] = "002",
                                      [GVT_VOTER_DISABILITY] = "0",
                                      [GVT_VOTER_KTP_EL] = "S",
                                      [GVT_VOTER_NOTE] = "0",
                                      [GVT_VOTER_SOURCE] = "dpt",
                                      [GVT_VOTER_TPS] = "003",
                                  } };

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  GvtVoterRow second = good;

  gvt_central_fixture_set_up (&fixture->centre, NULL);
  g_object_unref (gvt_test_central_import_regions (fixture->centre.central));
  second.text[GVT_VOTER_NIK] = CARRIED_NIK;
  second.text[GVT_VOTER_NAME] = "AHMAD REKAAN";
  second.text[GVT_VOTER_SEX] = "L";
  fixture->csv = g_string_new (NULL);
  gvt_list_csv_append_head (fixture->csv);
  gvt_list_csv_append_row (fixture->csv, VILLAGE, &good);
  gvt_list_csv_append_row (fixture->csv, "9901012003", &second); /* without dots is fine */
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_string_free (fixture->csv, TRUE);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

static gboolean
import_as (Fixture *fixture,
           const char *election,
           const char *as_of,
           gboolean is_dry_run,
           GvtListSummary *summary,
           GError **error)
{
  g_autofree char *path = g_build_filename (fixture->centre.folder, "list.csv", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (fixture->csv->str, fixture->csv->len);
  GvtListImport import = {
    .path = path, .election = election, .as_of = as_of, .is_dry_run = is_dry_run
  };

  g_assert_true (gvt_file_write (path, bytes, NULL));
  return gvt_central_import_list (fixture->centre.central, &import, summary, error);
}

static void
import (Fixture *fixture, GvtListSummary *summary)
{
  g_autoptr (GError) error = NULL;

  import_as (fixture, ELECTION, "2026-06-30", FALSE, summary, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *village;
  guint version;
  GString *names;
  GvtListRecord *newest;
  GPtrArray *villages;
} Reading;

static gboolean
append_name (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  GString *names = user_data;

  g_string_append_printf (names, "%s %s|", row->text[GVT_VOTER_NAME],
                          row->text[GVT_VOTER_BIRTH_DATE]);
  return TRUE;
}

static gboolean
read_list (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  GvtListRecord list = { .election = (char *) ELECTION, .version = reading->version };

  reading->villages = gvt_list_store_list_villages (db, ELECTION, reading->version, error);
  return reading->villages != NULL && gvt_list_store_find_newest (db, NULL, &reading->newest, error)
         && gvt_list_store_each_row (db, &list, reading->village, append_name, reading->names,
                                     error);
}

/* The names in a village's list, "A 05|07|1990|B ..." */
static void
assert_village (Fixture *fixture, guint version, const char *village, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);
  Reading reading = { .village = village, .version = version, .names = names };
  g_autoptr (GError) error = NULL;

  gvt_store_read (fixture->centre.central->store, read_list, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (names->str, ==, expected);
  g_ptr_array_unref (reading.villages);
  gvt_list_record_free (reading.newest);
}

static void
test_import (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtListSummary) summary = { 0 };
  g_autofree char *kinds = NULL;

  import (fixture, &summary);
  gvt_central_fixture_reopen (&fixture->centre);
  kinds = gvt_test_central_kinds (fixture->centre.central);

  g_assert_cmpuint (summary.version, ==, 1);
  g_assert_cmpuint (summary.rows, ==, 2);
  g_assert_cmpuint (summary.villages, ==, 2);
  g_assert_cmpstr (summary.warnings, ==, "");
  assert_village (fixture, 1, VILLAGE, "SITI REKAAN 05|07|1990|");
  assert_village (fixture, 1, "99.01.01.2003", "AHMAD REKAAN 05|07|1990|");
  g_assert_true (g_str_has_suffix (kinds, " list.imported/1"));
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

/* I10: the voters' data is in the store alone, and there encrypted. */
static void
test_not_in_clear (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtListSummary) summary = { 0 };

  import (fixture, &summary);

  g_assert_true (gvt_test_folder_contains (fixture->centre.folder, "SITI REKAAN")); /* the file */
  g_assert_false (gvt_test_folder_contains (fixture->centre.central->folder, "REKAAN"));
  g_assert_false (gvt_test_folder_contains (fixture->centre.central->folder, "9901014507900001"));
}

static void
test_dry_run (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtListSummary) summary = { 0 };
  g_autofree char *before = gvt_test_central_kinds (fixture->centre.central);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  import_as (fixture, ELECTION, "2026-06-30", TRUE, &summary, &error);
  g_assert_no_error (error);
  after = gvt_test_central_kinds (fixture->centre.central);

  g_assert_cmpuint (summary.rows, ==, 2);
  g_assert_cmpuint (summary.version, ==, 0);
  g_assert_cmpstr (after, ==, before);
  assert_village (fixture, 1, VILLAGE, "");
}

/* I8: a new version stands beside the one before; the one before that goes. */
static void
test_versions (Fixture *fixture, gconstpointer unused)
{
  GvtVoterRow row = good;

  for (guint version = 1; version <= 3; version++)
    {
      g_auto (GvtListSummary) summary = { 0 };
      g_autofree char *name = g_strdup_printf ("VERSION %c", 'A' + version);

      row.text[GVT_VOTER_NAME] = name;
      g_string_truncate (fixture->csv, 0);
      gvt_list_csv_append_head (fixture->csv);
      gvt_list_csv_append_row (fixture->csv, VILLAGE, &row);
      import (fixture, &summary);
      g_assert_cmpuint (summary.version, ==, version);
      gvt_clock_advance (fixture->centre.clock, G_TIME_SPAN_HOUR);
    }

  assert_village (fixture, 1, VILLAGE, "");
  assert_village (fixture, 2, VILLAGE, "VERSION C 05|07|1990|");
  assert_village (fixture, 3, VILLAGE, "VERSION D 05|07|1990|");
}

/* Returns: (transfer full): why the list was refused; it must leave no trace */
static char *
refusal_of (Fixture *fixture, const char *election, const char *as_of)
{
  g_auto (GvtListSummary) summary = { 0 };
  g_autofree char *before = gvt_test_central_kinds (fixture->centre.central);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (import_as (fixture, election, as_of, FALSE, &summary, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  after = gvt_test_central_kinds (fixture->centre.central);
  g_assert_cmpstr (after, ==, before);
  assert_village (fixture, 1, VILLAGE, "");
  return g_strdup (error->message);
}

static void
test_same_file (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtListSummary) first = { 0 };
  g_auto (GvtListSummary) second = { 0 };
  g_autoptr (GError) error = NULL;

  import (fixture, &first);

  g_assert_false (import_as (fixture, ELECTION, "2026-06-30", FALSE, &second, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_options (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *bad_election = refusal_of (fixture, "Pilkada 2024", "2026-06-30");
  g_autofree char *no_election = refusal_of (fixture, "", "2026-06-30");
  g_autofree char *bad_date = refusal_of (fixture, ELECTION, "30/06/2026");

  g_assert_nonnull (strstr (bad_election, "a-z"));
  g_assert_nonnull (strstr (no_election, "a-z"));
  g_assert_nonnull (strstr (bad_date, "YYYY-MM-DD"));
}

/* One cell that no clean list holds; the fault names line 3 and its column, and the list is taken
 * only with the operator's word, the row as it is. */
static void
assert_cell_at_fault (Fixture *fixture, GvtVoterColumn column, const char *value)
{
  GvtVoterRow row = good;
  g_autofree char *expected = g_strdup_printf ("1  %s: ", gvt_voter_column_heading (column));
  g_autofree char *message = NULL;

  row.text[GVT_VOTER_NIK] = "9901014507900002";
  row.text[column] = value;
  g_string_truncate (fixture->csv, 0);
  gvt_list_csv_append_head (fixture->csv);
  gvt_list_csv_append_row (fixture->csv, VILLAGE, &good);
  gvt_list_csv_append_row (fixture->csv, VILLAGE, &row);
  message = refusal_of (fixture, ELECTION, "2026-06-30");

  g_assert_nonnull (strstr (message, expected));
  g_assert_nonnull (strstr (message, "(line 3)"));
  if (strlen (value) > 3)
    g_assert_null (strstr (message, value)); /* never what stands there */
}

static void
test_cells (Fixture *fixture, gconstpointer unused)
{
  assert_cell_at_fault (fixture, GVT_VOTER_NIK, "990101450790000");  /* 15 digits */
  assert_cell_at_fault (fixture, GVT_VOTER_NIK, "9901014507900000"); /* serial 0000 */
  assert_cell_at_fault (fixture, GVT_VOTER_NIK, "9901019907900001"); /* day 99 */
  assert_cell_at_fault (fixture, GVT_VOTER_NIK, "9,90101E+15");      /* a spreadsheet's */
  assert_cell_at_fault (fixture, GVT_VOTER_NKK, "9901014507900001"); /* no +40 on a card */
  assert_cell_at_fault (fixture, GVT_VOTER_NAME, "");
  assert_cell_at_fault (fixture, GVT_VOTER_BIRTH_DATE, "1990-07-05");
  assert_cell_at_fault (fixture, GVT_VOTER_BIRTH_DATE, "31|02|1990");
  assert_cell_at_fault (fixture, GVT_VOTER_BIRTH_DATE, "01|07|2026"); /* after the list's day */
  assert_cell_at_fault (fixture, GVT_VOTER_SEX, "M");
  assert_cell_at_fault (fixture, GVT_VOTER_MARITAL, "");
  assert_cell_at_fault (fixture, GVT_VOTER_KTP_EL, "Y");
  assert_cell_at_fault (fixture, GVT_VOTER_DISABILITY, "7");
  assert_cell_at_fault (fixture, GVT_VOTER_RT, "1");
  assert_cell_at_fault (fixture, GVT_VOTER_RW, "0001");
  assert_cell_at_fault (fixture, GVT_VOTER_TPS, "A01");
}

static gboolean
append_flag (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  g_string_append_c (user_data, row->is_nik_faulty ? '!' : '.');
  return TRUE;
}

static gboolean
read_flags (GvtDb *db, gpointer user_data, GError **error)
{
  GvtListRecord list = { .election = (char *) ELECTION, .version = 1 };

  return gvt_list_store_each_row (db, &list, VILLAGE, append_flag, user_data, error);
}

/* Both of two rows with one NIK are marked, a row with another fault is not, and none is lost. */
static void
test_accepted (Fixture *fixture, gconstpointer unused)
{
  GvtListImport with_word = { .election = ELECTION, .as_of = "2026-06-30", .accepted_faults = 3 };
  g_autofree char *path = g_build_filename (fixture->centre.folder, "list.csv", NULL);
  g_auto (GvtListSummary) summary = { 0 };
  g_autoptr (GString) flags = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GvtVoterRow row = good;

  row.text[GVT_VOTER_NAME] = "";
  gvt_list_csv_append_row (fixture->csv, VILLAGE, &row); /* and the NIK of line 2 */
  row.text[GVT_VOTER_NAME] = "TPS LUPA";
  row.text[GVT_VOTER_NIK] = "9901014507900009";
  row.text[GVT_VOTER_TPS] = "";
  gvt_list_csv_append_row (fixture->csv, VILLAGE, &row);
  g_assert_true (g_file_set_contents (path, fixture->csv->str, -1, NULL));
  with_word.path = path;
  gvt_central_import_list (fixture->centre.central, &with_word, &summary, &error);
  g_assert_no_error (error);
  gvt_store_read (fixture->centre.central->store, read_flags, flags, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (summary.faulty_rows, ==, 3);
  g_assert_cmpstr (flags->str, ==, "!!.");
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

static void
test_unknown_village (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *message = NULL;

  gvt_list_csv_append_row (fixture->csv, "99.01.01.2999", &good);
  message = refusal_of (fixture, ELECTION, "2026-06-30");

  g_assert_nonnull (strstr (message, "the village is not in the region list (line 4)"));
}

static void
test_many_faults (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *message = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (fixture->csv, "what is this?\r\n");
  message = refusal_of (fixture, ELECTION, "2026-06-30");

  g_assert_nonnull (
      strstr (message, "100  the line has too few columns (line 4, 5, 6, 7, 8, ...)"));
}

/* A spreadsheet keeps fifteen digits: a list in which every NIK ends in 0 was through one. */
static void
test_spoiled (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *message = NULL;
  GvtVoterRow row = good;

  g_string_truncate (fixture->csv, 0);
  gvt_list_csv_append_head (fixture->csv);
  for (guint i = 1; i <= 25; i++)
    {
      g_autofree char *nik = g_strdup_printf ("990101450790%03u0", i);

      row.text[GVT_VOTER_NIK] = nik;
      gvt_list_csv_append_row (fixture->csv, VILLAGE, &row);
    }
  message = refusal_of (fixture, ELECTION, "2026-06-30");

  g_assert_nonnull (strstr (message, "spreadsheet"));
}

static void
test_warnings (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtListSummary) summary = { 0 };
  GvtVoterRow row = good;

  row.text[GVT_VOTER_NIK] = "5201014507910001"; /* registered elsewhere, another year of birth */
  row.text[GVT_VOTER_NAME] = "AY";
  gvt_list_csv_append_row (fixture->csv, VILLAGE, &row);
  import (fixture, &summary);

  g_assert_cmpuint (summary.version, ==, 1); /* taken all the same */
  g_assert_nonnull (strstr (summary.warnings, "1  a name of one or two letters\n"));
  g_assert_nonnull (strstr (summary.warnings, "birth date"));
}

static void
import_accepting (Fixture *fixture, guint64 n_faults, GvtListSummary *summary)
{
  g_autofree char *path = g_build_filename (fixture->centre.folder, "list.csv", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (fixture->csv->str, fixture->csv->len);
  GvtListImport import = {
    .path = path, .election = ELECTION, .as_of = "2026-06-30", .accepted_faults = n_faults
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_file_write (path, bytes, NULL));
  gvt_central_import_list (fixture->centre.central, &import, summary, &error);
  g_assert_no_error (error);
}

/* A list of one row, in VILLAGE alone. */
static void
import_one (Fixture *fixture, const char *nik, guint64 n_faults, GvtListSummary *summary)
{
  GvtVoterRow row = good;

  row.text[GVT_VOTER_NIK] = nik;
  g_string_truncate (fixture->csv, 0);
  gvt_list_csv_append_head (fixture->csv);
  gvt_list_csv_append_row (fixture->csv, VILLAGE, &row);
  import_accepting (fixture, n_faults, summary);
}

static gboolean
append_mark (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  g_string_append (user_data, row->is_nik_faulty ? "faulty " : "fine ");
  return TRUE;
}

static gboolean
read_marks (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  GvtListRecord list = { .election = (char *) ELECTION, .version = reading->version };

  return gvt_list_store_each_row (db, &list, reading->village, append_mark, reading->names, error);
}

static void
assert_marks (Fixture *fixture, guint version, const char *village, const char *expected)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  Reading reading = { .village = village, .version = version, .names = marks };
  g_autoptr (GError) error = NULL;

  gvt_store_read (fixture->centre.central->store, read_marks, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (marks->str, ==, expected);
}

static void
test_carried_twin (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtListSummary) first = { 0 };
  g_auto (GvtListSummary) twin = { 0 };

  import (fixture, &first);
  import_one (fixture, CARRIED_NIK, 1, &twin);

  g_assert_cmpuint (twin.missing_rows, ==, 1);
  g_assert_cmpuint (twin.carried_marked, ==, 1);
  assert_marks (fixture, 2, VILLAGE, "faulty ");
  assert_marks (fixture, 2, "99.01.01.2003", "faulty ");
  assert_marks (fixture, 1, "99.01.01.2003", "fine ");
}

static void
test_carried_twin_gone (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtListSummary) first = { 0 };
  g_auto (GvtListSummary) twin = { 0 };
  g_auto (GvtListSummary) last = { 0 };

  import (fixture, &first);
  import_one (fixture, CARRIED_NIK, 1, &twin);
  import_one (fixture, good.text[GVT_VOTER_NIK], 0, &last);

  g_assert_cmpuint (last.carried_marked, ==, 0);
  assert_marks (fixture, 3, VILLAGE, "fine ");
  assert_marks (fixture, 3, "99.01.01.2003", "fine ");
}

/* Without a twin too: what was marked for itself stays so. */
static void
test_carried_fault (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtListSummary) first = { 0 };
  g_auto (GvtListSummary) last = { 0 };

  g_string_replace (fixture->csv, CARRIED_NIK, "9901013207900002", 0); /* the 32nd of July */
  import_accepting (fixture, 1, &first);
  import_one (fixture, "9901014507900003", 0, &last);

  assert_marks (fixture, 2, "99.01.01.2003", "faulty ");
}

static void
test_no_regions (void)
{
  GvtCentralFixture centre;
  g_auto (GvtListSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;
  GvtListImport import = { .path = "/nonexistent", .election = ELECTION, .as_of = "2026-06-30" };

  gvt_central_fixture_set_up (&centre, NULL);

  g_assert_false (gvt_central_import_list (centre.central, &import, &summary, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  gvt_central_fixture_tear_down (&centre, NULL);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/lists/a-clean-list-is-taken", test_import);
  ADD ("/lists/its-voters-are-nowhere-in-clear", test_not_in_clear);
  ADD ("/lists/a-dry-run-keeps-nothing", test_dry_run);
  ADD ("/lists/the-version-before-stays", test_versions);
  ADD ("/lists/the-same-file-is-not-taken-twice", test_same_file);
  ADD ("/lists/election-and-day-are-checked", test_options);
  ADD ("/lists/a-row-at-fault-needs-the-operators-word", test_cells);
  ADD ("/lists/accepted-rows-are-kept-and-faulty-niks-marked", test_accepted);
  ADD ("/lists/a-village-must-be-in-the-region-list", test_unknown_village);
  ADD ("/lists/many-faults-are-told-in-few-words", test_many_faults);
  ADD ("/lists/what-a-spreadsheet-spoiled-is-found", test_spoiled);
  ADD ("/lists/a-twin-of-a-row-carried-over-marks-both", test_carried_twin);
  ADD ("/lists/a-row-carried-over-loses-its-mark-with-its-twin", test_carried_twin_gone);
  ADD ("/lists/a-row-carried-over-keeps-a-mark-of-its-own", test_carried_fault);
  ADD ("/lists/warnings-do-not-refuse", test_warnings);
  g_test_add_func ("/lists/without-regions-there-is-no-import", test_no_regions);

  return g_test_run ();
}
