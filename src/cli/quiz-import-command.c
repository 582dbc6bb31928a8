/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-formats.h"
#include "gvt-cli-input.h"
#include "gvt-error.h"
#include "gvt-output.h"

static void
print_items (const char *path, JsonArray *items)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      gvt_print ("%s:%d: %s\n", path, (int) json_object_get_int_member (item, "line"),
                 json_object_get_string_member (item, "prompt"));
    }
}

static void
warn_of (const char *path, JsonArray *lines)
{
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      gvt_warn ("%s:%d: %s\n", path, (int) json_object_get_int_member (line, "line"),
                json_object_get_string_member (line, "message"));
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
  GvtQuizFormat format = GVT_QUIZ_FORMAT_AIKEN;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) report = NULL;
  JsonArray *problems;

  if (!gvt_cli_require_format (args, &format, error))
    return FALSE;
  bytes = gvt_cli_read_input (path, gvt_quiz_format_max_bytes (format), error);
  report = bytes != NULL ? gvt_quiz_import_read (format, bytes, error) : NULL;
  if (report == NULL)
    {
      gvt_cli_name_fault (error, path);
      return FALSE;
    }

  problems = json_object_get_array_member (report, "problems");
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (report);
  else
    {
      print_items (path, json_object_get_array_member (report, "items"));
      warn_of (path, json_object_get_array_member (report, "notes"));
      warn_of (path, problems);
    }
  return conclude (json_array_get_length (problems), error);
}

static const GvtOption import_options[] = {
  { "format", "FORMAT", N_ ("how the file is written: aiken, csv, gift or xlsx") },
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
      "{\"items\": [{\"line\", \"id\", \"type\", \"prompt\", \"options\", \"key\", "
      "\"explanation\", \"own_id\"}], \"problems\": [{\"line\", \"message\"}], \"notes\": "
      "[{\"line\", \"message\"}]}; the items are as in quiz.json, with what the file says of them. "
      "\"own_id\" is whether the id stands in the file; notes say what was left out of a good "
      "question. The exit code is 1 when a question cannot be read."),
  .options = import_options,
  .run = run_import,
};
