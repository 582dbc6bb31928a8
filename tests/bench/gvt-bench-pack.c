/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-pack.h"

#include <stdio.h>
#include <zstd.h>

#include "gvt-bench.h"
#include "gvt-list-csv.h"

#define CSV_LEVEL 19

void
gvt_bench_pack_init (GvtBenchPack *self, guint n_measured)
{
  *self = (GvtBenchPack){ .words = gvt_lexicon_builder_new (),
                          .entropy = gvt_list_entropy_new (),
                          .epoch_key = gvt_secret_new_random (GVT_KEY_SIZE),
                          .signing_key = gvt_signing_key_new (),
                          .packs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref),
                          .n_measured = n_measured,
                          .csv = g_string_new (NULL) };
}

/* --- once through all rows --- */

static gboolean
count_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  GvtBenchPack *self = user_data;

  gvt_lexicon_builder_add (self->words, row->text[GVT_VOTER_NAME], row->text[GVT_VOTER_SEX]);
  gvt_list_entropy_add (self->entropy, village, row);
  return TRUE;
}

void
gvt_bench_pack_read_words (GvtBenchPack *self, const GvtSynthPlan *plan)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  gvt_synthesize (plan, count_row, self, &error);
  g_assert_no_error (error);
  file = gvt_lexicon_builder_finish (self->words, self->signing_key, &error);
  g_assert_no_error (error);
  self->lexicon = gvt_lexicon_read (file, NULL, &error);
  g_assert_no_error (error);
  printf ("province of %" G_GUINT64_FORMAT " voters; lexicon of %u words, %" G_GSIZE_FORMAT
          " bytes\n",
          gvt_list_entropy_get_rows (self->entropy), gvt_lexicon_get_size (self->lexicon),
          g_bytes_get_size (file));
  g_clear_pointer (&self->words, gvt_lexicon_builder_free);
}

/* --- and once more --- */

static void
measure_table (GvtBenchPack *self, gsize pack_bytes)
{
  const GvtVoterTable *table = gvt_voter_table_builder_finish (self->table);
  gsize bytes[GVT_PACK_N_PARTS];
  gsize rest = pack_bytes;

  gvt_bench_delta_measure (&self->delta, table, self->village, self->lexicon, self->epoch_key,
                           self->signing_key);
  gvt_pack_parts_measure (table, self->village, GVT_BENCH_AS_OF, self->lexicon, bytes);
  for (guint part = 0; part < GVT_PACK_N_PARTS; part++)
    {
      self->part_bytes[part] += bytes[part];
      rest -= MIN (rest, bytes[part]);
    }
  self->rest_bytes += rest;
}

static void
measure_csv (GvtBenchPack *self)
{
  gsize room = ZSTD_compressBound (self->csv->len);
  g_autofree guint8 *packed = g_malloc (room);

  self->csv_bytes += ZSTD_compress (packed, room, self->csv->str, self->csv->len, CSV_LEVEL);
}

void
gvt_bench_pack_finish (GvtBenchPack *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *pack;
  guint n_rows;

  if (self->writer == NULL)
    return;
  n_rows = gvt_pack_writer_get_rows (self->writer);
  pack = gvt_pack_writer_finish (self->writer, self->epoch_key, self->signing_key, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->packs, pack);
  self->n_rows += n_rows;
  self->pack_bytes += g_bytes_get_size (pack);
  if (self->table != NULL)
    {
      self->measured_rows += n_rows;
      self->measured_bytes += g_bytes_get_size (pack);
      measure_csv (self);
      measure_table (self, g_bytes_get_size (pack));
    }
  g_clear_pointer (&self->table, gvt_voter_table_builder_free);
  g_clear_pointer (&self->arena, gvt_arena_free);
  g_clear_pointer (&self->writer, gvt_pack_writer_free);
  g_string_truncate (self->csv, 0);
}

static void
begin_village (GvtBenchPack *self, const char *village)
{
  GvtPackInfo info = { village, "Desa Uji", "pilkada-2024", 1, GVT_BENCH_AS_OF, 1 };

  gvt_bench_pack_finish (self);
  g_free (self->village);
  self->village = g_strdup (village);
  self->writer = gvt_pack_writer_new (&info, self->lexicon);
  if (self->packs->len >= self->n_measured)
    return;
  self->arena = gvt_arena_new ();
  self->table = gvt_voter_table_builder_new (self->arena);
}

void
gvt_bench_pack_take (GvtBenchPack *self, const char *village, const GvtVoterRow *row)
{
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (village, self->village) != 0)
    begin_village (self, village);
  gvt_pack_writer_add (self->writer, row, &error);
  g_assert_no_error (error);
  if (self->table == NULL)
    return;
  gvt_voter_table_builder_add (self->table, row);
  gvt_list_csv_append_row (self->csv, village, row);
}

/* --- the whole --- */

gboolean
gvt_bench_pack_report (const GvtBenchPack *self)
{
  g_autofree char *columns = gvt_list_entropy_describe (self->entropy);
  double entropy = gvt_list_entropy_total (self->entropy) / 8;
  double bytes = (double) self->pack_bytes / (double) self->n_rows;
  double n_measured = (double) self->measured_rows;
  double csv = (double) self->csv_bytes / n_measured;
  gboolean kept = TRUE;

  printf ("entropy of the columns, bits a voter:\n%s", columns);
  printf ("the parts of a pack, bits a voter:\n");
  for (guint i = 0; i < GVT_PACK_N_PARTS; i++)
    printf ("%8.3f  %s\n", 8.0 * (double) self->part_bytes[i] / n_measured, gvt_pack_part_name (i));
  printf ("%8.3f  head, seal, signature\n", 8.0 * (double) self->rest_bytes / n_measured);
  printf ("%u packs of %" G_GUINT64_FORMAT " voters, CSV and parts of %" G_GUINT64_FORMAT
          " of them; CSV under zstd -19: %.3f bytes a voter; entropy: %.3f\n",
          self->packs->len, self->n_rows, self->measured_rows, csv, entropy);
  kept &= gvt_bench_check ("pack", bytes, "bytes/voter", 10);
  kept &= gvt_bench_check ("pack / CSV under zstd -19",
                           (double) self->measured_bytes / (double) self->csv_bytes, "", 0.5);
  kept &= gvt_bench_check ("pack / entropy of the columns", bytes / entropy, "", 1.15);
  kept &= gvt_bench_delta_report (&self->delta);
  return kept;
}

void
gvt_bench_pack_clear (GvtBenchPack *self)
{
  gvt_list_entropy_free (self->entropy);
  g_clear_object (&self->lexicon);
  gvt_secret_unref (self->epoch_key);
  gvt_secret_unref (self->signing_key);
  g_ptr_array_unref (self->packs);
  g_string_free (self->csv, TRUE);
  g_free (self->village);
}
