/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-changed-json.h"

#define N_LONG 20000
#define N_DEEP 64
#define EXTRA  "zz_of_a_newer_version"

static const struct
{
  const char *name;
  const char *value; /* (nullable) */
} changes[] = {
  [GVT_CHANGE_ABSENT] = { "absent", NULL },
  [GVT_CHANGE_EMPTY] = { "empty", "\"\"" },
  [GVT_CHANGE_LONG] = { "too long", NULL },
  [GVT_CHANGE_NUL_ESCAPED] = { "with U+0000", "\"a\\u0000b\"" },
  [GVT_CHANGE_NUL] = { "with a zero byte", NULL },
  [GVT_CHANGE_BAD_UTF8] = { "no UTF-8", "\"\xff\xfe\"" },
  [GVT_CHANGE_NULL] = { "null", "null" },
  [GVT_CHANGE_TRUTH] = { "true", "true" },
  [GVT_CHANGE_NUMBER] = { "a number", "7" },
  [GVT_CHANGE_TEXT] = { "a text", "\"x\"" },
  [GVT_CHANGE_ARRAY] = { "an array", "[]" },
  [GVT_CHANGE_OBJECT] = { "an object", "{}" },
  [GVT_CHANGE_NEGATIVE] = { "-1", "-1" },
  [GVT_CHANGE_ABOVE_2_53] = { "above 2^53", "9007199254740993" },
  [GVT_CHANGE_ABOVE_2_63] = { "above 2^63", "9223372036854775808" },
  [GVT_CHANGE_ABOVE_2_64] = { "above 2^64", "18446744073709551617" },
  [GVT_CHANGE_FRACTION] = { "a fraction", "0.5" },
  [GVT_CHANGE_EXPONENT] = { "1e400", "1e400" },
  [GVT_CHANGE_LEADING_ZERO] = { "007", "007" },
  [GVT_CHANGE_DEEP] = { "too deep", NULL },
  [GVT_CHANGE_REPEATED] = { "repeated", NULL },
  [GVT_N_CHANGES] = { "", NULL },
  [GVT_CHANGE_EXTRA] = { "beside something new", NULL },
  [GVT_CHANGE_NONE] = { "as it is", NULL },
};

const char *
gvt_change_name (GvtChange change)
{
  return changes[change].name;
}

typedef struct
{
  GString *out;
  const char *target;
  GvtChange change;
} Writing;

static void
write_change (const Writing *self)
{
  if (self->change == GVT_CHANGE_LONG)
    {
      g_autofree char *filler = g_strnfill (N_LONG, 'a');

      g_string_append_printf (self->out, "\"%s\"", filler);
    }
  else if (self->change == GVT_CHANGE_NUL)
    g_string_append_len (self->out, "\"a\0b\"", 5);
  else if (self->change == GVT_CHANGE_DEEP)
    {
      g_autofree char *open = g_strnfill (N_DEEP, '[');
      g_autofree char *close = g_strnfill (N_DEEP, ']');

      g_string_append_printf (self->out, "%s%s", open, close);
    }
  else
    g_string_append (self->out, changes[self->change].value);
}

static void write_node (const Writing *self, const char *path, JsonNode *node);

/* Whether what @path names is to be written as it is. */
static gboolean
is_kept (const Writing *self, const char *path)
{
  return !g_str_equal (path, self->target) || self->change >= GVT_CHANGE_REPEATED;
}

static void
write_member (const Writing *self, const char *path, const char *name, JsonNode *node)
{
  char last = self->out->str[self->out->len - 1];

  g_string_append_printf (self->out, "%s\"%s\":", last == '{' ? "" : ",", name);
  if (is_kept (self, path))
    write_node (self, path, node);
  else
    write_change (self);
}

static char *
join (const char *path, const char *name)
{
  return *path != '\0' ? g_strconcat (path, "/", name, NULL) : g_strdup (name);
}

static void
write_object (const Writing *self, const char *path, JsonObject *object)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (object),
                                         (GCompareFunc) g_strcmp0);
  gboolean is_here = FALSE;

  g_string_append_c (self->out, '{');
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *member = join (path, l->data);
      gboolean is_target = g_str_equal (member, self->target);

      is_here = is_here || is_target;
      if (is_target && self->change == GVT_CHANGE_ABSENT)
        continue;
      write_member (self, member, l->data, json_object_get_member (object, l->data));
      if (is_target && self->change == GVT_CHANGE_REPEATED)
        write_member (self, member, l->data, json_object_get_member (object, l->data));
    }
  if (is_here && self->change == GVT_CHANGE_EXTRA)
    g_string_append (self->out, ",\"" EXTRA "\":[{\"a\":1}]");
  g_string_append_c (self->out, '}');
}

static void
write_array (const Writing *self, const char *path, JsonArray *array)
{
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *index = g_strdup_printf ("%u", i);
      g_autofree char *element = join (path, index);

      if (self->change == GVT_CHANGE_ABSENT && g_str_equal (element, self->target))
        continue;
      if (self->out->str[self->out->len - 1] != '[')
        g_string_append_c (self->out, ',');
      if (is_kept (self, element))
        write_node (self, element, json_array_get_element (array, i));
      else
        write_change (self);
    }
  g_string_append_c (self->out, ']');
}

static void
write_node (const Writing *self, const char *path, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (self, path, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (self, path, json_node_get_array (node));
  else
    {
      g_autofree char *text = json_to_string (node, FALSE);

      g_string_append (self->out, text);
    }
}

static JsonNode *
parse (GBytes *json)
{
  gsize size;
  const char *data = g_bytes_get_data (json, &size);
  g_autofree char *text = g_strndup (data, size);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

GBytes *
gvt_changed_json (GBytes *json, const char *path, GvtChange change)
{
  g_autoptr (JsonNode) node = parse (json);
  Writing writing = { g_string_new (NULL), path, change };

  write_node (&writing, "", node);
  return g_string_free_to_bytes (writing.out);
}

static void
add_paths (GPtrArray *paths, const char *path, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    {
      g_autofree char *first = join (path, "0");

      add_paths (paths, first, json_array_get_element (json_node_get_array (node), 0));
      if (JSON_NODE_HOLDS_VALUE (json_array_get_element (json_node_get_array (node), 0)))
        g_ptr_array_add (paths, g_strdup (first));
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) names = g_list_sort (json_object_get_members (json_node_get_object (node)),
                                             (GCompareFunc) g_strcmp0);

      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *member = join (path, l->data);

          add_paths (paths, member, json_object_get_member (json_node_get_object (node), l->data));
          g_ptr_array_add (paths, g_steal_pointer (&member));
        }
    }
}

GPtrArray *
gvt_json_paths (GBytes *json)
{
  g_autoptr (JsonNode) node = parse (json);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  add_paths (paths, "", node);
  return paths;
}
