/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simulator: README.md. */
#include <stdio.h>
#include <stdlib.h>

#include <sodium.h>

#include "gvt-sim-genesis.h"
#include "gvt-sim-run.h"
#include "gvt-sim-shrink.h"
#include "gvt-sim-tree.h"
#include "gvt-sim-witness.h"
#include "gvt-test-disk.h"
#include <glib/gstdio.h>
#include <unistd.h>

#define MEMORY "/dev/shm" /* a folder in memory, where the system has one */

static gint64 seconds;
static gint64 steps;
static gint64 first_seed = 1;
static gint world_steps = 400;
static gint max_runs = 400;
static char *script_path;

static const GOptionEntry options[] = {
  { "seconds", 0, 0, G_OPTION_ARG_INT64, &seconds, "go on for N seconds", "N" },
  { "steps", 0, 0, G_OPTION_ARG_INT64, &steps, "go on for N steps", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &first_seed, "of the first world; the next has the next",
    "S" },
  { "world", 0, 0, G_OPTION_ARG_INT, &world_steps, "steps in a world", "N" },
  { "shrink", 0, 0, G_OPTION_ARG_INT, &max_runs, "runs to make a failing script smaller", "N" },
  { "script", 0, 0, G_OPTION_ARG_FILENAME, &script_path, "run this script instead", "FILE" },
  { NULL },
};

typedef struct
{
  const char *top;
  GvtSimFigures sum;
  guint64 n_worlds;
  gint64 began_us;
} Session;

static void
add (GvtSimFigures *sum, const GvtSimFigures *figures)
{
  sum->n_steps += figures->n_steps;
  sum->n_acts += figures->n_acts;
  sum->n_events += figures->n_events;
  sum->n_calls += figures->n_calls;
  sum->n_faults += figures->n_faults;
  sum->n_cuts += figures->n_cuts;
  sum->n_forks += figures->n_forks;
}

static void
print_remark (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    printf ("# %s\n", lines[i]);
}

static void
print_sum (const Session *self)
{
  const GvtSimFigures *sum = &self->sum;
  double took_s = (double) (g_get_monotonic_time () - self->began_us) / G_USEC_PER_SEC;

  printf ("# %" G_GUINT64_FORMAT " steps in %" G_GUINT64_FORMAT " worlds, %.0f s (%.0f a second)\n",
          sum->n_steps, self->n_worlds, took_s, (double) sum->n_steps / MAX (took_s, 0.001));
  printf ("# acknowledged %" G_GUINT64_FORMAT ", in the unions %" G_GUINT64_FORMAT
          ", calls %" G_GUINT64_FORMAT " (%" G_GUINT64_FORMAT
          " faults), power cuts %" G_GUINT64_FORMAT ", forks %" G_GUINT64_FORMAT "\n",
          sum->n_acts, sum->n_events, sum->n_calls, sum->n_faults, sum->n_cuts, sum->n_forks);
}

/* Returns: whether all held */
static gboolean
run_script (Session *self, const GvtSimScript *script)
{
  GvtSimFigures figures;
  char *violation = gvt_sim_run (self->top, script, &figures);
  g_autoptr (GvtSimScript) smaller = NULL;
  g_autofree char *text = NULL;

  if (violation == NULL)
    {
      add (&self->sum, &figures);
      self->n_worlds++;
      return TRUE;
    }

  printf ("# seed %" G_GUINT64_FORMAT ", %u steps: %s\n", script->seed, script->steps->len,
          violation);
  fflush (stdout);
  smaller = gvt_sim_shrink (self->top, script, (guint) max_runs, &violation);
  text = gvt_sim_script_to_text (smaller);
  printf ("# %s\n# the smallest script found, for --script:\n", violation);
  print_remark (text);
  g_free (violation);
  return FALSE;
}

static gboolean
is_over (const Session *self)
{
  if (steps > 0 && (gint64) self->sum.n_steps >= steps)
    return TRUE;
  return seconds > 0 && g_get_monotonic_time () - self->began_us >= seconds * G_USEC_PER_SEC;
}

static gboolean
run_seeds (Session *self)
{
  for (guint64 seed = (guint64) first_seed; !is_over (self); seed++)
    {
      g_autoptr (GvtSimScript) script = gvt_sim_script_new (seed, (guint) world_steps);

      if (!run_script (self, script))
        return FALSE;
      if (self->n_worlds % 25 == 0)
        {
          print_sum (self);
          fflush (stdout);
        }
    }
  return TRUE;
}

static gboolean
run_file (Session *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GvtSimScript) script = NULL;
  g_autoptr (GError) error = NULL;
  guint line = 0;

  if (!g_file_get_contents (script_path, &text, NULL, &error))
    {
      printf ("Bail out! %s\n", error->message);
      return FALSE;
    }
  script = gvt_sim_script_parse (text, &line);
  if (script != NULL)
    return run_script (self, script);

  printf ("Bail out! %s: line %u is no step\n", script_path, line);
  return FALSE;
}

static char *
make_top (void)
{
  gboolean has_memory = g_getenv ("TMPDIR") == NULL && g_access (MEMORY, W_OK) == 0;
  const char *above = has_memory ? MEMORY : g_get_tmp_dir ();
  g_autofree char *pattern = g_build_filename (above, "govote-sim-XXXXXX", NULL);
  char *top = g_mkdtemp (g_steal_pointer (&pattern));

  g_assert (top != NULL);
  return top;
}

static void
make_genesis (const char *top)
{
  g_autofree char *genesis = g_build_filename (top, "genesis", NULL);

  g_assert (g_mkdir_with_parents (genesis, 0700) == 0);
  gvt_sim_random_seed (0);
  gvt_sim_genesis_make (genesis);
  gvt_sim_witness_make (genesis);
}

static void
say_nothing (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *top = NULL;
  g_autoptr (GError) error = NULL;
  Session session = { 0 };
  gboolean has_held;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || world_steps < 1
      || (seconds < 1 && steps < 1 && script_path == NULL))
    {
      fprintf (stderr, "%s\n",
               error != NULL ? error->message : "--seconds N, --steps N or --script FILE");
      return 2;
    }

  gvt_sim_random_install ();
  g_assert (sodium_init () >= 0);
  gvt_test_disk_install ();
  g_log_set_default_handler (g_log_default_handler, NULL);
  for (const char *const *domain = (const char *const[]){ "gvt-central", "gvt-db", "gvt-store",
                                                          "gvt-profile", "gvt-sync", NULL };
       *domain != NULL; domain++)
    g_log_set_handler (*domain, G_LOG_LEVEL_MESSAGE, say_nothing, NULL);

  session.top = top = make_top ();
  make_genesis (top);
  session.began_us = g_get_monotonic_time ();
  printf ("1..1\n");
  has_held = script_path != NULL ? run_file (&session) : run_seeds (&session);
  print_sum (&session);
  printf ("%s 1 - no-invariant-is-violated\n", has_held ? "ok" : "not ok");
  gvt_sim_tree_remove (top);
  return has_held ? 0 : 1;
}
