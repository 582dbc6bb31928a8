/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-modules.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-module-notes.h"
#include "gvt-output.h"

/* A script that writes twice should say so. */
static gboolean
may_write (const GvtArgs *args, const char *path, GError **error)
{
  if (gvt_args_has (args, "replace") || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("%s is there already: it was left as it is. --replace writes over it."), path);
  return FALSE;
}

static gboolean
run_notes (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 1);
  g_autoptr (GvtModule) module = gvt_cli_find_module (args, gvt_args_operand (args, 0), error);
  g_autoptr (GBytes) pdf = NULL;

  if (module == NULL || !may_write (args, path, error))
    return FALSE;

  pdf = gvt_module_notes_render (module, !gvt_args_has (args, "without-keys"), error);
  if (pdf == NULL || !gvt_file_write (path, pdf, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s\n"), path);
  return TRUE;
}

static const GvtOption notes_options[] = {
  { "without-keys", NULL, N_ ("leaves out the pages with the questions and their keys") },
  { "replace", NULL, N_ ("writes over FILE if it is there") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_module_notes_command = {
  .name = "module notes",
  .operands = "MODULE FILE.pdf",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes a facilitator's notes as PDF, to be printed"),
  .details = N_ (
      "A4 pages: objectives and minutes; of each card its text, what to say and do, its sources "
      "and what of them needs verification; and at the end, on pages of their own, the questions "
      "with their keys. MODULE is the id of one inside the program, or an author's folder, "
      "written with a \"/\". Needs no profile."),
  .options = notes_options,
  .run = run_notes,
};
