/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-pictures.h"

#include <glib/gi18n-lib.h>

#include "gvt-draft-object-private.h"
#include "gvt-error.h"
#include "gvt-json.h"

#define PICTURES     "picture_lessons"
#define CLAIMS       "claims"
#define MAX_PICTURES 24

static JsonObject *
find (GvtDraft *self, guint index)
{
  return gvt_draft_json_find (self->module, PICTURES, index);
}

/* Returns: (transfer none) (nullable): the entry of its media that is the picture */
static JsonObject *
find_image (GvtDraft *self, guint index)
{
  JsonObject *card = find (self, index);

  for (guint i = 0; i < gvt_draft_json_length (card, "media"); i++)
    {
      JsonObject *media = gvt_draft_json_find (card, "media", i);

      if (media != NULL && g_str_equal (gvt_json_text_or (media, "kind", ""), "image"))
        return media;
    }
  return NULL;
}

static void
put (GvtDraft *self, JsonObject *object, const char *name, const char *text)
{
  if (object != NULL && gvt_draft_put_text (object, name, text))
    gvt_draft_changed (self);
}

guint
gvt_draft_get_n_pictures (GvtDraft *self)
{
  return gvt_draft_json_length (self->module, PICTURES);
}

const char *
gvt_draft_get_picture_title (GvtDraft *self, guint index)
{
  JsonObject *card = find (self, index);

  return card != NULL ? gvt_json_text_or (card, "title", "") : "";
}

const char *
gvt_draft_get_picture_notes (GvtDraft *self, guint index)
{
  JsonObject *card = find (self, index);

  return card != NULL ? gvt_json_text_or (card, "notes", "") : "";
}

const char *
gvt_draft_get_picture_words (GvtDraft *self, guint index)
{
  JsonObject *image = find_image (self, index);

  return image != NULL ? gvt_json_text_or (image, "text", "") : "";
}

void
gvt_draft_set_picture_title (GvtDraft *self, guint index, const char *title)
{
  put (self, find (self, index), "title", title);
}

/* The format knows notes, or none, but no empty ones. */
void
gvt_draft_set_picture_notes (GvtDraft *self, guint index, const char *notes)
{
  JsonObject *card = find (self, index);

  if (*notes != '\0')
    put (self, card, "notes", notes);
  else if (card != NULL && json_object_has_member (card, "notes"))
    {
      json_object_remove_member (card, "notes");
      gvt_draft_changed (self);
    }
}

void
gvt_draft_set_picture_words (GvtDraft *self, guint index, const char *words)
{
  put (self, find_image (self, index), "text", words);
}

void
gvt_draft_set_picture_file (GvtDraft *self, guint index, const char *file)
{
  JsonObject *image = find_image (self, index);

  if (image == NULL || g_str_equal (gvt_json_text_or (image, "file", ""), file))
    return;
  json_object_set_string_member (image, "file", file);
  json_object_set_string_member (image, "text", "");
  gvt_draft_changed (self);
}

/* --- what it states --- */

/* Returns: its place among those of the card, or the number of all */
static guint
find_claim (JsonObject *card, const char *id)
{
  JsonArray *claims = gvt_json_get_array (card, CLAIMS, NULL);
  guint n_claims = claims != NULL ? json_array_get_length (claims) : 0;

  for (guint i = 0; i < n_claims; i++)
    if (g_strcmp0 (gvt_json_element_text (claims, i, CLAIMS, NULL), id) == 0)
      return i;
  return n_claims;
}

gboolean
gvt_draft_picture_states (GvtDraft *self, guint index, const char *id)
{
  JsonObject *card = find (self, index);

  return card != NULL && find_claim (card, id) < gvt_draft_json_length (card, CLAIMS);
}

void
gvt_draft_picture_set_states (GvtDraft *self, guint index, const char *id, gboolean is_stated)
{
  JsonObject *card = find (self, index);

  if (card == NULL || gvt_draft_picture_states (self, index, id) == is_stated)
    return;
  if (is_stated)
    gvt_draft_json_insert (card, CLAIMS, gvt_draft_json_length (card, CLAIMS),
                           json_node_init_string (json_node_alloc (), id));
  else
    json_array_remove_element (json_object_get_array_member (card, CLAIMS), find_claim (card, id));
  gvt_draft_changed (self);
}

gboolean
gvt_draft_picture_states_nothing (GvtDraft *self, guint index)
{
  JsonObject *card = find (self, index);

  return card != NULL && json_object_has_member (card, CLAIMS)
         && gvt_draft_json_length (card, CLAIMS) == 0;
}

void
gvt_draft_picture_set_states_nothing (GvtDraft *self, guint index, gboolean states_nothing)
{
  JsonObject *card = find (self, index);

  if (card == NULL || gvt_draft_picture_states_nothing (self, index) == states_nothing)
    return;
  if (states_nothing)
    json_object_set_array_member (card, CLAIMS, json_array_new ());
  else
    json_object_remove_member (card, CLAIMS);
  gvt_draft_changed (self);
}

/* --- cards come, go and move --- */

gboolean
gvt_draft_add_picture_card (GvtDraft *self, const char *file, GError **error)
{
  g_autofree char *id = gvt_draft_json_free_id (self->module, PICTURES, "gambar");
  g_autofree char *text = g_strdup_printf (
      "{\"id\":\"%s\",\"title\":\"\",\"media\":[{\"kind\":"
      "\"image\",\"file\":\"%s\",\"text\":\"\"}],\"claims\":[]}",
      id, file);
  guint n_pictures = gvt_draft_get_n_pictures (self);
  JsonNode *card;

  if (n_pictures >= MAX_PICTURES)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("A module has at most %d cards."),
                   MAX_PICTURES);
      return FALSE;
    }

  card = json_from_string (text, NULL); /* allowed: the text stands above */
  gvt_draft_json_insert (self->module, PICTURES, n_pictures, card);
  gvt_draft_changed (self);
  return TRUE;
}

gboolean
gvt_draft_remove_picture (GvtDraft *self, guint index, GError **error)
{
  g_return_val_if_fail (index < gvt_draft_get_n_pictures (self), FALSE);

  json_array_remove_element (json_object_get_array_member (self->module, PICTURES), index);
  gvt_draft_changed (self);
  return TRUE;
}

void
gvt_draft_move_picture (GvtDraft *self, guint from, guint to)
{
  if (gvt_draft_json_move (self->module, PICTURES, from, to))
    gvt_draft_changed (self);
}

gboolean
gvt_draft_restore_picture (GvtDraft *self, GvtDraftTexts *before, guint index)
{
  g_autoptr (JsonObject) module = gvt_draft_texts_parse (before, GVT_DRAFT_MODULE, NULL);

  if (gvt_draft_json_restore (self->module, PICTURES, module, index, MAX_PICTURES) == NULL)
    return FALSE;
  gvt_draft_changed (self);
  return TRUE;
}
