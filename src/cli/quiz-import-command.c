/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-modules.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-quiz-aiken.h"

static gboolean
require_format (const GvtArgs *args, GError **error)
{
  const char *format = gvt_args_require (args, "format", error);

  return format != NULL
         && (g_str_equal (format, "aiken")
             || gvt_usage_error (error, _ ("\"%s\" is no format: it is aiken."), format));
}

static void
print_report (const char *path, JsonObject *report)
{
  JsonArray *items = json_object_get_array_member (report, "items");
  JsonArray *problems = json_object_get_array_member (report, "problems");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      gvt_print ("%s:%d: %s\n", path, (int) json_object_get_int_member (item, "line"),
                 json_object_get_string_member (item, "prompt"));
    }
  for (guint i = 0; i < json_array_get_length (problems); i++)
    {
      JsonObject *problem = json_array_get_object_element (problems, i);

      gvt_warn ("%s:%d: %s\n", path, (int) json_object_get_int_member (problem, "line"),
                json_object_get_string_member (problem, "message"));
    }
}

static gboolean
conclude (guint n_problems, GError **error)
{
  if (n_problems == 0)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               ngettext ("%u question cannot be read", "%u questions cannot be read", n_problems),
               n_problems);
  return FALSE;
}

static gboolean
run_import (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 0);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (JsonObject) report = NULL;

  if (!require_format (args, error))
    return FALSE;
  text = gvt_cli_read_input (path, GVT_QUIZ_AIKEN_MAX_BYTES, error);
  report = text != NULL ? gvt_quiz_aiken_read (text, error) : NULL;
  if (report == NULL)
    {
      gvt_cli_name_fault (error, path);
      return FALSE;
    }

  if (gvt_args_has (args, "json"))
    gvt_print_json_object (report);
  else
    print_report (path, report);
  return conclude (json_array_get_length (json_object_get_array_member (report, "problems")),
                   error);
}

static const GvtOption import_options[] = {
  { "format", "aiken", N_ ("how the file is written") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_import_command = {
  .name = "quiz import",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("reads questions that were written for another program, and names bad lines"),
  .details = N_ (
      "A dry run: no module is changed. FILE may be \"-\" for standard input. As JSON: "
      "{\"items\": [{\"line\", \"id\", \"type\", \"prompt\", \"options\", \"key\"}], "
      "\"problems\": [{\"line\", \"message\"}]}; the items are as in quiz.json, where "
      "objective, explanation and claims are still to be written. The exit code is 1 when "
      "a question cannot be read."),
  .options = import_options,
  .run = run_import,
};

static gboolean
run_export (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GvtModule) module = NULL;
  g_autofree char *text = NULL;

  if (!require_format (args, error))
    return FALSE;
  module = gvt_cli_find_module (gvt_args_operand (args, 0), error);
  if (module == NULL)
    return FALSE;
  if (gvt_module_get_quiz (module) == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("This module has no quiz"));
      return FALSE;
    }

  text = gvt_quiz_aiken_write (gvt_module_get_quiz (module), left_out);
  gvt_print ("%s", text);
  for (guint i = 0; i < left_out->len; i++)
    gvt_warn (_ ("%s is left out: Aiken has single choice only\n"),
              (const char *) left_out->pdata[i]);
  return TRUE;
}

const GvtCommand gvt_quiz_export_command = {
  .name = "quiz export",
  .operands = "MODULE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("prints a module's single-choice questions for another program"),
  .details = N_ ("MODULE is the id of one inside the program, or an author's folder, written with "
                 "a \"/\". Questions of another type are named on standard error."),
  .options = import_options,
  .run = run_export,
};
