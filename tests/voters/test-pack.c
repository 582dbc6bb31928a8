/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-pack-format.h"
#include "gvt-pack-reader.h"
#include "gvt-pack-writer.h"
#include "gvt-signed-file.h"
#include "gvt-synthesizer.h"
#include "gvt-test.h"

#define AS_OF "2024-09-20"

/* Rows as no generator would make them: what typists, spreadsheets and village offices do. The
 * columns as in GvtVoterColumn. */
static const GvtVoterRow nasty[] = {
  { .text = { "1", "5202012503140007", "5202016507900001", "SITI AMINAH", "PRAYA", "25|07|1990",
              "S", "P", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" },
    .is_nik_faulty = TRUE },
  { .text = { "2", "5202012503140007", "5202010101850003", "MUHAMMAD", "PRAYA", "01|01|1985", "S",
              "L", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  /* everything empty */
  { .text = { "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "" },
    .is_nik_faulty = TRUE },
  { .text = { "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "" } },
  /* apostrophes, a comma, a quote, a semicolon, brackets, an en dash */
  { .text = { "0003", "5202012503140007", "5202014107900001", "SA'DIAH BT. H. MA'RUF, S.Pd (ALM)",
              "\"LOMBOK\"; TENGAH", "01|07|1990", "P", "P", "JL. A'IYAH NO. 3/A \xe2\x80\x93 BLK",
              "01", "2", "7", "K", "U; 4", "masyarakat", "901" } },
  /* sixty letters, and words that are only spaces */
  { .text = { "999999999999999999", "5202013113149999", "5202010101500000",
              "ABDURRAHMANWAHIDHASYIMASYARIBISRISYANSURIMUHAMMADZAINUDDINAB", "X", "31|12|1950",
              "B", "L", "", "000", "000", "", "", "", "", "" } },
  { .text = { "1000000000000000000", "0000000000000000", "0000000000000000", "  DUA  SPASI ", " ",
              "29|02|2000", "S", "L", " ", "1", "RW 2", "0", "S", "\xe2\x88\x9a", "coklit", "1" } },
  /* a spreadsheet's fifteen digits and its exponent, a date the other way round, small letters */
  { .text = { "-5", "520201250314000", "5.20201E+15", "baiq ni'matul \xc3\xa9l\xc3\xa8ve", "praya",
              "1990-07-25", "s", "p", "dusun", "1", "1", "0", "s", "", "", "TPS 1" } },
  /* dates that are none, and sexes that are none */
  { .text = { "7", "9999999999999999", "9999999999999999", "I", "DENPASAR", "31|02|1990", "S",
              "LAKI-LAKI", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "6", "5202013002140007", "5271017102900001", "NI LUH", "DENPASAR", "00|00|0000", "S",
              "", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "5", "5202013002140007", "3171014107551234", "NI LUH", "DENPASAR", "01|07|1879", "S",
              "P", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "5", "5202013002140007", "3171014107551234", "NI LUH", "DENPASAR", "01|07|2060", "S",
              "P", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  /* the first household again, later in the list, with the NIK of another date and sex */
  { .text = { "4", "5202012503140007", "5202016507900001", "SITI AMINAH", "PRAYA", "26|07|1990",
              "S", "L", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "002" } },
  { .text = { "18446744073709551615", "5202012503140007", "52020165079000011", "1234", "PRAYA",
              "1|7|1990", "S", "L", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "002" } },
};

typedef struct
{
  GvtSecret *epoch_key;
  GvtSecret *signing_key;
  GvtPublicKey signer;
  GvtLexicon *lexicon;
  GPtrArray *rows; /* GvtVoterRow, texts its own */
} Fixture;

static void
free_row (gpointer data)
{
  GvtVoterRow *row = data;

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    g_free ((char *) row->text[i]);
  g_free (row);
}

static void
keep_row (Fixture *fixture, const GvtVoterRow *row)
{
  GvtVoterRow *copy = g_new0 (GvtVoterRow, 1);

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    copy->text[i] = g_strdup (row->text[i]);
  copy->is_nik_faulty = row->is_nik_faulty;
  g_ptr_array_add (fixture->rows, copy);
}

static GvtLexicon *
make_lexicon (Fixture *fixture)
{
  g_autoptr (GvtLexiconBuilder) builder = gvt_lexicon_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  GvtLexicon *lexicon;

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const GvtVoterRow *row = g_ptr_array_index (fixture->rows, i);

      gvt_lexicon_builder_add (builder, row->text[GVT_VOTER_NAME], row->text[GVT_VOTER_SEX]);
    }
  file = gvt_lexicon_builder_finish (builder, fixture->signing_key, &error);
  g_assert_no_error (error);
  lexicon = gvt_lexicon_read (file, &fixture->signer, &error);
  g_assert_no_error (error);
  return lexicon;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->epoch_key = gvt_secret_new_random (GVT_KEY_SIZE);
  fixture->signing_key = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->signing_key, &fixture->signer);
  fixture->rows = g_ptr_array_new_with_free_func (free_row);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_secret_unref (fixture->epoch_key);
  gvt_secret_unref (fixture->signing_key);
  if (fixture->lexicon != NULL)
    g_assert_finalize_object (fixture->lexicon);
  g_ptr_array_unref (fixture->rows);
}

static const GvtPackInfo info = {
  .village = "52.02.01.2003",
  .village_name = "Desa Kuta",
  .election = "pilkada-2024",
  .list_version = 3,
  .as_of = AS_OF,
  .epoch = 2,
};

static GBytes *
write_pack (Fixture *fixture, guint from, guint n)
{
  g_autoptr (GvtPackWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *file;

  if (fixture->lexicon == NULL)
    fixture->lexicon = make_lexicon (fixture);
  writer = gvt_pack_writer_new (&info, fixture->lexicon);
  for (guint i = from; i < from + n; i++)
    {
      gvt_pack_writer_add (writer, g_ptr_array_index (fixture->rows, i), &error);
      g_assert_no_error (error);
    }
  file = gvt_pack_writer_finish (writer, fixture->epoch_key, fixture->signing_key, &error);
  g_assert_no_error (error);
  return file;
}

static void
assert_comes_back (Fixture *fixture, guint from, guint n)
{
  g_autoptr (GBytes) file = write_pack (fixture, from, n);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPack) pack = gvt_pack_read (file, &error);
  const GvtVoterTable *table;

  g_assert_no_error (error);
  gvt_pack_verify (pack, &fixture->signer, &error);
  g_assert_no_error (error);
  table = gvt_pack_open (pack, fixture->epoch_key, fixture->lexicon, arena, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_voter_table_get_rows (table), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const GvtVoterRow *expected = g_ptr_array_index (fixture->rows, from + i);
      GvtVoterCells cells;
      const GvtVoterRow *found = gvt_voter_table_get_row (table, i, &cells);

      for (guint column = 0; column < GVT_VOTER_N_COLUMNS; column++)
        g_assert_cmpstr (found->text[column], ==, expected->text[column]);
      g_assert_true (found->is_nik_faulty == expected->is_nik_faulty);
    }
}

static void
keep_nasty (Fixture *fixture)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nasty); i++)
    keep_row (fixture, &nasty[i]);
}

static void
test_nasty_rows (Fixture *fixture, gconstpointer unused)
{
  keep_nasty (fixture);

  assert_comes_back (fixture, 0, G_N_ELEMENTS (nasty));
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    assert_comes_back (fixture, i, 1);
}

/* In any order and mixture, and often enough for the lexicon to know the words. */
static void
test_nasty_mixtures (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240920);

  for (guint i = 0; i < 3000; i++)
    keep_row (fixture, &nasty[g_rand_int_range (rand, 0, G_N_ELEMENTS (nasty))]);

  assert_comes_back (fixture, 0, 3000);
  for (guint n = 2; n < 40; n++)
    assert_comes_back (fixture, n * 7, n);
}

static void
test_empty_list (Fixture *fixture, gconstpointer unused)
{
  assert_comes_back (fixture, 0, 0);
}

static char *
random_text (GRand *rand, const char *letters, guint max)
{
  guint length = (guint) g_rand_int_range (rand, 0, (gint32) max + 1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_c (text, letters[g_rand_int_range (rand, 0, (gint32) strlen (letters))]);
  return g_string_free (text, FALSE);
}

/* Noise in every cell: nothing of it is what a column expects, save by chance. */
static void
test_noise (Fixture *fixture, gconstpointer unused)
{
  static const char *const letters[GVT_VOTER_N_COLUMNS] = {
    [GVT_VOTER_DPID] = "0123456789",
    [GVT_VOTER_NKK] = "01",
    [GVT_VOTER_NIK] = "0123456789 A",
    [GVT_VOTER_NAME] = "AB '.",
    [GVT_VOTER_BIRTH_PLACE] = "XYZ ",
    [GVT_VOTER_BIRTH_DATE] = "012|",
    [GVT_VOTER_MARITAL] = "BSP",
    [GVT_VOTER_SEX] = "LP",
    [GVT_VOTER_ADDRESS] = "ABC 123/,;",
    [GVT_VOTER_RT] = "01",
    [GVT_VOTER_RW] = "01",
    [GVT_VOTER_DISABILITY] = "0123456",
    [GVT_VOTER_KTP_EL] = "BKS",
    [GVT_VOTER_NOTE] = "U 12",
    [GVT_VOTER_SOURCE] = "dptcoklit",
    [GVT_VOTER_TPS] = "019",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      GvtVoterRow *row = g_new0 (GvtVoterRow, 1);

      for (guint column = 0; column < GVT_VOTER_N_COLUMNS; column++)
        row->text[column] = random_text (rand, letters[column], i % 17 == 0 ? 255 : i % 20);
      g_ptr_array_add (fixture->rows, row);
    }

  assert_comes_back (fixture, 0, 2000);
}

static gboolean
take_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  keep_row (user_data, row);
  return TRUE;
}

static void
synthesize (Fixture *fixture, guint64 seed, guint n_rows)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "regions", "invented.csv",
                                                 NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = gvt_file_read (path, 1024 * 1024, &error);
  g_autoptr (GvtRegionList) regions = gvt_region_list_read_csv (csv, &error);
  g_autoptr (GvtSynthPlaces) places = gvt_synth_places_new (regions, "", 1, &error);
  GvtSynthPlan plan = { .places = places, .seed = seed, .n_rows = n_rows, .as_of = AS_OF };

  g_assert_no_error (error);
  gvt_synthesize (&plan, take_row, fixture, &error);
  g_assert_no_error (error);
}

static void
test_synthesized (Fixture *fixture, gconstpointer unused)
{
  synthesize (fixture, 11, 6000);

  assert_comes_back (fixture, 0, 6000);
  assert_comes_back (fixture, 1234, 777);
}

/* The order of the list is kept, whatever it is; and nasty rows stand among the others. */
static void
test_shuffled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  synthesize (fixture, 12, 2500);
  keep_nasty (fixture);
  for (guint i = fixture->rows->len - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
      gpointer row = fixture->rows->pdata[i];

      fixture->rows->pdata[i] = fixture->rows->pdata[j];
      fixture->rows->pdata[j] = row;
    }

  assert_comes_back (fixture, 0, fixture->rows->len);
}

