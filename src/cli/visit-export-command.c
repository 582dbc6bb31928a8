/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-visit-tables.h"

/* What the file is to be, by its name. Returns: %FALSE with a usage error */
static gboolean
choose_sheet (const GvtArgs *args, const char *path, const char **sheet, GError **error)
{
  g_autofree char *lower = g_utf8_strdown (path, -1);

  *sheet = gvt_args_get (args, "sheet");
  if (g_str_has_suffix (lower, ".xlsx"))
    return *sheet == NULL
           || gvt_usage_error (error, _ ("A workbook holds all tables: --sheet is for CSV."));
  if (!g_str_has_suffix (lower, ".csv"))
    return gvt_usage_error (error, _ ("The file's name ends in .xlsx or .csv."));
  if (*sheet == NULL)
    *sheet = gvt_visit_table_codes[0];
  return TRUE;
}

static gboolean
run_export (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_require (args, "to", error);
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  const char *sheet;
  GvtId visit;

  if (path == NULL || !choose_sheet (args, path, &sheet, error)
      || !gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  if (library == NULL || !gvt_visit_tables_write (profile, library, &visit, sheet, path, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s. The file is not encrypted: whoever has it can read it. That it "
                  "was written is recorded.\n"),
               path);
  return TRUE;
}

static const GvtOption export_options[] = {
  { "to", "FILE", N_ ("a workbook (.xlsx) with all tables, or one table as .csv") },
  { "sheet", "NAME", N_ ("of a .csv: classes, attendance, answers or survey (classes)") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_export_command = {
  .name = "visit export",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("writes what was recorded on a visit as tables for a spreadsheet"),
  .details = N_ (
      "Dates are dates, numbers are numbers and codes are texts. Classes, attendance by groups, "
      "answers by card with the road they came by, and what the survey comes to; no names. In a "
      "CSV file \";\" stands between cells, and numbers have a point. The file leaves the "
      "encrypted profile; that it was written, and by whom, is recorded."),
  .options = export_options,
  .run = run_export,
};
