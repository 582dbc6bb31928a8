/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "gvt-cli-formats.h"
#include "gvt-cli-modules.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-quiz-export.h"

static void
warn_of (JsonArray *left_out)
{
  for (guint i = 0; i < json_array_get_length (left_out); i++)
    {
      JsonObject *object = json_array_get_object_element (left_out, i);

      gvt_warn (_ ("%s is left out: %s\n"), json_object_get_string_member (object, "item"),
                json_object_get_string_member (object, "message"));
    }
}

/* As JSON only beside a file: else the file itself is on standard output. */
static void
tell (const GvtArgs *args, const char *path, JsonArray *left_out)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_array_member (object, "left_out", json_array_ref (left_out));
  if (path != NULL && gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    warn_of (left_out);
}

/* A workbook is no text: it would only disturb a terminal. */
static gboolean
put (const char *path, GvtQuizFormat format, GBytes *file, GError **error)
{
  if (path != NULL)
    return gvt_file_write (path, file, error);
  if (format == GVT_QUIZ_FORMAT_XLSX && isatty (STDOUT_FILENO))
    return gvt_usage_error (error, _ ("A workbook wants a FILE to be written to."));
  gvt_print_bytes (file);
  return TRUE;
}

/* Returns: (nullable): %NULL for standard output */
static const char *
file_of (const GvtArgs *args)
{
  const char *path = gvt_args_n_operands (args) > 1 ? gvt_args_operand (args, 1) : "-";

  return g_str_equal (path, "-") ? NULL : path;
}

static gboolean
run_export (const GvtArgs *args, GError **error)
{
  const char *path = file_of (args);
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GBytes) file = NULL;
  GvtQuizFormat format = GVT_QUIZ_FORMAT_AIKEN;

  if (!gvt_cli_require_format (args, &format, error)
      || (module = gvt_cli_find_module (args, gvt_args_operand (args, 0), error)) == NULL)
    return FALSE;
  if (gvt_module_get_quiz (module) == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("This module has no quiz"));
      return FALSE;
    }

  file = gvt_quiz_export_write (format, gvt_module_get_quiz (module), left_out);
  if (!put (path, format, file, error))
    return FALSE;
  tell (args, path, left_out);
  return TRUE;
}

static const GvtOption export_options[] = {
  { "format", "FORMAT", N_ ("how the file is written: aiken, csv, gift or xlsx") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_export_command = {
  .name = "quiz export",
  .operands = "MODULE [FILE]",
  .min_operands = 1,
  .max_operands = 2,
  .summary = N_ ("writes a module's questions for another program"),
  .details = N_ ("MODULE is the id of one inside the program, or an author's folder, written with "
                 "a \"/\". Without FILE the questions go to standard output. Those that the format "
                 "cannot say are named on standard error, or "
                 "with FILE and --json as {\"left_out\": [{\"item\", \"message\"}]}."),
  .options = export_options,
  .run = run_export,
};
