/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-csv.h"
#include "gvt-output.h"
#include "gvt-survey-json.h"
#include "gvt-survey-text.h"

#define MAX_BYTES ((gsize) 4 * 1024 * 1024)

static gboolean
run_score (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 0);
  g_autoptr (GBytes) input = gvt_cli_read_input (path, MAX_BYTES, error);
  g_autoptr (GPtrArray) rows = input != NULL ? gvt_csv_read (input) : NULL;
  g_autoptr (GvtSurvey) survey = rows != NULL ? gvt_survey_sheet_read (rows, error) : NULL;

  if (survey == NULL)
    {
      if (rows != NULL)
        g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) score = gvt_survey_to_json (survey);

      gvt_print_json_object (score);
    }
  else
    {
      g_autofree char *text = gvt_survey_to_text (survey, NULL);

      gvt_print ("%s", text);
    }
  return TRUE;
}

const GvtCommand gvt_survey_score_command = {
  .name = "survey score",
  .operands = "FILE.csv",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says what a survey of satisfaction comes to"),
  .details = N_ (
      "FILE.csv, or \"-\" for standard input, has the headings U1 to U9, in any order, and a row "
      "for each sheet that came back; a cell is 1, 2, 3 or 4, or empty where nothing was "
      "answered. A cell with anything else is told with its line, and nothing is added up. Sheets "
      "are added up by the columns \"Layanan\", \"Jenis kelamin\", \"Usia\" and \"Pendidikan\" "
      "too, "
      "where they are there; of a group of fewer than ten nothing is told but how many they are, "
      "nor of another from which it could be worked out. Other columns are passed over.\n\n"
      "As JSON: {\"n\", \"elements\": [{\"code\", \"n\", \"nrr\"}], \"lowest\": [code], \"ikm\", "
      "\"grade\", \"groups\": [{\"by\", \"value\", \"n\", \"ikm\", \"grade\"}]}; \"ikm\" and "
      "\"grade\" are null as long as an element has no answer, and left out of a group that is not "
      "shown. Nothing is recorded."),
  .run = run_score,
};
