/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `PACK`: the streams inside the seal, which hold every column, and the file byte by byte. */
#include <string.h>

#include "gvt-fuzz.h"
#include "gvt-pack-format.h"
#include "gvt-pack-reader.h"

#define VILLAGE  "52.02.01.2003"
#define AS_OF    "2024-09-20"
#define MAX_ROWS 2000

static const GvtVoterRow rows[] = {
  { .text = { "1", "5202012503140007", "5202016507900001", "SITI AMINAH", "PRAYA", "25|07|1990",
              "S", "P", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "2", "5202012503140007", "5202010101850003", "MUHAMMAD ALI", "PRAYA", "01|01|1985",
              "S", "L", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "4", "5202013002140007", "5271017102900001", "NI LUH", "DENPASAR", "31|12|1990", "B",
              "P", "JL. RAYA 3", "003", "002", "2", "B", "U", "coklit", "002" } },
  { .text = { "-5", "520201250314000", "5.20201E+15", "baiq \xc3\xa9l", "", "31|02|1990", "",
              "laki-laki", "", "01", "RW 2", "", "K", "4", "", "TPS 1" } },
};

static GvtLexicon *
get_lexicon (void)
{
  static GvtLexicon *lexicon;
  g_autoptr (GvtLexiconBuilder) builder = NULL;
  g_autoptr (GBytes) file = NULL;

  if (lexicon != NULL)
    return lexicon;

  builder = gvt_lexicon_builder_new ();
  for (guint i = 0; i < 2 * GVT_LEXICON_MIN_USES; i++)
    gvt_lexicon_builder_add (builder, rows[i % 2].text[GVT_VOTER_NAME],
                             rows[i % 2].text[GVT_VOTER_SEX]);
  file = gvt_lexicon_builder_finish (builder, gvt_fuzz_key (), NULL);
  return lexicon = gvt_lexicon_read (file, NULL, NULL);
}

/* The number of rows stands in the streams themselves; in a true pack the signed header says it. */
static guint
peek_rows (GBytes *streams)
{
  g_autoptr (GvtStreamReader) reader = gvt_stream_reader_new (streams, NULL);

  return reader != NULL ? (guint) gvt_stream_reader_bits (reader, 32) : 0;
}

/* Every cell of a table that was read is text that a list may hold. */
static void
check_cells (const GvtVoterTable *table)
{
  for (guint i = 0; i < gvt_voter_table_get_rows (table); i++)
    {
      GvtVoterCells cells;
      const GvtVoterRow *row = gvt_voter_table_get_row (table, i, &cells);
      g_autoptr (GError) error = NULL;

      gvt_voter_row_check (row, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (gvt_voter_table_get_name (table, i), ==, row->text[GVT_VOTER_NAME]);
    }
}

static void
read_streams (GBytes *streams)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  guint n_rows = peek_rows (streams);
  const GvtVoterTable *table;
  GvtPackContext context;

  if (n_rows > MAX_ROWS)
    return;

  gvt_pack_context_init (&context, VILLAGE, AS_OF, get_lexicon (), arena);
  table = gvt_pack_decode (&context, n_rows, streams, &error);
  if (table != NULL)
    check_cells (table);
  else
    gvt_fuzz_refused (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign (GVT_PACK_TYPE, input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPack) pack = gvt_pack_read (file != NULL ? file : input, &error);

  if (pack == NULL)
    gvt_fuzz_refused (error);
  read_streams (input);
  return 0;
}

static void
seed_streams (GPtrArray *seeds, guint n_rows)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GvtVoterTableBuilder) builder = gvt_voter_table_builder_new (arena);
  GvtPackContext context;

  for (guint i = 0; i < n_rows; i++)
    gvt_voter_table_builder_add (builder, &rows[i % G_N_ELEMENTS (rows)]);
  gvt_pack_context_init (&context, VILLAGE, AS_OF, get_lexicon (), arena);
  g_ptr_array_add (seeds,
                   gvt_pack_encode (&context, gvt_voter_table_builder_finish (builder), NULL));
}

static void
seed_file (GPtrArray *seeds)
{
  const GvtPackInfo info = { VILLAGE, "Desa Kuta", "pilkada-2024", 3, AS_OF, 2 };
  g_autoptr (GvtPackWriter) writer = gvt_pack_writer_new (&info, get_lexicon ());
  g_autoptr (GvtSecret) epoch_key = gvt_secret_new (gvt_fuzz_signer ()->bytes, 32);
  g_autoptr (GBytes) file = NULL;

  gvt_pack_writer_add (writer, &rows[0], NULL);
  file = gvt_pack_writer_finish (writer, epoch_key, gvt_fuzz_key (), NULL);
  g_ptr_array_add (seeds, gvt_fuzz_unsign (GVT_PACK_TYPE, file));
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  seed_streams (seeds, 0);
  seed_streams (seeds, 1);
  seed_streams (seeds, G_N_ELEMENTS (rows));
  seed_streams (seeds, 60);
  seed_file (seeds);
}
