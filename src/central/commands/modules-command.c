/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-modules.h"
#include "gvt-error.h"
#include "gvt-module-library.h"
#include "gvt-module-lint.h"
#include "gvt-output.h"

/* Returns: (transfer full) (nullable) (element-type GvtModule): of the folders given. Whoever wrote
 * one has to read what is wrong with it. */
static GPtrArray *
load_folders (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) modules = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < gvt_args_n_operands (args); i++)
    {
      const char *folder = gvt_args_operand (args, i);
      g_autoptr (GError) local = NULL;
      GvtModule *module = gvt_module_load_folder (folder, &local);

      if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (module == NULL)
        {
          g_autofree char *why = gvt_module_describe_refusal (local->message);

          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("the module in %s cannot be published: %s"), folder, why);
          return NULL;
        }
      g_ptr_array_add (modules, module);
    }
  return g_steal_pointer (&modules);
}

/* Returns: (transfer full) (element-type GvtModule): those inside this program */
static GPtrArray *
load_built_in (void)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GListModel *held = gvt_module_library_get_modules (library);
  GPtrArray *modules = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (held); i++)
    g_ptr_array_add (modules, g_list_model_get_item (held, i));
  return modules;
}

static const char *
describe_news (GvtModuleNews news)
{
  switch (news)
    {
    case GVT_MODULE_PUBLISHED:
      return _ ("published");
    case GVT_MODULE_KNOWN:
      return _ ("was published already");
    case GVT_MODULE_OUTDATED:
    default:
      return _ ("not published: a newer version is");
    }
}

static gboolean
run_publish (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GPtrArray) modules = NULL;
  g_autofree GvtModuleNews *news = NULL;

  if (central == NULL)
    return FALSE;

  modules = gvt_args_n_operands (args) > 0 ? load_folders (args, error) : load_built_in ();
  news = modules != NULL ? g_new0 (GvtModuleNews, modules->len + 1) : NULL;
  if (modules == NULL || !gvt_central_publish_modules (central, modules, news, error))
    return FALSE;

  for (guint i = 0; i < modules->len; i++)
    gvt_print ("%-32s %3u  %s\n", gvt_module_get_id (modules->pdata[i]),
               gvt_module_get_version (modules->pdata[i]), describe_news (news[i]));
  return TRUE;
}

const GvtCommand gvt_modules_publish_command = {
  .name = "modules publish",
  .operands = "[FOLDER...]",
  .max_operands = G_MAXUINT,
  .summary = N_ ("signs teaching modules and publishes them for all laptops"),
  .details = N_ ("Without a folder, those that are built into this program. Either all are "
                 "published or none. A version that was published keeps its content for ever, "
                 "since sessions refer to it: a changed module needs a higher version."),
  .run = run_publish,
};
