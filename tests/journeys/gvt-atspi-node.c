/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-atspi-node.h"

#include <string.h>

void
gvt_atspi_node_free (GvtAtspiNode *node)
{
  g_free (node->path);
  g_free (node->role);
  g_free (node->name);
  g_ptr_array_unref (node->nodes);
  g_free (node);
}

gboolean
gvt_atspi_node_has (const GvtAtspiNode *node, GvtAtspiState state)
{
  return (node->states & (G_GUINT64_CONSTANT (1) << state)) != 0;
}

gboolean
gvt_atspi_node_matches (const GvtAtspiNode *node, const char *role, const char *name)
{
  return (role == NULL || g_str_equal (role, node->role))
         && g_pattern_match_simple (name, node->name);
}

GvtAtspiNode *
gvt_atspi_node_find (GvtAtspiNode *node, const char *role, const char *name)
{
  if (gvt_atspi_node_matches (node, role, name))
    return node;
  for (guint i = 0; i < node->nodes->len; i++)
    {
      GvtAtspiNode *found = gvt_atspi_node_find (node->nodes->pdata[i], role, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_list (const GvtAtspiNode *node)
{
  return g_str_equal (node->role, "list") || g_str_equal (node->role, "grid");
}

GvtAtspiNode *
gvt_atspi_node_find_list (
    GvtAtspiNode *node, const char *path, const char *role, const char *name, int *n_rows)
{
  GvtAtspiNode *found = NULL;
  int from = -1, to = -1;

  for (guint i = 0; i < node->nodes->len && found == NULL; i++)
    {
      GvtAtspiNode *child = node->nodes->pdata[i];

      if (g_str_equal (child->path, path))
        from = (int) i;
      if (to < 0 && gvt_atspi_node_matches (child, role, name))
        to = (int) i;
      found = gvt_atspi_node_find_list (child, path, role, name, n_rows);
    }
  if (found != NULL || !is_list (node) || from < 0 || to < 0)
    return found;
  *n_rows = to - from;
  return node;
}

static void
print_into (const GvtAtspiNode *node, int depth, GString *text)
{
  static const struct
  {
    GvtAtspiState state;
    const char *word;
  } words[] = { { GVT_ATSPI_FOCUSED, "focused" },
                { GVT_ATSPI_SELECTED, "selected" },
                { GVT_ATSPI_CHECKED, "checked" },
                { GVT_ATSPI_PRESSED, "pressed" } };
  gboolean is_said = *node->name != '\0' || strstr (node->role, "button") != NULL;

  if (is_said)
    {
      g_string_append_printf (text, "%*s%s \"%s\"", depth * 2, "", node->role, node->name);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (gvt_atspi_node_has (node, words[i].state))
          g_string_append_printf (text, ", %s", words[i].word);
      g_string_append (text, gvt_atspi_node_has (node, GVT_ATSPI_SENSITIVE) ? "\n" : ", off\n");
    }
  for (guint i = 0; i < node->nodes->len; i++)
    print_into (node->nodes->pdata[i], depth + is_said, text);
}

char *
gvt_atspi_node_print (const GvtAtspiNode *node)
{
  GString *text = g_string_new (NULL);

  print_into (node, 0, text);
  return g_string_free (text, FALSE);
}
