/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-modules.h"
#include "gvt-draft-folder.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-output.h"

#define MAX_ZIP_BYTES (64 * 1024 * 1024) /* as all files of a module together */

static GvtModule *
load_zip (const char *path, GError **error)
{
  g_autoptr (GBytes) zip = gvt_file_read (path, MAX_ZIP_BYTES, error);
  GvtModule *module = zip != NULL ? gvt_module_load_zip (zip, error) : NULL;

  if (module == NULL)
    gvt_cli_name_fault (error, path);
  return module;
}

/* An id of its own is one that no module inside the program has either. */
static gboolean
check_id (const char *id, GError **error)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);

  return id == NULL || gvt_module_library_find (library, id, NULL) == NULL
         || gvt_usage_error (error, _ ("\"%s\" is the id of another module."), id);
}

static gboolean
run_duplicate (const GvtArgs *args, GError **error)
{
  const char *from = gvt_args_operand (args, 0);
  const char *id = gvt_args_get (args, "as");
  g_autoptr (GvtModule) module = NULL;
  g_autofree char *drafts = gvt_cli_drafts (args);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autoptr (JsonObject) object = json_object_new ();

  if (!check_id (id, error))
    return FALSE;
  module = g_str_has_suffix (from, ".zip") ? load_zip (from, error)
                                           : gvt_cli_find_module (args, from, error);
  folder = module != NULL ? gvt_draft_duplicate (module, drafts, id, error) : NULL;
  if (folder == NULL)
    return FALSE;

  name = g_path_get_basename (folder);
  json_object_set_string_member (object, "id", name);
  json_object_set_string_member (object, "folder", folder);
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print ("%s\n%s\n", name, folder);
  return TRUE;
}

static const GvtOption duplicate_options[] = {
  { "as", "NEW-ID", N_ ("the id of the copy, instead of ID-salinan") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_module_duplicate_command = {
  .name = "module duplicate",
  .operands = "MODULE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("copies a module into the drafts of this laptop, to be edited"),
  .details = N_ ("MODULE is the id of one inside the program or of a draft, an author's folder, "
                 "written with a \"/\", or a .zip. The copy keeps sources, claims and media; it "
                 "is version 1 of a module of its own and nobody has reviewed it. Prints its id "
                 "and its folder, as JSON {\"id\", \"folder\"}. Needs no profile."),
  .options = duplicate_options,
  .run = run_duplicate,
};
