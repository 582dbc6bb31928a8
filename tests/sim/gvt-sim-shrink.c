/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-shrink.h"

#include <string.h>

#include "gvt-sim-link.h"
#include "gvt-sim-run.h"

typedef struct
{
  const char *top;
  GvtSimScript *best;
  char *violation; /* of the best */
  guint runs_left;
} Shrinking;

/* "I5" of "I5: …", or a few words. */
static gboolean
is_same (const char *a, const char *b)
{
  gsize n = MIN (strcspn (a, ":("), strcspn (b, ":("));

  return n > 0 && strncmp (a, b, MIN (n, 12)) == 0;
}

/* Takes @candidate in any case. Returns: whether it fails in the same way, and is the best now */
static gboolean
try (Shrinking *self, GvtSimScript *candidate)
{
  g_autofree char *violation = NULL;
  GvtSimFigures figures;

  if (self->runs_left > 0)
    {
      self->runs_left--;
      violation = gvt_sim_run (self->top, candidate, &figures);
    }
  if (violation == NULL || !is_same (violation, self->violation))
    {
      gvt_sim_script_free (candidate);
      return FALSE;
    }

  gvt_sim_script_free (self->best);
  self->best = candidate;
  g_free (self->violation);
  self->violation = g_steal_pointer (&violation);
  return TRUE;
}

/* What comes behind the step that showed it. */
static void
drop_end (Shrinking *self)
{
  const char *at = strstr (self->violation, "(step ");
  GvtSimScript *fewer = gvt_sim_script_copy (self->best);
  guint64 n = at != NULL ? g_ascii_strtoull (at + strlen ("(step "), NULL, 10) : 0;

  if (n > 0 && n < fewer->steps->len)
    g_array_set_size (fewer->steps, (guint) n);
  try (self, fewer);
}

static void
drop_laptops (Shrinking *self)
{
  for (guint who = 0; who < GVT_SIM_MAX_LAPTOPS; who++)
    {
      GvtSimScript *fewer = gvt_sim_script_copy (self->best);

      for (guint i = fewer->steps->len; i > 0; i--)
        if (g_array_index (fewer->steps, GvtSimStep, i - 1).who == who)
          g_array_remove_index (fewer->steps, i - 1);
      try (self, fewer);
    }
}

static void
drop_steps (Shrinking *self)
{
  for (guint length = self->best->steps->len / 2; length > 0; length /= 2)
    for (guint from = 0; from < self->best->steps->len;)
      {
        GvtSimScript *fewer = gvt_sim_script_copy (self->best);

        g_array_remove_range (fewer->steps, from, MIN (length, fewer->steps->len - from));
        if (!try (self, fewer))
          from += length;
      }
}

static void
turn_faults_off (Shrinking *self)
{
  for (guint i = 0; i < self->best->steps->len; i++)
    for (guint32 fault = 1; fault < 1u << GVT_SIM_N_FAULTS; fault <<= 1)
      {
        GvtSimScript *calmer = gvt_sim_script_copy (self->best);
        GvtSimStep *step = &g_array_index (calmer->steps, GvtSimStep, i);

        if (step->kind != GVT_SIM_SYNC || (step->b & fault) == 0)
          {
            gvt_sim_script_free (calmer);
            continue;
          }
        step->b &= ~fault;
        try (self, calmer);
      }
}

GvtSimScript *
gvt_sim_shrink (const char *top, const GvtSimScript *script, guint max_runs, char **violation)
{
  Shrinking self = { top, gvt_sim_script_copy (script), *violation, max_runs };
  guint before;

  drop_end (&self);
  do
    {
      before = self.best->steps->len;
      drop_laptops (&self);
      drop_steps (&self);
      turn_faults_off (&self);
    }
  while (self.best->steps->len < before && self.runs_left > 0);

  *violation = self.violation;
  return self.best;
}
