/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-merge.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz.h"

#define NOWHERE G_MAXUINT

/* In the order in which quiz.json has them. */
static const char *const item_members[] = {
  "id", "type", "form", "objective", "prompt", "media", "options", "key", "explanation", "claims",
};
static const char *const option_members[] = { "id", "text", "media", "feedback" };

static void
copy_member (JsonObject *to, JsonObject *from, const char *name)
{
  if (from != NULL && !json_object_has_member (to, name) && json_object_has_member (from, name))
    json_object_set_member (to, name, json_object_dup_member (from, name));
}

/* Returns: (transfer none) (nullable): the element of @array with this id; @index: (out) (nullable)
 */
static JsonObject *
find (JsonArray *array, const char *id, guint *index)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (object == NULL || g_strcmp0 (gvt_json_text_or (object, "id", NULL), id) != 0)
        continue;
      if (index != NULL)
        *index = i;
      return object;
    }
  return NULL;
}

static JsonArray *
array_of (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* What the file says comes first, then what the old one had. Returns: (transfer full) */
static JsonObject *
overlay (JsonObject *new, JsonObject *old, const char *const *names, guint n_names)
{
  JsonObject *both = json_object_new ();

  for (guint i = 0; i < n_names; i++)
    {
      copy_member (both, new, names[i]);
      copy_member (both, old, names[i]);
    }
  return both;
}

static void
overlay_options (JsonObject *item, JsonObject *old)
{
  JsonArray *options = array_of (item, "options");
  JsonArray *both = json_array_new ();

  for (guint i = 0; options != NULL && i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);
      JsonObject *before = find (array_of (old, "options"), gvt_json_text_or (option, "id", ""),
                                 NULL);

      json_array_add_object_element (
          both, overlay (option, before, option_members, G_N_ELEMENTS (option_members)));
    }
  json_object_set_array_member (item, "options", both);
}

/* The same right choices in another order are no change. */
static void
keep_key_order (JsonObject *item, JsonObject *old)
{
  JsonArray *key = array_of (item, "key");
  JsonArray *before = array_of (old, "key");
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (key == NULL || before == NULL || json_array_get_length (key) != json_array_get_length (before)
      || g_strcmp0 (gvt_json_text_or (item, "type", ""), "multiple") != 0)
    return;
  for (guint i = 0; i < json_array_get_length (key); i++)
    g_hash_table_add (ids, (gpointer) json_array_get_string_element (key, i));
  for (guint i = 0; i < json_array_get_length (before); i++)
    {
      const char *id = gvt_json_element_text (before, i, "key", NULL);

      if (id == NULL || !g_hash_table_contains (ids, id))
        return;
    }
  json_object_set_member (item, "key", json_object_dup_member (old, "key"));
}

static void
set_default_text (JsonObject *item, const char *name, const char *text)
{
  if (!json_object_has_member (item, name))
    json_object_set_string_member (item, name, text);
}

/* What this program does not know of a question stays; a ballot goes, for none is imported. */
static void
keep_unknown (JsonObject *item, JsonObject *old)
{
  g_autoptr (GList) names = old != NULL ? json_object_get_members (old) : NULL;

  for (GList *link = names; link != NULL; link = link->next)
    copy_member (item, old, link->data);
  if (json_object_has_member (item, "ballot"))
    json_object_remove_member (item, "ballot");
}

/* Returns: (transfer full): @new as it stands in quiz.json, in the place of @old (nullable) */
static JsonObject *
item_of (JsonObject *new, JsonObject *old, const char *objective)
{
  JsonObject *item = overlay (new, old, item_members, G_N_ELEMENTS (item_members));

  keep_unknown (item, old);
  /* A question of another type has no use for the old one's choices. */
  if (json_object_has_member (new, "options"))
    overlay_options (item, old);
  else
    json_object_remove_member (item, "options");
  keep_key_order (item, old);
  set_default_text (item, "objective", objective);
  set_default_text (item, "explanation", "");
  if (!json_object_has_member (item, "claims"))
    json_object_set_array_member (item, "claims", json_array_new ());
  return item;
}

static gboolean
is_same (JsonObject *one, JsonObject *other)
{
  g_autoptr (JsonNode) a = json_node_init_object (json_node_alloc (), one);
  g_autoptr (JsonNode) b = json_node_init_object (json_node_alloc (), other);

  return json_node_equal (a, b);
}

