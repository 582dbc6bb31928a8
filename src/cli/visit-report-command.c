/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-report.h"

static gboolean
run_report (const GvtArgs *args, GError **error)
{
  GvtReportOptions options = { 0 };
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GvtCentre) centre = NULL;
  g_autofree char *place = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  place = library != NULL ? gvt_cli_describe_place (profile, &visit, error) : NULL;
  if (place == NULL)
    return FALSE;
  options.place_text = place;
  centre = gvt_cli_centre (profile, NULL);
  options.is_practice = centre != NULL && centre->keys->practice;
  return gvt_report_write (profile, library, &visit, &options, gvt_args_operand (args, 1), error);
}

const GvtCommand gvt_visit_report_command = {
  .name = "visit report",
  .operands = "VISIT FILE",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes the one-page report of a visit as PDF"),
  .details = N_ ("The file leaves the encrypted profile: keep it as you would keep the paper. "
                 "That it was written, and by whom, is recorded."),
  .run = run_report,
};
