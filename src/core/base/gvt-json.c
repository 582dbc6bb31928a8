/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-json.h"

#include "gvt-error.h"

static gboolean
refuse (GError **error, const char *name, const char *wanted)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "\"%s\" is not %s", name, wanted);
  return FALSE;
}

JsonObject *
gvt_json_parse (GBytes *bytes, gsize max_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > max_bytes)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                   "JSON of %" G_GSIZE_FORMAT " bytes, more than %" G_GSIZE_FORMAT, length,
                   max_bytes);
      return NULL;
    }

  if (!gvt_json_scan (text, length, error))
    return NULL;

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, text, length, &local))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "JSON: %s", local->message);
      return NULL;
    }

  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      refuse (error, "The document", "an object");
      return NULL;
    }

  return json_node_dup_object (json_parser_get_root (parser));
}

/* Returns: (nullable): the member when it is a value of @type. */
static JsonNode *
member_of_type (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;

  return node;
}

const char *
gvt_json_get_text (JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = member_of_type (object, name, G_TYPE_STRING);

  if (node == NULL)
    {
      refuse (error, name, "a string");
      return NULL;
    }

  return json_node_get_string (node);
}

gboolean
gvt_json_get_int (JsonObject *object, const char *name, gint64 *value, GError **error)
{
  JsonNode *node = member_of_type (object, name, G_TYPE_INT64);

  if (node == NULL)
    return refuse (error, name, "an integer");

  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
gvt_json_get_bool (JsonObject *object, const char *name, gboolean *value, GError **error)
{
  JsonNode *node = member_of_type (object, name, G_TYPE_BOOLEAN);

  if (node == NULL)
    return refuse (error, name, "true or false");

  *value = json_node_get_boolean (node);
  return TRUE;
}

gboolean
gvt_json_get_id (JsonObject *object, const char *name, GvtId *id, GError **error)
{
  const char *text = gvt_json_get_text (object, name, error);

  if (text == NULL)
    return FALSE;

  return gvt_id_from_text (text, id, NULL) || refuse (error, name, "an id");
}

gboolean
gvt_json_get_hex (JsonObject *object, const char *name, void *data, gsize length, GError **error)
{
  const char *text = gvt_json_get_text (object, name, error);

  if (text == NULL)
    return FALSE;

  return gvt_unhex (text, data, length, NULL)
         || refuse (error, name, "of the right number of lower-case hexadecimal digits");
}

gboolean
gvt_json_get_hash (JsonObject *object, const char *name, GvtHash *hash, GError **error)
{
  return gvt_json_get_hex (object, name, hash->bytes, sizeof hash->bytes, error);
}

JsonObject *
gvt_json_get_object (JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, name, "an object");
      return NULL;
    }

  return json_node_get_object (node);
}

JsonArray *
gvt_json_get_array (JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse (error, name, "an array");
      return NULL;
    }

  return json_node_get_array (node);
}

JsonObject *
gvt_json_element_object (JsonArray *array, guint index, const char *what, GError **error)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                         : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (error, what, "an object");
      return NULL;
    }

  return json_node_get_object (node);
}

const char *
gvt_json_element_text (JsonArray *array, guint index, const char *what, GError **error)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                         : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      refuse (error, what, "a string");
      return NULL;
    }

  return json_node_get_string (node);
}

const char *
gvt_json_text_or (JsonObject *object, const char *name, const char *otherwise)
{
  JsonNode *node = member_of_type (object, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : otherwise;
}

gint64
gvt_json_int_or (JsonObject *object, const char *name, gint64 otherwise)
{
  JsonNode *node = member_of_type (object, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : otherwise;
}

void
gvt_json_set_id (JsonObject *object, const char *name, const GvtId *id)
{
  g_autofree char *text = gvt_id_to_text (id);

  json_object_set_string_member (object, name, text);
}

void
gvt_json_set_hash (JsonObject *object, const char *name, const GvtHash *hash)
{
  gvt_json_set_hex (object, name, hash->bytes, sizeof hash->bytes);
}

void
gvt_json_set_hex (JsonObject *object, const char *name, const void *data, gsize length)
{
  g_autofree char *text = gvt_hex (data, length);

  json_object_set_string_member (object, name, text);
}
