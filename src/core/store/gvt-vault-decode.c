/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the JSON in a copy of the vault. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-vault-file.h"

/* No honest vault is beyond these, and a forged one must not be able to exhaust the laptop. */
#define MIN_MEMORY    (8 * 1024)
#define MAX_MEMORY    (G_GUINT64_CONSTANT (1) << 30)
#define MAX_PASSES    64
#define MAX_PAST_KEYS 256

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, message);
  return FALSE;
}

static GBytes *
unhex_all (const char *text, GError **error)
{
  gsize length = strlen (text) / 2;
  g_autofree guint8 *data = g_malloc (length + 1);

  if (!gvt_unhex (text, data, length, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static gboolean
get_sealed (JsonObject *object, const char *name, GBytes **sealed, GError **error)
{
  const char *text = gvt_json_get_text (object, name, error);

  *sealed = text != NULL ? unhex_all (text, error) : NULL;
  return *sealed != NULL;
}

static gboolean
get_sealed_if_there (JsonObject *object, const char *name, GBytes **sealed, GError **error)
{
  return !json_object_has_member (object, name) || get_sealed (object, name, sealed, error);
}

static gboolean
get_key (JsonObject *object, const char *name, GvtPublicKey *key, GError **error)
{
  return gvt_json_get_hex (object, name, key->bytes, sizeof key->bytes, error);
}

static gboolean
read_kdf (JsonObject *object, GvtKdf *kdf, GError **error)
{
  gint64 memory, passes;

  if (!gvt_json_get_int (object, "memory_bytes", &memory, error)
      || !gvt_json_get_int (object, "passes", &passes, error))
    return FALSE;

  if (memory < MIN_MEMORY || (guint64) memory > MAX_MEMORY || passes < 1 || passes > MAX_PASSES)
    return refuse (error, "A slot costs too much");

  *kdf = (GvtKdf){ .memory_bytes = memory, .passes = passes };
  return TRUE;
}

static GvtUser *
read_user (JsonObject *object, GError **error)
{
  g_autoptr (GvtUser) user = NULL;
  const char *code = gvt_json_get_text (object, "code", error);
  const char *role_text = code != NULL ? gvt_json_get_text (object, "role", error) : NULL;
  const char *area = role_text != NULL ? gvt_json_get_text (object, "area", error) : NULL;
  GvtRole role;

  if (area == NULL || !gvt_role_from_text (role_text, &role, error))
    return NULL;

  user = gvt_user_new (code, role, area);
  return gvt_user_check (user, error) ? g_steal_pointer (&user) : NULL;
}

static GvtVaultSlot *
read_slot (JsonObject *object, GError **error)
{
  g_autoptr (GvtVaultSlot) slot = g_new0 (GvtVaultSlot, 1);

  slot->user = read_user (object, error);
  if (slot->user == NULL || !read_kdf (object, &slot->kdf, error)
      || !gvt_json_get_hex (object, "salt", slot->salt, sizeof slot->salt, error)
      || !gvt_json_get_bool (object, "is_once", &slot->is_once, error)
      || !get_key (object, "public_key", &slot->public_key, error)
      || !get_key (object, "box", &slot->box, error)
      || !get_sealed (object, "user_key", &slot->user_key, error)
      || !get_sealed (object, "box_key", &slot->box_key, error)
      || !get_sealed (object, "store_key", &slot->store_key, error)
      || (gvt_role_opens_roll (slot->user->role)
          && !get_sealed (object, "roll_key", &slot->roll_key, error)))
    return NULL;

  return g_steal_pointer (&slot);
}

static gboolean
read_slots (GvtVaultFile *self, JsonObject *object, GError **error)
{
  JsonArray *slots = gvt_json_get_array (object, "slots", error);

  for (guint i = 0; slots != NULL && i < json_array_get_length (slots); i++)
    {
      JsonObject *element = gvt_json_element_object (slots, i, "slots", error);
      GvtVaultSlot *slot = element != NULL ? read_slot (element, error) : NULL;

      if (slot == NULL)
        return FALSE;
      g_ptr_array_add (self->slots, slot);
    }

  return slots != NULL && (self->slots->len > 0 || refuse (error, "A vault without slots"));
}

static gboolean
read_past_roll_keys (GvtVaultFile *self, JsonObject *object, GError **error)
{
  JsonArray *keys = gvt_json_get_array (object, "past_roll_keys", error);

  if (keys != NULL && json_array_get_length (keys) > MAX_PAST_KEYS)
    return refuse (error, "Too many past keys");

  for (guint i = 0; keys != NULL && i < json_array_get_length (keys); i++)
    {
      const char *text = gvt_json_element_text (keys, i, "past_roll_keys", error);
      GBytes *sealed = text != NULL ? unhex_all (text, error) : NULL;

      if (sealed == NULL)
        return FALSE;
      g_ptr_array_add (self->past_roll_keys, sealed);
    }

  return keys != NULL;
}

static GvtVaultRequest *
read_request (JsonObject *object, GError **error)
{
  g_autoptr (GvtVaultRequest) request = g_new0 (GvtVaultRequest, 1);

  request->code = g_strdup (gvt_json_get_text (object, "code", error));
  if (request->code == NULL || !gvt_json_get_int (object, "at_us", &request->at_us, error)
      || !gvt_json_get_hex (object, "id", request->id, sizeof request->id, error)
      || !gvt_json_get_hex (object, "salt", request->salt, sizeof request->salt, error)
      || !gvt_json_get_bool (object, "is_told", &request->is_told, error)
      || !get_key (object, "ephemeral", &request->ephemeral, error)
      || !get_sealed (object, "ephemeral_key", &request->ephemeral_key, error))
    return NULL;

  return g_steal_pointer (&request);
}

static gboolean
read_requests (GvtVaultFile *self, JsonObject *object, GError **error)
{
  JsonArray *requests = gvt_json_get_array (object, "requests", error);

  for (guint i = 0; requests != NULL && i < json_array_get_length (requests); i++)
    {
      JsonObject *element = gvt_json_element_object (requests, i, "requests", error);
      GvtVaultRequest *request = element != NULL ? read_request (element, error) : NULL;

      if (request == NULL)
        return FALSE;
      g_ptr_array_add (self->requests, request);
    }

  return requests != NULL;
}

static gboolean
read_recovery (GvtVaultFile *self, JsonObject *object, GError **error)
{
  JsonObject *recovery;

  self->has_recovery = json_object_has_member (object, "recovery");
  if (!self->has_recovery)
    return TRUE;

  recovery = gvt_json_get_object (object, "recovery", error);
  return recovery != NULL && get_key (recovery, "public", &self->recovery_public, error)
         && gvt_json_get_id (recovery, "device", &self->recovery_device, error)
         && get_sealed (recovery, "keys", &self->recovery_keys, error);
}

static gboolean
read_keys (GvtVaultFile *self, JsonObject *object, GError **error)
{
  return get_key (object, "authority", &self->authority, error)
         && get_key (object, "roll_public", &self->roll_public, error)
         && get_sealed (object, "authority_key", &self->authority_key, error)
         && get_sealed (object, "device_key", &self->device_key, error)
         && get_sealed (object, "lookup_key", &self->lookup_key, error)
         && get_sealed_if_there (object, "former_store_key", &self->former_store_key, error)
         && get_sealed_if_there (object, "notes", &self->notes, error)
         && gvt_json_get_hex (object, "warrant", self->warrant, sizeof self->warrant, error);
}

GvtVaultFile *
gvt_vault_file_from_json (GBytes *json, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (json, GVT_VAULT_MAX_JSON, error);
  g_autoptr (GvtVaultFile) self = gvt_vault_file_new ();
  gint64 version;

  if (object == NULL || !gvt_json_get_int (object, "store_version", &version, error)
      || !read_keys (self, object, error) || !read_past_roll_keys (self, object, error)
      || !read_recovery (self, object, error) || !read_requests (self, object, error)
      || !read_slots (self, object, error))
    return NULL;

  self->store_version = CLAMP (version, 0, G_MAXINT);
  self->generation = (guint64) MAX (gvt_json_int_or (object, "generation", 0), 0);
  self->repaired_copy = (guint) CLAMP (gvt_json_int_or (object, "repaired_copy", 0), 0, 2);
  return g_steal_pointer (&self);
}
