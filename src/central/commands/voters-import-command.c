/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-lists.h"
#include "gvt-output.h"
#include "gvt-region.h"
#include "gvt-text.h"

static void
print_summary (const GvtListSummary *summary)
{
  g_autofree char *rows = gvt_text_number ((gint64) summary->rows);
  g_autofree char *villages = gvt_text_number (summary->villages);

  if (summary->version > 0)
    gvt_print (_ ("Version %u: %s voters of %s villages."), summary->version, rows, villages);
  else
    gvt_print (_ ("Fit to be taken: %s voters of %s villages."), rows, villages);
  gvt_print ("\n");
  if (*summary->warnings != '\0')
    gvt_print (_ ("Worth a look:\n%s"), summary->warnings);
}

static gboolean
run_import (const GvtArgs *args, GError **error)
{
  const char *village = gvt_args_get (args, "village");
  g_autofree char *code = village != NULL ? gvt_region_code_clean (village, error) : NULL;
  g_autoptr (GvtCentral) central = NULL;
  g_auto (GvtListSummary) summary = { 0 };
  GvtListImport import = {
    .path = gvt_args_operand (args, 0),
    .village = code,
    .is_dry_run = gvt_args_has (args, "dry-run"),
  };

  if (village != NULL && code == NULL)
    return FALSE;
  import.election = gvt_args_require (args, "election", error);
  if (import.election == NULL)
    return FALSE;
  import.as_of = gvt_args_require (args, "as-of", error);
  if (import.as_of == NULL)
    return FALSE;

  central = gvt_central_open_args (args, error);
  if (central == NULL || !gvt_central_import_list (central, &import, &summary, error))
    return FALSE;
  print_summary (&summary);
  return TRUE;
}

static const GvtOption options[] = {
  { "election", "ID", N_ ("whose list this is: a-z, 0-9 and hyphen, pilkada-2024") },
  { "as-of", "DATE", N_ ("the day the list speaks of, YYYY-MM-DD") },
  { "village", "CODE", N_ ("of all rows, for a sheet that does not say") },
  { "dry-run", NULL, N_ ("judges the list and keeps nothing") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_import_command = {
  .name = "voters import",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes a clean voter list as the next version of its election's"),
  .details = N_ ("CSV with a head line, in KPU's working columns. A list with one fault is refused "
                 "whole, and its faults are told by line and column. The version before stays."),
  .options = options,
  .run = run_import,
};
