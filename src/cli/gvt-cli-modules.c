/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-modules.h"

#include <string.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-draft-folder.h"
#include "gvt-error.h"
#include "gvt-json.h"

char *
gvt_cli_drafts (const GvtArgs *args)
{
  g_autoptr (GvtProfile) profile = gvt_cli_new_profile (args);

  return g_build_filename (gvt_profile_get_folder (profile), "drafts", NULL);
}

/* One that cannot be shown as it is says why, as an author's folder does. */
static GvtModule *
find_draft (const GvtArgs *args, const char *id, GError **error)
{
  g_autofree char *drafts = gvt_cli_drafts (args);
  g_autoptr (GvtDraftEntry) entry = gvt_draft_find (drafts, id, error);
  GvtModule *module = entry != NULL ? gvt_draft_entry_get_module (entry) : NULL;

  if (entry != NULL && module == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           gvt_draft_entry_get_problem (entry));
      gvt_cli_name_fault (error, gvt_draft_entry_get_folder (entry));
    }
  return module != NULL ? g_object_ref (module) : NULL;
}

GvtModule *
gvt_cli_find_module (const GvtArgs *args, const char *name, GError **error)
{
  g_autoptr (GvtModuleLibrary) library = NULL;
  GvtModule *module;

  if (strchr (name, G_DIR_SEPARATOR) != NULL)
    {
      module = gvt_module_load_folder (name, error);
      if (module == NULL)
        gvt_cli_name_fault (error, name);
      return module;
    }

  library = gvt_module_library_load (NULL, NULL);
  module = gvt_module_library_find (library, name, NULL);
  return module != NULL ? g_object_ref (module) : find_draft (args, name, error);
}

JsonObject *
gvt_module_to_json (GvtModule *module)
{
  JsonObject *object = json_object_new ();
  GvtQuiz *quiz = gvt_module_get_quiz (module);

  json_object_set_string_member (object, "id", gvt_module_get_id (module));
  json_object_set_int_member (object, "version", gvt_module_get_version (module));
  json_object_set_string_member (object, "title", gvt_module_get_title (module));
  json_object_set_string_member (object, "summary", gvt_module_get_summary (module));
  json_object_set_string_member (object, "language", gvt_module_get_language (module));
  json_object_set_int_member (object, "minutes", gvt_module_get_minutes (module));
  json_object_set_int_member (object, "n_cards",
                              g_list_model_get_n_items (gvt_module_get_lessons (module)));
  json_object_set_int_member (object, "n_questions", quiz != NULL ? gvt_quiz_get_size (quiz) : 0);
  gvt_json_set_hash (object, "content_hash", gvt_module_get_hash (module));
  json_object_set_boolean_member (object, "reviewed", *gvt_module_get_review_note (module) == '\0');
  json_object_set_boolean_member (object, "built_in", gvt_module_is_built_in (module));
  json_object_set_boolean_member (object, "draft", gvt_module_is_draft (module));
  return object;
}
