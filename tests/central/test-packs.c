/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-test.h"

#include "gvt-central-check.h"
#include "gvt-central-deltas.h"
#include "gvt-central-leases.h"
#include "gvt-central-lists.h"
#include "gvt-central-packs.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-list-csv.h"
#include "gvt-list-reader.h"
#include "gvt-manifest.h"
#include "gvt-pack-reader.h"
#include "gvt-pack-stats.h"
#include "gvt-synthesizer.h"

#define ELECTION "pilkada-2024"
#define VILLAGE  "99.01.01.2003"
#define N_ROWS   1200

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtSynthPlaces *places;
  GvtTestLaptop *laptop;
  char *list; /* path */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (GError) error = NULL;

  gvt_central_fixture_set_up (&fixture->centre, NULL);
  regions = gvt_test_central_import_regions (fixture->centre.central);
  fixture->places = gvt_synth_places_new (regions, "", 0, &error);
  g_assert_no_error (error);
  fixture->laptop = gvt_test_laptop_enrol (&fixture->centre, team, 3);
  fixture->list = g_build_filename (fixture->centre.folder, "list.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->list);
  gvt_test_laptop_free (fixture->laptop);
  gvt_synth_places_free (fixture->places);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

static gboolean
append_row (const char *village, const GvtVoterRow *row, gpointer csv, GError **error)
{
  gvt_list_csv_append_row (csv, village, row);
  return TRUE;
}

static void
import_text (Fixture *fixture, const GString *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GvtListSummary) summary = { 0 };
  GvtListImport list = {
    .path = fixture->list, .election = ELECTION, .as_of = "2026-06-30", .is_dry_run = TRUE
  };

  bytes = g_bytes_new (csv->str, csv->len);
  gvt_file_write (fixture->list, bytes, &error);
  g_assert_no_error (error);
  gvt_central_import_list (fixture->centre.central, &list, &summary, &error);
  g_assert_no_error (error);
  list.is_dry_run = FALSE;
  list.accepted_shrunk = summary.n_shrunk; /* another seed, other sizes */
  gvt_list_summary_clear (&summary);
  gvt_central_import_list (fixture->centre.central, &list, &summary, &error);
  g_assert_no_error (error);
}

static void
import (Fixture *fixture, guint64 seed)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GvtSynthPlan plan = {
    .places = fixture->places, .seed = seed, .n_rows = N_ROWS, .as_of = "2026-06-30"
  };

  gvt_list_csv_append_head (csv);
  gvt_synthesize (&plan, append_row, csv, &error);
  g_assert_no_error (error);
  import_text (fixture, csv);
}

static void
build (Fixture *fixture, GvtPackSummary *summary)
{
  g_autoptr (GError) error = NULL;

  gvt_central_build_packs (fixture->centre.central, NULL, NULL, NULL, summary, &error);
  g_assert_no_error (error);
}

static void
grant (Fixture *fixture)
{
  const char *const villages[] = { VILLAGE, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDeviceRecord) device = gvt_central_resolve_device (fixture->centre.central,
                                                                   fixture->laptop->code, &error);
  GvtLeaseGrant lease = { .device = device, .villages = villages, .until = "2026-11-30" };

  g_assert_no_error (error);
  gvt_central_grant_lease (fixture->centre.central, &lease, &error);
  g_assert_no_error (error);
}

/* The file of @kind that the laptop is told to fetch, fetched. */
static GBytes *
fetch (Fixture *fixture, GvtFileKind kind)
{
  GvtCentral *central = fixture->centre.central;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) told = gvt_central_manifest (central, &fixture->laptop->device, 1, &error);
  g_autoptr (GvtManifest) manifest = gvt_manifest_read (
      told, &gvt_central_get_keys (central)->signing_key, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < manifest->entries->len; i++)
    {
      const GvtManifestEntry *entry = manifest->entries->pdata[i];
      g_autofree char *path = NULL;
      GBytes *file;

      if (entry->kind != kind)
        continue;
      path = gvt_central_find_file (central, &entry->hash, &error);
      g_assert_no_error (error);
      file = gvt_file_read (path, G_MAXSIZE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (file), ==, entry->bytes);
      return file;
    }
  g_assert_not_reached ();
}

