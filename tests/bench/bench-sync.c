/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two weeks of a laptop cost on a bad line, and what a centre carries: the built programs over
 * loopback, the store on this machine's disk.
 *
 *   bench-sync REGIONS [--seconds N] [PART...]
 *
 * Parts: upload, load, postgres, crowd, files, soak (N seconds of it: 60); all where none is named.
 * A delta of the whole province is measured by bench-voters. */
#include <glib/gstdio.h>
#include <stdio.h>

#include "gvt-bench-crowd.h"
#include "gvt-bench-files.h"
#include "gvt-bench-load.h"
#include "gvt-bench-soak.h"
#include "gvt-bench.h"
#include "gvt-test-line.h"
#include "gvt-test.h"

#define N_EVENTS    10000
#define BYTES_PER_S 8000                            /* 64 kbit/s */
#define DELAY_US    (200 * G_TIME_SPAN_MILLISECOND) /* each way */

#define UPLOAD_BUDGET_S    120
#define EVENT_BUDGET_BYTES 64
#define N_LAPTOPS          4
#define BATCH              256
#define RATE_BUDGET        2000
#define BATCH_BUDGET_MS    250
#define N_CROWD            100
#define N_VILLAGES         20
#define FILES_BUDGET       0.3
#define EXAMPLE_BUDGET     0.9
#define SOAK_SECONDS       60
#define SOAK_BUDGET        1.1

static const char *regions;
static guint soak_seconds = SOAK_SECONDS;
static double sqlite_rate;

static GvtCentreProcess *
make_centre (gboolean is_in_postgres)
{
  /* Durable, as a province runs it; what tests use is not. */
  static const char *const settings[] = { "fsync=on", "synchronous_commit=on",
                                          "full_page_writes=on", NULL };
  const GvtCentrePlan plan = { .regions = regions,
                               .n_villages = "20",
                               .n_rows = "68000",
                               .is_in_postgres = is_in_postgres,
                               .pg_settings = settings };

  return gvt_centre_process_new_planned (&plan);
}

/* --- two weeks over a bad line --- */

static gboolean
report_upload (GvtTestLine *line, double elapsed_ms, guint64 n_made)
{
  guint64 n_up, n_down;
  gboolean kept;

  gvt_test_line_count (line, &n_up, &n_down);
  printf ("  %" G_GUINT64_FORMAT " bytes up and %" G_GUINT64_FORMAT " down, headers of HTTP among "
          "them\n",
          n_up, n_down);
  kept = gvt_bench_check ("10,000 mixed events at 64 kbit/s", elapsed_ms / 1000.0, "s",
                          UPLOAD_BUDGET_S);
  return gvt_bench_check ("each on the wire", (double) (n_up + n_down) / (double) n_made, "bytes",
                          EVENT_BUDGET_BYTES)
         && kept;
}

static gboolean
bench_upload (const char *folder)
{
  GvtCentreProcess *centre = make_centre (FALSE);
  g_autofree char *home = g_build_filename (folder, "slow", NULL);
  GvtBenchFortnight fortnight;
  GvtLaptop *laptop = gvt_bench_laptop_new (centre, home, N_EVENTS, &fortnight);
  GvtTestLine *line = gvt_test_line_new (centre->port);
  g_autofree char *uri = gvt_test_line_dup_uri (line);
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;
  double began_ms;
  gboolean kept;

  printf ("%u classes, %u proposals, %u look-ups: %" G_GUINT64_FORMAT " events\n",
          fortnight.n_classes, fortnight.n_proposals, fortnight.n_lookups, fortnight.n_events);
  gvt_test_line_slow_down (line, BYTES_PER_S, DELAY_US);
  began_ms = gvt_bench_wall_ms ();
  gvt_laptop_sync (laptop, uri, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.ledger.only_here, ==, 0);
  g_assert_cmpuint (report.ledger.quarantined, ==, 0);
  kept = report_upload (line, gvt_bench_wall_ms () - began_ms, fortnight.n_events);

  gvt_test_line_free (line);
  gvt_laptop_free (laptop);
  gvt_centre_process_free (centre);
  return kept;
}

