/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-json.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json-private.h"
#include "gvt-unicode.h"

gboolean
gvt_json_text_is_nfc (const char *text)
{
  g_autofree char *normal = NULL;

  if (g_str_is_ascii (text))
    return TRUE;

  normal = gvt_unicode_normalize (text, G_NORMALIZE_NFC);
  return strcmp (text, normal) == 0;
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Canonical JSON has no %s", what);
  return FALSE;
}

static char *
normalise (const char *text, GError **error)
{
  char *normal = gvt_unicode_normalize (text, G_NORMALIZE_NFC); /* NULL when not UTF-8 */

  if (normal == NULL)
    refuse (error, "string that is not UTF-8");
  return normal;
}

static void
write_escaped (GString *out, char byte)
{
  static const char meanings[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *found = strchr (meanings, byte);

  if (found != NULL)
    g_string_append_printf (out, "\\%c", letters[found - meanings]);
  else if ((guchar) byte < 0x20)
    g_string_append_printf (out, "\\u%04x", byte);
  else
    g_string_append_c (out, byte);
}

static void
write_normal_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *byte = text; *byte != '\0'; byte++)
    write_escaped (out, *byte);
  g_string_append_c (out, '"');
}

static gboolean
write_text (GString *out, const char *text, GError **error)
{
  g_autofree char *normal = normalise (text, error);

  if (normal != NULL)
    write_normal_text (out, normal);
  return normal != NULL;
}

static gboolean
write_scalar (GString *out, JsonNode *node, GError **error)
{
  GType type = json_node_get_value_type (node);
  gint64 number = json_node_get_int (node);

  if (type == G_TYPE_STRING)
    return write_text (out, json_node_get_string (node), error);
  if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type != G_TYPE_INT64)
    return refuse (error, "fraction");
  else if (ABS (CLAMP (number, -G_MAXINT64, G_MAXINT64)) > GVT_JSON_MAX_INT)
    return refuse (error, "integer beyond 2^53-1");
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, number);

  return TRUE;
}

static gboolean write_node (GString *out, JsonNode *node, guint depth, GError **error);

static gboolean
write_array (GString *out, JsonArray *array, guint depth, GError **error)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (!write_node (out, json_array_get_element (array, i), depth, error))
        return FALSE;
    }
  g_string_append_c (out, ']');
  return TRUE;
}

typedef struct
{
  char *key; /* NFC: what is sorted and written */
  JsonNode *node;
} Member;

static void
clear_member (gpointer member)
{
  g_free (((Member *) member)->key);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Member *) a)->key, ((const Member *) b)->key);
}

/* Returns: (nullable): the members in their order; two spellings of one key are refused. */
static GArray *
sort_members (JsonObject *object, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_array_set_clear_func (members, clear_member);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      Member member = { normalise (name, error), node };

      if (member.key == NULL)
        return NULL;
      g_array_append_val (members, member);
    }

  g_array_sort (members, compare_members);
  for (guint i = 1; i < members->len; i++)
    if (g_str_equal (g_array_index (members, Member, i - 1).key,
                     g_array_index (members, Member, i).key))
      {
        refuse (error, "key twice");
        return NULL;
      }

  return g_steal_pointer (&members);
}

static gboolean
write_object (GString *out, JsonObject *object, guint depth, GError **error)
{
  g_autoptr (GArray) members = sort_members (object, error);

  if (members == NULL)
    return FALSE;

  g_string_append_c (out, '{');
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);

      if (i > 0)
        g_string_append_c (out, ',');
      write_normal_text (out, member->key);
      g_string_append_c (out, ':');
      if (!write_node (out, member->node, depth, error))
        return FALSE;
    }
  g_string_append_c (out, '}');
  return TRUE;
}

static gboolean
write_node (GString *out, JsonNode *node, guint depth, GError **error)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return depth < GVT_JSON_MAX_DEPTH
                 ? write_object (out, json_node_get_object (node), depth + 1, error)
                 : refuse (error, "nesting that deep");
    case JSON_NODE_ARRAY:
      return depth < GVT_JSON_MAX_DEPTH
                 ? write_array (out, json_node_get_array (node), depth + 1, error)
                 : refuse (error, "nesting that deep");
    case JSON_NODE_VALUE:
      return write_scalar (out, node, error);
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      return TRUE;
    }
}

GBytes *
gvt_json_canonical (JsonObject *object, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (object != NULL, NULL);

  return write_object (out, object, 1, error) ? g_string_free_to_bytes (g_steal_pointer (&out))
                                              : NULL;
}
