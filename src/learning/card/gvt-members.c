/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-members-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-media.h"
#include "gvt-text.h"
#include "gvt-unicode.h"

#define MAX_SLUG  48
#define MAX_MEDIA 16

static gboolean
refuse (GError **error, const char *name, const char *problem)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "\"%s\" %s", name, problem);
  return FALSE;
}

gboolean
gvt_members_only (JsonObject *object, const char *names, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *link = members; link != NULL; link = link->next)
    {
      g_autofree char *word = g_strdup_printf (" %s ", (const char *) link->data);

      if (strstr (names, word) == NULL)
        return refuse (error, link->data, "is not a member of this format");
    }

  return TRUE;
}

static gboolean
is_readable (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)) && *c != '\n')
      return FALSE;
  return TRUE;
}

static const char *
check_text (const char *text, const char *name, guint max_chars, GError **error)
{
  if (text == NULL)
    return NULL;
  if (!is_readable (text))
    return refuse (error, name, "holds a control character"), NULL;
  if (g_utf8_strlen (text, -1) > max_chars)
    return refuse (error, name, "is too long"), NULL;

  return text;
}

const char *
gvt_member_text (JsonObject *object, const char *name, guint max_chars, GError **error)
{
  const char *text = check_text (gvt_json_get_text (object, name, error), name, max_chars, error);

  if (text != NULL && strspn (text, " \n") == strlen (text))
    return refuse (error, name, "is empty"), NULL;
  return text;
}

const char *
gvt_member_text_or_empty (JsonObject *object, const char *name, GError **error)
{
  return check_text (gvt_json_get_text (object, name, error), name, GVT_TEXT_MAX, error);
}

const char *
gvt_member_optional_text (JsonObject *object, const char *name, guint max_chars, GError **error)
{
  return json_object_has_member (object, name) ? gvt_member_text (object, name, max_chars, error)
                                               : "";
}

gboolean
gvt_is_slug (const char *text)
{
  gsize length = strlen (text);

  return length >= 1 && length <= MAX_SLUG && g_ascii_isalnum (text[0])
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

const char *
gvt_member_slug (JsonObject *object, const char *name, GError **error)
{
  const char *text = gvt_json_get_text (object, name, error);

  if (text != NULL && !gvt_is_slug (text))
    return refuse (error, name, "is not made of a-z, 0-9 and hyphens"), NULL;
  return text;
}

gboolean
gvt_member_int_between (
    JsonObject *object, const char *name, gint64 least, gint64 most, guint *value, GError **error)
{
  gint64 number;

  if (!gvt_json_get_int (object, name, &number, error))
    return FALSE;
  if (number < least || number > most)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                   "\"%s\" is not between %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT, name, least,
                   most);
      return FALSE;
    }

  *value = (guint) number;
  return TRUE;
}

const char *
gvt_member_date (JsonObject *object, const char *name, GError **error)
{
  const char *text = gvt_json_get_text (object, name, error);

  if (text != NULL && *text != '\0' && !gvt_date_is_valid (text))
    return refuse (error, name, "is neither empty nor a date YYYY-MM-DD"), NULL;
  return text;
}

gboolean
gvt_is_language (const char *tag)
{
  return g_regex_match_simple ("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", tag, G_REGEX_DOLLAR_ENDONLY,
                               0);
}

/* Enters the element under its id, which it therefore has only once in this list. */
static gboolean
enter (GHashTable *by_id, JsonObject *element, gpointer made, GError **error)
{
  const char *id = gvt_json_get_text (element, "id", error);

  if (id == NULL)
    return FALSE;
  if (g_hash_table_contains (by_id, id))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "the id \"%s\" stands there twice", id);
      return FALSE;
    }

  return g_hash_table_insert (by_id, g_strdup (id), g_object_ref (made));
}

static gboolean
read_element (GListStore *store,
              JsonArray *array,
              guint index,
              GvtElementFunc func,
              GvtModuleParts *parts,
              GHashTable *by_id,
              GError **error)
{
  JsonObject *element = gvt_json_element_object (array, index, "element", error);
  g_autoptr (GObject) made = element != NULL ? func (element, parts, error) : NULL;

  if (made == NULL || (by_id != NULL && !enter (by_id, element, made, error)))
    return FALSE;

  g_list_store_append (store, made);
  return TRUE;
}