/* A question without an id of its own is there already when one says the same in all that the file
 * says of it: so the same file twice adds nothing. */
static gboolean
is_there (JsonArray *items, JsonObject *new)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *node = json_array_get_element (items, i);
      JsonObject *old = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      g_autoptr (JsonObject) item = NULL;

      if (old == NULL)
        continue;
      item = item_of (new, old, "");
      json_object_set_member (item, "id", json_object_dup_member (old, "id"));
      if (is_same (item, old))
        return TRUE;
    }
  return FALSE;
}

/* One that neither the quiz nor the file uses. */
static char *
free_id (JsonArray *items, JsonArray *others)
{
  for (guint number = 1;; number++)
    {
      g_autofree char *id = g_strdup_printf ("soal-%u", number);

      JsonObject *other = find (others, id, NULL);

      if (find (items, id, NULL) == NULL
          && (other == NULL || !json_object_get_boolean_member (other, "own_id")))
        return g_steal_pointer (&id);
    }
}

/* @items: (transfer full). Returns: (transfer full): with @item at @index */
static JsonArray *
put (JsonArray *items, guint index, JsonObject *item)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < json_array_get_length (items); i++)
    if (i == index)
      json_array_add_object_element (array, json_object_ref (item));
    else
      json_array_add_element (array, json_array_dup_element (items, i));
  json_array_unref (items);
  return array;
}

static JsonArray *
take_own (JsonArray *items, JsonObject *new, const char *objective, GvtQuizMerge *merge)
{
  guint index = NOWHERE;
  JsonObject *old = find (items, json_object_get_string_member (new, "id"), &index);
  g_autoptr (JsonObject) item = item_of (new, old, objective);

  if (old == NULL)
    {
      json_array_add_object_element (items, json_object_ref (item));
      merge->n_added++;
      return items;
    }
  if (is_same (item, old))
    {
      merge->n_same++;
      return items;
    }
  merge->n_replaced++;
  return put (items, index, item);
}

static void
take_new (JsonArray *items,
          JsonArray *others,
          JsonObject *new,
          const char *objective,
          GvtQuizMerge *merge)
{
  g_autofree char *id = NULL;
  JsonObject *item;

  if (is_there (items, new))
    {
      merge->n_same++;
      return;
    }
  id = free_id (items, others);
  item = item_of (new, NULL, objective);
  json_object_set_string_member (item, "id", id);
  json_array_add_object_element (items, item);
  merge->n_added++;
}

/* Returns: (transfer full) */
static JsonArray *
copy_items (JsonObject *quiz)
{
  JsonArray *old = array_of (quiz, "items");
  JsonArray *items = json_array_new ();

  for (guint i = 0; old != NULL && i < json_array_get_length (old); i++)
    json_array_add_element (items, json_array_dup_element (old, i));
  return items;
}

/* Members that this program does not know stay. Takes @items. */
static JsonObject *
quiz_with (JsonObject *quiz, JsonArray *items)
{
  JsonObject *merged = json_object_new ();
  g_autoptr (GList) names = quiz != NULL ? json_object_get_members (quiz) : NULL;

  json_object_set_int_member (merged, "format", 1);
  for (GList *link = names; link != NULL; link = link->next)
    if (strcmp (link->data, "items") != 0)
      json_object_set_member (merged, link->data, json_object_dup_member (quiz, link->data));
  json_object_set_array_member (merged, "items", items);
  return merged;
}

JsonObject *
gvt_quiz_merge (
    JsonObject *quiz, JsonArray *items, const char *objective, GvtQuizMerge *merge, GError **error)
{
  JsonArray *merged = copy_items (quiz);

  memset (merge, 0, sizeof *merge);
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *new = json_array_get_object_element (items, i);

      if (json_object_get_boolean_member (new, "own_id"))
        merged = take_own (merged, new, objective, merge);
      else
        take_new (merged, items, new, objective, merge);
    }

  if (json_array_get_length (merged) > GVT_QUIZ_MAX_ITEMS)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("A quiz has at most %d questions; these would be %u."), GVT_QUIZ_MAX_ITEMS,
                   json_array_get_length (merged));
      json_array_unref (merged);
      return NULL;
    }
  return quiz_with (quiz, merged);
}
