/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-modules.h"
#include "gvt-cli-profile.h"
#include "gvt-draft-folder.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-module-lint.h"
#include "gvt-output.h"
#include "gvt-table.h"

#define MAX_ZIP_BYTES (64 * 1024 * 1024) /* as all files of a module together */

/* --- list --- */

/* With --user also those that were fetched. */
static GvtModuleLibrary *
load_library (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;

  if (!gvt_args_has (args, "user"))
    return gvt_module_library_load (NULL, NULL);

  profile = gvt_cli_unlock (args, error);
  return profile != NULL ? gvt_cli_modules (profile, error) : NULL;
}

static void
warn_of (const char *what, const char *refusal)
{
  g_autofree char *why = gvt_module_describe_refusal (refusal);

  gvt_warn ("%s: %s\n", what, why);
}

static void
warn_of_problems (GvtModuleLibrary *library)
{
  GListModel *problems = gvt_module_library_get_problems (library);

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (GvtModuleProblem) problem = g_list_model_get_item (problems, i);

      warn_of (gvt_module_problem_get_file (problem), gvt_module_problem_get_message (problem));
    }
}

/* What is still being written comes last; a draft that cannot be shown is named, too. */
static GListModel *
with_drafts (GListModel *modules, const GvtArgs *args)
{
  GListStore *all = g_list_store_new (GVT_TYPE_MODULE);
  g_autofree char *folder = gvt_cli_drafts (args);
  g_autoptr (GListModel) drafts = gvt_draft_list (folder);

  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);

      g_list_store_append (all, module);
    }
  for (guint i = 0; i < g_list_model_get_n_items (drafts); i++)
    {
      g_autoptr (GvtDraftEntry) entry = g_list_model_get_item (drafts, i);

      if (gvt_draft_entry_get_module (entry) != NULL)
        g_list_store_append (all, gvt_draft_entry_get_module (entry));
      else
        warn_of (gvt_draft_entry_get_folder (entry), gvt_draft_entry_get_problem (entry));
    }
  return G_LIST_MODEL (all);
}

static void
print_modules (GListModel *modules)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("MODULE"), _ ("VERSION"), _ ("QUESTIONS"),
                                              _ ("TITLE"), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);
      GvtQuiz *quiz = gvt_module_get_quiz (module);
      g_autofree char *version = g_strdup_printf ("%u", gvt_module_get_version (module));
      g_autofree char *n_questions = g_strdup_printf ("%u",
                                                      quiz != NULL ? gvt_quiz_get_size (quiz) : 0);

      gvt_table_add (table, gvt_module_get_id (module), version, n_questions,
                     gvt_module_get_title (module), NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtModuleLibrary) library = load_library (args, error);
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (GListModel) modules = NULL;

  if (library == NULL)
    return FALSE;

  warn_of_problems (library);
  modules = with_drafts (gvt_module_library_get_modules (library), args);
  if (!gvt_args_has (args, "json"))
    {
      print_modules (modules);
      return TRUE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);

      json_array_add_object_element (array, gvt_module_to_json (module));
    }
  gvt_print_json_array (array);
  return TRUE;
}

const GvtCommand gvt_module_list_command = {
  .name = "module list",
  .summary = N_ (
      "lists the modules inside the program and the drafts; with --user those fetched, too"),
  .details = N_ (
      "As JSON: [{\"id\", \"version\", \"title\", \"summary\", \"language\", "
      "\"minutes\", \"n_cards\", \"n_questions\", \"content_hash\", \"reviewed\", "
      "\"built_in\", \"draft\"}]. A file that cannot be used is named on standard error and stops "
      "no other."),
  .run = run_list,
};

/* --- show --- */