/* More different addresses than a dictionary holds. */
static void
test_full_dictionary (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 66000; i++)
    {
      g_autofree char *address = g_strdup_printf ("RUMAH %u", i);
      GvtVoterRow row = nasty[0];

      row.text[GVT_VOTER_ADDRESS] = address;
      keep_row (fixture, &row);
    }

  assert_comes_back (fixture, 0, 66000);
}

static void
test_header (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtPack) pack = NULL;
  g_autoptr (GError) error = NULL;

  keep_nasty (fixture);
  file = write_pack (fixture, 0, 5);
  pack = gvt_pack_read (file, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (gvt_pack_get_info (pack)->village, ==, "52.02.01.2003");
  g_assert_cmpstr (gvt_pack_get_info (pack)->village_name, ==, "Desa Kuta");
  g_assert_cmpstr (gvt_pack_get_info (pack)->election, ==, "pilkada-2024");
  g_assert_cmpstr (gvt_pack_get_info (pack)->as_of, ==, AS_OF);
  g_assert_cmpuint (gvt_pack_get_info (pack)->list_version, ==, 3);
  g_assert_cmpuint (gvt_pack_get_info (pack)->epoch, ==, 2);
  g_assert_cmpuint (gvt_pack_get_rows (pack), ==, 5);
  g_assert_true (
      gvt_hash_equal (gvt_pack_get_lexicon (pack), gvt_lexicon_get_hash (fixture->lexicon)));
}

