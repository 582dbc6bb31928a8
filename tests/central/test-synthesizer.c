/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-synthesizer.h"

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-hash.h"
#include "gvt-list-csv.h"
#include "gvt-list-entropy.h"
#include "gvt-nik.h"
#include "gvt-station-sheet.h"
#include "gvt-synth-stations.h"
#include "gvt-test.h"
#include "gvt-text.h"

#define N_VILLAGES 13
#define N_ROWS     40000
#define AS_OF      "2026-06-30"

/* A made list, row by row: each cell by gvt_voter_column. */
typedef struct
{
  GPtrArray *rows; /* GStrv: the village, then the columns */
  GString *csv;
} List;

typedef struct
{
  GvtRegionList *regions;
  GvtSynthPlaces *places;
  List list;
} Fixture;

static gboolean
take_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  List *list = user_data;
  char **cells = g_new0 (char *, GVT_VOTER_N_COLUMNS + 2);

  cells[0] = g_strdup (village);
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    cells[i + 1] = g_strdup (row->text[i]);
  g_ptr_array_add (list->rows, cells);
  gvt_list_csv_append_row (list->csv, village, row);
  return TRUE;
}

static const char *
cell (const Fixture *fixture, guint row, GvtVoterColumn column)
{
  return ((char **) fixture->list.rows->pdata[row])[column + 1];
}

static const char *
village_of (const Fixture *fixture, guint row)
{
  return ((char **) fixture->list.rows->pdata[row])[0];
}

static void
list_init (List *list)
{
  list->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  list->csv = g_string_new (NULL);
}

static void
list_clear (List *list)
{
  g_ptr_array_unref (list->rows);
  g_string_free (list->csv, TRUE);
}

static void
make (const Fixture *fixture, guint64 seed, guint64 n_rows, List *list)
{
  g_autoptr (GError) error = NULL;
  GvtSynthPlan plan = { .places = fixture->places, .seed = seed, .n_rows = n_rows, .as_of = AS_OF };

  gvt_synthesize (&plan, take_row, list, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "regions", "invented.csv",
                                                 NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = gvt_file_read (path, 1024 * 1024, &error);

  g_assert_no_error (error);
  fixture->regions = gvt_region_list_read_csv (csv, &error);
  g_assert_no_error (error);
  fixture->places = gvt_synth_places_new (fixture->regions, "", 0, &error);
  g_assert_no_error (error);
  list_init (&fixture->list);
}

static void
set_up_list (Fixture *fixture, gconstpointer unused)
{
  set_up (fixture, unused);
  make (fixture, 1, N_ROWS, &fixture->list);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  list_clear (&fixture->list);
  gvt_synth_places_free (fixture->places);
  g_assert_finalize_object (fixture->regions);
}

/* The number is the promise: this seed gives these bytes, on every machine and in every build. A
 * deliberate change of the generator changes it. */
static void
test_same_bytes (Fixture *fixture, gconstpointer unused)
{
  GvtHash hash;
  g_autofree char *digest = NULL;
  List other;

  list_init (&other);
  make (fixture, 1, 3000, &fixture->list);
  make (fixture, 2, 3000, &other);

  gvt_hash_data (fixture->list.csv->str, fixture->list.csv->len, &hash);
  digest = gvt_hash_to_text (&hash);
  g_assert_cmpstr (digest, ==, "02e0dcff3f741b771e4ff055f5caa5abc7c212237e0f9acfbd5ce9528a92ca7a");
  g_assert_cmpstr (fixture->list.csv->str, !=, other.csv->str);
  list_clear (&other);
}

static void
test_numbers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) niks = g_hash_table_new (g_str_hash, g_str_equal);
  GvtNikContext context = { .today = AS_OF, .is_voter = TRUE };

  for (guint i = 0; i < fixture->list.rows->len; i++)
    {
      const char *number = cell (fixture, i, GVT_VOTER_NIK);
      g_autoptr (GvtNikResult) nik = gvt_nik_check (number, &context);
      g_autoptr (GvtNikResult) nkk = gvt_nkk_check (cell (fixture, i, GVT_VOTER_NKK), &context);

      g_assert_true (nik->valid);
      g_assert_true (nkk->valid);
      g_assert_cmpstr (nkk->date, >, "2006-06-01"); /* within twenty years */
      g_assert_cmpstr (nkk->date, <=, AS_OF);
      g_assert_true (g_hash_table_add (niks, (gpointer) number));
    }

  g_assert_cmpuint (g_hash_table_size (niks), ==, N_ROWS);
}

