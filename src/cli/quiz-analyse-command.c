/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-cli-input.h"
#include "gvt-csv.h"
#include "gvt-item-analysis.h"
#include "gvt-output.h"
#include "gvt-results-sheet.h"
#include "gvt-table.h"
#include "gvt-text.h"

#define MAX_BYTES ((gsize) 16 * 1024 * 1024)

static void
set_figure (JsonObject *object, const char *name, double value)
{
  if (isnan (value))
    json_object_set_null_member (object, name);
  else
    json_object_set_double_member (object, name, value);
}

static JsonObject *
figures_to_json (const char *id, const GvtItemFigures *figures)
{
  JsonObject *item = json_object_new ();
  JsonArray *flags = json_array_new ();

  if (gvt_item_asks_for_key (figures))
    json_array_add_string_element (flags, "check-key");
  json_object_set_string_member (item, "id", id);
  json_object_set_int_member (item, "n", figures->n);
  set_figure (item, "facility", figures->facility);
  set_figure (item, "deviation", figures->deviation);
  set_figure (item, "discrimination", figures->discrimination);
  set_figure (item, "efficiency", figures->efficiency);
  json_object_set_array_member (item, "flags", flags);
  return item;
}

static void
print_json (const GvtResults *results, const GvtItemFigures *figures)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < results->items->len; i++)
    json_array_add_object_element (items, figures_to_json (results->items->pdata[i], &figures[i]));
  json_object_set_int_member (root, "n", results->n_people);
  json_object_set_int_member (root, "n_whole", figures[0].n_whole);
  json_object_set_array_member (root, "items", items);
  gvt_print_json_object (root);
}

static char *
describe (double percent)
{
  return isnan (percent) ? g_strdup ("-") : gvt_text_decimal (lround (percent * 100.0));
}

static void
print_table (const GvtResults *results, const GvtItemFigures *figures)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("QUESTION"), _ ("PEOPLE"), _ ("FACILITY %"),
                                              _ ("DISCRIMINATION %"), _ ("EFFICIENCY %"), "", NULL);

  for (guint i = 0; i < results->items->len; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", figures[i].n);
      g_autofree char *facility = describe (figures[i].facility);
      g_autofree char *discrimination = describe (figures[i].discrimination);
      g_autofree char *efficiency = describe (figures[i].efficiency);

      gvt_table_add (table, results->items->pdata[i], n, facility, discrimination, efficiency,
                     gvt_item_asks_for_key (&figures[i]) ? _ ("check the key") : "", NULL);
    }
  gvt_table_print (table);
  if (figures[0].n_whole < GVT_ITEM_ANALYSIS_MIN_PEOPLE)
    gvt_print (_ ("Fewer than %d people were shown every question: how it tells them apart cannot "
                  "be said.\n"),
               GVT_ITEM_ANALYSIS_MIN_PEOPLE);
}

static gboolean
run_analyse (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 0);
  g_autoptr (GBytes) input = gvt_cli_read_input (path, MAX_BYTES, error);
  g_autoptr (GPtrArray) rows = input != NULL ? gvt_csv_read (input) : NULL;
  g_autoptr (GvtResults) results = NULL;
  g_autofree GvtItemFigures *figures = NULL;

  if (rows == NULL)
    return FALSE;
  results = gvt_results_read (rows, error);
  if (results == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  figures = g_new0 (GvtItemFigures, results->items->len);
  gvt_item_analysis ((const double *) (gpointer) results->shares->data, results->n_people,
                     results->items->len, figures);
  if (gvt_args_has (args, "json"))
    print_json (results, figures);
  else
    print_table (results, figures);
  return TRUE;
}

const GvtCommand gvt_quiz_analyse_command = {
  .name = "quiz analyse",
  .operands = "RESULTS.csv",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says how well a quiz's questions tell apart who knows from who does not"),
  .details = N_ (
      "RESULTS.csv, or \"-\" for standard input, has a column for each question, its id as "
      "heading, "
      "and a row for each person; a cell is the share of the points, 0 to 1, empty for no answer, "
      "\"-\" for a question that was not shown. A column \"orang\" is passed over.\n\n"
      "Facility is the mean share. Discrimination is the correlation of a question with the rest "
      "of the quiz, efficiency its covariance of the greatest possible, both over the people who "
      "were shown every question, and told from ten of them on; formulas as in Moodle's "
      "statistics report, in percent. A negative discrimination says: check the key.\n\n"
      "As JSON: {\"n\", \"n_whole\", \"items\": [{\"id\", \"n\", \"facility\", \"deviation\", "
      "\"discrimination\", \"efficiency\", \"flags\": [\"check-key\"]}]}; a figure that cannot be "
      "told is null. Nothing is recorded."),
  .run = run_analyse,
};
