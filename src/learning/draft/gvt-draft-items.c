/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft.h"

#include <glib/gi18n-lib.h>

#include "gvt-draft-object-private.h"
#include "gvt-error.h"
#include "gvt-json.h"

#define ITEMS     "items"
#define MAX_ITEMS 64

guint
gvt_draft_get_n_items (GvtDraft *self)
{
  return gvt_draft_json_length (self->quiz, ITEMS);
}

const char *
gvt_draft_get_item_prompt (GvtDraft *self, guint index)
{
  JsonObject *item = gvt_draft_json_find (self->quiz, ITEMS, index);

  return item != NULL ? gvt_json_text_or (item, "prompt", "") : "";
}

JsonObject *
gvt_draft_dup_item (GvtDraft *self, guint index)
{
  JsonObject *item = gvt_draft_json_find (self->quiz, ITEMS, index);

  return item != NULL ? gvt_draft_json_copy (item) : json_object_new ();
}

static JsonArray *
get_items (GvtDraft *self)
{
  JsonArray *array;

  if (self->quiz != NULL && json_object_has_member (self->quiz, ITEMS))
    return json_object_get_array_member (self->quiz, ITEMS);

  if (self->quiz == NULL)
    {
      self->quiz = json_object_new ();
      json_object_set_int_member (self->quiz, "format", 1);
    }
  array = json_array_new ();
  json_object_set_array_member (self->quiz, ITEMS, array);
  json_object_set_string_member (self->module, "quiz", GVT_DRAFT_QUIZ);
  return array;
}

void
gvt_draft_set_item (GvtDraft *self, guint index, JsonObject *item)
{
  JsonArray *old = get_items (self);
  JsonArray *array = json_array_new ();

  g_return_if_fail (index < json_array_get_length (old));

  for (guint i = 0; i < json_array_get_length (old); i++)
    if (i == index)
      json_array_add_object_element (array, gvt_draft_json_copy (item));
    else
      json_array_add_element (array, json_node_copy (json_array_get_element (old, i)));
  json_object_set_array_member (self->quiz, ITEMS, array);
  gvt_draft_changed (self);
}

static void
add_if_absent (JsonObject *item, const char *name, JsonNode *value)
{
  if (json_object_has_member (item, name))
    json_node_unref (value);
  else
    json_object_set_member (item, name, value);
}

static const char *
get_first_objective (GvtDraft *self)
{
  JsonObject *objective = gvt_draft_json_find (self->module, "objectives", 0);

  return objective != NULL ? gvt_json_text_or (objective, "id", "") : "";
}

/* What every item of quiz.json has. Takes @item. */
static void
append (GvtDraft *self, JsonObject *item)
{
  JsonArray *items = get_items (self);
  g_autofree char *id = gvt_draft_json_free_id (self->quiz, ITEMS, "soal");
  JsonNode *claims = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (claims, json_array_new ());
  json_object_remove_member (item, "line");
  json_object_remove_member (item, "own_id");
  json_object_set_string_member (item, "id", id);
  add_if_absent (item, "objective",
                 json_node_init_string (json_node_alloc (), get_first_objective (self)));
  add_if_absent (item, "explanation", json_node_init_string (json_node_alloc (), ""));
  add_if_absent (item, "claims", claims);
  json_array_add_object_element (items, item);
}

static gboolean
has_room (GvtDraft *self, guint n_more, GError **error)
{
  guint n_items = gvt_draft_get_n_items (self);

  if (n_items + n_more <= MAX_ITEMS)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("A quiz has at most %d questions; this one has %u already."), MAX_ITEMS, n_items);
  return FALSE;
}

gboolean
gvt_draft_add_items (GvtDraft *self, JsonArray *items, GError **error)
{
  guint n_items = json_array_get_length (items);

  if (!has_room (self, n_items, error))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    append (self, gvt_draft_json_copy (json_array_get_object_element (items, i)));
  if (n_items > 0)
    gvt_draft_changed (self);
  return TRUE;
}

static void
add_blank_option (JsonArray *options, const char *id)
{
  JsonObject *option = json_object_new ();

  json_object_set_string_member (option, "id", id);
  json_object_set_string_member (option, "text", "");
  json_array_add_object_element (options, option);
}

gboolean
gvt_draft_add_item (GvtDraft *self, GError **error)
{
  JsonObject *item;
  JsonArray *options, *key;

  if (!has_room (self, 1, error))
    return FALSE;

  item = json_object_new ();
  options = json_array_new ();
  key = json_array_new ();
  json_object_set_string_member (item, "id", ""); /* comes first in the file */
  json_object_set_string_member (item, "type", "single");
  json_object_set_string_member (item, "prompt", "");
  add_blank_option (options, "a");
  add_blank_option (options, "b");
  json_object_set_array_member (item, "options", options);
  json_array_add_string_element (key, "a");
  json_object_set_array_member (item, "key", key);
  append (self, item);
  gvt_draft_changed (self);
  return TRUE;
}

/* A quiz without questions is none. */
void
gvt_draft_remove_item (GvtDraft *self, guint index)
{
  g_return_if_fail (index < gvt_draft_get_n_items (self));

  json_array_remove_element (json_object_get_array_member (self->quiz, ITEMS), index);
  if (gvt_draft_get_n_items (self) == 0)
    {
      g_clear_pointer (&self->quiz, json_object_unref);
      json_object_set_string_member (self->module, "quiz", "");
    }
  gvt_draft_changed (self);
}
