/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast is somebody found by what he is called? Ranked search over the roll against an FTS5
 * table of trigrams in SQLCipher over the same rows, which finds exact parts of names only, in one
 * run; the commonest names apart, which are the worst case. Argument: villages (0: all 1,200). */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "gvt-bench-rows.h"
#include "gvt-bench.h"
#include "gvt-laptop-schema.h"
#include "gvt-name-index.h"
#include "gvt-nik-index.h"
#include "gvt-store.h"
#include "gvt-synthesizer.h"

#define AS_OF        "2026-06-30"
#define N_VILLAGES   1166 /* of the province that is meant */
#define FEW_VILLAGES 20
#define N_QUERIES    1000
#define N_FTS        100
#define N_ROUNDS     20 /* of each common name */
#define LIMIT        20
#define FEW_US       2000.0
#define PROVINCE_US  15000.0

typedef struct
{
  GvtArena *arena;
  GvtBenchRows rows;
  GRand *rand;
  GvtDb *db;
  GvtStmt *insert;
  const GvtSynthPlan *plan;
  GvtNameIndex *index;
} Bench;

/* Of this thread: nothing here waits, and what else the machine does is no part of it. */
static double
now_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now); /* allowed: a measurement */
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

/* --- the rows --- */

static gboolean
take_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Bench *bench = user_data;

  gvt_bench_rows_take (&bench->rows, village, row);
  gvt_stmt_reset (bench->insert);
  gvt_stmt_bind_text (bench->insert, ":name", row->text[GVT_VOTER_NAME]);
  return gvt_stmt_run (bench->insert, error);
}

static gboolean
fill (GvtDb *db, gpointer user_data, GError **error)
{
  Bench *bench = user_data;

  if (!gvt_db_exec (db,
                    "CREATE VIRTUAL TABLE voter_name USING fts5 (name, tokenize = 'trigram',"
                    " detail = 'full')",
                    error))
    return FALSE;
  bench->insert = gvt_db_prepare (db, "INSERT INTO voter_name (name) VALUES (:name)", error);
  if (bench->insert == NULL || !gvt_synthesize (bench->plan, take_row, bench, error))
    return FALSE;
  gvt_bench_rows_finish (&bench->rows);
  g_clear_pointer (&bench->insert, gvt_stmt_free);
  return TRUE;
}

/* --- the questions --- */

/* Every third as it stands, every third without one of its letters, every third without its last
 * word. */
static char *
question_of (Bench *bench, guint number)
{
  char *name = g_strdup (bench->rows.samples->pdata[number % bench->rows.samples->len]);
  gsize length = strlen (name);
  char *last = strrchr (name, ' ');
  guint at = (guint) g_rand_int_range (bench->rand, 0, (gint32) length);

  if (number % 3 == 1 && length > 4)
    memmove (name + at, name + at + 1, length - at);
  else if (number % 3 == 2 && last != NULL)
    *last = '\0';
  return name;
}

static double
ask (Bench *bench, const char *name, guint *n_hits)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GvtNameHit));
  GvtNameQuestion question = { .given = { name, "", "" }, .limit = LIMIT };
  double began = now_us ();

  gvt_name_index_find (bench->index, &question, hits);
  *n_hits = hits->len;
  return now_us () - began;
}

static double
ask_fts (Bench *bench, const char *name)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      bench->db,
      "SELECT rowid FROM voter_name WHERE voter_name MATCH :words ORDER BY rank LIMIT 20", NULL);
  g_auto (GStrv) words = g_strsplit (name, " ", 0);
  g_autofree char *quoted = g_strjoinv ("\" \"", words);
  g_autofree char *match = g_strconcat ("\"", quoted, "\"", NULL);
  double began = now_us ();

  gvt_stmt_bind_text (stmt, ":words", match);
  while (gvt_stmt_next (stmt, NULL))
    continue;
  return now_us () - began;
}

static double
ask_all (Bench *bench, double *p50)
{
  g_autofree double *times = g_new (double, N_QUERIES);
  guint n_hits, n_found = 0;

  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *name = question_of (bench, i);

      times[i] = ask (bench, name, &n_hits);
      n_found += n_hits > 0;
    }
  printf ("%u of %u questions have an answer\n", n_found, N_QUERIES);
  return gvt_bench_print_times ("ranked search", times, N_QUERIES, p50);
}

