/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-formats.h"
#include "gvt-cli-input.h"
#include "gvt-cli-into.h"
#include "gvt-error.h"
#include "gvt-output.h"

#define MAX_FAULTS 100000

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

static JsonArray *
get_problems (JsonObject *report)
{
  return json_object_get_array_member (report, "problems");
}

/* Whoever skips faults says how many: a file that has become worse is not half-read unseen. */
static gboolean
conclude (JsonObject *report, gint64 n_expected, gboolean has_into, GError **error)
{
  guint n_problems = json_array_get_length (get_problems (report));

  if (n_problems == (guint64) n_expected)
    return TRUE;
  if (has_into && n_problems > 0)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 ngettext ("%u question cannot be read, so nothing is written; --skip-faults %u "
                           "goes on without it",
                           "%u questions cannot be read, so nothing is written; --skip-faults %u "
                           "goes on without them",
                           n_problems),
                 n_problems, n_problems);
  else if (has_into)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("There is no fault to skip, so nothing is written"));
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 ngettext ("%u question cannot be read", "%u questions cannot be read", n_problems),
                 n_problems);
  return FALSE;
}

static JsonObject *
read_report (const char *path, GvtQuizFormat format, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_cli_read_input (path, gvt_quiz_format_max_bytes (format), error);
  JsonObject *report = bytes != NULL ? gvt_quiz_import_read (format, bytes, error) : NULL;

  if (report == NULL)
    gvt_cli_name_fault (error, path);
  return report;
}

static void
tell (const GvtArgs *args, JsonObject *report)
{
  const char *path = gvt_args_operand (args, 0);

  if (gvt_args_has (args, "json"))
    {
      gvt_print_json_object (report);
      return;
    }
  print_items (path, json_object_get_array_member (report, "items"));
  warn_of (path, json_object_get_array_member (report, "notes"));
  warn_of (path, get_problems (report));
}

static gboolean
write_into (const GvtArgs *args, JsonObject *report, GError **error)
{
  const char *folder = gvt_args_get (args, "into");
  GvtQuizMerge merge;

  if (!gvt_cli_import_into (folder, json_object_get_array_member (report, "items"),
                            gvt_args_has (args, "replace"), &merge, error))
    return FALSE;
  gvt_warn (_ ("%s: %u added, %u replaced, %u there already\n"), folder, merge.n_added,
            merge.n_replaced, merge.n_same);
  return TRUE;
}

static gboolean
run_import (const GvtArgs *args, GError **error)
{
  GvtQuizFormat format = GVT_QUIZ_FORMAT_AIKEN;
  gboolean has_into = gvt_args_has (args, "into");
  g_autoptr (JsonObject) report = NULL;
  gint64 n_expected = 0;

  if (!gvt_cli_require_format (args, &format, error)
      || !gvt_args_get_int (args, "skip-faults", 1, MAX_FAULTS, &n_expected, error))
    return FALSE;
  if (!has_into && (n_expected > 0 || gvt_args_has (args, "replace")))
    return gvt_usage_error (error, _ ("--skip-faults and --replace want --into FOLDER."));

  report = read_report (gvt_args_operand (args, 0), format, error);
  if (report == NULL)
    return FALSE;
  tell (args, report);
  return conclude (report, n_expected, has_into, error)
         && (!has_into || write_into (args, report, error));
}

static const GvtOption import_options[] = {
  { "format", "FORMAT", N_ ("how the file is written: aiken, csv, gift or xlsx") },
  { "into", "FOLDER", N_ ("an author's module that the questions are written into") },
  { "skip-faults", "N", N_ ("goes on without the N questions, exactly, that cannot be read") },
  { "replace", NULL, N_ ("lets questions take the place of others with their ids") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_import_command = {
  .name = "quiz import",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("reads questions that were written for another program, and names bad lines"),
  .details = N_ (
      "A dry run without --into: no module is changed. FILE may be \"-\" for standard input. As "
      "JSON: "
      "{\"items\": [{\"line\", \"id\", \"type\", \"prompt\", \"options\", \"key\", "
      "\"explanation\", \"own_id\"}], \"problems\": [{\"line\", \"message\"}], \"notes\": "
      "[{\"line\", \"message\"}]}; the items are as in quiz.json, with what the file says of them. "
      "\"own_id\" is whether the id stands in the file; notes say what was left out of a good "
      "question. The exit code is 1 when a question cannot be read.\n\n"
      "With --into the questions are added to the module's, once there is no problem. Nothing is "
      "deleted because the file lacks it. A question whose id stands in the file takes the place "
      "of the one with that id, and keeps what the file does not say of it: pictures, feedback, "
      "claims. One without an id is added, unless it is there already word for word. A question "
      "that names no objective gets the module's first; \"module lint\" tells what is still to be "
      "written. FOLDER is written as a draft in the window is: each file whole or not at all, and "
      "not over what somebody else wrote meanwhile; its \"reviewed_by\" is emptied."),
  .options = import_options,
  .run = run_import,
};
