/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft.h"

#include <glib/gi18n-lib.h>

#include "gvt-draft-object-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz.h"

#define ITEMS "items"

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
  JsonNode *node;

  g_return_if_fail (index < gvt_draft_get_n_items (self));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, gvt_draft_json_copy (item));
  json_array_remove_element (get_items (self), index);
  gvt_draft_json_insert (self->quiz, ITEMS, index, node);
  gvt_draft_changed (self);
}

void
gvt_draft_move_item (GvtDraft *self, guint from, guint to)
{
  if (self->quiz != NULL && gvt_draft_json_move (self->quiz, ITEMS, from, to))
    gvt_draft_changed (self);
}

static const char *
get_first_objective (GvtDraft *self)
{
  JsonObject *objective = gvt_draft_json_find (self->module, "objectives", 0);

  return objective != NULL ? gvt_json_text_or (objective, "id", "") : "";
}

gboolean
gvt_draft_try_import (GvtDraft *self, JsonArray *items, GvtQuizMerge *merge, GError **error)
{
  g_autoptr (JsonObject) merged = gvt_quiz_merge (self->quiz, items, get_first_objective (self),
                                                  merge, error);

  return merged != NULL;
}

gboolean
gvt_draft_import (GvtDraft *self, JsonArray *items, GvtQuizMerge *merge, GError **error)
{
  g_autoptr (JsonObject) merged = gvt_quiz_merge (self->quiz, items, get_first_objective (self),
                                                  merge, error);

  if (merged == NULL)
    return FALSE;
  if (merge->n_added + merge->n_replaced == 0)
    return TRUE;

  g_clear_pointer (&self->quiz, json_object_unref);
  self->quiz = gvt_draft_json_copy (merged);
  json_object_set_string_member (self->module, "quiz", GVT_DRAFT_QUIZ);
  gvt_draft_changed (self);
  return TRUE;
}

/* What a question begins with, by its kind. */
static const struct
{
  const char *type;
  const char *parts;
} blanks[] = {
  { "single",
    "\"options\":[{\"id\":\"a\",\"text\":\"\"},{\"id\":\"b\",\"text\":\"\"}],\"key\":[\"a\"]" },
  { "multiple",
    "\"options\":[{\"id\":\"a\",\"text\":\"\"},{\"id\":\"b\",\"text\":\"\"}],\"key\":[\"a\"]" },
  { "truefalse", "\"key\":[\"true\"]" },
  { "text", "\"key\":[]" },
};

/* Returns: (transfer full): every member that an item of quiz.json has, in its order */
static JsonNode *
create_blank (GvtDraft *self, guint kind)
{
  g_autofree char *id = gvt_draft_json_free_id (self->quiz, ITEMS, "soal");
  g_autofree char *text = g_strdup_printf (
      "{\"id\":\"%s\",\"type\":\"%s\",\"objective\":\"\",\"prompt\":\"\",%s,"
      "\"explanation\":\"\",\"claims\":[]}",
      id, blanks[kind].type, blanks[kind].parts);
  JsonNode *node = json_from_string (text, NULL); /* allowed: the text stands above */

  json_object_set_string_member (json_node_get_object (node), "objective",
                                 get_first_objective (self));
  return node;
}

gboolean
gvt_draft_add_item (GvtDraft *self, const char *type, GError **error)
{
  guint kind = 0;

  if (gvt_draft_get_n_items (self) >= GVT_QUIZ_MAX_ITEMS)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("A quiz has at most %d questions."),
                   GVT_QUIZ_MAX_ITEMS);
      return FALSE;
    }

  while (kind + 1 < G_N_ELEMENTS (blanks) && !g_str_equal (blanks[kind].type, type))
    kind++;
  json_array_add_element (get_items (self), create_blank (self, kind));
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

gboolean
gvt_draft_restore_item (GvtDraft *self, GvtDraftTexts *before, guint index)
{
  g_autoptr (JsonObject) quiz = gvt_draft_texts_parse (before, GVT_DRAFT_QUIZ, NULL);

  if (gvt_draft_json_find (quiz, ITEMS, index) == NULL)
    return FALSE;
  get_items (self); /* the quiz may have gone with its last question */
  if (gvt_draft_json_restore (self->quiz, ITEMS, quiz, index, GVT_QUIZ_MAX_ITEMS) == NULL)
    return FALSE;
  gvt_draft_changed (self);
  return TRUE;
}
