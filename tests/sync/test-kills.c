/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1: the laptop's program, or the centre, is killed at any instant of a field day, and started
 * again: nothing acknowledged is lost, and both sides hold the same in the end.
 *
 *   test-kills --kills N     as many as that; otherwise as many as the tests have time for */
#include <string.h>

#include "gvt-kill-day.h"
#include "gvt-test.h"

#define KILLS_HERE 12

static guint n_kills = KILLS_HERE;
static guint n_centre;   /* of them: kills of the centre */
static guint n_too_late; /* of them: the laptop's program had ended */

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

/* Lets @delay_us pass, and kills. */
static void
kill_after (GSubprocess *victim, gint64 delay_us)
{
  Kill kill = { g_main_loop_new (NULL, FALSE), victim };

  g_timeout_add ((guint) (delay_us / 1000), on_time, &kill);
  g_main_loop_run (kill.loop);
  g_main_loop_unref (kill.loop);
}

/* How long acts take here and now, so that kills fall within them: the mean of those that ended. */
static gint64 typical_us = 400000;

static void
do_it (GvtKillDay *day, const GvtKillAct *act, gboolean is_again)
{
  gint64 began_us = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process = gvt_kill_day_start (day, act);
  gboolean is_done = gvt_kill_day_finish (day, act, process);

  typical_us = (3 * typical_us + g_get_monotonic_time () - began_us) / 4;
  if (is_done)
    return;

  g_assert_true (is_again && act->may_be_done);
  if (act->note != NULL)
    act->note (day, NULL);
}

/* The beginning of each is the passphrase, where nothing happens; most kills come later. */
static gint64
pick_delay (void)
{
  gint32 percent = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (0, 100)
                                                     : g_test_rand_int_range (50, 110);

  return typical_us * percent / 100;
}

static void
kill_the_laptop (GvtKillDay *day, const GvtKillAct *act)
{
  g_autoptr (GSubprocess) process = gvt_kill_day_start (day, act);

  kill_after (process, pick_delay ());
  if (!gvt_kill_day_finish (day, act, process))
    do_it (day, act, TRUE);
  n_too_late += g_subprocess_get_if_exited (process);
}

static void
kill_the_centre (GvtKillDay *day, const GvtKillAct *act)
{
  g_autoptr (GSubprocess) process = gvt_kill_day_start (day, act);

  n_centre++;
  kill_after (day->centre->server, pick_delay ());
  gvt_kill_day_finish (day, act, process);
  g_subprocess_wait (day->centre->server, NULL, NULL);
  g_clear_object (&day->centre->server);
  g_clear_pointer (&day->centre->uri, g_free);
  gvt_centre_process_serve (day->centre);
  do_it (day, act, TRUE);
}

static void
test_nothing_acknowledged_is_lost (void)
{
  GvtKillDay *day = gvt_kill_day_new ();
  const GvtKillAct *act = gvt_kill_acts;

  for (; act->name != NULL; act++) /* once through, so that every act has what it needs */
    do_it (day, act, FALSE);

  for (guint i = 0; i < n_kills; i++, act++)
    {
      if (act->name == NULL)
        act = gvt_kill_acts;
      if (g_str_equal (act->name, "sync") && g_test_rand_bit ())
        kill_the_centre (day, act);
      else
        kill_the_laptop (day, act);
    }

  gvt_kill_day_assert_nothing_lost (day);
  g_test_message ("%u kills, %u of the centre, %u too late: %u visits, %u sessions, %u proposals, "
                  "%u look-ups acknowledged, none lost",
                  n_kills, n_centre, n_too_late, day->visits->len, day->sessions->len,
                  day->receipts->len, day->n_lookups);
  gvt_kill_day_free (day);
}

int
main (int argc, char *argv[])
{
  guint64 n;

  gvt_test_init (&argc, &argv);
  if (argc == 3 && g_str_equal (argv[1], "--kills")
      && g_ascii_string_to_unsigned (argv[2], 10, 1, G_MAXINT, &n, NULL))
    n_kills = (guint) n;

  g_test_add_func ("/kills/nothing-acknowledged-is-lost", test_nothing_acknowledged_is_lost);

  return g_test_run ();
}