/* The village's key as the laptop's newest lease has it. */
static GvtSecret *
leased_key (Fixture *fixture)
{
  g_autoptr (GPtrArray) messages = gvt_test_laptop_pull (fixture->laptop, fixture->centre.central,
                                                         0, NULL);
  g_autoptr (JsonObject) lease = gvt_test_laptop_open_lease (fixture->laptop,
                                                             messages->pdata[messages->len - 1]);
  JsonArray *villages = json_object_get_array_member (lease, "villages");
  guint8 key[GVT_KEY_SIZE];

  g_assert_true (
      gvt_json_get_hex (json_array_get_object_element (villages, 0), "key", key, sizeof key, NULL));
  return gvt_secret_new (key, sizeof key);
}

/* Every row of the village in the list's file is in @table, in its order. */
static guint
compare_with_list (Fixture *fixture, const GvtVoterTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtListReader) reader = gvt_list_reader_open (fixture->list, NULL, &error);
  const char *village;
  const char *fault;
  GvtVoterRow row;
  guint n = 0;

  g_assert_no_error (error);
  while (gvt_list_reader_next (reader, &village, &row, &fault, &error))
    if (g_str_equal (village, VILLAGE))
      {
        GvtVoterCells cells;

        g_assert_cmpuint (n, <, gvt_voter_table_get_rows (table));
        g_assert_true (gvt_voter_row_equal (gvt_voter_table_get_row (table, n, &cells), &row));
        n++;
      }
  g_assert_no_error (error);
  return n;
}

