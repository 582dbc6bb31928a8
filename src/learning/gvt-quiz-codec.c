/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"

#define QUIZ_FILE      "quiz.json"
#define QUIZ_FORMAT    1
#define MAX_QUIZ_BYTES (256 * 1024)
#define MAX_ITEMS      64
#define MAX_OPTIONS    6

static gboolean
refuse (GError **error, GvtError code, const char *format, const char *what)
{
  g_autofree char *problem = g_strdup_printf ("%s \"%s\"", format, what);

  g_set_error_literal (error, GVT_ERROR, code, problem);
  return FALSE;
}

static gboolean
check_type (const char *type, GError **error)
{
  static const char reserved[] = " multiple truefalse text ballot ";
  g_autofree char *word = g_strdup_printf (" %s ", type);

  if (strcmp (type, "single") == 0)
    return TRUE;
  if (strstr (reserved, word) != NULL)
    return refuse (error, GVT_ERROR_TOO_NEW, "needs a newer Go Vote: type", type);

  return refuse (error, GVT_ERROR_BAD_FORMAT, "no such type:", type);
}

static gpointer
read_option (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  const char *id = gvt_member_slug (object, "id", error);
  const char *text = id != NULL ? gvt_member_text (object, "text", GVT_LINE_MAX, error) : NULL;
  const char *feedback = text != NULL
                             ? gvt_member_optional_text (object, "feedback", GVT_TEXT_MAX, error)
                             : NULL;
  g_autoptr (GListModel) media = feedback != NULL ? gvt_member_media (object, parts, error) : NULL;

  if (media == NULL || !gvt_members_only (object, " id text feedback media ", error))
    return NULL;

  return g_object_new (GVT_TYPE_QUIZ_OPTION, "id", id, "text", text, "feedback", feedback, "media",
                       media, NULL);
}

/* Returns: (transfer none) (nullable): the one key, which is an option. */
static const char *
read_key (JsonObject *object, GHashTable *options, GError **error)
{
  JsonArray *keys = gvt_json_get_array (object, "key", error);
  const char *key;

  if (keys == NULL)
    return NULL;
  if (json_array_get_length (keys) != 1)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "one key only, in", "key"), NULL;

  key = gvt_json_element_text (keys, 0, "key", error);
  if (key != NULL && !g_hash_table_contains (options, key))
    return refuse (error, GVT_ERROR_BAD_FORMAT, "the key is no option:", key), NULL;
  return key;
}

static GListModel *
read_claims (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  g_autoptr (GListStore) claims = g_list_store_new (GVT_TYPE_CLAIM);
  JsonArray *ids = gvt_json_get_array (object, "claims", error);

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      const char *id = gvt_json_element_text (ids, i, "claims", error);
      GvtClaim *claim = id != NULL ? g_hash_table_lookup (parts->claims, id) : NULL;

      if (id == NULL)
        return NULL;
      if (claim == NULL)
        return refuse (error, GVT_ERROR_BAD_FORMAT, "module.json has no claim", id), NULL;
      g_list_store_append (claims, claim);
    }

  return ids != NULL ? G_LIST_MODEL (g_steal_pointer (&claims)) : NULL;
}

static gboolean
check_references (const char *form, const char *objective, GvtModuleParts *parts, GError **error)
{
  if (*form != '\0' && strcmp (form, "A") != 0 && strcmp (form, "B") != 0)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "the form is A or B, not", form);
  if (!g_hash_table_contains (parts->objectives, objective))
    return refuse (error, GVT_ERROR_BAD_FORMAT, "module.json has no objective", objective);

  return TRUE;
}

/* The texts of an item, all there. */
typedef struct
{
  const char *id;
  const char *type;
  const char *form;
  const char *objective;
  const char *prompt;
  const char *explanation;
} ItemTexts;

static gboolean
read_texts (JsonObject *object, GvtModuleParts *parts, ItemTexts *texts, GError **error)
{
  return (texts->id = gvt_member_slug (object, "id", error)) != NULL
         && (texts->type = gvt_json_get_text (object, "type", error)) != NULL
         && check_type (texts->type, error)
         && (texts->form = gvt_member_optional_text (object, "form", 1, error)) != NULL
         && (texts->objective = gvt_member_slug (object, "objective", error)) != NULL
         && (texts->prompt = gvt_member_text (object, "prompt", GVT_TEXT_MAX, error)) != NULL
         && (texts->explanation = gvt_member_text (object, "explanation", GVT_TEXT_MAX, error))
                != NULL
         && check_references (texts->form, texts->objective, parts, error)
         && gvt_members_only (
             object, " id type form objective prompt media options key explanation claims ", error);
}

static gpointer
read_item (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_object_unref);
  g_autoptr (GListModel) options = NULL;
  g_autoptr (GListModel) media = NULL;
  g_autoptr (GListModel) claims = NULL;
  const char *key;
  ItemTexts texts;

  if (!read_texts (object, parts, &texts, error))
    return NULL;

  options = gvt_member_list (object, "options", 2, MAX_OPTIONS, GVT_TYPE_QUIZ_OPTION, read_option,
                             parts, by_id, error);
  media = options != NULL ? gvt_member_media (object, parts, error) : NULL;
  claims = media != NULL ? read_claims (object, parts, error) : NULL;
  key = claims != NULL ? read_key (object, by_id, error) : NULL;
  if (key == NULL)
    return NULL;

  return g_object_new (GVT_TYPE_QUIZ_ITEM, "id", texts.id, "type", texts.type, "form", texts.form,
                       "objective", texts.objective, "prompt", texts.prompt, "key", key,
                       "explanation", texts.explanation, "options", options, "media", media,
                       "claims", claims, NULL);
}

static GListModel *
read_items (GBytes *text, GvtModuleParts *parts, GError **error)
{
  g_autoptr (JsonObject) root = gvt_json_parse (text, MAX_QUIZ_BYTES, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_object_unref);
  gint64 format;

  if (root == NULL || !gvt_json_get_int (root, "format", &format, error))
    return NULL;
  if (format != QUIZ_FORMAT)
    return refuse (error, GVT_ERROR_TOO_NEW, "needs a newer Go Vote:", "format"), NULL;
  if (!gvt_members_only (root, " format items ", error))
    return NULL;

  return gvt_member_list (root, "items", 1, MAX_ITEMS, GVT_TYPE_QUIZ_ITEM, read_item, parts, by_id,
                          error);
}

GvtQuiz *
gvt_quiz_decode (GvtModuleParts *parts, GError **error)
{
  GBytes *text = g_hash_table_lookup (parts->texts, QUIZ_FILE);
  g_autoptr (GListModel) items = NULL;

  if (text == NULL)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "no such file:", QUIZ_FILE), NULL;

  items = read_items (text, parts, error);
  if (items == NULL)
    {
      g_prefix_error (error, QUIZ_FILE ": ");
      return NULL;
    }

  return g_object_new (GVT_TYPE_QUIZ, "items", items, NULL);
}
