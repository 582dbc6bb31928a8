/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-verdict.h"

#include <string.h>
#include <unistd.h>

static int fd = STDERR_FILENO;
static guint number;
static const GvtSimStep *step;

void
gvt_sim_verdict_open (int to)
{
  fd = to;
}

void
gvt_sim_verdict_at (guint at, const GvtSimStep *what)
{
  number = at;
  step = what;
}

static void
tell (const char *text)
{
  g_assert (write (fd, text, strlen (text)) == (gssize) strlen (text));
}

void
gvt_sim_violated (const char *format, ...)
{
  g_autofree char *where = step != NULL ? gvt_sim_step_to_text (step) : g_strdup ("the end");
  g_autofree char *what = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strdup_printf ("violated %s (step %u, %s)\n", what, number, where);
  tell (line);
  _exit (1);
}

void
gvt_sim_verdict_held (const GvtSimFigures *figures)
{
  g_autofree char *line = g_strdup_printf (
      "held %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
      " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n",
      figures->n_steps, figures->n_acts, figures->n_events, figures->n_calls, figures->n_faults,
      figures->n_cuts, figures->n_forks);

  tell (line);
}