GListModel *
gvt_member_list (JsonObject *object,
                 const char *name,
                 guint least,
                 guint most,
                 GType type,
                 GvtElementFunc func,
                 GvtModuleParts *parts,
                 GHashTable *by_id,
                 GError **error)
{
  g_autoptr (GListStore) store = g_list_store_new (type);
  JsonArray *array;

  if (least == 0 && !json_object_has_member (object, name))
    return G_LIST_MODEL (g_steal_pointer (&store));

  array = gvt_json_get_array (object, name, error);
  if (array == NULL)
    return NULL;
  if (json_array_get_length (array) < least || json_array_get_length (array) > most)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "\"%s\" has %u elements, not %u to %u",
                   name, json_array_get_length (array), least, most);
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_element (store, array, i, func, parts, by_id, error))
      {
        g_prefix_error (error, "%s[%u]: ", name, i);
        return NULL;
      }

  return G_LIST_MODEL (g_steal_pointer (&store));
}

/* The endings of each kind's files, between spaces. */
static const char *const media_endings[] = {
  [GVT_MEDIA_IMAGE] = " .svg .png .jpg ",
  [GVT_MEDIA_AUDIO] = " .opus ",
  [GVT_MEDIA_SIGN] = " .webm ",
};

static gboolean
check_media_file (const char *file, guint kind, GvtModuleParts *parts, GError **error)
{
  const char *dot = strrchr (file, '.');
  g_autofree char *suffix = g_strdup_printf (" %s ", dot != NULL ? dot : "?");

  if (!g_hash_table_contains (parts->files, file))
    return refuse (error, file, "is not a file of the module");
  if (strstr (media_endings[kind], suffix) == NULL)
    return refuse (error, file, "is not of this kind of media");

  return TRUE;
}

static gpointer
read_media (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  const char *kind_name = gvt_json_get_text (object, "kind", error);
  const char *file = kind_name != NULL ? gvt_json_get_text (object, "file", error) : NULL;
  const char *text = file != NULL ? gvt_member_text (object, "text", GVT_TEXT_MAX, error) : NULL;
  const char *language = "";
  guint kind = 0;

  if (text == NULL || !gvt_members_only (object, " kind file language text ", error))
    return NULL;
  while (kind < G_N_ELEMENTS (media_endings)
         && strcmp (gvt_media_kind_to_text (kind), kind_name) != 0)
    kind++;
  if (kind == G_N_ELEMENTS (media_endings))
    return refuse (error, "kind", "is none of image, audio, sign"), NULL;
  if (!check_media_file (file, kind, parts, error))
    return NULL;

  if (kind != GVT_MEDIA_IMAGE)
    language = gvt_json_get_text (object, "language", error);
  if (language == NULL)
    return NULL;
  if (kind != GVT_MEDIA_IMAGE ? !gvt_is_language (language)
                              : json_object_has_member (object, "language"))
    return refuse (error, "language", "is no BCP-47 tag, or of a picture"), NULL;

  return g_object_new (GVT_TYPE_MEDIA, "kind", kind, "file", file, "language", language, "text",
                       text, NULL);
}

GListModel *
gvt_member_media (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  return gvt_member_list (object, "media", 0, MAX_MEDIA, GVT_TYPE_MEDIA, read_media, parts, NULL,
                          error);
}

GListModel *
gvt_member_claims (JsonObject *object, GvtModuleParts *parts, GError **error)
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
        {
          g_autofree char *shown = gvt_unicode_head (id, 80);

          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "module.json has no claim \"%s\"",
                       shown);
          return NULL;
        }
      if (!g_list_store_find (claims, claim, NULL)) /* no longer than the module's own list */
        g_list_store_append (claims, claim);
    }

  return ids != NULL ? G_LIST_MODEL (g_steal_pointer (&claims)) : NULL;
}