static JsonArray *
media_to_json (GListModel *media)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) entry = g_list_model_get_item (media, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind",
                                     gvt_media_kind_to_text (gvt_media_get_kind (entry)));
      json_object_set_string_member (object, "language", gvt_media_get_language (entry));
      json_object_set_string_member (object, "file", gvt_media_get_file (entry));
      json_object_set_string_member (object, "text", gvt_media_get_text (entry));
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_media (GListModel *media)
{
  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) entry = g_list_model_get_item (media, i);
      const char *language = gvt_media_get_language (entry);

      gvt_print ("    %s%s%s  %s\n", gvt_media_kind_to_text (gvt_media_get_kind (entry)),
                 *language != '\0' ? " " : "", language, gvt_media_get_file (entry));
    }
}

static JsonArray *
options_to_json (GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", gvt_quiz_option_get_id (option));
      json_object_set_string_member (object, "text", gvt_quiz_option_get_text (option));
      json_object_set_array_member (object, "media",
                                    media_to_json (gvt_quiz_option_get_media (option)));
      json_object_set_string_member (object, "feedback", gvt_quiz_option_get_feedback (option));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
item_to_json (GvtQuizItem *item)
{
  const char *const *keys = gvt_quiz_item_get_keys (item);
  JsonObject *object = json_object_new ();
  JsonArray *key = json_array_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    json_array_add_string_element (key, keys[i]);
  json_object_set_string_member (object, "id", gvt_quiz_item_get_id (item));
  json_object_set_string_member (object, "type",
                                 gvt_quiz_kind_to_text (gvt_quiz_item_get_kind (item)));
  json_object_set_string_member (object, "form", gvt_quiz_item_get_form (item));
  json_object_set_string_member (object, "objective", gvt_quiz_item_get_objective (item));
  json_object_set_string_member (object, "prompt", gvt_quiz_item_get_prompt (item));
  json_object_set_array_member (object, "media", media_to_json (gvt_quiz_item_get_media (item)));
  json_object_set_array_member (object, "options", options_to_json (item));
  json_object_set_array_member (object, "key", key);
  json_object_set_string_member (object, "explanation", gvt_quiz_item_get_explanation (item));
  return object;
}

static void
print_card (gpointer lesson, gpointer array)
{
  if (array == NULL)
    {
      gvt_print ("  %s  %s\n", gvt_lesson_get_id (lesson), gvt_lesson_get_title (lesson));
      print_media (gvt_lesson_get_media (lesson));
      return;
    }

  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", gvt_lesson_get_id (lesson));
  json_object_set_string_member (object, "title", gvt_lesson_get_title (lesson));
  json_object_set_array_member (object, "media", media_to_json (gvt_lesson_get_media (lesson)));
  json_array_add_object_element (array, object);
}

static void
print_question (GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);

  gvt_print ("  %s  %s  %s\n", gvt_quiz_item_get_id (item),
             gvt_quiz_kind_to_text (gvt_quiz_item_get_kind (item)),
             gvt_quiz_item_get_prompt (item));
  print_media (gvt_quiz_item_get_media (item));
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      print_media (gvt_quiz_option_get_media (option));
    }
}

static void
print_item (gpointer item, gpointer array)
{
  if (array != NULL)
    json_array_add_object_element (array, item_to_json (item));
  else
    print_question (item);
}

static void
each (GListModel *list, GFunc func, gpointer data)
{
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (list, i);

      func (object, data);
    }
}

static gboolean
run_show (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtModule) module = gvt_cli_find_module (args, gvt_args_operand (args, 0), error);
  GvtQuiz *quiz = module != NULL ? gvt_module_get_quiz (module) : NULL;
  GListModel *items = quiz != NULL ? gvt_quiz_get_items (quiz) : NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonArray *cards, *questions;

  if (module == NULL)
    return FALSE;
  if (!gvt_args_has (args, "json"))
    {
      gvt_print ("%s\n%s\n", gvt_module_get_title (module), gvt_module_get_summary (module));
      gvt_print ("%s\n", _ ("Cards:"));
      each (gvt_module_get_lessons (module), print_card, NULL);
      gvt_print ("%s\n", _ ("Questions:"));
      each (items, print_item, NULL);
      return TRUE;
    }

  object = gvt_module_to_json (module);
  cards = json_array_new ();
  questions = json_array_new ();
  each (gvt_module_get_lessons (module), print_card, cards);
  each (items, print_item, questions);
  json_object_set_array_member (object, "cards", cards);
  json_object_set_array_member (object, "questions", questions);
  gvt_print_json_object (object);
  return TRUE;
}