/* I10: what lies on the disk tells nothing. */
static void
test_sealed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) file = NULL;
  gsize length;
  const char *data;

  keep_nasty (fixture);
  file = write_pack (fixture, 0, 14);
  data = g_bytes_get_data (file, &length);

  g_assert_null (memmem (data, length, "AMINAH", 6));
  g_assert_null (memmem (data, length, "5202016507900001", 16));
  g_assert_null (memmem (data, length, "DUSUN KUTA", 10));
}

static void
test_wrong_keys (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) other_epoch = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GvtSecret) other_signing = gvt_signing_key_new ();
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtPack) pack = NULL;
  GvtPublicKey other_signer;

  keep_nasty (fixture);
  file = write_pack (fixture, 0, 14);
  pack = gvt_pack_read (file, &error);
  gvt_signing_key_public (other_signing, &other_signer);

  g_assert_false (gvt_pack_verify (pack, &other_signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  g_assert_null (gvt_pack_open (pack, other_epoch, fixture->lexicon, arena, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_wrong_lexicon (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtPack) pack = NULL;
  g_autoptr (GvtLexicon) other = NULL;

  keep_nasty (fixture);
  file = write_pack (fixture, 0, 14);
  for (guint i = 0; i < 5; i++)
    keep_nasty (fixture);
  other = make_lexicon (fixture);
  pack = gvt_pack_read (file, &error);

  g_assert_null (gvt_pack_open (pack, fixture->epoch_key, other, arena, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

/* Whether anything of @file can be believed and opened. */
static gboolean
is_accepted (Fixture *fixture, GBytes *file)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPack) pack = gvt_pack_read (file, &error);

  return pack != NULL && gvt_pack_verify (pack, &fixture->signer, &error)
         && gvt_pack_open (pack, fixture->epoch_key, fixture->lexicon, arena, &error) != NULL;
}

static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) file = NULL;
  gsize length;
  const guint8 *data;

  keep_nasty (fixture);
  file = write_pack (fixture, 0, 14);
  data = g_bytes_get_data (file, &length);

  g_assert_true (is_accepted (fixture, file));
  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) flipped = NULL;

      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      flipped = g_bytes_new (copy, length);
      g_assert_false (is_accepted (fixture, flipped));
    }
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, i);

      g_assert_false (is_accepted (fixture, cut));
    }
}

