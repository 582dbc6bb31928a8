/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of voters on a whole province, beside what databases offer over the same rows, in one
 * run: how large packs are, how long lists take to open, how fast somebody is found by NIK and by
 * what he is called, and who of the gold set is found at all. It takes minutes, 1.5 GB of memory,
 * PostgreSQL's included, and 2 GB of the disk; fewer villages take less of all:
 * ./dev bench voters --test-args "--villages 60". */
#include <glib/gstdio.h>
#include <stdio.h>

#include "gvt-bench-gold.h"
#include "gvt-bench-names.h"
#include "gvt-bench-pack.h"
#include "gvt-lanes.h"
#include "gvt-leases-private.h"
#include "gvt-pack-reader.h"
#include "gvt-roll-private.h"
#include "gvt-test.h"

#define N_VILLAGES   1166 /* of the province that is meant */
#define N_VOTERS     3964325
#define FEW_VILLAGES 20
#define N_MEASURED   40 /* villages of which CSV and parts are measured */
#define N_NAMES      1000
#define N_NIKS       20000
#define N_ROUNDS     5

typedef struct
{
  char *folder;
  GvtBenchPack packs;
  GvtBenchSqlcipher sqlcipher;
  GvtBenchPostgres postgres;
  gboolean has_postgres;
  GvtBenchSample niks;
  GvtBenchSample names;
  GvtBenchSample few_names;
  guint64 n_rows;
  guint64 n_few; /* rows of the first villages */
} Bench;

static char *
path_of (const Bench *bench, guint village)
{
  g_autofree char *name = g_strdup_printf ("%u.pack", village);

  return g_build_filename (bench->folder, name, NULL);
}

/* --- the rows --- */

static gboolean
take_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Bench *bench = user_data;
  const char *name = row->text[GVT_VOTER_NAME];
  const char *born = row->text[GVT_VOTER_BIRTH_DATE];

  gvt_bench_pack_take (&bench->packs, village, row);
  gvt_bench_sqlcipher_add (&bench->sqlcipher, village, row);
  if (bench->has_postgres)
    gvt_bench_postgres_copy (&bench->postgres, (guint32) bench->n_rows,
                             (guint) g_ascii_strtoull (born + 6, NULL, 10), name);
  gvt_bench_sample_take (&bench->niks, row->text[GVT_VOTER_NIK]);
  gvt_bench_sample_take (&bench->names, name);
  bench->n_rows++;
  if (bench->packs.packs->len >= FEW_VILLAGES)
    return TRUE;
  gvt_bench_sample_take (&bench->few_names, name);
  bench->n_few++;
  return TRUE;
}

static void
write_packs (const Bench *bench)
{
  for (guint i = 0; i < bench->packs.packs->len; i++)
    {
      g_autofree char *path = path_of (bench, i);
      gsize size;
      const char *data = g_bytes_get_data (bench->packs.packs->pdata[i], &size);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, data, (gssize) size, &error);
      g_assert_no_error (error);
    }
}

static void
index_postgres (Bench *bench)
{
  g_autofree char *few = g_strdup_printf ("CREATE TABLE few AS SELECT * FROM province"
                                          " WHERE id < %" G_GUINT64_FORMAT,
                                          bench->n_few);
  double began = gvt_bench_wall_ms ();

  gvt_bench_postgres_end_copy (&bench->postgres);
  gvt_bench_postgres_run (&bench->postgres, few);
  gvt_bench_postgres_index (&bench->postgres, "few");
  gvt_bench_postgres_index (&bench->postgres, "province");
  printf ("PostgreSQL's indices made in %.0f s\n", (gvt_bench_wall_ms () - began) / 1000);
}

static void
fill (Bench *bench, const GvtSynthPlan *plan)
{
  g_autofree char *path = g_build_filename (bench->folder, "voters.db", NULL);
  g_autoptr (GError) error = NULL;
  double began = gvt_bench_wall_ms ();

  gvt_bench_pack_read_words (&bench->packs, plan);
  gvt_bench_sqlcipher_init (&bench->sqlcipher, path);
  bench->has_postgres = gvt_bench_postgres_init (&bench->postgres);
  if (bench->has_postgres)
    gvt_bench_postgres_begin_copy (&bench->postgres, "province");
  gvt_synthesize (plan, take_row, bench, &error);
  g_assert_no_error (error);
  gvt_bench_pack_finish (&bench->packs);
  write_packs (bench);
  gvt_bench_sqlcipher_finish (&bench->sqlcipher, bench->n_few);
  printf ("rows invented twice, packed, and put into SQLCipher and PostgreSQL in %.0f s\n",
          (gvt_bench_wall_ms () - began) / 1000);
  if (bench->has_postgres)
    index_postgres (bench);
}

