/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-test-results.h"

static gboolean
print_results (const GvtArgs *args, gboolean is_visit, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (JsonArray) array = NULL;
  GvtId id;

  if (!gvt_cli_operand_id (args, 0, &id, error) || (profile = gvt_cli_unlock (args, error)) == NULL
      || (library = gvt_cli_modules (profile, error)) == NULL
      || (results = gvt_test_results_read (profile, library, is_visit ? &id : NULL,
                                           is_visit ? NULL : &id, error))
             == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      array = gvt_test_results_to_json (results);
      gvt_print_json_array (array);
      return TRUE;
    }
  for (guint i = 0; i < results->len; i++)
    {
      const GvtTestResult *result = g_ptr_array_index (results, i);
      g_autofree char *text = gvt_test_result_describe (result);

      gvt_print ("%s: %s\n", result->title, text);
      if (result->n_later > 0)
        gvt_print (_ ("Held on paper and recorded later: %u of %u classes."), result->n_later,
                   result->n_classes);
      if (result->n_later > 0)
        gvt_print ("\n");
    }
  if (results->len == 0)
    gvt_print (_ ("No test was held.\n"));
  return TRUE;
}

static gboolean
run_session (const GvtArgs *args, GError **error)
{
  return print_results (args, FALSE, error);
}

static gboolean
run_visit (const GvtArgs *args, GError **error)
{
  return print_results (args, TRUE, error);
}

const GvtCommand gvt_session_results_command = {
  .name = "session results",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says what a class learned between pre-test and post-test"),
  .details = N_ (
      "People are paired by the number of their card, or by the code that they made up, of those "
      "who were shown all of both tests. A code that two cards of one test have pairs neither. "
      "Fewer than ten pairs tell nothing but their number. The normalised gain is the part gained "
      "of what was missing: of the class by its means, and pupil by pupil as the mean of those "
      "who lacked something. The effect size is the change by the root of the two variances' "
      "mean.\n\n"
      "As JSON, for each module: {\"module\", \"title\", \"state\" (told, few-pairs, was-full, "
      "no-module), \"n_pre\", \"n_post\", \"n_partial\", \"n_pre_hands\", \"n_post_hands\", "
      "\"n_classes\", \"n_recorded_later\" (held on paper), "
      "\"by_code\" (null, or {\"n_without\", \"n_double\", \"n_unmatched\", \"n_same_form\"}), "
      "\"n_pairs\", \"before\", \"after\", \"change\", \"gain_class\", \"gain_pupil\", "
      "\"n_pupils\", \"effect\", \"objectives\", \"pre_items\", \"post_items\"}; shares are 0 to "
      "1, "
      "figures of questions in percent as of \"quiz analyse\", and what cannot be told is null."),
  .run = run_session,
};

const GvtCommand gvt_visit_results_command = {
  .name = "visit results",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says what all classes of a visit learned, added up pupil by pupil"),
  .details = N_ ("As \"session results\", over the classes that this laptop knows."),
  .run = run_visit,
};