/* Past signature and seal the parser still believes nothing: damaged streams are refused, or give
 * rows, but never read or write where they should not. */
static void
test_damaged_streams (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GvtVoterTableBuilder) builder = gvt_voter_table_builder_new (arena);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = NULL;
  GvtPackContext context;
  guint n_refused = 0;
  gsize length;

  synthesize (fixture, 13, 300);
  keep_nasty (fixture);
  fixture->lexicon = make_lexicon (fixture);
  for (guint i = 0; i < fixture->rows->len; i++)
    gvt_voter_table_builder_add (builder, g_ptr_array_index (fixture->rows, i));
  gvt_pack_context_init (&context, info.village, info.as_of, fixture->lexicon, arena);
  plain = gvt_pack_encode (&context, gvt_voter_table_builder_finish (builder), &error);
  g_assert_no_error (error);
  length = g_bytes_get_size (plain);

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (plain, NULL), length);
      gsize kept = i % 4 == 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) length) : length;
      g_autoptr (GvtArena) other = gvt_arena_new ();
      g_autoptr (GError) refused = NULL;
      g_autoptr (GBytes) damaged = NULL;
      GvtPackContext again;
      const GvtVoterTable *table;

      for (guint j = 0; j <= i % 3; j++)
        copy[g_rand_int_range (rand, 0, (gint32) length)] ^= (guint8) g_rand_int_range (rand, 1,
                                                                                        256);
      damaged = g_bytes_new (copy, kept);
      gvt_pack_context_init (&again, info.village, info.as_of, fixture->lexicon, other);
      table = gvt_pack_decode (&again, fixture->rows->len, damaged, &refused);
      if (table == NULL)
        {
          g_assert_error (refused, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
          n_refused++;
          continue;
        }
      for (guint row = 0; row < fixture->rows->len; row++)
        {
          GvtVoterCells cells;

          gvt_voter_table_get_row (table, row, &cells);
        }
    }
  g_assert_cmpuint (n_refused, >, 0);
}

