/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-csv.h"
#include "gvt-item-analysis.h"
#include "gvt-output.h"
#include "gvt-quiz-figures.h"
#include "gvt-results-sheet.h"
#include "gvt-session-views.h"
#include "gvt-table.h"
#include "gvt-test-results.h"
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

/* The questions of one quiz, in their order. */
typedef struct
{
  GPtrArray *ids;                /* element-type utf8 */
  const GvtItemFigures *figures; /* of each */
} Items;

static guint
get_n_whole (const Items *items)
{
  return items->ids->len > 0 ? items->figures[0].n_whole : 0;
}

/* Returns: (transfer full) */
static JsonObject *
items_to_json (const Items *items, guint n_people)
{
  JsonObject *root = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < items->ids->len; i++)
    json_array_add_object_element (array,
                                   figures_to_json (items->ids->pdata[i], &items->figures[i]));
  json_object_set_int_member (root, "n", n_people);
  json_object_set_int_member (root, "n_whole", get_n_whole (items));
  json_object_set_array_member (root, "items", array);
  return root;
}

static char *
describe (double percent)
{
  return isnan (percent) ? g_strdup ("-") : gvt_text_decimal (lround (percent * 100.0));
}

static void
print_table (const Items *items)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("QUESTION"), _ ("PEOPLE"), _ ("FACILITY %"),
                                              _ ("DISCRIMINATION %"), _ ("EFFICIENCY %"), "", NULL);

  for (guint i = 0; i < items->ids->len; i++)
    {
      const GvtItemFigures *figures = &items->figures[i];
      g_autofree char *n = g_strdup_printf ("%u", figures->n);
      g_autofree char *facility = describe (figures->facility);
      g_autofree char *discrimination = describe (figures->discrimination);
      g_autofree char *efficiency = describe (figures->efficiency);

      gvt_table_add (table, items->ids->pdata[i], n, facility, discrimination, efficiency,
                     gvt_item_asks_for_key (figures) ? _ ("check the key") : "", NULL);
    }
  gvt_table_print (table);
  if (get_n_whole (items) < GVT_ITEM_ANALYSIS_MIN_PEOPLE)
    gvt_print (_ ("Fewer than %d people were shown every question: how it tells them apart cannot "
                  "be said.\n"),
               GVT_ITEM_ANALYSIS_MIN_PEOPLE);
}

/* --- a recorded class --- */

/* What is told of one quiz: as JSON in @quizzes, or (%NULL) as a table below its title. */
static void
tell_quiz (JsonArray *quizzes,
           const char *title,
           const char *form,
           const char *phase,
           const Items *items,
           guint n_people)
{
  JsonObject *object;

  if (quizzes == NULL)
    {
      gvt_print ("%s%s%s%s%s\n", title, *form != '\0' ? " " : "", form, *phase != '\0' ? ", " : "",
                 *phase == '\0'               ? ""
                 : g_str_equal (phase, "pre") ? _ ("before")
                                              : _ ("after"));
      print_table (items);
      return;
    }
  object = items_to_json (items, n_people);
  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "form", form);
  json_object_set_string_member (object, "phase", phase);
  json_array_add_object_element (quizzes, object);
}

static void
tell_quizzes (JsonArray *quizzes, GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      const GvtQuizFigures *quiz = g_ptr_array_index (found, i);
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      for (guint k = 0; k < quiz->items->len; k++)
        g_ptr_array_add (ids, (gpointer) gvt_quiz_item_get_id (quiz->items->pdata[k]));
      tell_quiz (quizzes, quiz->title, quiz->form, "", &(Items){ ids, quiz->figures },
                 quiz->n_people);
    }
}

/* Both forms of a crossed test stand in one list: each is a quiz of its own here. */
static void
tell_test (JsonArray *quizzes,
           const GvtTestResult *test,
           GPtrArray *all,
           const char *phase,
           const char *form,
           guint n_people)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (GvtItemFigures));

  for (guint i = 0; i < all->len; i++)
    {
      const GvtTestItem *item = g_ptr_array_index (all, i);

      if (!g_str_equal (item->form, form))
        continue;
      g_ptr_array_add (ids, item->id);
      g_array_append_val (figures, item->figures);
    }
  if (ids->len > 0)
    tell_quiz (quizzes, test->title, form, phase,
               &(Items){ ids, (const GvtItemFigures *) (gpointer) figures->data }, n_people);
}

static void
tell_tests (JsonArray *quizzes, GPtrArray *tests)
{
  static const char *const forms[] = { "", "A", "B" };

  for (guint i = 0; i < tests->len; i++)
    {
      const GvtTestResult *test = g_ptr_array_index (tests, i);

      for (guint k = 0; k < G_N_ELEMENTS (forms); k++)
        {
          tell_test (quizzes, test, test->pre_items, "pre", forms[k], test->n_pre);
          tell_test (quizzes, test, test->post_items, "post", forms[k], test->n_post);
        }
    }
}

static gboolean
analyse_class (const GvtArgs *args, const GvtId *session, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtModuleLibrary) library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  g_autoptr (GvtSession) found = NULL;
  g_autoptr (GPtrArray) quizzes = NULL;
  g_autoptr (GPtrArray) tests = NULL;
  g_autoptr (JsonObject) root = json_object_new ();
  JsonArray *told = gvt_args_has (args, "json") ? json_array_new () : NULL;

  if (told != NULL)
    json_object_set_array_member (root, "quizzes", told);
  if (library == NULL || (found = gvt_sessions_view (profile, session, error)) == NULL
      || (quizzes = gvt_quiz_figures_read (profile, library, gvt_session_get_visit_id (found),
                                           session, error))
             == NULL
      || (tests = gvt_test_results_read (profile, library, NULL, session, error)) == NULL)
    return FALSE;

  tell_tests (told, tests);
  tell_quizzes (told, quizzes);
  if (told != NULL)
    gvt_print_json_object (root);
  else if (tests->len + quizzes->len == 0)
    gvt_print (_ ("No quiz was held card by card in this class.\n"));
  return TRUE;
}

/* --- a file --- */

static gboolean
analyse_file (const GvtArgs *args, const char *path, GError **error)
{
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
  {
    const Items items = { results->items, figures };
    g_autoptr (JsonObject) root = items_to_json (&items, results->n_people);

    if (gvt_args_has (args, "json"))
      gvt_print_json_object (root);
    else
      print_table (&items);
  }
  return TRUE;
}

static gboolean
run_analyse (const GvtArgs *args, GError **error)
{
  const char *text = gvt_args_get (args, "session");
  GvtId session;

  if ((text != NULL) == (gvt_args_n_operands (args) > 0))
    return gvt_usage_error (error, _ ("Name a file of results, or a class with --session."));
  if (text == NULL)
    return analyse_file (args, gvt_args_operand (args, 0), error);
  if (!gvt_id_from_text (text, &session, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), text);
  return analyse_class (args, &session, error);
}

static const GvtOption analyse_options[] = {
  { "session", "ID", N_ ("of a class that was recorded, instead of a file") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_analyse_command = {
  .name = "quiz analyse",
  .operands = "[RESULTS.csv]",
  .min_operands = 0,
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
      "told is null. With --session {\"quizzes\": [the same, with \"title\", \"form\" and "
      "\"phase\": \"pre\", \"post\" or \"\"]}: of the class's tests and quizzes, card by card; "
      "hands that were counted are nobody's. Nothing is recorded."),
  .options = analyse_options,
  .run = run_analyse,
};
