/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large is a village's list? Measured on an invented province against the same rows as CSV
 * under zstd -19, and against the entropy of its columns. Arguments: villages in the province (0:
 * all 1,200), villages that are packed. */
#include <stdio.h>
#include <zstd.h>

#include "gvt-bench.h"
#include "gvt-list-csv.h"
#include "gvt-list-entropy.h"
#include "gvt-pack-columns.h"
#include "gvt-pack-format.h"
#include "gvt-pack-writer.h"
#include "gvt-synthesizer.h"

#define AS_OF         "2026-06-30"
#define DEFAULT_PACKS 40
#define CSV_LEVEL     19

/* The parts of a pack, in their order. */
static const char *const parts[] = {
  "DPID",
  "NKK",
  "KELAMIN",
  "TANGGAL LAHIR",
  "NIK",
  "NAMA",
  "TEMPAT LAHIR",
  "ALAMAT, RT, RW, TPS",
  "STATUS, DISABILITAS, KTP-EL, KETERANGAN, SUMBER",
  "head, seal, signature",
};
#define N_PARTS G_N_ELEMENTS (parts)

typedef struct
{
  GvtLexiconBuilder *words;
  GvtListEntropy *entropy;
  GvtLexicon *lexicon;
  GvtSecret *epoch_key;
  GvtSecret *signing_key;
  char *village; /* the one being written */
  GvtPackWriter *writer;
  GvtArena *arena; /* of @table */
  GvtVoterTableBuilder *table;
  GString *csv;
  guint64 part_bytes[N_PARTS];
  guint n_packs;
  guint max_packs;
  guint64 n_rows;
  guint64 pack_bytes;
  guint64 csv_bytes;
} Bench;

static gboolean
count_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Bench *bench = user_data;

  gvt_lexicon_builder_add (bench->words, row->text[GVT_VOTER_NAME], row->text[GVT_VOTER_SEX]);
  gvt_list_entropy_add (bench->entropy, village, row);
  return TRUE;
}

static void
write_part (GvtStreamWriter *out, GvtPackContext *context, guint part)
{
  switch (part)
    {
    case 0:
      gvt_pack_write_dpid (out, context);
      break;
    case 1:
      gvt_pack_write_regions (out, context);
      gvt_pack_write_nkk (out, context);
      break;
    case 2:
      gvt_pack_write_sex (out, context);
      break;
    case 3:
      gvt_pack_write_birth (out, context);
      break;
    case 4:
      gvt_pack_write_nik (out, context);
      break;
    case 5:
      gvt_pack_write_names (out, context);
      break;
    default:
      gvt_pack_write_group (out, context, (GvtCellGroup) (part - 6));
    }
}

/* Each part as a payload by itself: the sum is a few bytes more than the pack's. */
static void
measure_parts (Bench *bench, gsize pack_bytes)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  GvtPackContext context;
  gsize rest = pack_bytes;

  gvt_pack_context_init (&context, bench->village, AS_OF, bench->lexicon, bench->arena);
  context.columns = gvt_voter_table_get_columns (gvt_voter_table_builder_finish (bench->table),
                                                 bench->arena);
  gvt_pack_fill_odd (context.columns, context.district);
  context.region_numbers = numbers;
  for (guint part = 0; part + 1 < N_PARTS; part++)
    {
      g_autoptr (GvtStreamWriter) out = gvt_stream_writer_new ();
      g_autoptr (GBytes) payload = NULL;

      write_part (out, &context, part);
      payload = gvt_stream_writer_finish (out, NULL);
      bench->part_bytes[part] += g_bytes_get_size (payload);
      rest -= MIN (rest, g_bytes_get_size (payload));
    }
  bench->part_bytes[N_PARTS - 1] += rest;
  g_clear_pointer (&bench->table, gvt_voter_table_builder_free);
  g_clear_pointer (&bench->arena, gvt_arena_free);
}

static void
finish_village (Bench *bench)
{
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *packed = NULL;
  gsize room = ZSTD_compressBound (bench->csv->len);

  if (bench->writer == NULL)
    return;

  pack = gvt_pack_writer_finish (bench->writer, bench->epoch_key, bench->signing_key, &error);
  g_assert_no_error (error);
  packed = g_malloc (room);
  bench->n_rows += gvt_pack_writer_get_rows (bench->writer);
  bench->pack_bytes += g_bytes_get_size (pack);
  bench->csv_bytes += ZSTD_compress (packed, room, bench->csv->str, bench->csv->len, CSV_LEVEL);
  bench->n_packs++;
  measure_parts (bench, g_bytes_get_size (pack));
  g_clear_pointer (&bench->writer, gvt_pack_writer_free);
  g_string_truncate (bench->csv, 0);
}

