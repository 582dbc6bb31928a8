/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-private.h"

#include <string.h>

#include "gvt-json.h"
#include "gvt-unicode.h"

#define MAX_JSON_BYTES (256 * 1024)

JsonObject *
gvt_draft_json_read (GBytes *text, const char *file, GError **error)
{
  JsonObject *object = gvt_json_parse (text, MAX_JSON_BYTES, error);

  if (object == NULL)
    g_prefix_error (error, "%s: ", file);
  return object;
}

static char *
generate (JsonObject *object, gsize *length)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, length);
}

GBytes *
gvt_draft_json_write (JsonObject *object)
{
  g_autofree char *text = generate (object, NULL);
  char *lines = g_strconcat (text, "\n", NULL);

  return g_bytes_new_take (lines, strlen (lines));
}

JsonObject *
gvt_draft_json_copy (JsonObject *object)
{
  g_autofree char *text = generate (object, NULL);
  g_autofree char *composed = gvt_unicode_normalize (text, G_NORMALIZE_DEFAULT_COMPOSE);
  /* allowed: our own generator wrote it a moment ago, and nothing of it may be refused */
  g_autoptr (JsonNode) node = json_from_string (composed != NULL ? composed : text, NULL);

  return json_object_ref (json_node_get_object (node));
}

static JsonArray *
find_array (JsonObject *parent, const char *name)
{
  JsonNode *node = parent != NULL ? json_object_get_member (parent, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
gvt_draft_json_length (JsonObject *parent, const char *name)
{
  JsonArray *array = find_array (parent, name);

  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
gvt_draft_json_find (JsonObject *parent, const char *name, guint index)
{
  JsonArray *array = find_array (parent, name);
  JsonNode *node = array != NULL && index < json_array_get_length (array)
                       ? json_array_get_element (array, index)
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

void
gvt_draft_json_insert (JsonObject *parent, const char *name, guint index, JsonNode *element)
{
  JsonArray *old = find_array (parent, name);
  guint n_old = old != NULL ? json_array_get_length (old) : 0;
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < MIN (index, n_old); i++)
    json_array_add_element (array, json_array_dup_element (old, i));
  json_array_add_element (array, element);
  for (guint i = index; i < n_old; i++)
    json_array_add_element (array, json_array_dup_element (old, i));
  json_object_set_array_member (parent, name, array);
}

gboolean
gvt_draft_json_move (JsonObject *parent, const char *name, guint from, guint to)
{
  JsonArray *array = find_array (parent, name);
  guint length = array != NULL ? json_array_get_length (array) : 0;
  JsonNode *element;

  if (from >= length || to >= length || from == to)
    return FALSE;

  element = json_array_dup_element (array, from);
  json_array_remove_element (array, from);
  gvt_draft_json_insert (parent, name, to, element);
  return TRUE;
}

static gboolean
has_id (JsonObject *parent, const char *name, const char *id)
{
  for (guint i = 0; i < gvt_draft_json_length (parent, name); i++)
    {
      JsonObject *element = gvt_draft_json_find (parent, name, i);

      if (element != NULL && g_strcmp0 (gvt_json_text_or (element, "id", NULL), id) == 0)
        return TRUE;
    }
  return FALSE;
}

JsonObject *
gvt_draft_json_restore (
    JsonObject *parent, const char *name, JsonObject *before, guint index, guint max)
{
  JsonObject *element = gvt_draft_json_find (before, name, index);
  JsonNode *node;

  if (element == NULL || gvt_draft_json_length (parent, name) >= max
      || has_id (parent, name, gvt_json_text_or (element, "id", "")))
    return NULL;

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, element);
  gvt_draft_json_insert (parent, name, index, node);
  return element;
}

char *
gvt_draft_json_free_id (JsonObject *parent, const char *name, const char *stem)
{
  for (guint i = 1;; i++)
    {
      char *id = g_strdup_printf ("%s-%u", stem, i);

      if (!has_id (parent, name, id))
        return id;
      g_free (id);
    }
}
