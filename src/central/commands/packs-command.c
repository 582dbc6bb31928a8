/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "gvt-central-folder.h"
#include "gvt-central-packs.h"
#include "gvt-output.h"
#include "gvt-text.h"

/* On one line of a terminal that rewrites itself; a log gets none of it. */
static void
show_progress (guint n_done, guint n_villages, gpointer user_data)
{
  if (isatty (STDERR_FILENO))
    gvt_warn ("\r%u / %u%s", n_done, n_villages, n_done == n_villages ? "\n" : "");
}

static gboolean
run_build (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_auto (GvtPackSummary) summary = { 0 };
  g_autofree char *rows = NULL;
  g_autofree char *size = NULL;
  g_autofree char *saved = NULL;

  if (central == NULL
      || !gvt_central_build_packs (central, gvt_args_get (args, "election"), show_progress, NULL,
                                   &summary, error))
    return FALSE;

  rows = gvt_text_number ((gint64) summary.rows);
  size = gvt_text_size (summary.bytes);
  gvt_print (_ ("%s, version %u: %u packs of %s voters, %s; %u were there already."),
             summary.election, summary.list_version, summary.n_built, rows, size,
             summary.n_present);
  gvt_print ("\n");
  if (summary.n_deltas == 0)
    return TRUE;
  saved = gvt_text_size (summary.delta_bytes);
  gvt_print (ngettext ("%u delta from the version before, %s.",
                       "%u deltas from the version before, %s.", summary.n_deltas),
             summary.n_deltas, saved);
  gvt_print ("\n");
  return TRUE;
}

static const GvtOption build_options[] = {
  { "election", "ID", N_ ("whose newest list; otherwise that of the last import") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_packs_build_command = {
  .name = "packs build",
  .summary = N_ ("makes and publishes the sealed lists of all villages"),
  .details = N_ (
      "One pack for each village of the newest list, sealed under the village's key, and "
      "the words they share. Beside a pack stands its delta: what makes it of the pack of the "
      "version "
      "before, which laptops that have that one fetch instead; where it would be more than half of "
      "the pack there is none. What was interrupted goes on where it stopped."),
  .options = build_options,
  .run = run_build,
};
