/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast is somebody found by NIK? The roll's search against an indexed SQLCipher table of the
 * same rows, in one run. Argument: villages (0: all 1,200). */
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "gvt-bench-rows.h"
#include "gvt-bench.h"
#include "gvt-laptop-schema.h"
#include "gvt-roll-private.h"
#include "gvt-store.h"
#include "gvt-synthesizer.h"
#include "gvt-voter-table.h"

#define AS_OF     "2026-06-30"
#define N_QUERIES 20000
#define BUDGET_US 20.0

typedef struct
{
  GvtArena *arena;
  GPtrArray *lists;
  GvtBenchRows rows;
  GvtDb *db;
  GvtStmt *insert;
} Bench;

static double
now_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now); /* allowed: GLib's clock is too coarse for this */
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static gboolean
take_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Bench *bench = user_data;

  gvt_bench_rows_take (&bench->rows, village, row);
  gvt_stmt_reset (bench->insert);
  gvt_stmt_bind_text (bench->insert, ":nik", row->text[GVT_VOTER_NIK]);
  gvt_stmt_bind_text (bench->insert, ":dpid", row->text[GVT_VOTER_DPID]);
  gvt_stmt_bind_text (bench->insert, ":name", row->text[GVT_VOTER_NAME]);
  gvt_stmt_bind_text (bench->insert, ":sex", row->text[GVT_VOTER_SEX]);
  gvt_stmt_bind_text (bench->insert, ":village", village);
  gvt_stmt_bind_text (bench->insert, ":tps", row->text[GVT_VOTER_TPS]);
  return gvt_stmt_run (bench->insert, error);
}

typedef struct
{
  Bench *bench;
  const GvtSynthPlan *plan;
} Filling;

static gboolean
fill (GvtDb *db, gpointer user_data, GError **error)
{
  Filling *filling = user_data;
  Bench *bench = filling->bench;

  if (!gvt_db_exec (db,
                    "CREATE TABLE voter (nik TEXT, dpid TEXT, name TEXT, sex TEXT, village TEXT,"
                    " tps TEXT) STRICT",
                    error))
    return FALSE;
  bench->insert = gvt_db_prepare (
      db, "INSERT INTO voter VALUES (:nik, :dpid, :name, :sex, :village, :tps)", error);
  if (!gvt_synthesize (filling->plan, take_row, bench, error))
    return FALSE;

  gvt_bench_rows_finish (&bench->rows);
  for (guint i = 0; i < bench->rows.tables->len; i++)
    g_ptr_array_add (bench->lists, g_object_new (GVT_TYPE_LEASED_LIST, NULL));
  g_clear_pointer (&bench->insert, gvt_stmt_free);
  return gvt_db_exec (db, "CREATE INDEX voter_by_nik ON voter (nik)", error);
}

static void
ask_roll (Bench *bench, GvtRoll *roll, double *times)
{
  for (guint i = 0; i < N_QUERIES; i++)
    {
      const char *nik = bench->rows.samples->pdata[i % bench->rows.samples->len];
      double began = now_us ();
      g_auto (GvtRollFound) found = { 0 };

      gvt_roll_find_nik (roll, nik, "", &found, NULL);
      times[i] = now_us () - began;
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found.hits)), >, 0);
    }
}

static void
ask_database (Bench *bench, double *times)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      bench->db, "SELECT dpid, name, sex, village, tps FROM voter WHERE nik = :nik", NULL);

  for (guint i = 0; i < N_QUERIES; i++)
    {
      double began = now_us ();
      guint length = 0;

      gvt_stmt_reset (stmt);
      gvt_stmt_bind_text (stmt, ":nik", bench->rows.samples->pdata[i % bench->rows.samples->len]);
      while (gvt_stmt_next (stmt, NULL))
        for (int column = 0; column < 5; column++)
          length += gvt_stmt_text (stmt, column)[0] != '\0';
      times[i] = now_us () - began;
      g_assert_cmpuint (length, >, 0);
    }
}

static gboolean
measure (Bench *bench)
{
  g_autofree double *times = g_new (double, N_QUERIES);
  double roll_p99, database_p99;
  g_autoptr (GvtRoll) roll = NULL;
  gboolean kept = TRUE;
  double began = now_us ();

  roll = gvt_roll_new_for_tables (bench->arena, bench->lists, bench->rows.tables);
  printf ("%" G_GUINT64_FORMAT " voters; index made in %.0f ms\n", bench->rows.n_rows,
          (now_us () - began) / 1000);
  ask_roll (bench, roll, times);
  roll_p99 = gvt_bench_print_times ("roll, exact NIK", times, N_QUERIES, NULL);
  ask_database (bench, times); /* warms its cache */
  ask_database (bench, times);
  database_p99 = gvt_bench_print_times ("SQLCipher, indexed, warm", times, N_QUERIES, NULL);

  kept &= gvt_bench_check ("exact NIK p99", roll_p99, "us", BUDGET_US);
  kept &= gvt_bench_check ("exact NIK p99 / SQLCipher's", roll_p99 / database_p99, "", 0.1);
  kept &= gvt_bench_check ("memory, lists and index",
                           (double) gvt_roll_get_memory (roll) / (double) bench->rows.n_rows,
                           "bytes/voter", 80);
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
  g_autofree char *folder = g_dir_make_tmp ("gvt-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "voters.db", NULL);
  g_autoptr (GvtSecret) key = NULL;
  Bench bench = { 0 };
  Filling filling = { &bench, &plan };
  gboolean kept;

  g_assert_no_error (error);
  gvt_crypto_init ();
  key = gvt_secret_new_random (GVT_KEY_SIZE);
  bench.arena = gvt_arena_new ();
  bench.lists = g_ptr_array_new_with_free_func (g_object_unref);
  gvt_bench_rows_init (&bench.rows, bench.arena, GVT_VOTER_NIK, N_QUERIES);
  bench.db = gvt_db_open (path, key, &gvt_laptop_schema, &error);
  g_assert_no_error (error);
  gvt_db_transact (bench.db, fill, &filling, &error);
  g_assert_no_error (error);

  kept = measure (&bench);

  g_clear_object (&bench.db);
  gvt_bench_remove_database (path);
  g_rmdir (folder);
  g_ptr_array_unref (bench.lists);
  gvt_bench_rows_clear (&bench.rows);
  return kept ? 0 : 1;
}
