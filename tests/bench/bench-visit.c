/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A class of 500 people with 20,000 answers of cards, hands and survey sheets on top: how long it
 * takes to open, to report, and to work out what its answers tell. Medians; what reads rows also as
 * a multiple of plainly reading the same rows through the same store.
 *
 *   bench-visit [--keep FOLDER]   leaves the profile there, for a look with the programs */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "gvt-attendance.h"
#include "gvt-bench-class.h"
#include "gvt-bench.h"
#include "gvt-class-quiz-results.h"
#include "gvt-full-report.h"
#include "gvt-gain.h"
#include "gvt-item-analysis.h"
#include "gvt-people-groups.h"
#include "gvt-people-list.h"
#include "gvt-quiz-figures.h"
#include "gvt-report.h"
#include "gvt-session-progress.h"
#include "gvt-session-survey.h"
#include "gvt-session-time.h"
#include "gvt-test-results.h"
#include "gvt-visit-acts.h"

#define N_ROUNDS 15

/* The class is to open within the first, be reported within the second, and its statistics are to
 * be worked out within a frame of the screen. */
#define OPEN_BUDGET_MS       300
#define REPORT_BUDGET_MS     2000
#define STATISTICS_BUDGET_MS 16
#define READING_BUDGET       20 /* times reading the rows plainly */

typedef struct
{
  GvtBenchClass class;
  char *path;     /* where papers go */
  double *shares; /* of statistics: people by items */
  guint8 *scores; /* and survey sheets */
} Bench;

typedef void (*Act) (Bench *self);

/* Medians, milliseconds. */
typedef struct
{
  double passed;
  double worked; /* by the processor */
} Cost;

static int
compare (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
worked_ms (void)
{
  return (double) clock () * 1000.0 / CLOCKS_PER_SEC;
}

/* The first round is not counted: it warms what stays warm. */
static Cost
measure (Bench *self, const char *what, Act act)
{
  double times[N_ROUNDS], work[N_ROUNDS];

  act (self);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 began_us = g_get_monotonic_time ();
      double before = worked_ms ();

      act (self);
      work[i] = worked_ms () - before;
      times[i] = (double) (g_get_monotonic_time () - began_us) / 1000.0;
    }
  qsort (times, N_ROUNDS, sizeof *times, compare);
  qsort (work, N_ROUNDS, sizeof *work, compare);
  printf ("%-52s median %.2f ms, slowest %.2f ms; at work %.2f ms\n", what, times[N_ROUNDS / 2],
          times[N_ROUNDS - 1], work[N_ROUNDS / 2]);
  fflush (stdout);
  return (Cost){ times[N_ROUNDS / 2], work[N_ROUNDS / 2] };
}

/* --- the plain rows --- */

#define ROWS_SQL \
  "SELECT respondent, item, choice FROM quiz_answer" \
  " UNION ALL SELECT respondent, item, choice FROM quiz_sheet_answer" \
  " UNION ALL SELECT card, sex, age FROM session_person" \
  " UNION ALL SELECT sheet, scores, sex FROM survey_sheet"

static gboolean
read_rows (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, ROWS_SQL, error);
  guint *n_rows = user_data;

  *n_rows = 0;
  while (stmt != NULL && gvt_stmt_next (stmt, error))
    *n_rows += gvt_stmt_int (stmt, 0) > 0 && gvt_stmt_text (stmt, 1)[0] != '\0'
               && gvt_stmt_text (stmt, 2) != NULL;
  return stmt != NULL;
}

static void
read_plainly (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->class.profile, &error);
  guint n_rows;

  gvt_store_read (gvt_journal_get_store (journal), read_rows, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, self->class.n_answers + 2 * GVT_BENCH_PEOPLE);
}

/* --- what people wait for --- */

/* What the window reads before the class stands there: its steps, and its list with the names. */
static void
open_class (Bench *self)
{
  GvtBenchClass *class = &self->class;
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSessionProgress) progress = gvt_session_progress_load (
      class->profile, class->library, &class->session, &error);
  g_autoptr (GPtrArray) people = gvt_session_read_list (class->profile, &class->session, TRUE,
                                                        &error);
  g_autoptr (GvtPeopleGroups) groups = gvt_session_read_people (class->profile, &class->session,
                                                                &error);
  GvtPresence presence;

  gvt_session_read_presence (class->profile, &class->session, &presence, &error);
  g_assert_no_error (error);
  g_assert_nonnull (progress);
  g_assert_nonnull (groups);
  g_assert_cmpuint (people->len, ==, GVT_BENCH_PEOPLE);
}

/* How long it has lasted, by the clock in every record of the laptop since it was opened. */
static void
read_time (Bench *self)
{
  g_autoptr (GError) error = NULL;
  GvtSessionTime time;

  gvt_session_time_read (self->class.profile, &self->class.session, &time, &error);
  g_assert_no_error (error);
}

static void
write_report (Bench *self)
{
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", TRUE, NULL };
  g_autoptr (GError) error = NULL;

  gvt_report_write (self->class.profile, self->class.library, &self->class.visit, &options,
                    self->path, &error);
  g_assert_no_error (error);
}

static void
write_full_report (Bench *self)
{
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", TRUE, NULL };
  g_autoptr (GError) error = NULL;

  gvt_full_report_write (self->class.profile, self->class.library, &self->class.visit, &options,
                         self->path, &error);
  g_assert_no_error (error);
}