/* --- opening --- */

static double
read_packs (const Bench *bench, guint n)
{
  double began = gvt_bench_wall_ms ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = path_of (bench, i);
      g_autofree char *data = NULL;

      g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
    }
  return gvt_bench_wall_ms () - began;
}

/* Lists and their tables, in their order. */
typedef struct
{
  const Bench *bench;
  GvtArena *arenas[GVT_N_LANES];
  GPtrArray *lists;
  GPtrArray *tables;
} Opening;

static void
open_pack (guint village, guint lane, gpointer user_data)
{
  Opening *self = user_data;
  const Bench *bench = self->bench;
  g_autofree char *path = path_of (bench, village);
  g_autofree char *data = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  const GvtPackInfo *info;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  file = g_bytes_new_take (g_steal_pointer (&data), size);
  pack = gvt_pack_read (file, &error);
  g_assert_no_error (error);
  self->tables->pdata[village] = (gpointer) gvt_pack_open (
      pack, bench->packs.epoch_key, bench->packs.lexicon, self->arenas[lane], &error);
  g_assert_no_error (error);
  info = gvt_pack_get_info (pack);
  self->lists->pdata[village] = gvt_leased_list_new_for_village (info->village, info->village_name);
}

/* From files to a roll that can be searched. Returns: (transfer full) */
static GvtRoll *
open_roll (const Bench *bench, guint n, double *took)
{
  double began = gvt_bench_wall_ms ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  Opening opening = { bench, { gvt_arena_new (), gvt_arena_new () }, lists, tables };
  GvtRoll *roll;

  g_ptr_array_set_size (tables, (gint) n);
  g_ptr_array_set_size (lists, (gint) n);
  gvt_lanes_run (n, open_pack, &opening, NULL, NULL);
  roll = gvt_roll_new_for_tables (opening.arenas, lists, tables);
  *took = gvt_bench_wall_ms () - began;
  return roll;
}

/* The best of some rounds: other programs only ever make it slower. Returns: (transfer full) */
static GvtRoll *
measure_opening (const Bench *bench, guint n, const char *what, double budget, gboolean *kept)
{
  double best = G_MAXDOUBLE, read = G_MAXDOUBLE;
  g_autoptr (GvtRoll) roll = NULL;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double took;

      g_clear_object (&roll);
      roll = open_roll (bench, n, &took);
      best = MIN (best, took);
      read = MIN (read, read_packs (bench, n));
    }
  printf ("%u villages, %u voters: opened in %.1f ms; the same files read in %.1f ms: %.1f\n", n,
          gvt_roll_get_rows (roll), best, read, best / read);
  *kept &= gvt_bench_check (what, best, "ms", budget);
  return g_steal_pointer (&roll);
}

/* --- NIK --- */

static void
ask_roll (GvtRoll *roll, const GPtrArray *niks, double *times)
{
  for (guint i = 0; i < niks->len; i++)
    {
      double began = gvt_bench_thread_us ();
      g_auto (GvtRollFound) found = { 0 };

      gvt_roll_find_nik (roll, niks->pdata[i], "", &found, NULL);
      times[i] = gvt_bench_thread_us () - began;
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found.hits)), >, 0);
    }
}

