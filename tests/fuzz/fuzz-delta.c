/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `DELT`: what stands inside the seal, put together with a fixed list, and the file byte by byte.
 */
#include "gvt-delta-format.h"
#include "gvt-delta.h"
#include "gvt-fuzz.h"
#include "gvt-pack-format.h"
#include "gvt-table-digest.h"

#define VILLAGE  "52.02.01.2003"
#define AS_OF    "2024-09-20"
#define MAX_ROWS 2000

static const GvtVoterRow rows[] = {
  { .text = { "1", "5202012503140007", "5202016507900001", "SITI AMINAH", "PRAYA", "25|07|1990",
              "S", "P", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "2", "5202012503140007", "5202010101850003", "MUHAMMAD ALI", "PRAYA", "01|01|1985",
              "S", "L", "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "4", "5202013002140007", "5271017102900001", "NI LUH", "DENPASAR", "31|12|1990", "B",
              "P", "JL. RAYA 3", "003", "002", "2", "B", "U", "coklit", "002" },
    .is_nik_faulty = TRUE },
  { .text = { "-5", "520201250314000", "5.20201E+15", "baiq \xc3\xa9l", "", "31|02|1990", "",
              "laki-laki", "", "01", "RW 2", "", "K", "4", "", "TPS 1" } },
};
#define N_ROWS G_N_ELEMENTS (rows)

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

static GvtVoterTable *
make_table (GvtArena *arena, guint first, guint n_rows)
{
  g_autoptr (GvtVoterTableBuilder) builder = gvt_voter_table_builder_new (arena);

  for (guint i = 0; i < n_rows; i++)
    gvt_voter_table_builder_add (builder, &rows[(first + i) % N_ROWS]);
  return gvt_voter_table_builder_finish (builder);
}

/* How many rows are put stands in the streams, and memory is taken by it. */
static guint
peek_put (GBytes *streams)
{
  g_autoptr (GvtStreamReader) reader = gvt_stream_reader_new (streams, NULL);

  if (reader == NULL)
    return 0;
  gvt_stream_reader_bits (reader, 64);
  return (guint) gvt_stream_reader_bits (reader, 32);
}

/* Every cell is text that a list may hold, and the digest reads no further than the rows. */
static void
check_rows (const GvtVoterTable *table)
{
  g_autoptr (GvtSecret) key = gvt_secret_new (gvt_fuzz_signer ()->bytes, 32);
  GvtHash digest;

  for (guint i = 0; i < gvt_voter_table_get_rows (table); i++)
    {
      GvtVoterCells cells;
      g_autoptr (GError) error = NULL;

      gvt_voter_row_check (gvt_voter_table_get_row (table, i, &cells), &error);
      g_assert_no_error (error);
    }
  gvt_table_digest (table, key, &digest);
}

static void
apply_streams (GBytes *streams)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GvtArena) result = gvt_arena_new ();
  g_auto (GvtTableEdit) edit = { 0 };
  g_autoptr (GError) error = NULL;
  GvtVoterTable *base = make_table (arena, 0, 2 * N_ROWS);
  const GvtVoterTable *put;
  GvtPackContext context;
  guint n_rows;

  if (peek_put (streams) > MAX_ROWS)
    return;

  gvt_pack_context_init (&context, VILLAGE, AS_OF, get_lexicon (), arena);
  put = gvt_delta_decode (&context, streams, base, &edit, &error);
  if (put == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  g_assert_true (gvt_table_edit_rows (&edit, 2 * N_ROWS, &n_rows));
  check_rows (gvt_table_merge (base, &edit, put, result));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign (GVT_DELTA_TYPE, input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDelta) delta = gvt_delta_read (file != NULL ? file : input, &error);

  if (delta == NULL)
    gvt_fuzz_refused (error);
  apply_streams (input);
  return 0;
}

/* From the fixed list to one of @n_rows that begins at its row @first. */
static void
seed_streams (GPtrArray *seeds, guint first, guint n_rows)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GvtVoterTableBuilder) put = gvt_voter_table_builder_new (arena);
  GvtVoterTable *base = make_table (arena, 0, 2 * N_ROWS);
  GvtVoterTable *next = make_table (arena, first, n_rows);
  g_auto (GvtTableEdit) edit = { 0 };
  GvtTableChanges changes;
  GvtPackContext context;

  gvt_table_diff (base, next, &edit, &changes);
  for (guint i = 0; i < edit.n_put; i++)
    {
      GvtVoterCells cells;

      gvt_voter_table_builder_add (put, gvt_voter_table_get_row (next, edit.places[i], &cells));
    }
  gvt_pack_context_init (&context, VILLAGE, AS_OF, get_lexicon (), arena);
  g_ptr_array_add (
      seeds, gvt_delta_encode (&context, gvt_voter_table_builder_finish (put), base, &edit, NULL));
}

static GvtDeltaSide
make_side (guint version, guint n_rows, const GvtSecret *key, GvtArena *arena)
{
  const GvtPackInfo info = { VILLAGE, "Desa Kuta", "pilkada-2024", version, AS_OF, 2 };
  g_autoptr (GvtPackWriter) writer = gvt_pack_writer_new (&info, get_lexicon ());
  g_autoptr (GBytes) file = NULL;
  GvtDeltaSide side;

  for (guint i = 0; i < n_rows; i++)
    gvt_pack_writer_add (writer, &rows[i], NULL);
  file = gvt_pack_writer_finish (writer, key, gvt_fuzz_key (), NULL);
  side.pack = gvt_pack_read (file, NULL);
  side.table = gvt_pack_open (side.pack, key, get_lexicon (), arena, NULL);
  gvt_hash_of_bytes (file, &side.hash);
  return side;
}

static void
seed_file (GPtrArray *seeds)
{
  g_autoptr (GvtSecret) key = gvt_secret_new (gvt_fuzz_signer ()->bytes, 32);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  GvtDeltaSide before = make_side (3, 4, key, arena);
  GvtDeltaSide after = make_side (4, 2, key, arena);
  GvtTableChanges changes;
  g_autoptr (GBytes) file = gvt_delta_write (&before, &after, get_lexicon (), key, gvt_fuzz_key (),
                                             &changes, NULL);

  g_ptr_array_add (seeds, gvt_fuzz_unsign (GVT_DELTA_TYPE, file));
  g_object_unref (before.pack);
  g_object_unref (after.pack);
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  seed_streams (seeds, 0, 0);
  seed_streams (seeds, 0, 2 * N_ROWS);
  seed_streams (seeds, 1, 3);
  seed_streams (seeds, 2, 60);
  seed_file (seeds);
}