/* --- what a centre takes in a second --- */

static double
rate_of (const GvtBenchLoad *load)
{
  return (double) load->n_events * 1000.0 / load->elapsed_ms;
}

/* As fast as they can, where a batch waits for those of the others; then at the rate that is asked
 * for, where it is seen how long one takes. */
static gboolean
report_load (const GvtBenchLoad *full, const GvtBenchLoad *paced, const char *where)
{
  g_autofree char *rate = g_strdup_printf ("events a second, %s", where);
  g_autofree char *p99 = g_strdup_printf ("p99 of a batch of %u at %u a second, %s", paced->batch,
                                          RATE_BUDGET, where);
  gboolean kept = gvt_bench_check_least (rate, rate_of (full), "a second", RATE_BUDGET);

  printf ("  %" G_GUINT64_FORMAT
          " events of %u laptops at once, as fast as they can; a batch: median "
          "%.1f ms, p99 %.1f ms\n",
          full->n_events, full->senders->len, full->median_ms, full->p99_ms);
  printf ("  at %.0f a second: median of a batch %.1f ms\n", rate_of (paced), paced->median_ms);
  return gvt_bench_check (p99, paced->p99_ms, "ms", BATCH_BUDGET_MS) && kept;
}

/* @full: @paced: for gvt_bench_load_clear(). Returns: whether the budgets are kept */
static gboolean
load_centre (GvtCentreProcess *centre,
             const char *folder,
             const char *where,
             GvtBenchLoad *full,
             GvtBenchLoad *paced)
{
  g_autofree char *first = g_build_filename (folder, "full", NULL);
  g_autofree char *second = g_build_filename (folder, "paced", NULL);

  g_assert_cmpint (g_mkdir (first, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  gvt_bench_load_init (full, centre, first, N_LAPTOPS, N_EVENTS, BATCH);
  gvt_bench_load_init (paced, centre, second, N_LAPTOPS, N_EVENTS, BATCH);
  gvt_bench_load_run (full, 0);
  gvt_bench_load_run (paced, RATE_BUDGET);
  return report_load (full, paced, where);
}

static gboolean
bench_load (const char *folder)
{
  GvtCentreProcess *centre = make_centre (FALSE);
  g_autofree char *rows = g_build_filename (folder, "rows", NULL);
  GvtBenchLoad full, paced;
  gboolean kept = load_centre (centre, folder, "SQLite", &full, &paced);
  double raw = gvt_bench_load_insert (&full, rows);

  sqlite_rate = rate_of (&full);
  printf ("  %.3f of the same rows written in batches, and nothing else (%.0f a second)\n",
          sqlite_rate / raw, raw);
  gvt_bench_load_clear (&full);
  gvt_bench_load_clear (&paced);
  gvt_centre_process_free (centre);
  return kept;
}

static gboolean
bench_postgres (const char *folder)
{
  GvtCentreProcess *centre = make_centre (TRUE);
  GvtBenchLoad full, paced;
  gboolean kept;

  if (centre == NULL)
    {
      printf ("PostgreSQL is not here: not measured\n");
      return FALSE;
    }
  kept = load_centre (centre, folder, "PostgreSQL", &full, &paced);
  if (sqlite_rate > 0)
    kept &= gvt_bench_check_least ("PostgreSQL, beside SQLite", rate_of (&full) / sqlite_rate, "",
                                   1);
  gvt_bench_load_clear (&full);
  gvt_bench_load_clear (&paced);
  gvt_centre_process_free (centre);
  return kept;
}

/* --- the first morning --- */

static gboolean
bench_crowd (const char *folder)
{
  GvtCentreProcess *centre = make_centre (FALSE);
  GvtBenchCrowd crowd;
  gboolean kept;

  gvt_bench_crowd_init (&crowd, centre, folder, N_CROWD, N_VILLAGES);
  gvt_bench_crowd_run (&crowd);
  printf ("  %u laptops at once, %u lists each: all had theirs after %.1f s; median %.1f s, p99 "
          "%.1f s, %.1f MB in all\n",
          N_CROWD, N_VILLAGES, crowd.elapsed_ms / 1000, crowd.median_ms / 1000, crowd.p99_ms / 1000,
          (double) crowd.n_bytes / 1e6);
  kept = gvt_bench_check ("first syncs of 100 laptops that failed", crowd.n_failed, "laptops", 0);
  gvt_bench_crowd_clear (&crowd);
  gvt_centre_process_free (centre);
  return kept;
}

/* --- lists and modules as files --- */

static gboolean
bench_files (const char *folder)
{
  GvtCentreProcess *centre = make_centre (FALSE);
  GvtBenchFiles files;
  gboolean kept = gvt_bench_files_run (&files, centre, folder);

  if (kept)
    {
      printf ("  the centre %.0f files a second, nginx with one worker %.0f, the example %.0f\n",
              files.centre, files.bare, files.example);
      kept = gvt_bench_check_least ("files from the centre, beside nginx",
                                    files.centre / files.bare, "", FILES_BUDGET);
      kept &= gvt_bench_check_least ("files by the nginx example, beside nginx",
                                     files.example / files.bare, "", EXAMPLE_BUDGET);
    }
  gvt_centre_process_free (centre);
  return kept;
}

/* --- memory, for long --- */

static gboolean
bench_soak (const char *folder)
{
  GvtCentreProcess *centre = make_centre (FALSE);
  GvtBenchSoak soak;
  gboolean kept;

  gvt_bench_soak_run (&soak, centre, folder, N_LAPTOPS, soak_seconds);
  printf ("  %u talks in %u s, at most %.1f MB\n", soak.n_talks, soak_seconds, soak.most_mb);
  kept = gvt_bench_check ("memory at the end, to that of a fifth of the time",
                          soak.last_mb / soak.first_mb, "", SOAK_BUDGET);
  gvt_centre_process_free (centre);
  return kept;
}

/* --- */

static const struct
{
  const char *name;
  gboolean (*run) (const char *folder);
} parts[] = {
  { "upload", bench_upload }, { "load", bench_load },   { "postgres", bench_postgres },
  { "crowd", bench_crowd },   { "files", bench_files }, { "soak", bench_soak },
};

static gboolean
run_part (guint index, const char *folder)
{
  g_autofree char *home = g_build_filename (folder, parts[index].name, NULL);

  g_assert_cmpint (g_mkdir (home, 0700), ==, 0);
  return parts[index].run (home);
}

/* Returns: whether the command line names this part, or none */
static gboolean
is_wanted (int argc, char **argv, const char *part)
{
  gboolean is_any_named = FALSE;

  for (int i = 2; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--seconds") && i + 1 < argc)
        i++;
      else if (g_str_equal (argv[i], part))
        return TRUE;
      else
        is_any_named = TRUE;
    }
  return !is_any_named;
}

static void
read_seconds (int argc, char **argv)
{
  for (int i = 2; i < argc - 1; i++)
    if (g_str_equal (argv[i], "--seconds"))
      soak_seconds = gvt_bench_number (argc, argv, i + 1, SOAK_SECONDS);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  gboolean kept = TRUE;

  gvt_test_init (&argc, &argv);
  g_assert_cmpint (argc, >=, 2);
  regions = argv[1];
  read_seconds (argc, argv);
  folder = g_dir_make_tmp ("govote-bench-XXXXXX", NULL);
  g_assert_nonnull (folder);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_wanted (argc, argv, parts[i].name))
      kept &= run_part (i, folder);

  gvt_test_remove_tree (folder);
  return kept ? 0 : 1;
}
