/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-coverage-export.h"
#include "gvt-coverage-json.h"
#include "gvt-coverage-text.h"
#include "gvt-output.h"
#include "gvt-sync.h"

static void
print (const GvtArgs *args, const GvtCoverage *coverage, GvtRegionList *regions)
{
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *text = NULL;

  if (gvt_args_has (args, "json"))
    {
      object = gvt_coverage_to_json (coverage, regions);
      gvt_print_json_object (object);
      return;
    }
  text = gvt_coverage_to_text (coverage, regions);
  gvt_print ("%s", text);
}

static gboolean
run_coverage (const GvtArgs *args, GError **error)
{
  const char *csv = gvt_args_get (args, "csv");
  const char *path = csv != NULL ? csv : gvt_args_get (args, "xlsx");
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtCoverage) coverage = NULL;
  g_autoptr (GvtRegionList) regions = NULL;

  if (csv != NULL && gvt_args_has (args, "xlsx"))
    return gvt_usage_error (error, _ ("--csv and --xlsx do not go together."));
  profile = gvt_cli_unlock (args, error);
  coverage = profile != NULL ? gvt_coverage_view (profile, gvt_args_get (args, "from"),
                                                  gvt_args_get (args, "to"), error)
                             : NULL;
  if (coverage == NULL)
    return FALSE;
  regions = gvt_sync_load_regions (profile, NULL);
  if (path == NULL)
    {
      print (args, coverage, regions);
      return TRUE;
    }
  if (!gvt_coverage_export (profile, coverage, regions,
                            csv != NULL ? GVT_COVERAGE_CSV : GVT_COVERAGE_XLSX, path, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s. The file is not encrypted: whoever has it can read it. That it "
                  "was written is recorded.\n"),
               path);
  return TRUE;
}

static const GvtOption options[] = {
  { "from", "YYYY-MM-DD", N_ ("only visits of this day or later") },
  { "to", "YYYY-MM-DD", N_ ("only visits of this day or earlier") },
  { "csv", "FILE", N_ ("writes one table there instead") },
  { "xlsx", "FILE", N_ ("writes a workbook there instead: villages, segments, and about it") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_coverage_command = {
  .name = "coverage",
  .summary = N_ ("says whom visits reached by village and segment, planned against reached"),
  .details = N_ (
      "Counted from this laptop alone, inside the user's area; the centre has the totals of all. "
      "Planned is what plans of visits say, reached is who was present in their classes. Villages "
      "and segments that nobody of was reached come first.\n\n"
      "Numbers of people from 1 to 9 are not shown, nor others by which they could be worked out; "
      "as JSON they are null. Women and people with a disability are compared with their part of "
      "NTB's voter lists of 2024; of other groups no such figure is known. That a file was written "
      "is "
      "recorded."),
  .options = options,
  .run = run_coverage,
};
