/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-full-report.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-report-lookup.h"
#include "gvt-report.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

static gboolean
write_page (const GvtArgs *args,
            GvtProfile *profile,
            GvtModuleLibrary *library,
            const GvtId *visit,
            GError **error)
{
  g_autoptr (GvtCentre) centre = gvt_cli_centre (profile, NULL);
  g_autofree char *place = gvt_cli_describe_place (profile, visit, error);
  GvtReportOptions options = {
    .place_text = place,
    .is_practice = centre != NULL && centre->keys->practice,
  };

  const char *path = gvt_args_operand (args, 1);

  if (place == NULL)
    return FALSE;
  return gvt_args_has (args, "full")
             ? gvt_full_report_write (profile, library, visit, &options, path, error)
             : gvt_report_write (profile, library, visit, &options, path, error);
}

static gboolean
run_report (const GvtArgs *args, GError **error)
{
  gboolean has_file = gvt_args_n_operands (args) > 1;
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (JsonObject) figures = NULL;
  GvtId visit;

  if (!has_file && !gvt_args_has (args, "json"))
    return gvt_usage_error (error, _ ("Name the file to write, or ask for --json."));
  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  figures = library != NULL ? gvt_report_read (profile, library, &visit, error) : NULL;
  if (figures == NULL || (has_file && !write_page (args, profile, library, &visit, error)))
    return FALSE;

  if (gvt_args_has (args, "json"))
    gvt_print_json_object (figures);
  return TRUE;
}

static const GvtOption report_options[] = {
  { "full", NULL,
    N_ ("the facilitator's report instead, over several pages: gains, questions, answers, "
        "survey") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_report_command = {
  .name = "visit report",
  .operands = "VISIT [FILE]",
  .min_operands = 1,
  .max_operands = 2,
  .summary = N_ ("writes the one-page report of a visit as PDF"),
  .details = N_ (
      "The file leaves the encrypted profile: keep it as you would keep the paper. "
      "That it was written, and by whom, is recorded. As JSON: the figures of the page and their "
      "check code, {\"code\", \"men\", \"women\", \"ages\", \"disabilities\", \"sessions\", "
      "\"modules\", \"items\", ...}; without FILE nothing else is done."),
  .options = report_options,
  .run = run_report,
};

static void
print_match (const GvtArgs *args, const GvtReportCodeMatch *match, GvtVisit *visit)
{
  g_autoptr (JsonObject) object = gvt_report_match_to_json (match, visit);
  g_autofree char *text = gvt_report_match_describe (match, visit);

  gvt_print_answer (args, object, text);
}

static gboolean
run_check (const GvtArgs *args, GError **error)
{
  const char *code = gvt_args_operand (args, 0);
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GvtVisit) visit = NULL;
  GvtReportCodeMatch match;

  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  if (library == NULL || !gvt_report_code_find (profile, library, code, &match, error))
    return FALSE;
  if (match.state == GVT_REPORT_CODE_UNKNOWN)
    {
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                      _ ("No visit on this laptop has this check code, and no report with it was "
                         "written here. It may be another laptop's, or figures have changed since "
                         "it was copied."));
      return FALSE;
    }

  visit = gvt_visits_view (profile, &match.visit, error);
  if (visit != NULL)
    print_match (args, &match, visit);
  return visit != NULL;
}

const GvtCommand gvt_visit_report_check_command = {
  .name = "visit report check",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says whose report a check code on paper is, and whether its figures still stand"),
  .details = N_ (
      "Capitals, spaces and hyphens do not matter, and O and 0, I, L and 1 are the same. A code "
      "that was copied wrong is told from one that fits nothing here. As JSON: {\"state\": "
      "\"current\" or \"earlier\", \"visit\", \"name\", \"date\", \"written_at\"}."),
  .run = run_check,
};