/* A row that is well formed, and whether its NIK says what its other columns say. */
static gboolean
agrees (const Fixture *fixture, guint row)
{
  const char *date = cell (fixture, row, GVT_VOTER_BIRTH_DATE);
  const char *nik = cell (fixture, row, GVT_VOTER_NIK);
  gint day = (nik[6] - '0') * 10 + nik[7] - '0';
  char sex = day > 40 ? 'P' : 'L';

  day = day > 40 ? day - 40 : day;
  return day == (date[0] - '0') * 10 + date[1] - '0' && strncmp (nik + 8, date + 3, 2) == 0
         && strncmp (nik + 10, date + 8, 2) == 0 && sex == *cell (fixture, row, GVT_VOTER_SEX);
}

static void
test_dates (Fixture *fixture, gconstpointer unused)
{
  guint n_agreeing = 0;
  guint n_placeholder = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *date = cell (fixture, i, GVT_VOTER_BIRTH_DATE);
      g_autofree char *iso = g_strdup_printf ("%.4s-%.2s-%.2s", date + 6, date + 3, date);

      g_assert_true (gvt_date_is_valid (iso));
      g_assert_cmpstr (iso, <=, "2009-06-30"); /* 17 or more */
      g_assert_cmpstr (iso, >, "1930-06-30");  /* 95 or less */
      n_agreeing += agrees (fixture, i);
      n_placeholder += g_str_has_prefix (date, "01|07|") || g_str_has_prefix (date, "31|12|");
    }

  g_assert_cmpuint (n_agreeing, >, N_ROWS * 990 / 1000); /* corrected later: a few */
  g_assert_cmpuint (n_agreeing, <, N_ROWS);
  g_assert_cmpuint (n_placeholder, >, N_ROWS * 4 / 100);
  g_assert_cmpuint (n_placeholder, <, N_ROWS * 9 / 100);
}

static guint
count (const Fixture *fixture, GvtVoterColumn column, const char *value)
{
  guint n = 0;

  for (guint i = 0; i < fixture->list.rows->len; i++)
    n += g_str_equal (cell (fixture, i, column), value);
  return n;
}

static void
assert_share (guint n, double low_percent, double high_percent)
{
  g_assert_cmpfloat (100.0 * n / N_ROWS, >=, low_percent);
  g_assert_cmpfloat (100.0 * n / N_ROWS, <=, high_percent);
}

static void
test_shares (Fixture *fixture, gconstpointer unused)
{
  guint n_young = 0;
  guint n_old = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *year = cell (fixture, i, GVT_VOTER_BIRTH_DATE) + 6;

      n_young += strcmp (year, "1983") >= 0;
      n_old += strcmp (year, "1966") < 0;
    }

  assert_share (count (fixture, GVT_VOTER_SEX, "P"), 49.5, 52.5);
  assert_share (N_ROWS - count (fixture, GVT_VOTER_DISABILITY, "0"), 0.594 * 0.8, 0.594 * 1.2);
  assert_share (count (fixture, GVT_VOTER_KTP_EL, "B"), 1.5, 4);
  assert_share (count (fixture, GVT_VOTER_MARITAL, "S"), 60, 75);
  assert_share (n_young, 56, 66);
  assert_share (n_old, 8, 15);
}

static void
test_origins (Fixture *fixture, gconstpointer unused)
{
  guint n_own = 0;
  guint n_outside = 0;
  guint64 serials = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *nik = cell (fixture, i, GVT_VOTER_NIK);
      const char *village = village_of (fixture, i);

      n_own += strncmp (nik, village, 2) == 0 && strncmp (nik + 2, village + 3, 2) == 0
               && strncmp (nik + 4, village + 6, 2) == 0;
      n_outside += !g_str_has_prefix (nik, "99");
      serials += g_ascii_strtoull (nik + 12, NULL, 10);
    }

  assert_share (n_own, 84, 92);
  assert_share (n_outside, 1, 3);
  g_assert_cmpfloat ((double) serials / N_ROWS, >, 11.5);
  g_assert_cmpfloat ((double) serials / N_ROWS, <, 12.7);
}

