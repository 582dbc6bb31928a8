/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-notes.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-vault-acts-private.h"

#define MAX_NOTES 256 /* more than that were never told: the journal is out of order */
#define MAX_JSON  (64 * 1024)

void
gvt_vault_note_free (GvtVaultNote *self)
{
  g_free (self->kind);
  g_clear_pointer (&self->body, json_object_unref);
  g_free (self);
}

static GvtVaultNote *
read_note (JsonObject *object, GError **error)
{
  g_autoptr (GvtVaultNote) note = g_new0 (GvtVaultNote, 1);
  JsonObject *body;

  note->kind = g_strdup (gvt_json_get_text (object, "kind", error));
  if (note->kind == NULL || !gvt_json_get_hex (object, "id", note->id, sizeof note->id, error))
    return NULL;

  body = gvt_json_get_object (object, "body", error);
  if (body == NULL)
    return NULL;

  note->body = json_object_ref (body);
  return g_steal_pointer (&note);
}

static GPtrArray *
read_notes (GBytes *json, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_vault_note_free);
  g_autoptr (JsonObject) object = gvt_json_parse (json, MAX_JSON, error);
  JsonArray *array = object != NULL ? gvt_json_get_array (object, "notes", error) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *element = gvt_json_element_object (array, i, "a note", error);
      GvtVaultNote *note = element != NULL ? read_note (element, error) : NULL;

      if (note == NULL)
        return NULL;
      g_ptr_array_add (notes, note);
    }

  return array != NULL ? g_steal_pointer (&notes) : NULL;
}

static GPtrArray *
open_notes (GBytes *sealed, const GvtSecret *store_key, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_secret_derive (store_key, GVT_VAULT_NOTES);
  g_autoptr (GBytes) json = NULL;

  if (sealed == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_vault_note_free);

  json = gvt_unseal (key, GVT_VAULT_NOTES, sealed, error);
  return json != NULL ? read_notes (json, error) : NULL;
}

static GBytes *
notes_to_json (GPtrArray *notes, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < notes->len; i++)
    {
      const GvtVaultNote *note = notes->pdata[i];
      JsonObject *element = json_object_new ();

      gvt_json_set_hex (element, "id", note->id, sizeof note->id);
      json_object_set_string_member (element, "kind", note->kind);
      json_object_set_object_member (element, "body", json_object_ref (note->body));
      json_array_add_object_element (array, element);
    }
  json_object_set_array_member (object, "notes", array);
  return gvt_json_canonical (object, error);
}

static gboolean
seal_notes (GvtVaultFile *file, const GvtSecret *store_key, GPtrArray *notes, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_secret_derive (store_key, GVT_VAULT_NOTES);
  g_autoptr (GBytes) json = notes->len > 0 ? notes_to_json (notes, error) : NULL;

  if (notes->len > 0 && json == NULL)
    return FALSE;

  g_clear_pointer (&file->notes, g_bytes_unref);
  if (json != NULL)
    file->notes = gvt_seal (key, GVT_VAULT_NOTES, g_bytes_get_data (json, NULL),
                            g_bytes_get_size (json));
  return TRUE;
}

gboolean
gvt_vault_note_add (GvtVaultFile *file,
                    const GvtSecret *store_key,
                    const char *kind,
                    JsonObject *body,
                    GError **error)
{
  g_autoptr (GvtVaultNote) note = g_new0 (GvtVaultNote, 1);
  g_autoptr (GvtSecret) id = gvt_secret_new_random (sizeof note->id);
  g_autoptr (GPtrArray) notes = open_notes (file->notes, store_key, error);

  note->body = body;
  note->kind = g_strdup (kind);
  memcpy (note->id, gvt_secret_get (id), sizeof note->id);
  if (notes == NULL)
    return FALSE;
  if (notes->len >= MAX_NOTES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "The journal tells no notes");
      return FALSE;
    }

  g_ptr_array_add (notes, g_steal_pointer (&note));
  return seal_notes (file, store_key, notes, error);
}

gboolean
gvt_vault_notes_reseal (GvtVaultFile *file,
                        const GvtSecret *store_key,
                        const GvtSecret *new_store_key,
                        GError **error)
{
  g_autoptr (GPtrArray) notes = open_notes (file->notes, store_key, error);

  return notes != NULL && seal_notes (file, new_store_key, notes, error);
}

GPtrArray *
gvt_vault_dup_notes (GvtVault *self, GError **error)
{
  g_auto (GvtVaultKeys) keys = { 0 };
  g_autofree char *path = gvt_vault_dup_path (self);
  g_autoptr (GvtVaultFile) file = NULL;

  if (!gvt_vault_copy_keys (self, &keys, NULL, error))
    return NULL;

  file = gvt_vault_file_read (path, error);
  return file != NULL ? open_notes (file->notes, keys.store_key, error) : NULL;
}

typedef struct
{
  const GvtSecret *store_key;
  GPtrArray *told;
} Clearing;

static gboolean
is_told (const Clearing *clearing, const GvtVaultNote *note)
{
  for (guint i = 0; i < clearing->told->len; i++)
    {
      const GvtVaultNote *one = clearing->told->pdata[i];

      if (memcmp (one->id, note->id, sizeof note->id) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
clear_told (GvtVaultFile *file, gpointer user_data, GError **error)
{
  Clearing *clearing = user_data;
  g_autoptr (GPtrArray) notes = open_notes (file->notes, clearing->store_key, error);

  if (notes == NULL)
    return FALSE;

  for (guint i = notes->len; i > 0; i--)
    if (is_told (clearing, notes->pdata[i - 1]))
      g_ptr_array_remove_index (notes, i - 1);
  return seal_notes (file, clearing->store_key, notes, error);
}

gboolean
gvt_vault_clear_notes (GvtVault *self, GPtrArray *told, GError **error)
{
  g_auto (GvtVaultKeys) keys = { 0 };
  Clearing clearing = { NULL, told };

  if (!gvt_vault_copy_keys (self, &keys, NULL, error))
    return FALSE;

  clearing.store_key = keys.store_key;
  return gvt_vault_change (self, clear_told, &clearing, error);
}
