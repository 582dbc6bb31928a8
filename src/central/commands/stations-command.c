/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-stations.h"
#include "gvt-output.h"

static void
print_summary (const GvtStationsSummary *summary)
{
  gvt_print (ngettext ("%u polling station", "%u polling stations", summary->n_stations),
             summary->n_stations);
  gvt_print ("; ");
  gvt_print (ngettext ("of %u village", "of %u villages", summary->n_villages),
             summary->n_villages);
  gvt_print ("; ");
  gvt_print (ngettext ("new for %u village", "new for %u villages", summary->n_published),
             summary->n_published);
  gvt_print ("\n");
}

static gboolean
run_import (const GvtArgs *args, GError **error)
{
  const char *election = gvt_args_require (args, "election", error);
  const char *as_of = election != NULL ? gvt_args_require (args, "as-of", error) : NULL;
  g_autoptr (GvtCentral) central = as_of != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GBytes) csv = NULL;
  GvtStationsSummary summary;

  if (central == NULL)
    return FALSE;
  csv = gvt_central_read_file (gvt_args_operand (args, 0), GVT_STATION_SHEET_MAX, error);
  if (csv == NULL || !gvt_central_import_stations (central, csv, election, as_of, &summary, error))
    return FALSE;

  print_summary (&summary);
  return TRUE;
}

static const GvtOption options[] = {
  { "election", "ID", N_ ("in which they served: a-z, 0-9 and hyphen, pilkada-2024") },
  { "as-of", "DATE", N_ ("the day the facts are of, YYYY-MM-DD") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_stations_import_command = {
  .name = "stations import",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes polling stations from a CSV file, for laptops that have the lists"),
  .details = N_ (
      "One line a station. Headings, in Indonesian or English, in any order: kode wilayah / "
      "village, tps and tempat / place must be there; may be there: patokan / landmark, rt (001 "
      "or 001/002 with its RW, with a comma between them, in quotation marks where commas part "
      "the cells), tanpa tangga / step free (ya, tidak, or empty where nobody knows).\n\n"
      "Every line is checked; one wrong line, and nothing is taken. The stations of a village "
      "replace those that it had in this election; villages that the file does not name keep "
      "theirs. The same file once more changes nothing. Laptops fetch them with the lists. "
      "Without this file laptops tell the number of the station and nothing more."),
  .options = options,
  .run = run_import,
};