static double
ask_all_fts (Bench *bench, double *p50)
{
  double times[N_FTS];

  for (guint i = 0; i < N_FTS; i++)
    times[i] = ask_fts (bench, bench->rows.samples->pdata[i]);
  return gvt_bench_print_times ("FTS5 trigrams, ranked", times, N_FTS, p50);
}

/* Returns: the worst of their p99 */
static double
ask_common (Bench *bench)
{
  static const char *const names[] = {
    "MUHAMMAD",       "SITI",        "NUR",       "AHMAD",
    "MUHAMMAD AHMAD", "SITI NUR",    "NUR AHMAD", "MUHAMMAD AHMAD NUR SITI",
    "MUHAMAD RIZKI",  "ST NURHAYATI"
  };
  double worst = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double times[N_ROUNDS];
      guint n_hits;

      for (guint j = 0; j < N_ROUNDS; j++)
        times[j] = ask (bench, names[i], &n_hits);
      worst = MAX (worst, gvt_bench_print_times (names[i], times, N_ROUNDS, NULL));
      printf ("%-52s %.0f us\n", "  FTS5 trigrams, ranked, once", ask_fts (bench, names[i]));
    }
  return worst;
}

static gboolean
measure (Bench *bench)
{
  const GvtTableSet *set = gvt_table_set_new (
      bench->arena, (const GvtVoterTable *const *) bench->rows.tables->pdata,
      bench->rows.tables->len);
  gboolean is_province = bench->rows.tables->len > FEW_VILLAGES;
  double budget = is_province ? PROVINCE_US : FEW_US;
  gsize before = gvt_arena_get_size (bench->arena);
  double n = (double) bench->rows.n_rows;
  double p50, p99, p50_fts, p99_fts;
  gboolean kept = TRUE;
  gint64 began = g_get_monotonic_time (); /* allowed: it works in two threads */

  bench->index = gvt_name_index_new (bench->arena, set, gvt_name_rules_get ());
  printf ("%.0f voters, %u words\n", n, gvt_name_index_get_words (bench->index));
  kept &= gvt_bench_check ("names indexed", (double) (g_get_monotonic_time () - began) / 1000, "ms",
                           is_province ? 1500 : 60);
  printf ("%-52s %.2f bytes/voter\n", "index of names",
          (double) (gvt_arena_get_size (bench->arena) - before) / n);
  gvt_nik_index_new (bench->arena, set);
  kept &= gvt_bench_check ("memory, lists and both indices",
                           (double) gvt_arena_get_size (bench->arena) / n, "bytes/voter", 80);
  p99 = ask_all (bench, &p50);
  kept &= gvt_bench_check ("ranked search p99", p99, "us", budget);
  p99_fts = ask_all_fts (bench, &p50_fts);
  printf ("%-52s p50 %.3f, p99 %.3f\n", "ranked search / FTS5's trigrams", p50 / p50_fts,
          p99 / p99_fts);
  kept &= gvt_bench_check ("commonest names p99", ask_common (bench), "us", budget);
  return kept;
}

int
main (int argc, char **argv)
{
  guint n_villages = gvt_bench_number (argc, argv, 1, FEW_VILLAGES);
  g_autoptr (GvtRegionList) regions = gvt_bench_regions ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSynthPlaces) places = gvt_synth_places_new (
      regions, "", n_villages == 0 ? N_VILLAGES : n_villages, &error);
  GvtSynthPlan plan = { .places = places, .seed = 7, .as_of = AS_OF };
  g_autofree char *folder = g_dir_make_tmp ("gvt-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "voters.db", NULL);
  g_autoptr (GvtSecret) key = NULL;
  Bench bench = { .plan = &plan };
  gboolean kept;

  g_assert_no_error (error);
  gvt_crypto_init ();
  key = gvt_secret_new_random (GVT_KEY_SIZE);
  bench.arena = gvt_arena_new ();
  gvt_bench_rows_init (&bench.rows, bench.arena, GVT_VOTER_NAME, N_QUERIES);
  bench.rand = g_rand_new_with_seed (1);
  bench.db = gvt_db_open (path, key, &gvt_laptop_schema, &error);
  g_assert_no_error (error);
  gvt_db_transact (bench.db, fill, &bench, &error);
  g_assert_no_error (error);

  kept = measure (&bench);

  g_clear_object (&bench.db);
  gvt_bench_remove_database (path);
  g_rmdir (folder);
  gvt_arena_free (bench.arena);
  gvt_bench_rows_clear (&bench.rows);
  g_rand_free (bench.rand);
  return kept ? 0 : 1;
}
