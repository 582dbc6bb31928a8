/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a database server sees of people: nothing that is about them. */
#include <string.h>

#include "gvt-central-lists.h"
#include "gvt-central-test.h"
#include "gvt-central-visits.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-list-csv.h"
#include "gvt-list-store.h"

#define ELECTION "pilkada-2024"
#define VILLAGE  "99.01.01.2002"
#define NIK      "9901014507900001"
#define NAME     "SITI TERTANAM"
#define HOST     "BU TERTANAM"
#define PHONE    "081234567890"

static const GvtVoterRow voter = { .text = {
                                       [GVT_VOTER_DPID] = "100000001",
                                       [GVT_VOTER_NKK] = "9901011203150004",
                                       [GVT_VOTER_NIK] = NIK,
                                       [GVT_VOTER_NAME] = NAME,
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
import_list (GvtCentralFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  GString *csv = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  GvtListImport import = { .path = path, .election = ELECTION, .as_of = "2026-06-30" };
  g_auto (GvtListSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_list_csv_append_head (csv);
  gvt_list_csv_append_row (csv, VILLAGE, &voter);
  bytes = g_string_free_to_bytes (csv);
  g_assert_true (gvt_file_write (path, bytes, NULL));
  gvt_central_import_list (fixture->central, &import, &summary, &error);
  g_assert_no_error (error);
}

static void
plan_visit (GvtCentralFixture *fixture)
{
  g_autoptr (GBytes) csv = gvt_test_bytes ("name,place,date,expected,contact name,contact phone\n"
                                           "SMAN Contoh," VILLAGE ",2026-12-01,120," HOST "," PHONE
                                           "\n");
  GvtVisitsImportMode mode = { 0 };
  GvtVisitsImport import;
  g_autoptr (GError) error = NULL;

  gvt_central_import_visits (fixture->central, csv, &mode, &import, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import.n_new, ==, 1);
}

/* As text, or as the digits that a dump writes bytes in. */
static gboolean
shows (const char *dump, const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    g_string_append_printf (digits, "%02x", (guint8) *at);
  return strstr (dump, text) != NULL || strstr (dump, digits->str) != NULL;
}

/* I10 */
static void
test_a_dump_names_nobody (GvtCentralFixture *fixture, gconstpointer unused)
{
  static const char *const planted[] = {
    NIK, NAME, "9901011203150004", "KARANG CONTOH", "05|07|1990", HOST, PHONE
  };
  g_autofree char *dump = NULL;

  g_object_unref (gvt_test_central_import_regions (fixture->central));
  import_list (fixture);
  plan_visit (fixture);
  dump = gvt_test_central_dump (fixture);
  if (dump == NULL)
    return;

  g_assert_true (shows (dump, VILLAGE));         /* what stands there as text is seen ... */
  g_assert_true (shows (dump, "SMAN Contoh"));   /* ... and what stands in the bytes of records, */
  g_assert_true (shows (dump, "\"expected\":")); /* so names would be, too */
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    g_assert_false (shows (dump, planted[i]));
}

static gboolean
append_name (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  g_string_append_printf (user_data, "%s %s;", row->text[GVT_VOTER_NIK], row->text[GVT_VOTER_NAME]);
  return TRUE;
}

static gboolean
read_list (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtListRecord) list = NULL;

  return gvt_list_store_find_newest (db, ELECTION, &list, error)
         && gvt_list_store_each_row (db, list, VILLAGE, append_name, user_data, error);
}

static gboolean
move_rows (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_db_exec (db, "UPDATE central_sealed_row SET village = '99.01.01.2001'", error)
         && gvt_db_exec (db,
                         "INSERT INTO central_sealed_row SELECT election, version,"
                         " '" VILLAGE "', position, nik_faulty,"
                         " overlay (cells placing '\\x00' from 30) FROM central_sealed_row",
                         error);
}

static void
test_what_was_changed_is_told (GvtCentralFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL, changed = NULL;

  g_object_unref (gvt_test_central_import_regions (fixture->central));
  import_list (fixture);
  gvt_store_read (fixture->central->store, read_list, names, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (names->str, ==, NIK " " NAME ";");
  if (fixture->database == NULL)
    return;

  gvt_store_write (fixture->central->store, move_rows, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (gvt_store_read (fixture->central->store, read_list, names, &changed));
  g_assert_error (changed, GVT_ERROR, GVT_ERROR_DB_CORRUPT);
}

#define ADD(name, func) \
  g_test_add ("/sealed/" name, GvtCentralFixture, NULL, gvt_central_fixture_set_up, func, \
              gvt_central_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("I10-a-dump-names-nobody", test_a_dump_names_nobody);
  ADD ("what-was-changed-is-told", test_what_was_changed_is_told);

  return g_test_run ();
}
