/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the time of a self-check's answer tells which of the two was wrong. Trials of two kinds
 * take turns at random in one run, and are ranked: the chance that one of the first kind takes
 * longer than one of the second (Mann and Whitney's U over both numbers, the area under the curve
 * of whoever guesses by time) must lie about one half. A control in the same run shows that the
 * same trials tell it at once of a search that stops at an unknown number. */
#include <math.h>

#include "gvt-name-alike.h"
#include "gvt-roll-private.h"
#include "gvt-self-check-table.h"
#include "gvt-self-check.h"
#include "gvt-voters-fixture.h"

#define N_VOTERS   4000
#define N_REPEATED 16 /* one alone is as short as the clock's step */

typedef struct
{
  GvtVotersFixture fixture;
  GvtRoll *roll;
  GRand *random;
} Scene;

/* --- a village --- */

static char *
nik_of (guint i)
{
  return g_strdup_printf ("520201%02u%02u%02u%04u", i % 28 + 1, i / 28 % 12 + 1, 60 + i % 40,
                          i + 1);
}

static char *
name_of (guint i)
{
  static const char *const first[] = {
    "SITI", "MUHAMMAD", "BAIQ", "LALU", "NURUL", "AHMAD", "SRI"
  };
  static const char *const last[] = { "AMINAH", "RIZKI", "HASANAH", "WIRE", "HIDAYATI", "FAUZI",
                                      "RAHMAN", "SAHNI", "MARIANI", "AYU",  "JAYADI" };

  return g_strdup_printf ("%s %s", first[i % G_N_ELEMENTS (first)],
                          last[i / 7 % G_N_ELEMENTS (last)]);
}

static void
give_village (GvtVotersFixture *fixture)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  g_autofree GvtVoterRow *rows = g_new (GvtVoterRow, N_VOTERS);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_VOTERS; i++)
    {
      rows[i] = gvt_fixture_rows[0];
      rows[i].text[GVT_VOTER_NIK] = nik_of (i);
      rows[i].text[GVT_VOTER_NAME] = name_of (i);
      g_ptr_array_add (texts, (gpointer) rows[i].text[GVT_VOTER_NIK]);
      g_ptr_array_add (texts, (gpointer) rows[i].text[GVT_VOTER_NAME]);
    }
  gvt_voters_fixture_give (fixture, kuta);
  pack = gvt_voters_fixture_pack (fixture, FIXTURE_KUTA, 2, 1, rows, N_VOTERS);
  gvt_packs_install (fixture->profile, pack, &fixture->signer, &error);
  g_assert_no_error (error);
}

static void
set_up (Scene *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_set_up (&self->fixture, NULL);
  give_village (&self->fixture);
  self->roll = gvt_roll_open (self->fixture.profile, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_roll_get_rows (self->roll), ==, N_VOTERS);
  self->random = g_rand_new_with_seed (20241127);
}

static void
tear_down (Scene *self, gconstpointer unused)
{
  g_rand_free (self->random);
  g_clear_object (&self->roll);
  gvt_voters_fixture_tear_down (&self->fixture, NULL);
}

/* --- trials --- */

typedef void (*Trial) (gpointer subject, const char *nik, const char *name);

/* Either wrong: a number that nobody has, with the name of some voter; or the number of a voter,
 * with the name of another. The texts are equally long, and made before the clock starts. */
static double
time_one (Scene *self, gboolean is_number_wrong, Trial trial, gpointer subject)
{
  guint voter = (guint) g_rand_int_range (self->random, 0, N_VOTERS);
  g_autofree char *nik = nik_of (is_number_wrong ? voter + N_VOTERS : voter);
  g_autofree char *name = name_of (voter + 1);
  gint64 began_us = g_get_monotonic_time ();

  trial (subject, nik, name);
  return (double) (g_get_monotonic_time () - began_us);
}

/* By the definition, which needs no rank: ties count one half. */
static double
area_under_curve (GArray *first, GArray *second)
{
  double wins = 0;

  for (guint i = 0; i < first->len; i++)
    for (guint j = 0; j < second->len; j++)
      {
        double a = g_array_index (first, double, i);
        double b = g_array_index (second, double, j);

        wins += a > b ? 1 : a == b ? 0.5 : 0;
      }
  return wins / ((double) first->len * second->len);
}

/* Of two equal things it lies within so much of one half, but once in three million runs: five
 * standard deviations of U over the product of both numbers. */
