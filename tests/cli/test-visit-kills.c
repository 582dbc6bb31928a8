/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1: a visit of two classes, in which the program is killed at any instant and started again. What
 * is found then is what stood before the act or after it, and in the end everything is as if nobody
 * had killed anything.
 *
 *   test-visit-kills --kills N     as many as that; otherwise as many as the tests have time for */
#include <string.h>

#include "gvt-scripted-visit.h"
#include "gvt-test.h"

#define KILLS_HERE 3

static guint n_kills = KILLS_HERE;

/* A visit that nobody disturbs: what was recorded after each act, and how long it took. */
typedef struct
{
  GPtrArray *states; /* as gvt_scripted_visit_describe() says it; the first before anything */
  GArray *times_us;  /* gint64 */
  char *report;
} Undisturbed;

/* Returns: how long the program ran, in microseconds */
static gint64
do_it (GvtScriptedVisit *visit, const GvtVisitAct *act)
{
  g_autoptr (GSubprocess) process = gvt_scripted_visit_start (visit, act);
  gint64 began_us = g_get_monotonic_time ();

  g_assert_true (gvt_scripted_visit_finish (process));
  return g_get_monotonic_time () - began_us;
}

static void
watch_undisturbed (Undisturbed *self)
{
  GvtScriptedVisit *visit = gvt_scripted_visit_new ();

  self->states = g_ptr_array_new_with_free_func (g_free);
  self->times_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->states, gvt_scripted_visit_describe (visit));
  for (const GvtVisitAct *act = gvt_visit_acts; act->name != NULL; act++)
    {
      gint64 took_us = do_it (visit, act);

      g_array_append_val (self->times_us, took_us);
      g_ptr_array_add (self->states, gvt_scripted_visit_describe (visit));
    }
  self->report = gvt_scripted_visit_report (visit);
  gvt_scripted_visit_free (visit);
}

static void
undisturbed_clear (Undisturbed *self)
{
  g_ptr_array_unref (self->states);
  g_array_unref (self->times_us);
  g_free (self->report);
}

typedef struct
{
  GMainLoop *loop;
  GSubprocess *victim;
} Kill;

static gboolean
on_time (gpointer user_data)
{
  Kill *kill = user_data;

  g_subprocess_force_exit (kill->victim);
  g_main_loop_quit (kill->loop);
  return G_SOURCE_REMOVE;
}

static void
kill_after (GSubprocess *victim, gint64 delay_us)
{
  Kill kill = { g_main_loop_new (NULL, FALSE), victim };

  g_timeout_add ((guint) (delay_us / 1000), on_time, &kill);
  g_main_loop_run (kill.loop);
  g_main_loop_unref (kill.loop);
}

/* Returns: whether the act was in time to be done before it was killed */
static gboolean
kill_it (GvtScriptedVisit *visit, const GvtVisitAct *act, gint64 takes_us)
{
  g_autoptr (GSubprocess) process = gvt_scripted_visit_start (visit, act);
  gint32 percent = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (0, 100)
                                                     : g_test_rand_int_range (50, 105);

  kill_after (process, takes_us * percent / 100);
  return gvt_scripted_visit_finish (process);
}

/* Kills the act, comes back, looks, and goes on. */
static void
disturb (const Undisturbed *undisturbed,
         GvtScriptedVisit *visit,
         guint n,
         guint *n_killed,
         guint *n_done)
{
  const GvtVisitAct *act = &gvt_visit_acts[n];
  const char *before = undisturbed->states->pdata[n];
  const char *after = undisturbed->states->pdata[n + 1];
  g_autofree char *found = NULL;
  gboolean is_done;

  if (kill_it (visit, act, g_array_index (undisturbed->times_us, gint64, n)))
    return;
  *n_killed += 1;
  found = gvt_scripted_visit_describe (visit);
  is_done = g_str_equal (found, after) && !g_str_equal (before, after);
  if (!is_done && act->nature != GVT_ACT_PARTS)
    g_assert_cmpstr (found, ==, before);
  *n_done += is_done;
  if (!is_done)
    do_it (visit, act);
}

static void
test_a_killed_visit_is_as_one_that_nobody_killed (void)
{
  Undisturbed undisturbed = { 0 };
  guint n_killed = 0, n_done = 0, n_visits = 0;

  watch_undisturbed (&undisturbed);
  while (n_killed < n_kills)
    {
      GvtScriptedVisit *visit = gvt_scripted_visit_new ();
      g_autofree char *report = NULL;

      for (guint n = 0; gvt_visit_acts[n].name != NULL; n++)
        {
          g_autofree char *found = NULL;

          if (n_killed >= n_kills)
            {
              do_it (visit, &gvt_visit_acts[n]);
              continue;
            }
          disturb (&undisturbed, visit, n, &n_killed, &n_done);
          found = gvt_scripted_visit_describe (visit);
          g_assert_cmpstr (found, ==, undisturbed.states->pdata[n + 1]);
        }
      report = gvt_scripted_visit_report (visit);
      g_assert_cmpstr (report, ==, undisturbed.report);
      gvt_scripted_visit_free (visit);
      n_visits++;
      g_test_message ("%u of %u kills, %u visits gone through", n_killed, n_kills, n_visits);
    }
  g_test_message ("%u visits, %u kills, of which %u came after the record was made; nothing lost, "
                  "nothing doubled",
                  n_visits, n_killed, n_done);
  undisturbed_clear (&undisturbed);
}

int
main (int argc, char *argv[])
{
  guint64 n;

  gvt_test_init (&argc, &argv);
  if (argc == 3 && g_str_equal (argv[1], "--kills")
      && g_ascii_string_to_unsigned (argv[2], 10, 1, G_MAXINT, &n, NULL))
    n_kills = (guint) n;

  g_test_add_func ("/visit-kills/a-killed-visit-is-as-one-that-nobody-killed",
                   test_a_killed_visit_is_as_one_that_nobody_killed);

  return g_test_run ();
}