/* The whole road of a list: imported, packed, published, leased, fetched, opened. */
static void
assert_list_arrives (Fixture *fixture, guint version)
{
  GvtCentral *central = fixture->centre.central;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack_file = fetch (fixture, GVT_FILE_PACK);
  g_autoptr (GBytes) lexicon_file = fetch (fixture, GVT_FILE_LEXICON);
  g_autoptr (GvtLexicon) lexicon = gvt_lexicon_read (
      lexicon_file, &gvt_central_get_keys (central)->signing_key, &error);
  g_autoptr (GvtPack) pack = gvt_pack_read (pack_file, &error);
  g_autoptr (GvtSecret) key = leased_key (fixture);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  const GvtVoterTable *table;

  g_assert_no_error (error);
  gvt_pack_verify (pack, &gvt_central_get_keys (central)->signing_key, &error);
  g_assert_no_error (error);
  table = gvt_pack_open (pack, key, lexicon, arena, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (gvt_pack_get_info (pack)->list_version, ==, version);
  g_assert_cmpstr (gvt_pack_get_info (pack)->village, ==, VILLAGE);
  g_assert_cmpstr (gvt_pack_get_info (pack)->village_name, ==, "Air Rekaan");
  g_assert_cmpstr (gvt_pack_get_info (pack)->election, ==, ELECTION);
  g_assert_cmpuint (compare_with_list (fixture, table), ==, gvt_voter_table_get_rows (table));
}

static void
test_list_arrives (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtPackSummary) summary = { 0 };

  import (fixture, 1);
  build (fixture, &summary);
  grant (fixture);

  g_assert_cmpstr (summary.election, ==, ELECTION);
  g_assert_cmpuint (summary.n_built, ==, 13);
  g_assert_cmpuint (summary.rows, ==, N_ROWS);
  assert_list_arrives (fixture, 1);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

/* A new version goes out to those who hold a lease already, and the version before stays. */
static void
test_new_version (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtPackSummary) first = { 0 };
  g_auto (GvtPackSummary) second = { 0 };
  g_autoptr (GBytes) old_pack = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old_path = NULL;
  GvtHash old_hash;

  import (fixture, 1);
  build (fixture, &first);
  grant (fixture);
  old_pack = fetch (fixture, GVT_FILE_PACK);
  gvt_hash_of_bytes (old_pack, &old_hash);
  gvt_clock_advance (fixture->centre.clock, G_TIME_SPAN_HOUR);
  import (fixture, 2);
  build (fixture, &second);
  old_path = gvt_central_find_file (fixture->centre.central, &old_hash, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (second.list_version, ==, 2);
  g_assert_cmpuint (second.n_built, ==, 13);
  assert_list_arrives (fixture, 2);
  g_assert_true (g_file_test (old_path, G_FILE_TEST_EXISTS));
}

/* The list as it was imported last, without the first voter of the village. */
static void
import_without_one (Fixture *fixture)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_gone = FALSE;

  g_assert_true (g_file_get_contents (fixture->list, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      if (!is_gone && strstr (lines[i], VILLAGE) != NULL)
        is_gone = TRUE;
      else
        g_string_append_printf (csv, "%s\n", lines[i]);
    }
  g_assert_true (is_gone);
  import_text (fixture, csv);
}

/* Who has the version before needs only the delta; who has not finds the whole pack beside it, and
 * the words are those of before. */
static void
test_delta (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  g_auto (GvtPackSummary) first = { 0 };
  g_auto (GvtPackSummary) second = { 0 };
  g_autoptr (GBytes) old_pack = NULL;
  g_autoptr (GBytes) old_lexicon = NULL;
  g_autoptr (GBytes) new_pack = NULL;
  g_autoptr (GBytes) new_lexicon = NULL;
  g_autoptr (GBytes) delta_file = NULL;
  g_autoptr (GvtPack) pack = NULL;
  g_autoptr (GvtDelta) delta = NULL;
  g_autoptr (GvtLexicon) lexicon = NULL;
  g_autoptr (GvtSecret) key = NULL;
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  const GvtVoterTable *table;

  import (fixture, 1);
  build (fixture, &first);
  grant (fixture);
  old_pack = fetch (fixture, GVT_FILE_PACK);
  old_lexicon = fetch (fixture, GVT_FILE_LEXICON);
  import_without_one (fixture);
  build (fixture, &second);
  new_pack = fetch (fixture, GVT_FILE_PACK);
  new_lexicon = fetch (fixture, GVT_FILE_LEXICON);
  delta_file = fetch (fixture, GVT_FILE_DELTA);

  g_assert_cmpuint (first.n_deltas, ==, 0);
  g_assert_cmpuint (second.n_deltas, ==, 13);
  g_assert_true (g_bytes_equal (old_lexicon, new_lexicon));
  g_assert_false (g_bytes_equal (old_pack, new_pack));
  assert_list_arrives (fixture, 2);

  key = leased_key (fixture);
  lexicon = gvt_lexicon_read (new_lexicon, NULL, NULL);
  pack = gvt_pack_read (old_pack, NULL);
  table = gvt_pack_open (pack, key, lexicon, arena, NULL);
  delta = gvt_delta_read (delta_file, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_delta_verify (delta, &gvt_central_get_keys (central)->signing_key, NULL));
  table = gvt_delta_apply (delta, table, key, lexicon, arena, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_delta_check (delta, table, key, NULL));
  g_assert_cmpuint (compare_with_list (fixture, table), ==, gvt_voter_table_get_rows (table));
  g_assert_cmpuint (gvt_voter_table_get_rows (table), ==, gvt_pack_get_rows (pack) - 1);
  gvt_test_central_assert_rebuilds (central);
}

static guint
n_damaged (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n_files;
  g_autoptr (GPtrArray) damaged = gvt_central_check_files (fixture->centre.central, &n_files,
                                                           &error);

  g_assert_no_error (error);
  return damaged->len;
}

/* Turns one bit of the published file that is @sound. */
static void
damage_bytes (Fixture *fixture, GBytes *sound)
{
  gsize length = g_bytes_get_size (sound);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (sound, NULL), length);
  g_autofree char *path = NULL;
  GvtHash hash;

  gvt_hash_of_bytes (sound, &hash);
  path = gvt_central_find_file (fixture->centre.central, &hash, NULL);
  data[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, (const char *) data, (gssize) length, NULL));
}

/* Turns one bit of a file that the laptop is told to fetch. */
static void
damage (Fixture *fixture, GvtFileKind kind)
{
  g_autoptr (GBytes) sound = fetch (fixture, kind);

  damage_bytes (fixture, sound);
}

