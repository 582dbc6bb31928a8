/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-run.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gvt-id.h"
#include "gvt-sim-check.h"
#include "gvt-sim-tree.h"
#include "gvt-sim-world.h"

#define MAX_SECONDS_PER_STEP 1 /* far above any; it hangs */
#define MIN_SECONDS          120

/* Ids go on from the last one that this process made: all worlds begin behind the same. */
static void
begin_chance (guint64 seed)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_fixed (0);
  GvtId id;

  gvt_sim_random_seed (seed);
  g_random_set_seed ((guint32) seed);
  gvt_id_new (clock, &id);
}

static void
add_figures (GvtSimWorld *world)
{
  GvtSimFigures *figures = &world->figures;

  figures->n_acts = g_hash_table_size (world->acknowledged);
  figures->n_calls = gvt_sim_link_count_calls (world->centre->link);
  figures->n_faults = gvt_sim_link_count_faults (world->centre->link);
  figures->n_cuts = world->centre->n_cuts;
  for (guint i = 0; i < world->laptops->len; i++)
    figures->n_cuts += ((GvtSimLaptop *) world->laptops->pdata[i])->n_cuts
                       - 1; /* the last was ours */
}

static void
live (const char *folder, const GvtSimScript *script)
{
  GvtSimWorld *world;

  begin_chance (script->seed);
  gvt_sim_verdict_at (0, NULL);
  world = gvt_sim_world_new (folder);
  for (guint i = 0; i < script->steps->len; i++)
    {
      const GvtSimStep *step = &g_array_index (script->steps, GvtSimStep, i);

      gvt_sim_verdict_at (i + 1, step);
      gvt_sim_world_step (world, step);
    }
  gvt_sim_verdict_at (script->steps->len, NULL);
  gvt_sim_world_heal (world);
  gvt_sim_check (world);
  add_figures (world);
  gvt_sim_verdict_held (&world->figures);
  gvt_sim_world_free (world);
}

static void
live_and_end (const char *folder, const GvtSimScript *script, int fd)
{
  gvt_sim_verdict_open (fd);
  alarm (MIN_SECONDS + script->steps->len * MAX_SECONDS_PER_STEP);
  live (folder, script);
  _exit (0);
}

static char *
read_all (int fd)
{
  GString *text = g_string_new (NULL);
  char bytes[1024];
  gssize n;

  while ((n = read (fd, bytes, sizeof bytes)) > 0)
    g_string_append_len (text, bytes, n);
  close (fd);
  return g_string_free (text, FALSE);
}

static gboolean
parse_figures (const char *text, GvtSimFigures *figures)
{
  return sscanf (text,
                 "held %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
                 " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
                 " %" G_GUINT64_FORMAT,
                 &figures->n_steps, &figures->n_acts, &figures->n_events, &figures->n_calls,
                 &figures->n_faults, &figures->n_cuts, &figures->n_forks)
         == 7;
}

/* Returns: (transfer full) (nullable) */
static char *
judge (const char *text, int status, GvtSimFigures *figures)
{
  if (g_str_has_prefix (text, "violated "))
    return g_strchomp (g_strdup (text + strlen ("violated ")));
  if (WIFSIGNALED (status))
    return g_strdup_printf ("the program died of signal %d (%s)", WTERMSIG (status),
                            WTERMSIG (status) == SIGALRM ? "it hangs"
                                                         : strsignal (WTERMSIG (status)));
  if (parse_figures (text, figures) && WEXITSTATUS (status) == 0)
    return NULL;
  return g_strdup_printf ("the program ended with %d", WEXITSTATUS (status));
}

char *
gvt_sim_run (const char *top, const GvtSimScript *script, GvtSimFigures *figures)
{
  g_autofree char *genesis = g_build_filename (top, "genesis", NULL);
  g_autofree char *folder = g_build_filename (top, "world", NULL);
  g_autofree char *text = NULL;
  int fds[2];
  int status;
  pid_t child;

  gvt_sim_tree_copy (genesis, folder);
  g_assert (pipe (fds) == 0);
  child = fork ();
  g_assert (child >= 0);
  if (child == 0)
    {
      close (fds[0]);
      live_and_end (folder, script, fds[1]);
    }
  close (fds[1]);
  text = read_all (fds[0]);
  g_assert (waitpid (child, &status, 0) == child);
  gvt_sim_tree_remove (folder);
  return judge (text, status, figures);
}