static gboolean
pack_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Bench *bench = user_data;

  if (g_strcmp0 (village, bench->village) != 0)
    {
      GvtPackInfo info = { village, "Desa Uji", "pilkada-2024", 1, AS_OF, 1 };

      finish_village (bench);
      if (bench->n_packs == bench->max_packs)
        return FALSE;
      g_free (bench->village);
      bench->village = g_strdup (village);
      bench->writer = gvt_pack_writer_new (&info, bench->lexicon);
      bench->arena = gvt_arena_new ();
      bench->table = gvt_voter_table_builder_new (bench->arena);
    }
  gvt_voter_table_builder_add (bench->table, row);
  gvt_list_csv_append_row (bench->csv, village, row);
  return gvt_pack_writer_add (bench->writer, row, error);
}

static void
make_lexicon (Bench *bench, const GvtSynthPlan *plan)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  bench->words = gvt_lexicon_builder_new ();
  bench->entropy = gvt_list_entropy_new ();
  gvt_synthesize (plan, count_row, bench, &error);
  g_assert_no_error (error);
  file = gvt_lexicon_builder_finish (bench->words, bench->signing_key, &error);
  g_assert_no_error (error);
  bench->lexicon = gvt_lexicon_read (file, NULL, &error);
  g_assert_no_error (error);
  printf ("province of %" G_GUINT64_FORMAT " voters; lexicon of %u words, %" G_GSIZE_FORMAT
          " bytes\n",
          gvt_list_entropy_get_rows (bench->entropy), gvt_lexicon_get_size (bench->lexicon),
          g_bytes_get_size (file));
}

static gboolean
report (const Bench *bench)
{
  g_autofree char *columns = gvt_list_entropy_describe (bench->entropy);
  double entropy = gvt_list_entropy_total (bench->entropy) / 8;
  double bytes = (double) bench->pack_bytes / (double) bench->n_rows;
  double csv = (double) bench->csv_bytes / (double) bench->n_rows;
  gboolean kept = TRUE;

  printf ("entropy of the columns, bits a voter:\n%s", columns);
  printf ("the parts of a pack, bits a voter:\n");
  for (guint i = 0; i < N_PARTS; i++)
    printf ("%8.3f  %s\n", 8.0 * (double) bench->part_bytes[i] / (double) bench->n_rows, parts[i]);
  printf ("%u packs of %" G_GUINT64_FORMAT " voters; CSV under zstd -19: %.3f bytes a voter; "
          "entropy: %.3f\n",
          bench->n_packs, bench->n_rows, csv, entropy);
  kept &= gvt_bench_check ("pack", bytes, "bytes/voter", 10);
  kept &= gvt_bench_check ("pack / CSV under zstd -19", bytes / csv, "", 0.5);
  kept &= gvt_bench_check ("pack / entropy of the columns", bytes / entropy, "", 1.15);
  return kept;
}

int
main (int argc, char **argv)
{
  g_autoptr (GvtRegionList) regions = gvt_bench_regions ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSynthPlaces) places = gvt_synth_places_new (
      regions, "", gvt_bench_number (argc, argv, 1, 0), &error);
  GvtSynthPlan plan = { .places = places, .seed = 7, .as_of = AS_OF };
  Bench bench = { .max_packs = gvt_bench_number (argc, argv, 2, DEFAULT_PACKS) };
  gboolean kept;

  g_assert_no_error (error);
  gvt_crypto_init ();
  bench.epoch_key = gvt_secret_new_random (GVT_KEY_SIZE);
  bench.signing_key = gvt_signing_key_new ();
  bench.csv = g_string_new (NULL);

  make_lexicon (&bench, &plan);
  gvt_synthesize (&plan, pack_row, &bench, NULL); /* stops by itself when enough are packed */
  finish_village (&bench);
  kept = report (&bench);

  gvt_lexicon_builder_free (bench.words);
  gvt_list_entropy_free (bench.entropy);
  g_object_unref (bench.lexicon);
  gvt_secret_unref (bench.epoch_key);
  gvt_secret_unref (bench.signing_key);
  g_string_free (bench.csv, TRUE);
  g_free (bench.village);
  return kept ? 0 : 1;
}