/* Asked for by hand, as a centre that built its packs before there were deltas may; and between two
 * versions that are not neighbours. */
static void
test_delta_between (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  GvtDeltaWish wish = { .village = VILLAGE, .from = 1, .to = 3 };
  g_autoptr (GError) error = NULL;
  gboolean is_published;

  for (guint version = 1; version <= 3; version++)
    {
      g_auto (GvtPackSummary) summary = { 0 };

      if (version == 1)
        import (fixture, 1);
      else
        import_without_one (fixture);
      build (fixture, &summary);
      if (version == 1)
        grant (fixture);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_auto (GvtMadeDelta) made = { 0 };

      wish.publish = i > 0;
      gvt_central_delta_between (central, &wish, &made, &is_published, &error);
      g_assert_no_error (error);
      g_assert_true (is_published == wish.publish);
      g_assert_cmpuint (made.base_version, ==, 1);
      g_assert_cmpuint (made.version, ==, 3);
      g_assert_cmpuint (made.changes.n_removed, ==, 2);
      g_assert_cmpuint (made.changes.n_changed, ==, 0);
      g_assert_cmpuint (made.changes.n_added, ==, 0);
      if (is_published)
        damage_bytes (fixture, made.file);
    }
  g_assert_cmpuint (n_damaged (fixture), ==, 1);
  gvt_clock_advance (fixture->centre.clock, G_TIME_SPAN_HOUR);
  {
    g_auto (GvtMadeDelta) made = { 0 };

    g_assert_true (gvt_central_delta_between (central, &wish, &made, &is_published, NULL));
    g_assert_cmpuint (n_damaged (fixture), ==, 0);
  }
  wish.from = 4;
  {
    g_auto (GvtMadeDelta) made = { 0 };

    g_assert_false (gvt_central_delta_between (central, &wish, &made, &is_published, &error));
    g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  }
  gvt_test_central_assert_rebuilds (central);
}

/* Where all has changed, the whole pack is what laptops fetch. */
static void
test_delta_of_everything (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtPackSummary) first = { 0 };
  g_auto (GvtPackSummary) second = { 0 };

  import (fixture, 1);
  build (fixture, &first);
  import (fixture, 2);
  build (fixture, &second);

  g_assert_cmpuint (second.n_built, ==, 13);
  g_assert_cmpuint (second.n_deltas, ==, 0);
}

static guint64
sum_of_parts (const GvtPackStats *stats)
{
  guint64 sum = 0;

  for (guint part = 0; part < GVT_PACK_N_PARTS; part++)
    sum += stats->part_bytes[part];
  return sum;
}

/* What is measured are the packs that were built, all of them or those that are named; what they
 * say is measured on the whole list. */