static void
test_households (Fixture *fixture, gconstpointer unused)
{
  static const GvtVoterColumn shared[] = { GVT_VOTER_ADDRESS, GVT_VOTER_RT, GVT_VOTER_RW,
                                           GVT_VOTER_TPS };
  g_autoptr (GHashTable) cards = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *card = cell (fixture, i, GVT_VOTER_NKK);

      if (i == 0 || !g_str_equal (card, cell (fixture, i - 1, GVT_VOTER_NKK)))
        {
          g_assert_true (g_hash_table_add (cards, (gpointer) card)); /* never begins twice */
          continue;
        }
      g_assert_cmpstr (village_of (fixture, i), ==, village_of (fixture, i - 1));
      for (guint j = 0; j < G_N_ELEMENTS (shared); j++)
        g_assert_cmpstr (cell (fixture, i, shared[j]), ==, cell (fixture, i - 1, shared[j]));
    }

  g_assert_cmpfloat ((double) N_ROWS / g_hash_table_size (cards), >, 2.5);
  g_assert_cmpfloat ((double) N_ROWS / g_hash_table_size (cards), <, 2.7);
}

static void
test_polling_stations (Fixture *fixture, gconstpointer unused)
{
  guint n_voters = 0;
  gint64 tps = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      gboolean new_village = i == 0
                             || !g_str_equal (village_of (fixture, i), village_of (fixture, i - 1));
      gint64 number = g_ascii_strtoll (cell (fixture, i, GVT_VOTER_TPS), NULL, 10);

      g_assert_cmpuint (strlen (cell (fixture, i, GVT_VOTER_TPS)), ==, 3);
      if (new_village)
        g_assert_cmpint (number, ==, 1);
      else if (number != tps) /* the next one begins at a new lane */
        {
          g_assert_cmpint (number, ==, tps + 1);
          g_assert_cmpstr (cell (fixture, i, GVT_VOTER_RT), !=,
                           cell (fixture, i - 1, GVT_VOTER_RT));
        }
      n_voters = new_village || number != tps ? 1 : n_voters + 1;
      tps = number;
      g_assert_cmpuint (n_voters, <=, GVT_SYNTH_TPS_MAX);
    }
}

static gboolean
take_station (const char *village, const GvtVoterRow *row, gpointer stations, GError **error)
{
  gvt_synth_stations_add (stations, village, row);
  return TRUE;
}

/* The centre reads what was invented, and nobody takes a place of it for a real one. */
static void
test_a_sheet_of_stations (Fixture *fixture, gconstpointer unused)
{
  GvtSynthPlan plan = { .places = fixture->places, .seed = 1, .n_rows = N_ROWS, .as_of = AS_OF };
  g_autoptr (GvtSynthStations) stations = gvt_synth_stations_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GvtSheetFaults faults = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GBytes) csv = NULL;
  char *text;

  g_assert_true (gvt_synthesize (&plan, take_station, stations, NULL));
  for (guint i = 0; i < N_ROWS; i++)
    g_hash_table_add (numbers, g_strconcat (village_of (fixture, i), "/",
                                            cell (fixture, i, GVT_VOTER_TPS), NULL));
  text = gvt_synth_stations_write (stations);
  csv = g_bytes_new_take (text, strlen (text));
  lines = gvt_station_sheet_read (csv, &faults);

  gvt_sheet_faults_end (&faults, "the sheet", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, g_hash_table_size (numbers));
  for (guint i = 0; i < lines->len; i++)
    {
      const GvtStationLine *line = lines->pdata[i];
      g_autofree char *key = g_strconcat (line->village, "/", line->station->number, NULL);

      g_assert_true (g_hash_table_contains (numbers, key));
      g_assert_nonnull (strstr (line->station->place, "(Latihan)"));
      g_assert_cmpuint (g_strv_length (line->station->rts), >, 0);
    }
}

