/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-regions.h"
#include "gvt-coverage-export.h"
#include "gvt-coverage-json.h"
#include "gvt-coverage-text.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-text.h"

/* Returns: (transfer full) (nullable) */
static GvtCoverage *
read_coverage (GvtCentral *central, const GvtArgs *args, GError **error)
{
  GvtJournal *journal = gvt_central_get_journal (central);
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_journal_get_clock (journal)));
  const char *area = gvt_args_get (args, "area");
  g_autofree char *clean = area != NULL ? gvt_region_code_clean (area, error) : NULL;

  if (area != NULL && clean == NULL)
    return NULL;
  return gvt_coverage_read (
      gvt_journal_get_store (journal),
      &(GvtCoverageQuery){ gvt_args_get (args, "from"), gvt_args_get (args, "to"), clean, today },
      error);
}

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
write_file (GvtCentral *central,
            const GvtCoverage *coverage,
            GvtRegionList *regions,
            GvtCoverageForm form,
            const char *path,
            GError **error)
{
  GvtClock *clock = gvt_journal_get_clock (gvt_central_get_journal (central));
  g_autofree char *when = gvt_text_date_time (gvt_clock_now_us (clock));
  g_autofree char *mark = g_strdup_printf (_ ("Made with Go Vote at the centre, %s"), when);
  g_autoptr (GBytes) file = gvt_coverage_file (coverage, regions, form, mark);

  return gvt_file_write (path, file, error);
}

static gboolean
run_coverage (const GvtArgs *args, GError **error)
{
  const char *csv = gvt_args_get (args, "csv");
  const char *path = csv != NULL ? csv : gvt_args_get (args, "xlsx");
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtCoverage) coverage = NULL;
  g_autoptr (GvtRegionList) regions = NULL;

  if (csv != NULL && gvt_args_has (args, "xlsx"))
    return gvt_usage_error (error, _ ("--csv and --xlsx do not go together."));
  central = gvt_central_open_args (args, error);
  coverage = central != NULL ? read_coverage (central, args, error) : NULL;
  if (coverage == NULL)
    return FALSE;
  regions = gvt_central_load_regions (central, NULL); /* before they are imported codes will do */
  if (path != NULL)
    return write_file (central, coverage, regions,
                       csv != NULL ? GVT_COVERAGE_CSV : GVT_COVERAGE_XLSX, path, error);
  print (args, coverage, regions);
  return TRUE;
}

static const GvtOption options[] = {
  { "area", "CODE", N_ ("only visits inside of this region") },
  { "from", "YYYY-MM-DD", N_ ("only visits of this day or later") },
  { "to", "YYYY-MM-DD", N_ ("only visits of this day or earlier") },
  { "csv", "FILE", N_ ("writes one table there instead") },
  { "xlsx", "FILE", N_ ("writes a workbook there instead: villages, segments, and about it") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_central_coverage_command = {
  .name = "coverage",
  .summary = N_ ("says whom visits reached by village and segment, over all laptops"),
  .details = N_ (
      "Planned is what plans of visits say, reached is who was present in their classes, as far as "
      "laptops have sent it: each visit and each class once, what several laptops counted in one "
      "class added up. Villages and segments that nobody of was reached come first.\n\n"
      "Numbers of people from 1 to 9 are not shown, nor others by which they could be worked out; "
      "as JSON they are null. Two tables of different areas or days, taken together, may tell "
      "more than each alone: pass on one of them."),
  .options = options,
  .run = run_coverage,
};