/* A stream of equal numbers takes no bytes however long it is: a few bytes must not ask for half a
 * gigabyte. */
static void
test_words_without_end (Fixture *fixture, gconstpointer unused)
{
  const gint64 zero = 0;
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GvtStreamWriter) out = gvt_stream_writer_new ();
  g_autoptr (GvtStreamReader) in = NULL;
  g_autoptr (GBytes) streams = NULL;
  g_autoptr (GError) error = NULL;
  GvtPackContext context;

  fixture->lexicon = make_lexicon (fixture);
  gvt_pack_context_init (&context, info.village, info.as_of, fixture->lexicon, arena);
  context.columns = gvt_voter_columns_new (arena, 0);
  gvt_stream_writer_add_bits (out, GVT_STREAMS_MAX_RAW, 32); /* of no rows: words that come again */
  gvt_stream_writer_add_ints (out, &zero, 1);
  gvt_stream_writer_add_bytes (out, "", 0);
  streams = gvt_stream_writer_finish (out, &error);
  g_assert_no_error (error);
  in = gvt_stream_reader_new (streams, &error);
  g_assert_no_error (error);

  g_assert_false (gvt_pack_read_names (in, &context, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_assert_nonnull (strstr (error->message, "more words come again than there are"));
}

static void
test_refused_cells (Fixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = {
    "A\nB", "A\tB", "\x1f", "\x7f", "\xc2\x85", "\xff", "A\xcc"
  };
  g_autofree char *long_text = g_strnfill (GVT_VOTER_MAX_CELL + 1, 'A');
  g_autoptr (GvtPackWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  GvtVoterRow row = nasty[0];

  fixture->lexicon = make_lexicon (fixture);
  writer = gvt_pack_writer_new (&info, fixture->lexicon);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      row.text[GVT_VOTER_NAME] = texts[i];
      g_assert_false (gvt_pack_writer_add (writer, &row, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_clear_error (&error);
    }
  row.text[GVT_VOTER_NAME] = long_text;
  g_assert_false (gvt_pack_writer_add (writer, &row, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  row.text[GVT_VOTER_NAME] = NULL;
  g_assert_false (gvt_pack_writer_add (writer, &row, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpuint (gvt_pack_writer_get_rows (writer), ==, 0);
}

/* I12 */
static void
test_newer (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = gvt_signed_file_write (GVT_PACK_TYPE, GVT_PACK_MAJOR + 1, header, NULL,
                                                   fixture->signing_key, &error);
  g_autoptr (GBytes) lexicon = gvt_signed_file_write ("LEXI", 2, header, NULL, fixture->signing_key,
                                                      &error);

  g_assert_no_error (error);
  g_assert_null (gvt_pack_read (pack, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);
  g_clear_error (&error);
  g_assert_null (gvt_lexicon_read (lexicon, &fixture->signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);
}

/* A word that stands in fewer than five names would tell of somebody: it is in no lexicon. */
static void
test_lexicon (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtLexiconBuilder) builder = gvt_lexicon_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  guint rank;

  for (guint i = 0; i < GVT_LEXICON_MIN_USES; i++)
    {
      gvt_lexicon_builder_add (builder, "SITI NUR", "P");
      gvt_lexicon_builder_add (builder, "NUR  ALI", "L");
      gvt_lexicon_builder_add (builder, i == 0 ? "ALI" : "PAWALI", "L");
    }
  file = gvt_lexicon_builder_finish (builder, fixture->signing_key, &error);
  fixture->lexicon = gvt_lexicon_read (file, &fixture->signer, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (gvt_lexicon_get_size (fixture->lexicon), ==, 3);
  g_assert_false (gvt_lexicon_find (fixture->lexicon, GVT_LEXICON_MEN, "PAWALI", &rank));
  g_assert_false (gvt_lexicon_find (fixture->lexicon, GVT_LEXICON_MEN, "", &rank));
  g_assert_true (gvt_lexicon_find (fixture->lexicon, GVT_LEXICON_MEN, "ALI", &rank));
  g_assert_cmpstr (gvt_lexicon_get_word (fixture->lexicon, GVT_LEXICON_MEN, rank), ==, "ALI");
  g_assert_true (gvt_lexicon_find (fixture->lexicon, GVT_LEXICON_WOMEN, "ALI", &rank));
  g_assert_cmpuint (rank, ==, 2); /* no woman has it */
}

static void
test_refused_info (Fixture *fixture, gconstpointer unused)
{
  const GvtPackInfo bad[] = {
    { "52.02.01", "Desa", "pilkada-2024", 1, AS_OF, 1 },
    { "5202012003", "Desa", "pilkada-2024", 1, AS_OF, 1 },
    { "52.02.01.2003", "", "pilkada-2024", 1, AS_OF, 1 },
    { "52.02.01.2003", "Desa", "../escape", 1, AS_OF, 1 },
    { "52.02.01.2003", "Desa", "", 1, AS_OF, 1 },
    { "52.02.01.2003", "Desa", "pilkada-2024", 0, AS_OF, 1 },
    { "52.02.01.2003", "Desa", "pilkada-2024", 1, "2024-02-30", 1 },
  };

  fixture->lexicon = make_lexicon (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GvtPackWriter) writer = gvt_pack_writer_new (&bad[i], fixture->lexicon);
      g_autoptr (GError) error = NULL;

      g_assert_null (
          gvt_pack_writer_finish (writer, fixture->epoch_key, fixture->signing_key, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/pack/nasty-rows-come-back", test_nasty_rows);
  ADD ("/pack/mixtures-of-nasty-rows-come-back", test_nasty_mixtures);
  ADD ("/pack/an-empty-list-comes-back", test_empty_list);
  ADD ("/pack/noise-comes-back", test_noise);
  ADD ("/pack/synthesized-lists-come-back", test_synthesized);
  ADD ("/pack/any-order-is-kept", test_shuffled);
  ADD ("/pack/more-addresses-than-a-dictionary-come-back", test_full_dictionary);
  ADD ("/pack/header-says-what-it-is", test_header);
  ADD ("/I10/pack-shows-no-name-or-number", test_sealed);
  ADD ("/pack/wrong-keys-are-refused", test_wrong_keys);
  ADD ("/pack/another-lexicon-is-refused", test_wrong_lexicon);
  ADD ("/pack/every-flipped-bit-and-every-cut-is-refused", test_damaged);
  ADD ("/pack/damaged-streams-do-no-harm", test_damaged_streams);
  ADD ("/I12/newer-packs-and-lexicons-are-refused", test_newer);
  ADD ("/lexicon/holds-no-rare-word", test_lexicon);
  ADD ("/pack/a-few-bytes-make-no-room-for-millions-of-words", test_words_without_end);
  ADD ("/pack/cells-that-no-list-holds-are-refused", test_refused_cells);
  ADD ("/pack/impossible-headers-are-refused", test_refused_info);

  return g_test_run ();
}
