/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-into.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"

#define MODULE_FILE "module.json"
#define QUIZ_FILE   "quiz.json"
#define MAX_BYTES   (256 * 1024) /* of either, as a module may have */

static JsonObject *
read_json (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = gvt_file_read (path, MAX_BYTES, error);
  JsonObject *object = bytes != NULL ? gvt_json_parse (bytes, MAX_BYTES, error) : NULL;

  if (object == NULL)
    gvt_cli_name_fault (error, path);
  return object;
}

static gboolean
write_json (const char *folder, const char *name, JsonObject *object, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, TRUE);
  g_autofree char *lines = g_strconcat (text, "\n", NULL);
  gsize length = strlen (lines);
  g_autoptr (GBytes) bytes = NULL;

  if (length > MAX_BYTES)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s would be larger than a module's"),
                   path);
      return FALSE;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&lines), length);
  return gvt_file_write (path, bytes, error);
}

static const char *
first_objective (JsonObject *module)
{
  JsonArray *objectives = gvt_json_get_array (module, "objectives", NULL);
  JsonObject *first = objectives != NULL && json_array_get_length (objectives) > 0
                          ? gvt_json_element_object (objectives, 0, "objectives", NULL)
                          : NULL;

  return first != NULL ? gvt_json_text_or (first, "id", "") : "";
}

static gboolean
refuse_replacing (guint n, GError **error)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               ngettext ("%u question is in the module already and says something else; --replace "
                         "lets the file's take its place",
                         "%u questions are in the module already and say something else; --replace "
                         "lets the file's take their place",
                         n),
               n);
  return FALSE;
}

gboolean
gvt_cli_import_into (
    const char *folder, JsonArray *items, gboolean may_replace, GvtQuizMerge *merge, GError **error)
{
  g_autoptr (JsonObject) module = read_json (folder, MODULE_FILE, error);
  gboolean has_quiz = module != NULL && *gvt_json_text_or (module, "quiz", "") != '\0';
  g_autoptr (JsonObject) quiz = NULL;
  g_autoptr (JsonObject) merged = NULL;

  if (module == NULL || (has_quiz && (quiz = read_json (folder, QUIZ_FILE, error)) == NULL))
    return FALSE;
  merged = gvt_quiz_merge (quiz, items, first_objective (module), merge, error);
  if (merged == NULL)
    return FALSE;
  if (merge->n_replaced > 0 && !may_replace)
    return refuse_replacing (merge->n_replaced, error);
  if (merge->n_added + merge->n_replaced == 0)
    return TRUE;

  /* The quiz first: a module that names none that is there would not open. */
  if (!write_json (folder, QUIZ_FILE, merged, error))
    return FALSE;
  json_object_set_string_member (module, "quiz", QUIZ_FILE);
  return has_quiz || write_json (folder, MODULE_FILE, module, error);
}
