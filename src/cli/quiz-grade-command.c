/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-modules.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-quiz-grade.h"
#include "gvt-table.h"

static void
print_table (JsonObject *grade)
{
  JsonArray *items = json_object_get_array_member (grade, "items");
  JsonObject *total = json_object_get_object_member (grade, "total");
  gint64 n_not_shown = json_object_get_int_member (total, "n_not_shown");
  g_autoptr (GvtTable) table = gvt_table_new (_ ("QUESTION"), _ ("POINTS"), _ ("OF"), _ ("ANSWER"),
                                              NULL);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      const char *state = json_object_get_string_member (item, "state");
      g_autofree char *points = g_strdup_printf ("%d",
                                                 (int) json_object_get_int_member (item, "points"));
      g_autofree char *of = g_strdup_printf ("%d", (int) json_object_get_int_member (item, "of"));
      const char *given = gvt_json_text_or (item, "given",
                                            g_str_equal (state, "unanswered") ? _ ("(not answered)")
                                                                              : _ ("(not shown)"));

      gvt_table_add (table, json_object_get_string_member (item, "item"), points, of, given, NULL);
    }
  gvt_table_print (table);
  gvt_print (_ ("Right: %d of %d. Not answered: %d. Not shown: %d.\n"),
             (int) json_object_get_int_member (total, "n_correct"),
             (int) (json_object_get_int_member (total, "n_items") - n_not_shown),
             (int) json_object_get_int_member (total, "n_unanswered"), (int) n_not_shown);
}

static void
print_json (JsonObject *grade, GvtModule *module, const char *form)
{
  json_object_set_string_member (grade, "module", gvt_module_get_id (module));
  json_object_set_int_member (grade, "version", gvt_module_get_version (module));
  gvt_json_set_hash (grade, "content_hash", gvt_module_get_hash (module));
  json_object_set_string_member (grade, "form", form);
  gvt_print_json_object (grade);
}

static JsonObject *
grade_file (const GvtArgs *args, GvtModule *module, const char *form, GError **error)
{
  const char *path = gvt_args_operand (args, 1);
  g_autoptr (GBytes) input = gvt_cli_read_input (path, GVT_QUIZ_GRADE_MAX_BYTES, error);
  g_autoptr (JsonObject) answers = input != NULL
                                       ? gvt_json_parse (input, GVT_QUIZ_GRADE_MAX_BYTES, error)
                                       : NULL;
  JsonObject *grade = answers != NULL
                          ? gvt_quiz_grade (gvt_module_get_quiz (module), form, answers, error)
                          : NULL;

  if (grade == NULL)
    gvt_cli_name_fault (error, path);
  return grade;
}

static gboolean
run_grade (const GvtArgs *args, GError **error)
{
  const char *form = gvt_args_has (args, "form") ? gvt_args_get (args, "form") : "";
  g_autoptr (GvtModule) module = gvt_cli_find_module (args, gvt_args_operand (args, 0), error);
  g_autoptr (JsonObject) grade = NULL;

  if (module == NULL)
    return FALSE;
  if (gvt_module_get_quiz (module) == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("This module has no quiz"));
      return FALSE;
    }

  grade = grade_file (args, module, form, error);
  if (grade == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    print_json (grade, module, form);
  else
    print_table (grade);
  return TRUE;
}

static const GvtOption options[] = {
  { "form", "A|B", N_ ("only the questions of this form and those of none; otherwise all") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_grade_command = {
  .name = "quiz grade",
  .operands = "MODULE ANSWERS.json",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("says what one person's answers to a module's quiz are worth"),
  .details = N_ (
      "MODULE is the id of one inside the program, or an author's folder, written with a \"/\". "
      "ANSWERS.json, or \"-\" for standard input, is {\"item\": answer}: the id of a choice, an "
      "array of ids where several are asked for, true or false, or the words; null for a question "
      "that was shown and not answered. A question that is left out was not shown; {} is a person "
      "who took no part.\n\n"
      "As JSON: {\"items\": [{\"item\", \"type\", \"state\", \"given\", \"points\", \"of\", "
      "\"correct\"}], \"total\": {\"n_items\", \"n_answered\", \"n_unanswered\", "
      "\"n_not_shown\", \"n_correct\", \"points\", \"of\"}, \"took_part\", \"module\", "
      "\"version\", \"content_hash\", \"form\"}. Points are whole numbers, points of \"of\": "
      "what they are for is in src/learning/README.md. Nothing is recorded."),
  .options = options,
  .run = run_grade,
};