static void
test_stats (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_auto (GvtPackSummary) summary = { 0 };
  g_auto (GvtPackStats) all = { 0 };
  g_auto (GvtPackStats) village = { 0 };
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;

  import (fixture, 1);
  build (fixture, &summary);
  grant (fixture);
  pack = fetch (fixture, GVT_FILE_PACK);
  gvt_central_pack_stats (central, NULL, NULL, NULL, NULL, &all, &error);
  g_assert_no_error (error);
  g_ptr_array_add (one, (char *) VILLAGE);
  gvt_central_pack_stats (central, ELECTION, one, NULL, NULL, &village, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (all.n_villages, ==, 13);
  g_assert_cmpuint (all.rows, ==, N_ROWS);
  g_assert_cmpuint (all.pack_bytes, ==, summary.bytes);
  g_assert_cmpuint (sum_of_parts (&all), <, all.pack_bytes);
  g_assert_cmpuint (all.csv_bytes, >, 0);
  g_assert_cmpfloat (all.entropy[GVT_VOTER_SEX], >, 0.9); /* about as many women as men */
  g_assert_cmpfloat (all.entropy[GVT_VOTER_SEX], <=, 1.0);

  g_assert_cmpuint (village.n_villages, ==, 1);
  g_assert_cmpuint (village.pack_bytes, ==, g_bytes_get_size (pack));
  g_assert_cmpuint (village.list_rows, ==, N_ROWS);
  g_assert_cmpfloat (gvt_pack_stats_entropy (&village), ==, gvt_pack_stats_entropy (&all));
}

static void
test_stats_without_packs (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtPackStats) stats = { 0 };
  g_autoptr (GError) error = NULL;

  import (fixture, 1);

  g_assert_false (
      gvt_central_pack_stats (fixture->centre.central, NULL, NULL, NULL, NULL, &stats, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

static void
test_again (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtPackSummary) first = { 0 };
  g_auto (GvtPackSummary) second = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import (fixture, 1);
  build (fixture, &first);
  before = gvt_test_central_kinds (fixture->centre.central);
  build (fixture, &second);
  after = gvt_test_central_kinds (fixture->centre.central);

  g_assert_cmpuint (second.n_built, ==, 0);
  g_assert_cmpuint (second.n_present, ==, 13);
  g_assert_cmpstr (after, ==, before);
}

/* Else every laptop with a lease of that village would ask for a file that it can never take. */
static void
test_damaged_is_built_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRegionList) regions = NULL;
  g_auto (GvtPackSummary) first = { 0 };
  g_auto (GvtPackSummary) second = { 0 };

  import (fixture, 1);
  build (fixture, &first);
  grant (fixture);
  damage (fixture, GVT_FILE_PACK);
  damage (fixture, GVT_FILE_LEXICON);
  damage (fixture, GVT_FILE_REGIONS);
  g_assert_cmpuint (n_damaged (fixture), ==, 3);
  gvt_clock_advance (gvt_central_get_clock (fixture->centre.central), G_TIME_SPAN_SECOND);
  regions = gvt_test_central_import_regions (fixture->centre.central);
  build (fixture, &second);

  g_assert_cmpuint (second.n_built, ==, 1);
  g_assert_cmpuint (second.n_present, ==, 12);
  g_assert_cmpuint (n_damaged (fixture), ==, 0);
}

static void
test_no_list (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtPackSummary) none = { 0 };
  g_auto (GvtPackSummary) other = { 0 };
  g_autoptr (GError) none_error = NULL;
  g_autoptr (GError) other_error = NULL;
  GvtCentral *central = fixture->centre.central;

  g_assert_false (gvt_central_build_packs (central, NULL, NULL, NULL, &none, &none_error));
  import (fixture, 1);
  g_assert_false (
      gvt_central_build_packs (central, "pemilu-2029", NULL, NULL, &other, &other_error));

  g_assert_error (none_error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_error (other_error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* I10: of the voters nothing is in clear, neither in the store nor in the files. */
static void
test_not_in_clear (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtPackSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtListReader) reader = NULL;
  const char *village;
  const char *fault;
  GvtVoterRow row;

  import (fixture, 1);
  build (fixture, &summary);
  reader = gvt_list_reader_open (fixture->list, NULL, &error);
  g_assert_true (gvt_list_reader_next (reader, &village, &row, &fault, &error));
  g_assert_no_error (error);

  g_assert_false (
      gvt_test_folder_contains (fixture->centre.central->folder, row.text[GVT_VOTER_NIK]));
  g_assert_false (
      gvt_test_folder_contains (fixture->centre.central->folder, row.text[GVT_VOTER_NKK]));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/packs/a-list-arrives-on-a-laptop-row-by-row", test_list_arrives);
  ADD ("/packs/a-new-version-reaches-old-leases", test_new_version);
  ADD ("/packs/next-version-comes-as-a-delta-too", test_delta);
  ADD ("/packs/delta-between-any-two-versions", test_delta_between);
  ADD ("/packs/no-delta-where-all-has-changed", test_delta_of_everything);
  ADD ("/packs/stats-are-of-what-was-built", test_stats);
  ADD ("/packs/no-stats-before-packs-are-built", test_stats_without_packs);
  ADD ("/packs/what-was-built-is-not-built-again", test_again);
  ADD ("/packs/what-a-disk-damaged-is-built-again", test_damaged_is_built_again);
  ADD ("/packs/without-a-list-there-are-none", test_no_list);
  ADD ("/packs/nothing-of-the-voters-is-in-clear", test_not_in_clear);

  return g_test_run ();
}