static double
tolerance (guint n_each)
{
  return 5 * sqrt ((2.0 * n_each + 1) / (12.0 * n_each * n_each));
}

/* Returns: how far from one half */
static double
tell_apart (Scene *self, guint n_each, Trial trial, gpointer subject)
{
  g_autoptr (GArray) wrong_names = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wrong_numbers = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *times[] = { wrong_names, wrong_numbers };
  double auc;

  while (times[0]->len < n_each || times[1]->len < n_each)
    {
      gboolean is_number_wrong = g_rand_boolean (self->random);
      double took;

      if (times[is_number_wrong]->len == n_each)
        is_number_wrong = !is_number_wrong;
      took = time_one (self, is_number_wrong, trial, subject);
      g_array_append_val (times[is_number_wrong], took);
    }
  auc = area_under_curve (times[0], times[1]);
  g_test_message ("%u trials of each kind: AUC %.4f, at most %.4f from 0.5 by chance", n_each, auc,
                  tolerance (n_each));
  return fabs (auc - 0.5);
}

/* --- what is timed --- */

static void
look (gpointer table, const char *nik, const char *name)
{
  for (guint i = 0; i < N_REPEATED; i++)
    g_assert_null (gvt_self_check_table_find (table, nik, name));
}

/* As one would write it who thinks of the answer's words alone. */
static void
look_naively (gpointer roll, const char *nik, const char *name)
{
  g_auto (GvtRollFound) found = { 0 };

  gvt_roll_find_nik (roll, nik, "", &found, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found.hits)); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (G_LIST_MODEL (found.hits), i);

      g_assert_false (gvt_names_same (gvt_voter_hit_get_name (hit), name));
    }
}

static void
ask (gpointer check, const char *nik, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSelfCheckAnswer) answer = gvt_self_check_ask (check, nik, name, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (answer->is_listed);
  gvt_self_check_renew (check);
}

/* The work alone, with no wait to hide in. */
static void
test_work (Scene *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSelfCheckTable) table = gvt_self_check_table_new (self->roll, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (tell_apart (self, 4000, look, table), <, tolerance (4000));
}

static void
test_control (Scene *self, gconstpointer unused)
{
  g_assert_cmpfloat (tell_apart (self, 1000, look_naively, self->roll), >, 0.25);
}

/* The whole of it: the journal's write, and a wait, which is short here. */
static void
test_whole (Scene *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSelfCheck) check = gvt_self_check_new (self->fixture.profile, self->roll, NULL,
                                                       NULL, &error);

  g_assert_no_error (error);
  gvt_self_check_set_answer_time (check, 5 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpfloat (tell_apart (self, 300, ask, check), <, tolerance (300));
}

/* --- the wait --- */

static void
test_least_time (Scene *self, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = gvt_self_check_new (self->fixture.profile, self->roll, NULL,
                                                       NULL, NULL);
  g_autofree char *nik = nik_of (1), *name = name_of (1);
  const gint64 step_us = 150 * G_TIME_SPAN_MILLISECOND;
  gint64 began_us = g_get_monotonic_time ();
  g_autoptr (GvtSelfCheckAnswer) listed = NULL;

  gvt_self_check_set_answer_time (check, step_us);
  listed = gvt_self_check_ask (check, nik, name, NULL, NULL);
  g_assert_true (listed->is_listed);
  g_assert_cmpint (g_get_monotonic_time () - began_us, >=, step_us);
}

static gpointer
cancel_in_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* The door closes on a visitor who is waiting: at once, and what he asked is recorded. */
static void
test_cancelled (Scene *self, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = gvt_self_check_new (self->fixture.profile, self->roll, NULL,
                                                       NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *nik = nik_of (1), *name = name_of (1);
  g_autoptr (GError) error = NULL;
  GThread *thread;

  gvt_self_check_set_answer_time (check, G_TIME_SPAN_HOUR);
  thread = g_thread_new ("cancel", cancel_in_thread, cancellable);
  g_assert_null (gvt_self_check_ask (check, nik, name, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

#define ADD(path, function) g_test_add (path, Scene, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/self-check-time/a-wrong-name-takes-as-long-as-a-wrong-number", test_work);
  ADD ("/self-check-time/the-same-trials-tell-it-of-a-naive-search", test_control);
  ADD ("/self-check-time/nor-does-the-whole-answer-tell", test_whole);
  ADD ("/self-check-time/an-answer-takes-its-least-time", test_least_time);
  ADD ("/self-check-time/who-waits-can-be-called-off", test_cancelled);

  return g_test_run ();
}