const GvtCommand gvt_module_show_command = {
  .name = "module show",
  .operands = "MODULE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ (
      "shows what is in a module: its cards and questions, with their keys, pictures and "
      "recordings"),
  .details = N_ ("MODULE is the id of one inside the program or of a draft, or an author's folder, "
                 "written with a \"/\"."),
  .run = run_show,
};

/* --- verify --- */

static gboolean
read_key (const char *text, GvtPublicKey *key, GError **error)
{
  return gvt_unhex (text, key->bytes, sizeof key->bytes, NULL)
         || gvt_usage_error (error, _ ("\"%s\" is no public key: it is 64 hexadecimal digits."),
                             text);
}

static GvtModule *
load_zip (const char *path, GError **error)
{
  g_autoptr (GBytes) zip = gvt_file_read (path, MAX_ZIP_BYTES, error);

  return zip != NULL ? gvt_module_load_zip (zip, error) : NULL;
}

static GvtModule *
load_any (const GvtArgs *args, const char *path, GError **error)
{
  const char *signer = gvt_args_get (args, "signer");
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  gboolean is_zip = g_str_has_suffix (path, ".zip");
  GvtPublicKey key;

  if (signer != NULL && (is_folder || is_zip))
    return gvt_usage_error (error, _ ("--signer is for a module file: nobody signs a folder or a "
                                      ".zip.")),
           NULL;
  if (is_folder)
    return gvt_module_load_folder (path, error);
  if (is_zip)
    return load_zip (path, error);
  if (signer == NULL)
    return gvt_usage_error (error, _ ("A module file needs --signer to be verified.")), NULL;

  return read_key (signer, &key, error) ? gvt_module_load_file (path, &key, error) : NULL;
}

static gboolean
run_verify (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 0);
  g_autoptr (GvtModule) module = load_any (args, path, error);
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *hash = NULL;

  if (module == NULL)
    {
      gvt_cli_name_fault (error, path);
      return FALSE;
    }

  object = gvt_module_to_json (module);
  hash = gvt_hash_to_text (gvt_module_get_hash (module));
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print (_ ("%s, version %u, can be read by every laptop\n%s\n"), gvt_module_get_id (module),
               gvt_module_get_version (module), hash);
  return TRUE;
}

static const GvtOption verify_options[] = {
  { "signer", "KEY", N_ ("for a module file: the public key that must have signed it") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_module_verify_command = {
  .name = "module verify",
  .operands = "PATH",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says whether a module can be used, or what in it cannot"),
  .details = N_ (
      "PATH is a folder, a .zip that \"module pack\" made, or a module file (.gvmod), "
      "whose signature is checked before anything in it is looked at. Prints the id, the "
      "version and the content hash."),
  .options = verify_options,
  .run = run_verify,
};

/* --- pack --- */

static gboolean
run_pack (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 1);
  const char *folder = gvt_args_operand (args, 0);
  g_autoptr (GvtModule) module = gvt_module_load_folder (folder, error);
  g_autoptr (GBytes) zip = module != NULL ? gvt_module_to_zip (module, error) : NULL;
  g_autofree char *hash = NULL;

  if (zip == NULL)
    {
      gvt_cli_name_fault (error, folder);
      return FALSE;
    }
  if (!gvt_file_write (path, zip, error))
    return FALSE;

  hash = gvt_hash_to_text (gvt_module_get_hash (module));
  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_module_to_json (module);

      gvt_print_json_object (object);
    }
  else
    gvt_print ("%s\n", hash);
  return TRUE;
}

const GvtCommand gvt_module_pack_command = {
  .name = "module pack",
  .operands = "FOLDER FILE.zip",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("packs a module's folder into one file to hand on, and prints its content hash"),
  .details = N_ (
      "Refused unless every laptop could use the module. The same content gives the same "
      "file on any machine. It is not signed: only the centre signs modules."),
  .run = run_pack,
};
