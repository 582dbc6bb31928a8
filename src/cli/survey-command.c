/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-cli-input.h"
#include "gvt-csv.h"
#include "gvt-output.h"
#include "gvt-survey-json.h"
#include "gvt-table.h"
#include "gvt-text.h"

#define MAX_BYTES ((gsize) 4 * 1024 * 1024)

static void
print_groups (GPtrArray *groups)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("GROUPED BY"), _ ("VALUE"), _ ("PEOPLE"), "IKM",
                                              _ ("GRADE"), NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const GvtSurveyGroup *group = groups->pdata[i];
      int index = group->is_shown ? gvt_survey_get_index (&group->tally) : -1;
      g_autofree char *n = g_strdup_printf ("%u", group->tally.n);
      g_autofree char *text = index >= 0 ? gvt_text_decimal (index) : g_strdup ("-");

      gvt_table_add (table, _ (group->column), group->value, n, text,
                     index >= 0 ? gvt_survey_get_grade (index) : "-", NULL);
    }
  if (groups->len > 0)
    gvt_table_print (table);
}

static void
print_table (const GvtSurveyTally *tally)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ELEMENT"), _ ("NAME"), _ ("ANSWERS"), _ ("MEAN"),
                                              NULL);
  int index = gvt_survey_get_index (tally);
  g_autofree char *index_text = gvt_text_decimal (index);

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", tally->elements[i].n);
      g_autofree char *mean = tally->elements[i].n != 0
                                  ? gvt_text_decimal (lround (gvt_survey_get_mean (tally, i) * 100))
                                  : g_strdup ("-");

      gvt_table_add (table, gvt_survey_element_code (i), gvt_survey_element_name (i), n, mean,
                     NULL);
    }
  gvt_table_print (table);
  gvt_print (_ ("Sheets: %u.\n"), tally->n);
  if (index < 0)
    gvt_print (_ ("No index: an element has no answer.\n"));
  else
    gvt_print (_ ("Index of satisfaction (IKM): %s, %s (%s).\n"), index_text,
               gvt_survey_get_grade (index),
               gvt_survey_describe_grade (gvt_survey_get_grade (index)));
}

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
      print_table (&survey->total);
      print_groups (survey->groups);
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