static gboolean
measure_niks (Bench *bench, GvtRoll *roll)
{
  const GPtrArray *niks = bench->niks.values;
  g_autofree double *times = g_new (double, niks->len);
  double ours, ours_p50, theirs, theirs_p50;
  gboolean kept = TRUE;

  ask_roll (roll, niks, times);
  ours = gvt_bench_sort_times (times, niks->len, &ours_p50);
  gvt_bench_sqlcipher_ask_niks (&bench->sqlcipher, niks, times); /* warms the system's cache */
  gvt_bench_sqlcipher_ask_niks (&bench->sqlcipher, niks, times);
  theirs = gvt_bench_sort_times (times, niks->len, &theirs_p50);
  printf (
      "exact NIK, %u asked: Go Vote p50 %.1f us, p99 %.1f us; SQLCipher, indexed p50 %.1f us, p99 "
      "%.1f us; ours / it: p50 %.3f, p99 %.3f\n",
      niks->len, ours_p50, ours, theirs_p50, theirs, ours_p50 / theirs_p50, ours / theirs);
  kept &= gvt_bench_check ("exact NIK p99", ours, "us", 20);
  kept &= gvt_bench_check ("exact NIK p99 / SQLCipher's", ours / theirs, "", 0.1);
  return kept;
}

/* --- the whole --- */

static gboolean
measure (Bench *bench)
{
  GvtBenchPostgres *postgres = bench->has_postgres ? &bench->postgres : NULL;
  guint n = bench->packs.packs->len;
  gboolean kept = gvt_bench_pack_report (&bench->packs);
  g_autoptr (GvtRoll) few = measure_opening (bench, MIN (n, FEW_VILLAGES), "open 20 villages", 60,
                                             &kept);
  g_autoptr (GvtRoll) all = measure_opening (bench, n, "open the province", 2000, &kept);
  GvtBenchNames in_few = { "20 villages", few,   &bench->sqlcipher,       TRUE,
                           postgres,      "few", bench->few_names.values, 2000 };
  GvtBenchNames in_all = { "province", all,        &bench->sqlcipher,   FALSE,
                           postgres,   "province", bench->names.values, 15000 };

  kept &= gvt_bench_check ("memory, lists and indices",
                           (double) gvt_roll_get_memory (all) / gvt_roll_get_rows (all),
                           "bytes/voter", 80);
  kept &= measure_niks (bench, all);
  kept &= gvt_bench_names (&in_few);
  kept &= gvt_bench_names (&in_all);
  kept &= gvt_bench_gold (postgres);
  return kept;
}

static void
read_options (int *argc, char ***argv, int *n_villages, char **regions)
{
  GOptionEntry entries[] = {
    { "villages", 0, 0, G_OPTION_ARG_INT, n_villages, "of the province, 1166 by itself", "N" },
    { "regions", 0, 0, G_OPTION_ARG_FILENAME, regions, "a region list instead of an invented one",
      "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_parse (context, argc, argv, &error);
  g_assert_no_error (error);
}

static void
bench_clear (Bench *bench)
{
  if (bench->has_postgres)
    gvt_bench_postgres_clear (&bench->postgres);
  gvt_bench_sqlcipher_clear (&bench->sqlcipher);
  gvt_bench_pack_clear (&bench->packs);
  gvt_bench_sample_clear (&bench->niks);
  gvt_bench_sample_clear (&bench->names);
  gvt_bench_sample_clear (&bench->few_names);
  gvt_test_remove_tree (bench->folder);
  g_free (bench->folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int n_villages = N_VILLAGES;
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (GvtSynthPlaces) places = NULL;
  GvtSynthPlan plan = { .seed = 7, .as_of = GVT_BENCH_AS_OF };
  Bench bench = { .folder = g_dir_make_tmp ("gvt-bench-XXXXXX", NULL) };
  g_autoptr (GError) error = NULL;
  gboolean kept;

  g_test_init (&argc, &argv, NULL); /* the gold set lies beside the tests */
  read_options (&argc, &argv, &n_villages, &path);
  gvt_crypto_init ();
  regions = path != NULL ? gvt_bench_read_regions (path) : gvt_bench_regions ();
  plan.places = places = gvt_synth_places_new (regions, "", (guint) n_villages, &error);
  g_assert_no_error (error);
  plan.n_rows = (guint64) n_villages * N_VOTERS / N_VILLAGES;
  gvt_bench_pack_init (&bench.packs, N_MEASURED);
  gvt_bench_sample_init (&bench.niks, N_NIKS);
  gvt_bench_sample_init (&bench.names, N_NAMES);
  gvt_bench_sample_init (&bench.few_names, N_NAMES);

  fill (&bench, &plan);
  kept = measure (&bench);

  bench_clear (&bench);
  return kept ? 0 : 1;
}