/* Everything that is told of the answers, from the rows on. */
static void
read_statistics (Bench *self)
{
  GvtBenchClass *class = &self->class;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = gvt_quiz_figures_read (class->profile, class->library,
                                                         &class->visit, NULL, &error);
  g_autoptr (GPtrArray) tests = gvt_test_results_read (class->profile, class->library, NULL,
                                                       &class->session, &error);
  g_autoptr (GvtSessionSurvey) survey = gvt_session_survey_read (class->profile, &class->session,
                                                                 &error);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 4);
  g_assert_cmpuint (tests->len, ==, 1);
  g_assert_cmpuint (survey->survey->total.n, ==, GVT_BENCH_PEOPLE);
}

/* --- the arithmetic alone --- */

/* As many answers as the class gave, in one quiz: more work than the same in many. */
#define N_ITEMS (GVT_BENCH_ANSWERS / GVT_BENCH_PEOPLE)

static void
invent (Bench *self)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  self->shares = g_new (double, GVT_BENCH_PEOPLE *N_ITEMS);
  for (guint i = 0; i < GVT_BENCH_PEOPLE * N_ITEMS; i++)
    self->shares[i] = (double) g_rand_int_range (rand, 0, 3) / 2.0;
  self->scores = g_new (guint8, GVT_BENCH_PEOPLE * GVT_SURVEY_N_ELEMENTS);
  for (guint i = 0; i < GVT_BENCH_PEOPLE * GVT_SURVEY_N_ELEMENTS; i++)
    self->scores[i] = (guint8) g_rand_int_range (rand, 1, GVT_SURVEY_MAX_SCORE + 1);
}

static void
work_out (Bench *self)
{
  static const char *const codes[GVT_SURVEY_N_COLUMNS] = { "", "P", "17-21", "SMA" };
  g_autofree GvtItemFigures *figures = g_new0 (GvtItemFigures, N_ITEMS);
  g_autoptr (GvtSurvey) survey = gvt_survey_new ();
  GvtGain gain;

  gvt_item_analysis (self->shares, GVT_BENCH_PEOPLE, N_ITEMS, figures);
  gvt_gain (self->shares, self->shares + GVT_BENCH_PEOPLE, GVT_BENCH_PEOPLE, &gain);
  for (guint i = 0; i < GVT_BENCH_PEOPLE; i++)
    gvt_survey_add_sheet (survey, self->scores + (gsize) i * GVT_SURVEY_N_ELEMENTS, codes);
  gvt_survey_finish (survey);

  g_assert_cmpuint (figures[N_ITEMS - 1].n_whole, ==, GVT_BENCH_PEOPLE);
  g_assert_cmpuint (gain.n, ==, GVT_BENCH_PEOPLE);
  g_assert_cmpint (gvt_survey_get_index (&survey->total), >, 0);
}

/* What is read is compared by the processor's work: a machine that others use, too, lets each wait
 * as it happens. */
static gboolean
compare_costs (Bench *self)
{
  Cost rows = measure (self, "reading the rows plainly", read_plainly);
  Cost opened = measure (self, "opening the class", open_class);
  Cost since = measure (self, "how long it has lasted", read_time);
  Cost told = measure (self, "all statistics, rows and arithmetic", read_statistics);
  Cost report = measure (self, "the report of one page, on its disk and journalled", write_report);
  Cost whole = measure (self, "the facilitator's report, the same", write_full_report);
  Cost worked = measure (self, "the arithmetic of the statistics", work_out);
  gboolean is_kept = TRUE;

  is_kept &= gvt_bench_check ("opens", opened.passed, "ms", OPEN_BUDGET_MS);
  is_kept &= gvt_bench_check ("opens, and says how long it has lasted",
                              opened.passed + since.passed, "ms", OPEN_BUDGET_MS);
  is_kept &= gvt_bench_check ("reports on one page", report.passed, "ms", REPORT_BUDGET_MS);
  is_kept &= gvt_bench_check ("reports in full", whole.passed, "ms", REPORT_BUDGET_MS);
  is_kept &= gvt_bench_check ("works out its statistics", worked.passed, "ms",
                              STATISTICS_BUDGET_MS);
  is_kept &= gvt_bench_check ("opening / reading the rows", opened.worked / rows.worked, "",
                              READING_BUDGET);
  is_kept &= gvt_bench_check ("all statistics / reading the rows", told.worked / rows.worked, "",
                              READING_BUDGET);
  return is_kept;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf",
                                                      folder, NULL);

  g_subprocess_wait (process, NULL, NULL);
}

int
main (int argc, char **argv)
{
  const char *kept = argc == 3 && g_str_equal (argv[1], "--keep") ? argv[2] : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = kept != NULL ? g_strdup (kept)
                                         : g_dir_make_tmp ("gvt-bench-XXXXXX", &error);
  Bench bench = { .path = g_build_filename (folder, "paper.pdf", NULL) };
  gboolean is_kept;

  g_assert_no_error (error);
  gvt_crypto_init ();
  gvt_bench_class_make (&bench.class, folder);
  printf ("%u people, %u answers of cards, recorded in %.1f s\n", GVT_BENCH_PEOPLE,
          bench.class.n_answers, bench.class.made_s);
  fflush (stdout);
  invent (&bench);

  is_kept = compare_costs (&bench);

  gvt_bench_class_clear (&bench.class);
  if (kept == NULL)
    remove_folder (folder);
  g_free (bench.path);
  g_free (bench.shares);
  g_free (bench.scores);
  return is_kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
