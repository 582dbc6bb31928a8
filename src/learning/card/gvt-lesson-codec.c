/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lesson-codec-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-markdown-private.h"
#include "gvt-unicode.h"

static gboolean
refuse (GError **error, const char *problem)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, problem);
  return FALSE;
}

/* Settings are for a part of the program, so they are data it can show: nothing nested. */
static gboolean
check_settings (JsonObject *settings, GError **error)
{
  g_autoptr (GList) values = json_object_get_values (settings);

  for (GList *link = values; link != NULL; link = link->next)
    {
      JsonNode *node = link->data;
      GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

      if (type != G_TYPE_STRING && type != G_TYPE_INT64 && type != G_TYPE_BOOLEAN)
        return refuse (error, "\"settings\" holds texts, whole numbers and booleans only");
    }

  return TRUE;
}

/* @code and @settings stay "" and NULL when the card has no simulator. */
static gboolean
read_simulator (JsonObject *card, const char **code, JsonObject **settings, GError **error)
{
  JsonObject *simulator;

  *code = "";
  *settings = NULL;
  if (!json_object_has_member (card, "simulator"))
    return TRUE;

  simulator = gvt_json_get_object (card, "simulator", error);
  return simulator != NULL && gvt_members_only (simulator, " code settings ", error)
         && (*code = gvt_member_slug (simulator, "code", error)) != NULL
         && (*settings = gvt_json_get_object (simulator, "settings", error)) != NULL
         && check_settings (*settings, error);
}

static gpointer
make_lesson (
    JsonObject *object, const char *file, GListModel *blocks, GListModel *media, GError **error)
{
  const char *id = gvt_member_slug (object, "id", error);
  const char *title = id != NULL ? gvt_member_text (object, "title", GVT_LINE_MAX, error) : NULL;
  const char *notes = title != NULL
                          ? gvt_member_optional_text (object, "notes", GVT_TEXT_MAX, error)
                          : NULL;
  const char *code;
  JsonObject *settings;
  gboolean is_picture = *file == '\0';

  if (notes == NULL || !read_simulator (object, &code, &settings, error)
      || !gvt_members_only (object,
                            is_picture ? " id title notes media simulator claims "
                                       : " id title file notes media simulator ",
                            error))
    return NULL;

  return g_object_new (GVT_TYPE_LESSON, "id", id, "title", title, "file", file, "notes", notes,
                       "blocks", blocks, "media", media, "simulator", code, "settings", settings,
                       "has-claims", is_picture && json_object_has_member (object, "claims"), NULL);
}

gpointer
gvt_lesson_decode (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  const char *file = gvt_json_get_text (object, "file", error);
  GBytes *source = file != NULL ? g_hash_table_lookup (parts->texts, file) : NULL;
  g_autoptr (GListModel) blocks = NULL;
  g_autoptr (GListModel) media = NULL;

  if (file == NULL)
    return NULL;
  if (source == NULL || !g_str_has_suffix (file, ".md"))
    {
      g_autofree char *shown = gvt_unicode_head (file, 80);

      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                   "\"file\" names no Markdown file of the module: %s", shown);
      return NULL;
    }

  blocks = gvt_markdown_read (file, source, parts->files, parts->claims, error);
  media = blocks != NULL ? gvt_member_media (object, parts, error) : NULL;
  return media != NULL ? make_lesson (object, file, blocks, media, error) : NULL;
}

/* Without numbers: no words of a picture could carry them. */
static gboolean
add_claims (GListStore *blocks, JsonObject *object, GvtModuleParts *parts, GError **error)
{
  g_autoptr (GListModel) claims = NULL;

  if (!json_object_has_member (object, "claims"))
    return TRUE;

  claims = gvt_member_claims (object, parts, error);
  for (guint i = 0; claims != NULL && i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);
      g_autofree char *markup = g_markup_escape_text (gvt_claim_get_text (claim), -1);
      g_autoptr (GvtBlock) block = g_object_new (GVT_TYPE_BLOCK, "kind", GVT_BLOCK_CLAIM, "markup",
                                                 markup, "text", gvt_claim_get_text (claim),
                                                 "claim", claim, NULL);

      g_list_store_append (blocks, block);
    }
  return claims != NULL;
}

gpointer
gvt_picture_lesson_decode (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  g_autoptr (GListStore) blocks = g_list_store_new (GVT_TYPE_BLOCK);
  g_autoptr (GListModel) media = gvt_member_media (object, parts, error);

  if (media == NULL)
    return NULL;
  if (json_object_has_member (object, "file"))
    return refuse (error, "a picture card has no \"file\""), NULL;

  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) entry = g_list_model_get_item (media, i);
      g_autoptr (GvtBlock) block = NULL;

      if (gvt_media_get_kind (entry) != GVT_MEDIA_IMAGE)
        continue;
      block = g_object_new (GVT_TYPE_BLOCK, "kind", GVT_BLOCK_IMAGE, "text",
                            gvt_media_get_text (entry), "file", gvt_media_get_file (entry), NULL);
      g_list_store_append (blocks, block);
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (blocks)) != 1)
    return refuse (error, "a picture card has exactly one picture"), NULL;
  if (!add_claims (blocks, object, parts, error))
    return NULL;
  return make_lesson (object, "", G_LIST_MODEL (blocks), media, error);
}
