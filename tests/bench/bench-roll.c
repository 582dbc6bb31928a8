/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long does opening the lists take, from sealed files in memory to a roll that can be searched?
 * Twenty villages, and the whole province by way of the rate over all packs that were made.
 * Argument: villages that are packed. */
#include <stdio.h>
#include <time.h>

#include "gvt-bench.h"
#include "gvt-pack-reader.h"
#include "gvt-roll-private.h"
#include "gvt-synthesizer.h"

#define AS_OF            "2026-06-30"
#define DEFAULT_VILLAGES 60
#define N_FEW            20
#define N_ROUNDS         5
#define PROVINCE         3964325.0 /* voters in the list of 2024 */

typedef struct
{
  GvtLexiconBuilder *words;
  GvtLexicon *lexicon;
  GvtSecret *epoch_key;
  GvtSecret *signing_key;
  char *village;
  GvtPackWriter *writer;
  GPtrArray *packs; /* GBytes */
} Bench;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now); /* allowed: a measurement */
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static gboolean
count_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Bench *bench = user_data;

  gvt_lexicon_builder_add (bench->words, row->text[GVT_VOTER_NAME], row->text[GVT_VOTER_SEX]);
  return TRUE;
}

static void
finish_village (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  if (bench->writer == NULL)
    return;

  g_ptr_array_add (bench->packs, gvt_pack_writer_finish (bench->writer, bench->epoch_key,
                                                         bench->signing_key, &error));
  g_assert_no_error (error);
  g_clear_pointer (&bench->writer, gvt_pack_writer_free);
}

static gboolean
pack_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Bench *bench = user_data;

  if (g_strcmp0 (village, bench->village) != 0)
    {
      GvtPackInfo info = { village, "Desa Uji", "pilkada-2024", 1, AS_OF, 1 };

      finish_village (bench);
      g_free (bench->village);
      bench->village = g_strdup (village);
      bench->writer = gvt_pack_writer_new (&info, bench->lexicon);
    }
  return gvt_pack_writer_add (bench->writer, row, error);
}

static void
make_packs (Bench *bench, const GvtSynthPlan *plan)
{
  g_autoptr (GBytes) lexicon = NULL;
  g_autoptr (GError) error = NULL;
  double began = now_ms ();

  bench->words = gvt_lexicon_builder_new ();
  gvt_synthesize (plan, count_row, bench, &error);
  g_assert_no_error (error);
  lexicon = gvt_lexicon_builder_finish (bench->words, bench->signing_key, &error);
  g_assert_no_error (error);
  bench->lexicon = gvt_lexicon_read (lexicon, NULL, &error);
  g_assert_no_error (error);
  gvt_synthesize (plan, pack_row, bench, &error);
  g_assert_no_error (error);
  finish_village (bench);
  printf ("%u packs made and read back in %.0f ms each\n", bench->packs->len,
          (now_ms () - began) / bench->packs->len);
}

/* Opens the first @n packs, and tells how many rows they hold. */
static double
open_packs (Bench *bench, guint n, guint *n_rows)
{
  double began = now_ms ();
  GvtArena *arena = gvt_arena_new ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = NULL;
  double took;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtPack) pack = gvt_pack_read (bench->packs->pdata[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (
          tables, (gpointer) gvt_pack_open (pack, bench->epoch_key, bench->lexicon, arena, &error));
      g_assert_no_error (error);
      g_ptr_array_add (lists, g_object_new (GVT_TYPE_LEASED_LIST, NULL));
    }
  roll = gvt_roll_new_for_tables (arena, lists, tables);
  took = now_ms () - began;
  *n_rows = gvt_roll_get_rows (roll);
  return took;
}

/* The best of some rounds: other programs only ever make it slower. */
static double
best_of (Bench *bench, guint n, guint *n_rows)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    best = MIN (best, open_packs (bench, n, n_rows));
  return best;
}

static gboolean
measure (Bench *bench)
{
  guint few_rows, all_rows;
  double few = best_of (bench, MIN (N_FEW, bench->packs->len), &few_rows);
  double all = best_of (bench, bench->packs->len, &all_rows);
  gboolean kept = TRUE;

  printf ("%u villages, %u voters: %.1f ms; %u villages, %u voters: %.1f ms\n", N_FEW, few_rows,
          few, bench->packs->len, all_rows, all);
  kept &= gvt_bench_check ("open 20 villages", few, "ms", 60);
  kept &= gvt_bench_check ("open the province, at this rate", all / all_rows * PROVINCE, "ms",
                           2000);
  return kept;
}

int
main (int argc, char **argv)
{
  g_autoptr (GvtRegionList) regions = gvt_bench_regions ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSynthPlaces) places = gvt_synth_places_new (
      regions, "", gvt_bench_number (argc, argv, 1, DEFAULT_VILLAGES), &error);
  GvtSynthPlan plan = { .places = places, .seed = 7, .as_of = AS_OF };
  Bench bench = { 0 };
  gboolean kept;

  g_assert_no_error (error);
  gvt_crypto_init ();
  bench.epoch_key = gvt_secret_new_random (GVT_KEY_SIZE);
  bench.signing_key = gvt_signing_key_new ();
  bench.packs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  make_packs (&bench, &plan);
  kept = measure (&bench);

  gvt_lexicon_builder_free (bench.words);
  g_object_unref (bench.lexicon);
  gvt_secret_unref (bench.epoch_key);
  gvt_secret_unref (bench.signing_key);
  g_ptr_array_unref (bench.packs);
  g_free (bench.village);
  return kept ? 0 : 1;
}