static void
test_village_sizes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new (g_str_hash, g_str_equal);
  guint smallest = G_MAXUINT;
  guint largest = 0;
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < N_ROWS; i++)
    {
      gpointer n = g_hash_table_lookup (sizes, village_of (fixture, i));

      g_hash_table_insert (sizes, (gpointer) village_of (fixture, i),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
  g_hash_table_iter_init (&iter, sizes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      smallest = MIN (smallest, GPOINTER_TO_UINT (value));
      largest = MAX (largest, GPOINTER_TO_UINT (value));
    }

  g_assert_cmpuint (fixture->list.rows->len, ==, N_ROWS);
  g_assert_cmpuint (g_hash_table_size (sizes), ==, N_VILLAGES);
  g_assert_cmpuint (smallest, >, 0);
  g_assert_cmpuint (largest, >, smallest * 3 / 2);
}

static void
test_one_voter_each (Fixture *fixture, gconstpointer unused)
{
  make (fixture, 1, N_VILLAGES, &fixture->list);

  for (guint i = 0; i < N_VILLAGES; i++)
    g_assert_cmpstr (village_of (fixture, i), ==,
                     ((GvtSynthVillage *) fixture->places->villages->pdata[i])->code);
}

static void
test_impossible (Fixture *fixture, gconstpointer unused)
{
  GvtSynthPlan plan = { .places = fixture->places, .n_rows = N_VILLAGES - 1, .as_of = AS_OF };
  g_autoptr (GError) too_few = NULL;
  g_autoptr (GError) bad_date = NULL;
  g_autoptr (GError) no_village = NULL;
  g_autoptr (GvtSynthPlaces) places = NULL;

  g_assert_false (gvt_synthesize (&plan, take_row, &fixture->list, &too_few));
  plan.n_rows = 0;
  plan.as_of = "30/06/2026";
  g_assert_false (gvt_synthesize (&plan, take_row, &fixture->list, &bad_date));
  places = gvt_synth_places_new (fixture->regions, "99.71.02", 3, &no_village);

  g_assert_error (too_few, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_error (bad_date, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_error (no_village, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_null (places);
  g_assert_cmpuint (fixture->list.rows->len, ==, 0);
}

/* Lombok Utara was divided off from Lombok Barat in 2008: its older people keep the old codes. */
static void
test_retired_codes (void)
{
  GvtSynthDistrict district = { 520802, (char *) "GANGGA", (char *) "LOMBOK UTARA" };
  GvtSynthVillage village = { (char *) "52.08.02.2001", (char *) "CONTOH", FALSE, &district };
  g_autoptr (GPtrArray) districts = g_ptr_array_new ();
  GvtSynthPlaces places = { .districts = districts };
  GvtRandom random;
  guint n_old[2] = { 0, 0 };

  g_ptr_array_add (districts, &district);
  gvt_random_seed (&random, 1, "test");
  for (guint i = 0; i < 10000; i++)
    {
      GvtSynthOrigin origin;

      gvt_synth_origin_draw (&places, &village, &random, i % 2 == 0, &origin);
      n_old[i % 2] += origin.prefix / 100 == 5201;
    }

  g_assert_cmpuint (n_old[0], >, 1500); /* of 5000 elders */
  g_assert_cmpuint (n_old[1], ==, 0);
}

#define ADD(name, setup, func) g_test_add (name, Fixture, NULL, setup, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/synthesizer/same-seed-gives-the-same-bytes", set_up, test_same_bytes);
  ADD ("/synthesizer/numbers-are-valid-and-each-nik-is-unique", set_up_list, test_numbers);
  ADD ("/synthesizer/dates-are-of-voters-and-few-niks-disagree", set_up_list, test_dates);
  ADD ("/synthesizer/shares-are-those-of-the-province", set_up_list, test_shares);
  ADD ("/synthesizer/most-niks-are-of-the-own-district", set_up_list, test_origins);
  ADD ("/synthesizer/a-household-stands-together-at-one-address", set_up_list, test_households);
  ADD ("/synthesizer/polling-stations-take-whole-lanes-in-order", set_up_list,
       test_polling_stations);
  ADD ("/synthesizer/its-stations-are-a-sheet-that-says-it-is-invented", set_up_list,
       test_a_sheet_of_stations);
  ADD ("/synthesizer/villages-differ-in-size-and-sum-exactly", set_up_list, test_village_sizes);
  ADD ("/synthesizer/a-village-may-have-one-voter", set_up, test_one_voter_each);
  ADD ("/synthesizer/an-impossible-plan-is-refused", set_up, test_impossible);
  g_test_add_func ("/synthesizer/older-people-keep-codes-of-before-a-division", test_retired_codes);

  return g_test_run ();
}
